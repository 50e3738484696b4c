// SPDX-License-Identifier: Apache-2.0
internal import BigInt

/// Operations over rows.
extension Evaluator {
    /// Over the rows of the whole table, or of the group at hand.
    mutating func aggregation(_ node: Node, _ row: Int?) -> Value? {
        var chosen = chosenRows(node.operands[0])
        if let table = node.data {
            guard let row, let key = key(table, row) else { return nil }
            chosen = rows(chosen, withKey: key, of: table)
        }
        switch node.operation {
        case .count: return .number(Rational(chosen.count))
        case .share: return Rational(chosen.count).inverse.map { .number(Rational(hits(node, chosen).count) * $0) }
        case .any: return .condition(!hits(node, chosen).isEmpty)
        case .all: return .condition(hits(node, chosen).count == chosen.count)
        case .longestRun: return .number(Rational(longestRun(node, chosen)))
        case .row:
            let row = number(node.operands[2], nil).flatMap { Self.rowNumbered($0, chosen) }
            return row.flatMap { value(node.operands[1], row: $0) }
        default: return statistic(node, chosen).map { .number($0) }
        }
    }

    /// How many rows a table has; every key that there could be is a row of the table of groups.
    func rowCount(_ table: Int) -> Int {
        program.groups(table).map { $0.keys?.count ?? 0 } ?? rows[table].count
    }

    mutating func chosenRows(_ mask: NodeID) -> [Int] {
        guard let table = program[mask].data else { return [] }
        var chosen: [Int] = []
        for row in 0..<rowCount(table) where condition(mask, row) == true { chosen.append(row) }
        return chosen
    }

    /// The first row that does not meet the condition of an `all`; `nil` where its rows are groups.
    mutating func firstRow(against node: Node) -> Int? {
        guard let table = program[node.operands[0]].data, program.groups(table) == nil else { return nil }
        for row in chosenRows(node.operands[0]) where condition(node.operands[1], row) != true { return row }
        return nil
    }

    private static func rowNumbered(_ number: Rational, _ chosen: [Int]) -> Int? {
        guard number.isWhole, number >= 1, number <= Rational(chosen.count) else { return nil }
        return chosen[Int(number.numerator) - 1]
    }

    private mutating func hits(_ node: Node, _ chosen: [Int]) -> [Int] {
        var hits: [Int] = []
        for row in chosen where condition(node.operands[1], row) == true { hits.append(row) }
        return hits
    }

    private mutating func longestRun(_ node: Node, _ chosen: [Int]) -> Int {
        let hits = Set(hits(node, chosen))
        var (run, longest) = (0, 0)
        for row in chosen {
            run = hits.contains(row) ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    private mutating func values(_ id: NodeID, _ chosen: [Int]) -> [Rational]? {
        var values: [Rational] = []
        for row in chosen {
            guard let value = number(id, row) else { return nil }
            values.append(value)
        }
        return values
    }

    private mutating func statistic(_ node: Node, _ chosen: [Int]) -> Rational? {
        guard let values = values(node.operands[1], chosen) else { return nil }
        switch node.operation {
        case .sum: return values.reduce(0, +)
        case .mean: return Rational(values.count).inverse.map { values.reduce(0, +) * $0 }
        case .least: return values.min()
        case .greatest: return values.max()
        case .median: return Self.median(values)
        case .percentile(let percent): return Self.percentile(percent, of: values)
        case .variance: return Rational(values.count - 1).inverse.flatMap { inverse in Self.spread(values, values).map { $0 * inverse } }
        case .slope, .correlation: return self.values(node.operands[2], chosen).flatMap { Self.line(node.operation, values, $0) }
        default: return nil
        }
    }

    // MARK: The row before

    /// The nearest row before that fulfils the condition.
    mutating func previousRow(_ mask: NodeID, _ row: Int?) -> Int? {
        guard var row else { return nil }
        while row > 0 {
            row -= 1
            if condition(mask, row) == true { return row }
        }
        return nil
    }

    // MARK: Groups

    /// The key that a row of the table of groups stands for.
    func key(_ table: Int, _ row: Int) -> Value? {
        guard let groups = program.groups(table), let keys = groups.keys else { return nil }
        let raw = keys.first + row
        if case .choice = program[groups.key].type { return .choice(raw) }
        return .number(keys.factor * Rational(raw))
    }

    mutating func groupExists(_ table: Int, _ row: Int) -> Bool {
        guard let groups = program.groups(table), let key = key(table, row) else { return false }
        return groups.isEvery || !rows(chosenRows(groups.mask), withKey: key, of: table).isEmpty
    }

    private mutating func rows(_ rows: [Int], withKey key: Value, of table: Int) -> [Int] {
        guard let groups = program.groups(table) else { return [] }
        var found: [Int] = []
        for row in rows where value(groups.key, row: row) == key { found.append(row) }
        return found
    }
}

/// Statistics of numbers.
extension Evaluator {
    fileprivate static func median(_ values: [Rational]) -> Rational? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let upper = sorted[sorted.count / 2]
        return sorted.count % 2 == 1 ? upper : (sorted[sorted.count / 2 - 1] + upper) * Rational(5, scale: 1)
    }

    /// The least value that so many hundredths of a percent of all do not exceed.
    fileprivate static func percentile(_ percent: Int, of values: [Rational]) -> Rational? {
        guard !values.isEmpty else { return nil }
        let rank = (percent * values.count + 9_999) / 10_000
        return values.sorted()[max(rank, 1) - 1]
    }

    /// The sum of the products of the distances from the two means; `nil` for no values.
    fileprivate static func spread(_ x: [Rational], _ y: [Rational]) -> Rational? {
        guard let inverse = Rational(x.count).inverse else { return nil }
        let products = zip(x, y).reduce(Rational(0)) { $0 + $1.0 * $1.1 }
        return products - x.reduce(0, +) * y.reduce(0, +) * inverse
    }

    fileprivate static func line(_ operation: Operation, _ y: [Rational], _ x: [Rational]) -> Rational? {
        guard let both = spread(x, y), let ofX = spread(x, x), let ofY = spread(y, y) else { return nil }
        guard case .correlation(let mode, let decimals) = operation else { return ofX.inverse.map { both * $0 } }
        guard let square = (ofX * ofY).inverse.map({ both * both * $0 }) else { return nil }
        return both.sign < 0 ? square.negativeSquareRoot(mode, decimals: decimals) : square.squareRoot(mode, decimals: decimals)
    }

    /// On the straight line between the nearest points; beyond the last one its value goes on.
    static func value(at x: Rational, of points: [Operation.Point]) -> Rational {
        guard let next = points.firstIndex(where: { x <= $0.key }) else { return points.last?.value ?? 0 }
        guard next > 0, let width = (points[next].key - points[next - 1].key).inverse else { return points[next].value }
        let (a, b) = (points[next - 1], points[next])
        return a.value + (b.value - a.value) * (x - a.key) * width
    }

    static func look(up value: Value, _ points: [Operation.Point]) -> Rational? {
        let key: Rational? =
            switch value {
            case .number(let number): number
            case .choice(let index): Rational(index)
            case .condition: nil
            }
        return points.first { $0.key == key }?.value
    }
}
