// SPDX-License-Identifier: Apache-2.0
internal import AssayData

/// The state of one import.
struct TableImport {
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
        at place: ImportPlace = ImportPlace(), row: Int? = nil, column: String? = nil, value: String? = nil, cause: String, fix: String
    ) {
        faults.add(ImportIssue(file: file, at: place, row: row, column: column, value: value, cause: cause, fix: fix))
    }

    mutating func failure(of faults: [ColumnMap.Fault], in mapFile: String) -> ImportFailure {
        for fault in faults { self.faults.add(ImportIssue(file: mapFile, cause: fault.cause, fix: fault.fix)) }
        return self.faults
    }

    mutating func failure(cause: String, fix: String) -> ImportFailure {
        report(cause: cause, fix: fix)
        return faults
    }

    /// `whatToDo` is said when there are more rows than the algorithm takes.
    mutating func finish(whatToDo: String = "Take rows out") throws(ImportFailure) -> DataSet {
        if isFull {
            faults.addFirst(
                ImportIssue(
                    file: file, cause: "\(rowCount) rows; the algorithm takes at most \(schema.capacity)",
                    fix: "\(whatToDo); only the author of the algorithm can raise \"at most \(schema.capacity)\""))
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
        guard faults.isEmpty else { throw failure(of: faults, in: mapFile) }
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
        findColumns(planned, among: names, line: header.line) { Self.hint($0, names) }
    }

    /// Finds where each field is read from; `fix` says what to do about a column that is not there.
    mutating func findColumns(_ planned: [Column], among names: [String], line: Int?, fix: (String) -> String) {
        width = names.count
        let place = ImportPlace(line: line)
        for var column in planned {
            let places = names.indices.filter { names[$0] == column.name }
            if places.count > 1 {
                report(at: place, column: column.name, cause: "two columns have this name", fix: "Rename or remove one of them")
            }
            guard let index = places.first else {
                report(at: place, column: column.name, cause: "no such column", fix: fix(column.name))
                continue
            }
            column.index = index
            columns.append(column)
        }
    }

    private static func hint(_ name: String, _ names: [String]) -> String {
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
            report(at: ImportPlace(line: line), cause: "a blank line between rows", fix: "Remove it")
            blankLine = nil
        }
        read(record.cells, count: record.cellCount, at: ImportPlace(line: record.line))
    }

    /// Reads the cells of the next row, of which there were `count`.
    mutating func read(_ cells: [String], count: Int? = nil, at place: ImportPlace) {
        rowCount += 1
        guard columns.count == schema.fields.count, !isFull else { return }
        let count = count ?? cells.count
        guard count == width else {
            let cause = "\(count) cells; the header has \(width)"
            return report(at: place, row: rowCount, cause: cause, fix: "Quote cells that contain the separator, and keep empty cells")
        }
        rows.append(columns.map { column in value(cells[column.index], column, at: place) })
    }

    private mutating func value(_ cell: String, _ column: Column, at place: ImportPlace) -> Int? {
        do throws(CellReader.Problem) {
            return try column.reader.raw(cell)
        } catch {
            report(at: place, row: rowCount, column: column.name, value: cell, cause: error.cause, fix: error.fix)
            return nil
        }
    }
}
