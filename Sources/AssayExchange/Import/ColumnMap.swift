// SPDX-License-Identifier: Apache-2.0
internal import AssayData
public import AssayFormats

/// How the columns of somebody else's table become the fields of a schema (`NAME.columns.json`).
///
/// A JSON object with a member for each field that needs one. A field without a member is read from the column of its own name,
/// in its own unit. The member `*` holds for the whole table.
///
///     {
///       "*":        { "separator": ";", "decimal": ",", "missing": ["NA", "-"] },
///       "day":      { "column": "Date", "date": "dd.MM.yyyy", "first": "02.03.2026" },
///       "session":  { "column": "Part of day", "labels": { "AM": "morning", "PM": "evening" } },
///       "systolic": { "column": "SYS", "unit": "kPa", "rounded": "half up" }
///     }
public struct ColumnMap: Hashable, Sendable {
    /// How one field is read.
    public struct Rule: Hashable, Sendable {
        /// The header of the column; `nil` for the field's own name.
        public var column: String?
        /// The unit of the column, when it is not the field's.
        public var unit: String?
        /// A factor, as decimal text, that turns the column's numbers into the field's unit; instead of `unit`.
        public var factor: String?
        /// How to round what does not fit the field's decimals; `nil` refuses it.
        public var rounded: Rounding?
        /// What stands in the column for each label of an enumeration.
        public var labels: [String: String]?
        /// The pattern of a date or time column, see `docs/formats.md`.
        public var date: String?
        /// The date, in the same pattern or as `yyyy-MM-dd`, that has the field's lowest value.
        public var first: String?
        /// Instead of `column`, for health records: the code of the observations that the field is read from, a LOINC code or `SYSTEM|CODE`.
        public var code: String?
        /// Texts that stand for a missing value, instead of the table's.
        public var missing: [String]?

        public init() {}
    }

    /// Rules by field name.
    public var rules: [String: Rule] = [:]
    /// The character between cells.
    public var separator: Character = ","
    /// The character before decimals.
    public var decimalMark: Character = "."
    /// Texts that stand for a missing value; an empty cell always does.
    public var missing = ColumnMap.usualMissing

    static var usualMissing: [String] { ["NA"] }
    /// For health records: the offset from UTC, such as `+01:00`, of the clock that all times are told by; `nil` for each time's own.
    public var offset: String?
    /// For health records: the first and the last day of the readings that are taken, as `yyyy-MM-dd`.
    public var from: String?
    public var to: String?

    /// The map for a table whose columns are named like the fields.
    public init() {}

    /// Reads a map; throws for anything that is not known.
    public init(parsing file: [UInt8]) throws(JSONError) {
        let document = try JSON(parsing: file, limits: .init(byteCount: 1 << 20))
        guard case .object(var members) = document else {
            throw JSONError(place: "", problem: "an object is expected, not \(document.kind)")
        }
        if let table = members.removeValue(forKey: "*") { try readTable(table) }
        for (field, json) in members { rules[field] = try Rule(json: json, at: field) }
    }

    private mutating func readTable(_ json: JSON) throws(JSONError) {
        var reader = try JSONReader(json, at: "*")
        if reader.contains("separator") { separator = try reader.mark("separator", among: [",", ";", "\t", "|"]) }
        if reader.contains("decimal") { decimalMark = try reader.mark("decimal", among: [".", ","]) }
        if reader.contains("missing") { missing = try reader.strings("missing") }
        if reader.contains("offset") { offset = try reader.string("offset") }
        if reader.contains("from") { from = try reader.string("from") }
        if reader.contains("to") { to = try reader.string("to") }
        guard separator != decimalMark else { throw reader.fault("decimal", "the separator and the decimal mark are the same") }
        try reader.finish()
    }
}

extension ColumnMap.Rule {
    fileprivate init(json: JSON, at path: String) throws(JSONError) {
        self.init()
        var reader = try JSONReader(json, at: path)
        if reader.contains("column") { column = try reader.string("column") }
        if reader.contains("unit") { unit = try reader.string("unit") }
        if reader.contains("factor") { factor = try reader.string("factor") }
        if reader.contains("rounded") { rounded = try reader.rounding("rounded") }
        if reader.contains("labels") { labels = try reader.texts("labels") }
        if reader.contains("date") { date = try reader.string("date") }
        if reader.contains("first") { first = try reader.string("first") }
        if reader.contains("code") { code = try reader.string("code") }
        if reader.contains("missing") { missing = try reader.strings("missing") }
        guard code == nil || column == nil else { throw reader.fault("code", "a field has a column or a code, not both") }
        try reader.finish()
    }
}

extension JSONReader {
    fileprivate mutating func mark(_ key: String, among marks: [Character]) throws(JSONError) -> Character {
        let text = try string(key)
        guard text.count == 1, let mark = text.first, marks.contains(mark) else {
            let names = marks.map { $0 == "\t" ? "\\t" : String($0) }.joined(separator: " ")
            throw fault(key, "one of these characters is expected: \(names)")
        }
        return mark
    }

    fileprivate mutating func rounding(_ key: String) throws(JSONError) -> Rounding {
        guard let rounding = Rounding(rawValue: try string(key)) else {
            throw fault(key, "one of half up, half even, down and up is expected")
        }
        return rounding
    }
}
