// SPDX-License-Identifier: Apache-2.0
public import AssayData
internal import AssayExchange

/// Writes tables of comma-separated values as RFC 4180 has them, with the line ends of Unix.
public enum TableText {
    /// The table whose columns bear the fields' names, which is read without a column map.
    public static func table(of dataSet: DataSet) -> String {
        let fields = dataSet.schema.fields
        return text(fields.map(\.name), dataSet.rows) { row in zip(fields, row).map { field, raw in raw.map(field.text) ?? "" } }
    }

    static func text<Row>(_ header: [String], _ rows: [Row], _ cells: (Row) -> [String]) -> String {
        var text = line(header)
        for row in rows { text += line(cells(row)) }
        return text
    }

    private static func line(_ cells: [String]) -> String {
        // A line of nothing would be a blank one.
        if cells == [""] { return "\"\"\n" }
        return cells.map(cell).joined(separator: ",") + "\n"
    }

    /// Marks doubled, also one that a combining mark makes another character of: readers of tables go by bytes.
    private static func doubled(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { text, scalar in text.unicodeScalars += scalar == "\"" ? [scalar, scalar] : [scalar] }
    }

    private static func cell(_ text: String) -> String {
        let needsMarks = text.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0a || $0 == 0x0d }
        return needsMarks ? "\"" + doubled(text) + "\"" : text
    }
}

extension HealthRecords {
    /// All readings in the columns that every format has.
    public var table: String {
        TableText.text(ReadingColumn.allCases.map(\.rawValue), readings) { reading in
            ReadingColumn.allCases.map { $0.text(reading) }
        }
    }
}
