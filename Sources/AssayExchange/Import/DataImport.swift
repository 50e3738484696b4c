// SPDX-License-Identifier: Apache-2.0
public import AssayData

/// Makes a data set of a table of comma-separated values, or says everything that keeps it from being one.
///
/// Nothing is guessed, dropped or cut: a row with a value out of range is refused, not left out, and a table with one fault is
/// refused as a whole. All faults are reported.
public enum DataImport {
    /// Longer tables are refused unread.
    public static let maximumByteCount = 100 << 20

    /// Reads `table`, which came from the file named `file`; `map` came from the file named `mapFile`.
    public static func dataSet(
        from table: [UInt8], file: String, schema: Schema, map: ColumnMap = ColumnMap(), mapFile: String = "column map"
    ) throws(ImportFailure) -> DataSet {
        var work = TableImport(file: file, schema: schema)
        guard table.count <= maximumByteCount else {
            throw work.failure(cause: "\(table.count) bytes; at most \(maximumByteCount) are read", fix: "Split the table")
        }
        let columns = try work.plan(map, mapFile: mapFile)
        guard let separator = map.separator.asciiValue else { throw work.failure(cause: "no separator", fix: "Use a comma") }
        var reader = CSVReader(table, separator: separator)
        do throws(CSVReader.Fault) {
            try TableStart(table).check(separator: map.separator)
            try work.readHeader(try reader.next(), columns)
            while let record = try reader.next(keeping: work.isFull ? 0 : CSVReader.cellLimit) {
                work.read(record)
                if work.blankLine != nil { reader.skipBlankLines() }
            }
        } catch {
            work.report(line: error.line, cause: error.problem, fix: error.fix)
        }
        return try work.finish()
    }
}

/// The state of one import.
private struct TableImport {
    /// A field's column: its header, and how to read its cells.
    struct Column {
        let name: String
        let reader: CellReader
        var index = 0
    }

    let file: String
    let schema: Schema
    var faults = ImportFailure()
    var columns: [Column] = []
    var width = 0
    var rowCount = 0
    var rows: [[Int?]] = []
    /// A blank line is a fault only when a row follows it.
    var blankLine: Int?
    /// Whether there is no room for the last row that was read.
    var isFull: Bool { rowCount > schema.capacity }

    init(file: String, schema: Schema) {
        self.file = file
        self.schema = schema
    }

    // MARK: Faults

    mutating func report(
        line: Int? = nil, row: Int? = nil, column: String? = nil, value: String? = nil, cause: String, fix: String
    ) {
        faults.add(ImportIssue(file: file, line: line, row: row, column: column, value: value, cause: cause, fix: fix))
    }

    mutating func failure(cause: String, fix: String) -> ImportFailure {
        report(cause: cause, fix: fix)
        return faults
    }

    mutating func finish() throws(ImportFailure) -> DataSet {
        if isFull {
            faults.addFirst(
                ImportIssue(
                    file: file, cause: "\(rowCount) rows; the algorithm takes at most \(schema.capacity)",
                    fix: "Take rows out; only the author of the algorithm can raise \"at most \(schema.capacity)\""))
        }
        guard faults.issueCount == 0 else { throw faults }
        do {
            return try DataSet(schema: schema, rows: rows)
        } catch {
            throw failure(cause: error.description, fix: "Correct the row")
        }
    }

    // MARK: Columns

    /// How each field is read; all faults of the map at once.
    mutating func plan(_ map: ColumnMap, mapFile: String) throws(ImportFailure) -> [Column] {
        var faults = map.strangers(to: schema)
        var columns: [Column] = []
        for field in schema.fields {
            do throws(ColumnMap.Fault) {
                columns.append(Column(name: map.column(of: field), reader: try map.reader(of: field)))
            } catch {
                faults.append(error)
            }
        }
        for fault in faults { self.faults.add(ImportIssue(file: mapFile, cause: fault.cause, fix: fault.fix)) }
        guard faults.isEmpty else { throw self.faults }
        return columns
    }

    /// Finds the columns in the header. A column that is not there stops the import, since every row would lack it.
    mutating func readHeader(_ header: CSVReader.Record?, _ planned: [Column]) throws(CSVReader.Fault) {
        guard let header else {
            throw CSVReader.Fault(line: 1, problem: "the table is empty", fix: "Its first line must name the columns")
        }
        guard header.cellCount == header.cells.count else {
            throw CSVReader.Fault(
                line: 1, problem: "\(header.cellCount) columns; at most \(CSVReader.cellLimit) are read", fix: "Take columns out")
        }
        let names = header.cells.map(trimmed)
        width = names.count
        for var column in planned {
            let places = names.indices.filter { names[$0] == column.name }
            if places.count > 1 {
                report(line: header.line, column: column.name, cause: "two columns have this name", fix: "Rename or remove one of them")
            }
            guard let index = places.first else {
                report(line: header.line, column: column.name, cause: "no such column", fix: hint(column.name, names))
                continue
            }
            column.index = index
            columns.append(column)
        }
    }

    private func hint(_ name: String, _ names: [String]) -> String {
        let nearest = Suggestion.nearest(to: name, among: names) ?? names.first { $0.lowercased().contains(name.lowercased()) }
        let question = nearest.map { "Did you mean \"\(printable($0))\"? " } ?? ""
        let known = names.prefix(20).map { "\"\(printable($0))\"" }.joined(separator: ", ")
        let entry = "{ \"\(name)\": { \"column\": \"\(nearest.map(printable) ?? "…")\" } }"
        return question + "The table has \(known); say which one it is in a column map: \(entry)"
    }

    // MARK: Rows

    mutating func read(_ record: CSVReader.Record) {
        if record.isBlank, width > 1 {
            blankLine = blankLine ?? record.line
            return
        }
        if let line = blankLine {
            report(line: line, cause: "a blank line between rows", fix: "Remove it")
            blankLine = nil
        }
        rowCount += 1
        guard columns.count == schema.fields.count, !isFull else { return }
        guard record.cellCount == width else {
            let cause = "\(record.cellCount) cells; the header has \(width)"
            return report(
                line: record.line, row: rowCount, cause: cause, fix: "Quote cells that contain the separator, and keep empty cells")
        }
        rows.append(columns.map { column in value(record.cells[column.index], column, line: record.line) })
    }

    private mutating func value(_ cell: String, _ column: Column, line: Int) -> Int? {
        do throws(CellReader.Problem) {
            return try column.reader.raw(cell)
        } catch {
            report(line: line, row: rowCount, column: column.name, value: cell, cause: error.cause, fix: error.fix)
            return nil
        }
    }
}
