// SPDX-License-Identifier: Apache-2.0
import AssaySyntax

@testable import AssayCompiler

/// Random expressions. Everything that might bind otherwise stands in parentheses.
extension ProgramGenerator {
    mutating func number(_ place: Place, _ depth: Int) -> String {
        guard depth > 0 else { return smallNumber(place) }
        let next = depth - 1
        switch draw(1...20) {
        case 19, 20: return "(\(lacking(place, next)) otherwise \(smallNumber(place)))"
        case 15, 16: return form(place, next)
        case 17, 18: return place.record == nil ? statistic(next) : smallNumber(place)
        case 1: return "(\(number(place, next)) + \(number(place, next)))"
        case 2: return "(\(number(place, next)) - \(number(place, next)))"
        case 3: return "(\(number(place, next)) * \(number(place, next)))"
        case 4: return "((\(number(place, next))) / (\(number(place, next))) otherwise \(smallNumber(place)))"
        case 5: return "\(pick(["min", "max"]))(\(number(place, next)), \(number(place, next)))"
        case 6: return "abs(\(number(place, next)))"
        case 7:
            let more = oneIn(3) ? "else when \(condition(place, next)): \(number(place, next)) " : ""
            return "(when \(condition(place, next)): \(number(place, next)) \(more)else \(number(place, next)))"
        case 8:
            let mode = pick(RoundingMode.allCases).rawValue
            return "((\(number(place, next))) rounded \(mode) to \(draw(0...3)) decimals)"
        case 9: return "(-(\(number(place, next))))"
        case 10...13: return aggregation(next)
        default: return smallNumber(place)
        }
    }

    /// A number that may have no value, made of others that may have none: in parentheses or a call.
    private mutating func lacking(_ place: Place, _ depth: Int) -> String {
        let next = depth - 1
        func part(_ generator: inout ProgramGenerator) -> String {
            depth > 0 && generator.oneIn(2) ? generator.lacking(place, next) : generator.smallNumber(place)
        }
        switch depth > 0 ? draw(1...10) : draw(1...4) {
        case 1: return "(\(smallNumber(place)) / \(smallNumber(place)))"
        case 2:
            let rows = rows()
            return "(\(pick(["mean", "min", "max", "median"])) of (\(number(rows.place, 0))) in \(rows.name))"
        case 3: return "(table(\(smallNumber(place)): 0 -> 3, \(draw(1...3)) -> \(draw(-9...9))))"
        case 4: return "(sqrt(\(smallNumber(place))) rounded down)"
        case 5, 6: return "\(pick(["min", "max"]))(\(lacking(place, next)), \(part(&self)))"
        case 7: return "\(pick(["min", "max"]))(\(part(&self)), \(lacking(place, next)))"
        case 8: return "(\(lacking(place, next)) \(pick(["+", "-", "*"])) \(part(&self)))"
        case 9: return "abs(\(lacking(place, next)))"
        default: return "(\(lacking(place, next)) rounded \(pick(RoundingMode.allCases).rawValue) to \(draw(0...2)) decimals)"
        }
    }

    mutating func smallNumber(_ place: Place) -> String {
        if let record = place.record, oneIn(2) {
            let columns = records[record].filter { $0.labels == nil }
            if let column = columns.isEmpty ? nil : pick(columns) {
                let field = place.row.map { "\($0).\(column.name)" } ?? column.name
                return column.isOptional && !place.present.contains(column.name) ? "(\(field) otherwise \(literal()))" : field
            }
        }
        if place.record != nil, oneIn(3), let rule = applied(numberRules, place) { return rule }
        return !numbers.isEmpty && oneIn(2) ? pick(numbers) : literal()
    }

    mutating func literal() -> String {
        if oneIn(6) { return "\(draw(0...120))%" }
        let scale = oneIn(4) ? draw(1...2) : 0
        let text = Self.decimal(draw(-3...20), scale)
        return text.hasPrefix("-") ? "(\(text))" : text
    }

    private mutating func applied(_ rules: [(name: String, record: Int)], _ place: Place) -> String? {
        let fitting = rules.filter { $0.record == place.record }
        guard !fitting.isEmpty else { return nil }
        let rule = pick(fitting).name
        return place.row.map { "\(rule)(\($0))" } ?? rule
    }

    /// A set of rows, by its name or with a condition.
    mutating func rows() -> RowSet {
        var base = pick(rowSets)
        guard oneIn(3) else { return base }
        base.name = "(\(base.name) where \(condition(base.place, 1)))"
        base.isCertain = false
        return base
    }

    /// What to take where there is no row; where there is one, mostly nothing.
    mutating func otherwise(_ rows: RowSet) -> String { rows.isCertain && !oneIn(4) ? "" : " otherwise \(literal())" }

    private mutating func aggregation(_ depth: Int) -> String {
        let rows = rows()
        let place = rows.place
        switch draw(1...6) {
        case 1: return "(count in \(rows.name))"
        case 2: return "(share of (\(condition(place, depth))) in \(rows.name)\(otherwise(rows)))"
        case 3: return "(sum of (\(number(place, depth))) in \(rows.name))"
        case 4: return "(mean of (\(number(place, depth))) in \(rows.name)\(otherwise(rows)))"
        default: return "(\(pick(["min", "max"])) of (\(number(place, depth))) in \(rows.name)\(otherwise(rows)))"
        }
    }

    mutating func condition(_ place: Place, _ depth: Int) -> String {
        guard depth > 0 else { return smallCondition(place) }
        let next = depth - 1
        switch draw(1...10) {
        case 1, 2: return "(\(condition(place, next)) and \(condition(place, next)))"
        case 3: return "(\(condition(place, next)) or \(condition(place, next)))"
        case 4: return "(not \(condition(place, next)))"
        case 5: return "((\(condition(place, next))) \(pick(["=", "!="])) (\(condition(place, next))))"
        case 6:
            let rows = rows()
            return "(\(pick(["any", "all"])) of (\(condition(rows.place, next))) in \(rows.name))"
        case 7: return "(\(number(place, next)) in \(number(place, next)) .. \(number(place, next)))"
        case 8: return guarded(place) ?? smallCondition(place)
        default: return comparison(place, next)
        }
    }

    private mutating func comparison(_ place: Place, _ depth: Int) -> String {
        "(\(number(place, depth)) \(pick(["<", "<=", ">", ">=", "=", "!="])) \(number(place, depth)))"
    }

    /// A test for presence and a use that relies on it.
    private mutating func guarded(_ place: Place) -> String? {
        guard let record = place.record else { return nil }
        let columns = records[record].filter { $0.isOptional && $0.labels == nil }
        guard !columns.isEmpty else { return nil }
        let name = pick(columns).name
        let field = place.row.map { "\($0).\(name)" } ?? name
        return pick([
            "(\(field) is present and \(field) > \(literal()))", "(\(field) is missing or \(field) <= \(literal()))",
            "((when \(field) is present: \(field) else \(literal())) >= \(literal()))", "(\(field) is present)",
            "(\(field) is missing)",
        ])
    }

    private mutating func smallCondition(_ place: Place) -> String {
        if let choice = equality(place), oneIn(3) { return choice }
        if place.record != nil, oneIn(3), let rule = applied(conditionRules, place) { return rule }
        if let record = place.record, place.row == nil, oneIn(4) {
            return pick(rowSets.filter { $0.record == record }).name
        }
        return !conditions.isEmpty && oneIn(2) ? pick(conditions) : comparison(place, 0)
    }

    private mutating func equality(_ place: Place) -> String? {
        if let record = place.record {
            let columns = records[record].filter { $0.labels != nil }
            if !columns.isEmpty, oneIn(2) {
                let column = pick(columns)
                let labels = column.labels ?? []
                let field = place.row.map { "\($0).\(column.name)" } ?? column.name
                let value = column.isOptional ? "(\(field) otherwise \(pick(labels)))" : field
                return "(\(value) \(pick(["=", "!="])) \(pick(labels)))"
            }
        }
        guard !choices.isEmpty else { return nil }
        let choice = pick(choices)
        return "(\(choice.name) \(pick(["=", "!="])) \(pick(choice.labels)))"
    }
}
