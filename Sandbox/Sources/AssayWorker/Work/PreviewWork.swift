// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayData
internal import AssayExplain
internal import AssayFormats
internal import AssayImport

/// Whether tables are what the program reads, and their rows as it reads them.
struct PreviewWork {
    private let program: OrderedProgram
    private let order: WorkOrder

    init(_ order: WorkOrder) throws {
        program = try OrderedProgram(order)
        self.order = order
    }

    func perform() throws -> Worker.WorkAnswer {
        let inputs = try program.usable().dataSets
        let sets = try zip(inputs, data(inputs)).map { input, data -> JSON in
            [
                "name": .string(input.name), "fields": .array(input.schema.fields.map(\.facts)),
                "rows": .array(data.rows.rows.map { row in .array(zip(input.schema.fields, row).map { $0.cell($1) }) }),
                "records": data.report.map { .object($0.json) } ?? .null, "chart": chart(DataSketch(data.rows), input.name),
            ]
        }
        return .init(json: ["dataSets": .array(sets)])
    }

    /// What cannot be read comes with a picture of where it stands.
    private func data(_ inputs: [CircuitInterface.Input]) throws -> [(rows: DataSet, report: HealthReport?)] {
        do {
            return try program.data()
        } catch let problem as WorkProblem {
            guard let input = inputs.first(where: { problem.members["dataSet"] == .string($0.name) }),
                let sketch = try? OrderedData(order, input.name)?.sketch(input.schema)
            else { throw problem }
            throw WorkProblem(problem.kind, problem.detail, problem.members.merging(["chart": chart(sketch, input.name)]) { $1 })
        }
    }

    /// Pictures for a screen and for a phone; null where there is nothing to draw.
    private func chart(_ sketch: DataSketch, _ name: String) -> JSON {
        guard let chart = ReadingsChart(sketch, of: name) else { return .null }
        return [
            "wide": .string(chart.svg(isStyled: false)),
            "narrow": .string(chart.svg(width: Self.narrow, isStyled: false)), "summary": .string(chart.summary),
        ]
    }

    /// Pixels that a phone has room for.
    private static let narrow = 320
}

extension Schema.Field {
    var facts: JSON {
        [
            "name": .string(name), "unit": .string(unit), "lowest": .string(text(lo)), "highest": .string(text(hi)),
            "optional": .bool(optional), "labels": .array(labels.map { .string($0) }),
        ]
    }

    /// A value as people write it; null where it is missing.
    fileprivate func cell(_ raw: Int?) -> JSON { raw.map { .string(text($0)) } ?? .null }
}
