// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayCompiler
internal import AssayData
internal import AssayExchange
internal import AssayExplain
internal import AssayFormats
internal import AssayImport

struct ImportVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Say what a file of health data holds, and write it as a table (CSV).",
        discussion: """
            Reads blood pressures and pulses from FHIR R4 (a Bundle, or Observations one a line), Open mHealth (an array, or data points
            one a line) and Apple Health (export.xml, unpacked). The format is told by the content. What is passed over is counted, by
            reason. With --for, the table has the columns of that program's data set, and the other verbs take it without a column map.

            Examples: assay import export.xml
                      assay import export.xml --for bp-category.assay --from 2026-03-02 --to 2026-03-15 -o diary.csv
                      assay import bundle.json --for circuit/ --columns diary.columns.json -o diary.csv --json
                      assay import diary.csv --for bp-diary.assay --chart diary.svg
            """)

    @Argument(help: "The file, FILE or, for the data set NAME of a program that reads several, NAME=FILE.")
    var file: String

    @Option(name: .shortAndLong, help: "Where to write the table; nothing is written without.")
    var out: String?

    @Option(name: .customLong("for"), help: "A program, or the folder of a compiled algorithm: whose data set the table is to be.")
    var purpose: String?

    @Option(help: "Draw the readings over time into this file (SVG); rows that cannot be read are marked.")
    var chart: String?

    @Option(help: "A column map (JSON) for the fields of the program.")
    var columns: String?

    @Option(help: "The first day of the readings that are taken, such as 2026-03-02; it is day 1.")
    var from: String?

    @Option(help: "The last day of the readings that are taken.")
    var to: String?

    @Option(help: "Tell all times by the clock that is so far ahead of UTC, such as +01:00.")
    var offset: String?

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard columns == nil || purpose != nil else {
            throw ValidationError("--columns speaks of the fields of a program: name it with --for.")
        }
        guard chart == nil || purpose != nil else {
            throw ValidationError("--chart draws readings as a program reads them: name it with --for.")
        }
    }

    func perform() throws -> Answer {
        let (path, input) = try target()
        let inputs = [path] + [columns].compactMap(\.self) + (purpose.map { CircuitFolder.inputs($0) } ?? [])
        try overwrite.check([out, chart].compactMap(\.self), reading: inputs)
        let (map, mapFile) = try columnMap()
        let file = try DataFile(path)
        let records = try file.records(map: map, mapFile: mapFile)
        guard let input else { return try answer(with: records, map) }
        let bytes = try records == nil ? file.bytes() : []
        // A table with faults is refused, and the picture shows where they are.
        let drawn = try chart.flatMap { chart in
            let sketch =
                records.map { $0.sketch(schema: input.schema, map: map) } ?? DataImport.sketch(of: bytes, schema: input.schema, map: map)
            return try draw(sketch, input.name, to: chart)
        }
        let dataSet =
            try records?.dataSet(schema: input.schema, map: map, mapFile: mapFile)
            ?? DataImport.dataSet(from: bytes, file: path, schema: input.schema, map: map, mapFile: mapFile)
        try write(TableText.table(of: dataSet), of: dataSet)
        return answer(records, path, map, input.schema, rows: dataSet.rows.count, chart: drawn)
    }

    // MARK: Parts

    /// The file, and the data set that it is for; `nil` without `--for`.
    private func target() throws -> (path: String, input: CircuitInterface.Input?) {
        guard let purpose else { return (file, nil) }
        let inputs =
            Files.isFolder(purpose)
            ? try CircuitFolder(path: purpose).checkedInterface().dataSets : try ProgramFile(purpose).usable().dataSets
        if let named = NamedArgument(argument: file), let input = inputs.first(where: { $0.name == named.name }) {
            return (named.value, input)
        }
        guard inputs.count == 1 else {
            throw CommandFailure.unusable(
                "\(file): which data set is this for?",
                help: "write NAME=FILE; the program reads \(inputs.map(\.name).joined(separator: ", "))")
        }
        return (file, inputs[0])
    }

    private func columnMap() throws -> (map: ColumnMap, file: String) {
        var map = try columns.map { file in try Files.read(file) { try ColumnMap(parsing: $0) } } ?? ColumnMap()
        if let from { map.from = from }
        if let to { map.to = to }
        if let offset { map.offset = offset }
        return (map, columns ?? "options")
    }

    /// Without a program: the columns that all health records have.
    private func answer(with records: HealthRecords?, _ map: ColumnMap) throws -> Answer {
        guard let records else {
            throw CommandFailure.unusable(
                "\(file) is a table (CSV) already", help: "add --for PROGRAM to read it by a column map; or use it as it is, with --data")
        }
        if let out { try Files.write(records.table, to: out) }
        return answer(records, file, map, nil, rows: records.readingCount)
    }

    /// The file of the picture; `nil` where there was nothing to draw.
    private func draw(_ sketch: DataSketch?, _ name: String, to path: String) throws -> String? {
        guard let drawing = sketch.flatMap({ ReadingsChart($0, of: name) }) else {
            remark("\(path) was not written: there is no row, or no number, to draw")
            return nil
        }
        try Files.write(drawing.svg(), to: path)
        return path
    }

    /// Writes the table and makes sure that it is read as the same data.
    private func write(_ table: String, of dataSet: DataSet) throws {
        guard let out else { return }
        let again = try? DataImport.dataSet(from: Array(table.utf8), file: out, schema: dataSet.schema)
        guard again == dataSet else {
            throw CommandFailure.unusable(
                "\(out): this data cannot be written as a table; nothing was written",
                help: "the label NA of a field means in a table that the value is missing: use the file itself, with --data")
        }
        try Files.write(table, to: out)
    }

    private func answer(
        _ records: HealthRecords?, _ path: String, _ map: ColumnMap, _ schema: Schema?, rows: Int, chart: String? = nil
    ) -> Answer {
        let report = records.map { HealthReport($0, path: path, schema: schema, map: map) }
        let written = out.map { ["\($0): \(rows) \(rows == 1 ? "row" : "rows")"] } ?? []
        var json = report?.json ?? ["file": .string(path), "format": "table"]
        json["rows"] = .integer(rows)
        json["table"] = out.map { .string($0) }
        json["chart"] = chart.map { .string($0) }
        let drawn = chart.map { ["\($0): the readings over time"] } ?? []
        return Answer((report?.lines ?? ["\(path): a table (CSV), \(rows) rows"]) + columnLines(records) + written + drawn, json: json)
    }

    private func columnLines(_ records: HealthRecords?) -> [String] {
        guard let records, purpose == nil else { return [] }
        return ["  columns: " + records.columns.map { "\($0.name) (\($0.count))" }.joined(separator: ", ")]
    }
}
