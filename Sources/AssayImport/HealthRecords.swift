// SPDX-License-Identifier: Apache-2.0
public import AssayData
public import AssayExchange
internal import AssayFormats

/// The readings of one file of health records, by the clock, and what was passed over.
public struct HealthRecords: Sendable {
    public let format: HealthFormat
    /// What was passed over, by reason.
    public let skipped: [Skipped]
    /// Readings whose time is told in UTC (`Z`) although the column map has no `offset`: what the clock on the wall showed is lost.
    public let utcCount: Int
    let file: String
    let readings: [HealthReading]
    let codes: FurtherCodes
    /// The day that counts as the first one.
    private let firstDay: CivilDate

    init(_ format: HealthFormat, _ found: inout HealthCollector, codes: FurtherCodes) throws(ImportFailure) {
        readings = try found.joined(codeNames: codes.texts)
        guard let first = readings.first?.time.date else { throw found.faults }
        self.format = format
        self.codes = codes
        file = found.file
        firstDay = found.window.from ?? first
        utcCount = found.window.offset == nil ? readings.count { $0.time.isUTC } : 0
        skipped = found.skipped.sorted { $0.key < $1.key }.map { Skipped(reason: $0.key, count: $0.value) }
    }

    public var readingCount: Int { readings.count }

    /// The days of the first and of the last reading.
    public var days: (first: CivilDate, last: CivilDate) { (readings.first?.time.date ?? firstDay, readings.last?.time.date ?? firstDay) }

    /// How many readings have each of the columns that every format has, in the order of the columns.
    public var columns: [(name: String, count: Int)] {
        ReadingColumn.allCases.map { column in (column.rawValue, readings.count { !column.text($0).isEmpty }) }
    }

    /// The data set of `schema`, by the column map `map`, which came from the file named `mapFile`.
    public func dataSet(schema: Schema, map: ColumnMap = ColumnMap(), mapFile: String = "column map") throws(ImportFailure) -> DataSet {
        try checkUnits(of: map, mapFile)
        let map = completed(map, for: schema)
        return try DataImport.dataSet(from: table(for: schema, map), file: file, schema: schema, map: map, mapFile: mapFile)
    }

    /// What can be read of that data set, for a picture; see ``DataImport/sketch(of:schema:map:)-(ImportRows,_,_)``.
    public func sketch(schema: Schema, map: ColumnMap = ColumnMap()) -> DataSketch? {
        let map = completed(map, for: schema)
        return (try? table(for: schema, map)).flatMap { DataImport.sketch(of: $0, schema: schema, map: map) }
    }

    /// The column of `map` that each field of `schema` is read from, and the date of the lowest value where it counts days or minutes.
    public func mapping(of schema: Schema, map: ColumnMap = ColumnMap()) -> [(field: String, column: String, first: String?)] {
        let map = completed(map, for: schema)
        return schema.fields.map { ($0.name, map.rules[$0.name]?.column ?? $0.name, map.rules[$0.name]?.first) }
    }

    // MARK: Columns

    /// `map` with what every file of health records has in common: days and minutes are counted from the first day, and units are known.
    private func completed(_ map: ColumnMap, for schema: Schema) -> ColumnMap {
        var map = map
        for field in schema.fields {
            var rule = map.rules[field.name] ?? ColumnMap.Rule()
            rule.column = rule.code ?? rule.column ?? (field.name == "day" ? ReadingColumn.date.rawValue : field.name)
            rule.code = nil
            complete(&rule, for: field)
            map.rules[field.name] = rule
        }
        (map.decimalMark, map.missing) = (".", [])
        return map
    }

    private func complete(_ rule: inout ColumnMap.Rule, for field: Schema.Field) {
        switch rule.column.flatMap(ReadingColumn.init(rawValue:)) {
        case .date where field.labels.isEmpty:
            rule.date = rule.date ?? "yyyy-MM-dd"
            rule.first = rule.first ?? firstDay.description
        case .taken where field.labels.isEmpty:
            rule.date = rule.date ?? "yyyy-MM-dd HH:mm"
            rule.first = rule.first ?? firstDay.description
        case .systolic, .diastolic: rule.unit = rule.factor == nil ? unit("mmHg", for: field) : nil
        case .pulse where !RecordUnit.pulse.contains(field.unit): rule.unit = rule.factor == nil ? unit("bpm", for: field) : nil
        case .pulse: rule.unit = nil
        default: return
        }
    }

    /// Throws when the map says that pressures or pulses are in another unit than records tell them in.
    private func checkUnits(of map: ColumnMap, _ mapFile: String) throws(ImportFailure) {
        for (name, rule) in map.rules.sorted(by: { $0.key < $1.key }) {
            guard let unit = rule.unit, rule.code == nil else { continue }
            let isTrue =
                switch ReadingColumn(rawValue: rule.column ?? name) {
                case .systolic, .diastolic: unit == "mmHg"
                case .pulse: RecordUnit.pulse.contains(unit)
                default: true
                }
            guard isTrue else {
                throw ImportFailure(
                    mapFile, "\(name): the unit is \"\(PrintableText.of(unit))\", and health records have mmHg and beats a minute",
                    fix: "Take \"unit\" out; values are converted to the field's unit")
            }
        }
    }

    /// The unit of a column, unless the field is a bare number.
    private func unit(_ unit: String, for field: Schema.Field) -> String? { field.unit.isEmpty ? nil : unit }

    // MARK: Rows

    private func table(for schema: Schema, _ map: ColumnMap) throws(ImportFailure) -> ImportRows {
        ImportRows(
            columns: ReadingColumn.allCases.map(\.rawValue) + codes.texts, rows: try rows(schema, map),
            tooManyRows: "Say which days are wanted with \"from\" and \"to\" in the column map",
            otherColumns: format == .fhir
                ? "name one of them, or the code of other observations, in a column map: { \"FIELD\": { \"code\": \"LOINC CODE\" } }"
                : "name one of them in a column map; \(format.name) holds nothing else that is read")
    }

    private func rows(_ schema: Schema, _ map: ColumnMap) throws(ImportFailure) -> [ImportRows.Row] {
        let readers = codes.texts.indices.map { code in codeReader(code, schema, map) }
        var faults = ImportFailure()
        let rows = readings.enumerated().map { row, reading in
            let further = readers.enumerated().map { code, reader in
                guard let value = reading.further[code] else { return "" }
                if let text = reader.text(value) { return text }
                faults.add(
                    ImportIssue(
                        file: file, at: reading.place, row: row + 1, column: codes.texts[code], value: PrintableValue.text(value),
                        cause: reader.problem, fix: reader.fix(value)))
                return ""
            }
            return ImportRows.Row(at: reading.place, cells: ReadingColumn.allCases.map { $0.text(reading) } + further)
        }
        guard faults.issueCount == 0 else { throw faults }
        return rows
    }

    /// In which units the fields want the values of a code. With a factor, the unit is that of the first value.
    private func codeReader(_ code: Int, _ schema: Schema, _ map: ColumnMap) -> CodeReader {
        let first = readings.lazy.compactMap { $0.further[code] }.first
        let fields = schema.fields.compactMap { field -> CodeReader.Field? in
            guard let rule = map.rules[field.name], rule.column == codes.texts[code] else { return nil }
            return CodeReader.Field(name: field.name, unit: rule.factor == nil ? rule.unit ?? field.unit : first?.unit ?? "")
        }
        return CodeReader(fields: fields)
    }
}
