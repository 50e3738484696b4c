// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayData
internal import AssayFormats
internal import AssayImport

/// Whether tables are what the program reads, and their rows as it reads them.
struct PreviewWork {
    private let program: OrderedProgram

    init(_ order: WorkOrder) throws { program = try OrderedProgram(order) }

    func perform() throws -> Worker.WorkAnswer {
        let sets = try zip(program.usable().dataSets, program.data()).map { input, data -> JSON in
            [
                "name": .string(input.name), "fields": .array(input.schema.fields.map(\.facts)),
                "rows": .array(data.rows.rows.map { row in .array(zip(input.schema.fields, row).map { $0.cell($1) }) }),
                "records": data.report.map { .object($0.json) } ?? .null,
            ]
        }
        return .init(json: ["dataSets": .array(sets)])
    }
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
