// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayCompiler
internal import AssayData
internal import AssayExplain
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
        let program = try ProgramFile(file).usable()
        let raw = try ParameterValues.raw(parameters, for: program.parameters)
        let report = try program.run(dataSets: table.dataSets(of: program.dataSets, remark: remark), parameters: raw)
        let (lines, json) = showsPrivate ? (Self.privateLines(report), Self.privateJSON(report)) : ([], [:])
        if let refusal = report.refusal { throw DataRefusal(refusal, file: file, after: lines, json: json) }
        let outputs = zip(program.outputs, report.outputs).map { ($0, $1.raw) }
        let values = outputs.map { signal, raw in
            ["name": .string(signal.name), "value": .string(signal.text(raw)), "unit": .string(signal.unit)] as JSON
        }
        return Answer(
            lines + outputs.map { signal, raw in "\(signal.name): \(signal.display(raw))" },
            json: json.merging(["outputs": .array(values)]) { _, new in new })
    }

    private static func privateLines(_ report: RunReport) -> [String] {
        report.rowSets.map { set in
            "\(set.name): \(set.rows.count) \(set.rows.count == 1 ? "row" : "rows") of \(set.data): \(set.rows.ranges(dash: "-"))"
        }
            + report.values.map(NamedValues.line)
            + ["—"]
    }

    private static func privateJSON(_ report: RunReport) -> [String: JSON] {
        let sets = report.rowSets.map { ["name": .string($0.name), "rows": .array($0.rows.map { .integer($0) })] as JSON }
        return ["values": .array(report.values.map(\.json)), "rowSets": .array(sets)]
    }
}
