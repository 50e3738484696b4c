// SPDX-License-Identifier: Apache-2.0
import AssaySyntax

@testable import AssayCompiler

/// Random statistics, neighbours, groups, curves, tables, roots and functions.
extension ProgramGenerator {
    static let functions = """
        function above(r: rows, v: number in r, k: number) = count in r where v > k
        function third(a: number, b: condition) = when b: a / 3 else -a
        function kept(r: rows, c: condition in r) = r where not c
        function filled(r: rows, v: field in r) {
            let there = r where v is present
            give count in there / (count in r) otherwise 0%
        }
        function ending(r: rows, v: number in r, digit: 0 .. 9) = share of remainder(v, 10) = digit in r otherwise 0%
        function middle(r: rows, v: number in r, c: condition in r) {
            let some = r where c
            let size = count in some
            give when size > 0: (sum of v in some) / size else -1
        }
        """

    private mutating func rounding() -> String { "rounded \(pick(RoundingMode.allCases).rawValue) to \(draw(0...2)) decimals" }

    private mutating func sign() -> String { pick(["<", "<=", ">", ">=", "=", "!="]) }

    mutating func statistic(_ depth: Int) -> String {
        let rows = rows()
        let place = rows.place
        let value = "(\(number(place, depth)))"
        switch draw(1...17) {
        case 14, 15: return function(rows, value)
        case 13: return numberedRow(depth)
        case 1: return "(median of \(value) in \(rows.name)\(otherwise(rows)))"
        case 2: return "(mad of \(value) in \(rows.name)\(otherwise(rows)))"
        case 3: return "(percentile \(pick(["1", "25", "50", "66.6", "99", "100"])) of \(value) in \(rows.name)\(otherwise(rows)))"
        case 4: return "(variance of \(value) in \(rows.name) otherwise \(literal()))"
        case 5: return "(standard deviation of \(value) in \(rows.name) \(rounding()) otherwise \(literal()))"
        case 6: return "(slope of \(value) against \(smallNumber(place)) in \(rows.name) otherwise \(literal()))"
        case 7:
            return "(correlation of \(smallNumber(place)) with \(smallNumber(place)) in \(rows.name) \(rounding()) otherwise \(literal()))"
        case 8: return "(longest run of \(condition(place, depth)) in \(rows.name))"
        case 9: return neighbours(rows.name, place, depth)
        case 10:
            return "(above(\(rows.name), \(value), \(number(.plain, depth))) + (count in kept(\(rows.name), \(condition(place, depth)))))"
        default: return groups(rows.name, place, depth)
        }
    }

    private mutating func function(_ rows: RowSet, _ value: String) -> String {
        let open = records[rows.record].filter { $0.isOptional && $0.labels == nil }
        if !open.isEmpty, oneIn(2) { return "filled(\(rows.name), \(pick(open).name))" }
        switch draw(1...2) {
        case 1: return "ending(\(rows.name), \(value), \(draw(0...9)))"
        default: return "middle(\(rows.name), \(value), \(condition(rows.place, 1)))"
        }
    }

    private mutating func numberedRow(_ depth: Int) -> String {
        let data = pick(Array(rowSets.prefix(records.count)))
        let value = number(data.place, depth)
        let which = pick(["\(draw(0...6))", "(count in \(data.name))", "(\(smallNumber(.plain)) rounded down)"])
        return "(row \(which) of \(value) in \(data.name) otherwise \(literal()))"
    }

    private mutating func neighbours(_ rows: String, _ place: Place, _ depth: Int) -> String {
        // What a row that is not there would have may be a number that no row has.
        let value = smallNumber(place)
        let before = oneIn(3) ? "when \(condition(place, 1)): \(smallNumber(place)) else \(smallNumber(place))" : smallNumber(place)
        let test = "\(value) \(sign()) previous (\(before))"
        switch draw(1...4) {
        case 1: return "(count in consecutive \(rows) where \(test))"
        case 2: return "(longest run of \(test) in consecutive \(rows))"
        case 3: return "(max of \(value) - previous (\(before)) in consecutive \(rows) otherwise \(literal()))"
        default: return "(sum of previous (\(before)) * \(value) in (consecutive \(rows) where \(test)))"
        }
    }

    private mutating func groups(_ rows: String, _ place: Place, _ depth: Int) -> String {
        guard let record = place.record else { return literal() }
        let isEvery = oneIn(3)
        let key = groupKey(record)
        let inner = inGroup(place, depth, isEvery: isEvery)
        let table = "\(rows) by \(isEvery ? "every " : "")\(key.text)"
        if key.isNumber, oneIn(4) {
            return "(sum of \(inner) in (\(table) where \(inner) \(sign()) \(literal()) \(pick(["and", "or"])) key \(sign()) \(literal())))"
        }
        switch draw(1...6) {
        case 1: return "(count in \(table) where \(inner) \(sign()) \(literal()))"
        case 2: return "(sum of \(inner) in \(table))"
        case 3: return "(\(pick(["max", "min", "median"])) of \(inner) in \(table) otherwise \(literal()))"
        case 4: return "(longest run of \(inner) \(sign()) \(literal()) in \(table))"
        case 5: return "(max of \(inner) - previous \(inner) in consecutive (\(table)) otherwise \(literal()))"
        default: return "(variance of \(inner) in \(table) otherwise \(literal()))"
        }
    }

    /// A third of the keys have been a key before, since groupings that have their key in common share what is made of it.
    private mutating func groupKey(_ record: Int) -> (record: Int?, text: String, isNumber: Bool) {
        let known = groupKeys.filter { $0.record == record || $0.record == nil }
        if !known.isEmpty, oneIn(3) { return pick(known) }
        if !numbers.isEmpty, oneIn(6) {
            groupKeys.append((nil, "remainder(\(pick(numbers)), \(draw(2...4)))", true))
        } else {
            let column = pick(records[record])
            let (missing, isNumber) = (column.labels.map { pick($0) } ?? "0", column.labels == nil)
            let field = column.isOptional ? "(\(column.name) otherwise \(missing))" : column.name
            groupKeys.append((record, !isNumber || oneIn(3) ? field : "remainder(\(field), \(draw(2...8)))", isNumber))
        }
        return groupKeys[groupKeys.count - 1]
    }

    private mutating func inGroup(_ place: Place, _ depth: Int, isEvery: Bool) -> String {
        let value = smallNumber(place)
        let other = isEvery ? " otherwise \(literal())" : ""
        switch draw(1...12) {
        case 10: return "above(group, \(value), \(smallNumber(.plain)))"
        case 11: return "ending(group, \(value), \(draw(0...9)))"
        case 12: return "(middle(group, \(value), \(condition(place, 1))) \(rounding()))"
        case 8: return "(share of (\(condition(place, 1))) in group\(other))"
        case 9: return "((slope of \(value) against \(smallNumber(place)) in group otherwise \(literal())) \(rounding()))"
        case 1, 2: return "(count in group where \(condition(place, 1)))"
        case 3: return "(sum of \(value) in group)"
        case 4: return "(\(pick(["max", "min"])) of \(value) in group\(other))"
        case 5: return "((mean of \(value) in group\(other)) \(rounding()))"
        case 6: return "((variance of \(value) in group otherwise 1) \(rounding()))"
        default: return "(when any of \(condition(place, 1)) in group: \(literal()) else \(literal()))"
        }
    }

    mutating func form(_ place: Place, _ depth: Int) -> String {
        let value = number(place, depth)
        switch draw(1...7) {
        case 1: return "remainder(\(value), \(oneIn(4) ? smallNumber(place) : pick(["1", "3", "7", "10", "2.5"])))"
        case 2: return "(sqrt(max(\(value), 0)) \(rounding()))"
        case 3: return "(sqrt(\(value)) \(rounding()) otherwise \(literal()))"
        case 4: return "curve(\(value): \(points(-20, 20)))"
        case 5: return table(place) ?? "(table(\(value): \(points(-9, 9))) otherwise \(literal()))"
        case 6: return "weighted(30: curve(\(value): \(points(0, 1))), 70: curve(\(smallNumber(place)): \(points(0, 1))))"
        default: return "third(\(number(.plain, 1)), \(condition(.plain, 1)))"
        }
    }

    /// `KEY -> VALUE` for growing keys.
    private mutating func points(_ least: Int, _ greatest: Int) -> String {
        var key = draw(-4...6)
        return (0..<draw(1...4)).map { _ in
            key += draw(1...9)
            return "\(key) -> \(draw(least...greatest))"
        }.joined(separator: ", ")
    }

    private mutating func table(_ place: Place) -> String? {
        guard let record = place.record, let column = records[record].filter({ $0.labels != nil && !$0.isOptional }).first,
            let labels = column.labels
        else { return nil }
        let field = place.row.map { "\($0).\(column.name)" } ?? column.name
        let entries = labels.prefix(draw(1...labels.count)).map { "\($0) -> \(draw(-9...9))" }
        return "(table(\(field): \(entries.joined(separator: ", "))) otherwise \(literal()))"
    }
}
