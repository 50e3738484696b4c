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
        let strangers = map.strangersToTables()
        guard strangers.isEmpty else { throw work.failure(of: strangers, in: mapFile) }
        var reader = CSVReader(table, separator: separator)
        do throws(CSVReader.Fault) {
            try TableStart(table).check(separator: map.separator)
            try work.readHeader(try reader.next(), columns)
            while let record = try reader.next(keeping: work.isFull ? 0 : CSVReader.cellLimit) {
                work.read(record)
                if work.blankLine != nil { reader.skipBlankLines() }
            }
        } catch {
            work.report(at: ImportPlace(line: error.line), cause: error.problem, fix: error.fix)
        }
        return try work.finish()
    }

    /// Reads rows that another format of data came as. Their cells are read exactly as those of a table of comma-separated values are.
    public static func dataSet(
        from rows: ImportRows, file: String, schema: Schema, map: ColumnMap, mapFile: String = "column map"
    ) throws(ImportFailure) -> DataSet {
        var work = TableImport(file: file, schema: schema)
        work.findColumns(try work.plan(map, mapFile: mapFile), among: rows.columns, line: nil) { rows.fix(for: $0) }
        for row in rows.rows { work.read(row.cells, at: row.place) }
        return try work.finish(whatToDo: rows.tooManyRows)
    }
}
