// SPDX-License-Identifier: Apache-2.0
public import AssayData

extension DataImport {
    /// Reads of a table what can be read, for a picture of it that shows where the faults are; what they are, ``dataSet(from:file:schema:map:mapFile:)``
    /// says. `nil` where nothing can be read: the text is no table, or the map cannot be followed.
    public static func sketch(of table: [UInt8], schema: Schema, map: ColumnMap = ColumnMap()) -> DataSketch? {
        guard table.count <= maximumByteCount, let separator = map.separator.asciiValue, var sketch = TableSketch(schema, map) else {
            return nil
        }
        var reader = CSVReader(table, separator: separator)
        guard let header = try? reader.next() else { return nil }
        sketch.findColumns(among: header.cells.map(trimmed))
        // A fault of the text itself ends the picture, not what is known already.
        while let record = try? reader.next(keeping: sketch.isFull ? 0 : CSVReader.cellLimit) {
            if !record.isBlank || header.cells.count == 1 { sketch.read(record.cells) }
        }
        return sketch.sketch
    }

    /// The same of rows that another format of data came as.
    public static func sketch(of rows: ImportRows, schema: Schema, map: ColumnMap) -> DataSketch? {
        guard var sketch = TableSketch(schema, map) else { return nil }
        sketch.findColumns(among: rows.columns)
        for row in rows.rows { sketch.read(row.cells) }
        return sketch.sketch
    }
}

/// The state of one sketch.
private struct TableSketch {
    private(set) var sketch: DataSketch
    private let planned: [TableImport.Column]
    /// Where each field is read from; `nil` where there is no such column.
    private var places: [Int?] = []
    private var width = 0

    /// `nil` for a map that cannot be followed.
    init?(_ schema: Schema, _ map: ColumnMap) {
        var work = TableImport(file: "", schema: schema)
        guard let planned = try? work.plan(map, mapFile: "") else { return nil }
        self.planned = planned
        sketch = DataSketch(of: schema)
    }

    mutating func findColumns(among names: [String]) {
        width = names.count
        places = planned.map { column in names.firstIndex(of: column.name) }
    }

    var isFull: Bool { sketch.isFull }

    mutating func read(_ cells: [String]) {
        guard !isFull else { return sketch.append([], isFaulty: false) }
        var isFaulty = cells.count != width
        let row = zip(planned, places).map { column, place -> Int? in
            guard let place, cells.indices.contains(place) else { return nil }
            do {
                return try column.reader.raw(cells[place])
            } catch {
                isFaulty = true
                return column.reader.unchecked(cells[place])
            }
        }
        sketch.append(row, isFaulty: isFaulty)
    }
}
