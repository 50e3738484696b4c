// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayCompiler
internal import AssayData
internal import AssayFormats

struct RunVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Work out a program on a table, without keys and without a proof.",
        discussion: """
            For the owner of the data: shows what would be published and, with --private, everything on the way there.

            Example: assay run diary.assay --data diary.csv --param expected=80 --private
            """)

    @Argument(help: "The program.")
    var file: String

    @OptionGroup var table: TableOptions

    @Option(name: .customLong("param"), help: "A parameter of the program, NAME=VALUE; may be repeated.")
    var parameters: [NamedArgument] = []

    @Flag(
        name: .customLong("private"),
        help: "Show the intermediate values, too, and which rows counted. They tell much more than the outputs.")
    var showsPrivate = false

    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        let program = try ProgramFile(file).checked()
        let raw = try ParameterValues.raw(parameters, for: program.parameters)
        let report = try program.run(dataSets: table.dataSets(of: program.dataSets), parameters: raw)
        let lines = showsPrivate ? Self.privateLines(report) : []
        if let refusal = report.refusal { return Self.refused(refusal, lines, file) }
        return Answer(
            lines + report.outputs.map { Self.line($0.value) },
            json: ["outputs": Self.json(report.outputs.map(\.value))].merging(showsPrivate ? Self.privateJSON(report) : [:]) { own, _ in own
            })
    }

    private static func refused(_ refusal: RunReport.Refusal, _ lines: [String], _ file: String) -> Answer {
        Answer(
            lines + ["\(file):\(refusal.line): the data does not meet a requirement: \(refusal.text)"]
                + refusal.values.map { "  " + line($0) },
            json: ["refusal": ["line": .integer(refusal.line), "requirement": .string(refusal.text), "values": json(refusal.values)]],
            status: .invalid)
    }

    private static func line(_ value: NamedValue) -> String {
        "\(value.name): \(value.text)" + (value.unit.isEmpty ? "" : " \(value.unit)")
    }

    private static func privateLines(_ report: RunReport) -> [String] {
        report.rowSets.map { "\($0.name): \($0.rows.count) rows of \($0.data): \(ranges($0.rows))" } + report.values.map(line) + ["—"]
    }

    private static func privateJSON(_ report: RunReport) -> [String: JSON] {
        let sets = report.rowSets.map { ["name": .string($0.name), "rows": .array($0.rows.map { .integer($0) })] as JSON }
        return ["values": json(report.values), "rowSets": .array(sets)]
    }

    private static func json(_ values: [NamedValue]) -> JSON {
        .array(values.map { ["name": .string($0.name), "value": .string($0.text), "unit": .string($0.unit)] })
    }

    /// `1-4, 7` for 1, 2, 3, 4, 7.
    private static func ranges(_ rows: [Int]) -> String {
        var parts: [ClosedRange<Int>] = []
        for row in rows {
            if let last = parts.last, last.upperBound + 1 == row {
                parts[parts.count - 1] = last.lowerBound...row
            } else {
                parts.append(row...row)
            }
        }
        return parts.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ", ")
    }
}
