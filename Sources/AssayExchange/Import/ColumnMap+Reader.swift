// SPDX-License-Identifier: Apache-2.0
internal import AssayData

extension ColumnMap {
    /// A fault of the map itself: it does not fit the schema.
    struct Fault: Error {
        let cause: String
        let fix: String

        init(_ cause: String, fix: String) {
            self.cause = cause
            self.fix = fix
        }
    }

    /// The header of the column that `field` is read from.
    func column(of field: Schema.Field) -> String { rules[field.name]?.column ?? field.name }

    /// Faults of members that belong to no field.
    func strangers(to schema: Schema) -> [Fault] {
        let names = schema.fields.map(\.name)
        return rules.keys.filter { !names.contains($0) }.sorted().map { name in
            let hint = Suggestion.nearest(to: name, among: names).map { "Did you mean \"\($0)\"?" }
            return Fault(
                "\"\(printable(name))\" is no field of \(schema.record)", fix: hint ?? "The fields are \(names.joined(separator: ", "))")
        }
    }

    /// Faults of members that only health records have a use for.
    func strangersToTables() -> [Fault] {
        let table = [("offset", offset), ("from", from), ("to", to)].filter { $0.1 != nil }.map { "* has \"\($0.0)\"" }
        let fields = rules.filter { $0.value.code != nil }.keys.sorted().map { "\(printable($0)) has \"code\"" }
        return (table + fields).map { Fault("\($0), and the data is a table (CSV)", fix: "Take it out; it is for health records") }
    }

    /// How the cells of `field` are read.
    func reader(of field: Schema.Field) throws(Fault) -> CellReader {
        let rule = rules[field.name] ?? Rule()
        let meaning = try meaning(of: field, rule)
        return CellReader(field: field, missing: try missing(of: field, rule, meaning), meaning: meaning)
    }

    /// Texts that stand for a missing value. A text cannot stand for a label as well; the one that does by itself, unless the map says so, does not then.
    private func missing(of field: Schema.Field, _ rule: Rule, _ meaning: CellReader.Meaning) throws(Fault) -> Set<String> {
        let texts = Set(rule.missing ?? missing)
        guard case .labels(let labels) = meaning else { return texts }
        let both = texts.intersection(labels.keys)
        guard let text = both.first, rule.missing != nil || missing != Self.usualMissing else { return texts.subtracting(both) }
        throw Fault(
            "\(field.name): \"\(printable(text))\" stands for a label and for a missing value",
            fix: "Say with \"missing\" of the column what stands for that")
    }

    private func meaning(of field: Schema.Field, _ rule: Rule) throws(Fault) -> CellReader.Meaning {
        let isNumeric = rule.unit != nil || rule.factor != nil || rule.rounded != nil
        if let pattern = rule.date {
            guard !isNumeric, rule.labels == nil, field.labels.isEmpty else {
                throw Fault("\(field.name): a date cannot also have a unit, a rounding or labels", fix: "Keep one of them")
            }
            return try dates(of: field, pattern, rule.first)
        }
        guard rule.first == nil else { throw Fault("\(field.name): \"first\" needs a \"date\"", fix: "Add the pattern of the dates") }
        if !field.labels.isEmpty {
            guard !isNumeric else {
                throw Fault("\(field.name) is an enumeration and has no unit, factor or rounding", fix: "Take them out")
            }
            return .labels(try labels(of: field, rule.labels))
        }
        guard rule.labels == nil else { throw Fault("\(field.name) is a number and has no labels", fix: "Take \"labels\" out") }
        return .number(try conversion(of: field, rule), decimalMark: decimalMark, rounding: rule.rounded)
    }

    private func labels(of field: Schema.Field, _ texts: [String: String]?) throws(Fault) -> [String: Int] {
        let own = Dictionary(uniqueKeysWithValues: zip(field.labels, field.labels.indices))
        guard let texts else { return own }
        var values: [String: Int] = [:]
        for (text, label) in texts.sorted(by: { $0.key < $1.key }) {
            guard let raw = own[label] else {
                throw Fault(
                    "\(field.name): \"\(printable(label))\" is none of its labels", fix: "They are \(field.labels.joined(separator: ", "))")
            }
            guard values.updateValue(raw, forKey: trimmed(text)) == nil else {
                throw Fault("\(field.name): \"\(printable(trimmed(text)))\" stands twice among the labels", fix: "Keep one of them")
            }
        }
        return values
    }

    private func conversion(of field: Schema.Field, _ rule: Rule) throws(Fault) -> UnitConversion? {
        if let text = rule.factor {
            guard rule.unit == nil else {
                throw Fault("\(field.name): \"factor\" stands in place of a \"unit\"", fix: "Keep one of them")
            }
            guard let factor = try? Rational(decimal: text), factor.numerator > 0 else {
                throw Fault("\(field.name): \"\(printable(text))\" is no factor", fix: "Write a decimal number above zero, as text")
            }
            return UnitConversion(factor: factor)
        }
        guard let unit = rule.unit, unit != field.unit else { return nil }
        guard let conversion = UnitConversion(from: unit, to: field.unit) else {
            let relatives = UnitConversion.relatives(of: field.unit).joined(separator: ", ")
            let own = field.unit.isEmpty ? "a bare number" : field.unit
            throw Fault(
                "\(field.name): no conversion from \"\(printable(unit))\" to \(own) is known",
                fix: relatives.isEmpty ? "Give a \"factor\" instead" : "Known are \(relatives); or give a \"factor\" instead")
        }
        return conversion
    }

    private func dates(of field: Schema.Field, _ text: String, _ first: String?) throws(Fault) -> CellReader.Meaning {
        guard let pattern = DatePattern(text) else {
            throw Fault("\(field.name): \"\(printable(text))\" is no date pattern", fix: "Write one such as yyyy-MM-dd or dd.MM.yyyy HH:mm")
        }
        guard let first, let start = pattern.moment(first) ?? DatePattern("yyyy-MM-dd")?.moment(first) else {
            throw Fault(
                "\(field.name): \"first\" must be the date of the lowest value, \(field.text(field.lo))",
                fix: "Write it like the column's dates or as yyyy-MM-dd")
        }
        guard field.scale == 0 else { throw Fault("\(field.name): a field with decimals cannot be a date", fix: "Take \"date\" out") }
        if ["", "day", "days", "d"].contains(field.unit) { return .days(pattern, first: .init(moment: start, text: first)) }
        if ["minute", "minutes", "min"].contains(field.unit), pattern.hasTime {
            return .minutes(pattern, first: .init(moment: start, text: first))
        }
        throw Fault(
            "\(field.name): dates of the form \(text) cannot be counted in \"\(field.unit)\"",
            fix: "Count in days, or in minutes with a pattern that has HH:mm")
    }
}
