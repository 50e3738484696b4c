// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

/// Aggregations over the rows of a table, or over those of each group.
extension GateMaker {
    mutating func aggregation(_ node: Node) -> Form {
        let rows = rows(of: node)
        switch node.operation {
        case .count: return .number(NumberForm(factor: 1, numerator: rows.count))
        case .share: return .number(mean(NumberForm(factor: 1, numerator: hits(rows, node)), over: rows.count))
        case .any: return .whole(gates.not(gates.isZero(hits(rows, node))), exists: nil)
        case .all: return .whole(gates.isZero(gates.sum(rows.count, hits(rows, node), times: -1)), exists: nil)
        default: return .number(total(node, rows))
        }
    }

    /// What an aggregation is over.
    struct Rows {
        /// 1 for the rows that count.
        let mask: GateID
        let table: Int
        /// `nil` for all rows together.
        let groups: Grouping?
        /// How many count.
        let count: GateID
    }

    mutating func rows(of node: Node) -> Rows {
        let mask = gate(node.operands[0])
        let table = table(of: node.operands[0])
        let groups = node.data.flatMap { grouping($0) }
        let count = groups.map { gates.groupSum(mask, $0) } ?? gates.rowSum(mask, data: table)
        return Rows(mask: mask, table: table, groups: groups, count: count)
    }

    /// The table whose rows a condition is about.
    func table(of mask: NodeID) -> Int { program[mask].data ?? 0 }

    /// The sum of a value in the rows that count.
    mutating func sum(_ value: GateID, _ rows: Rows) -> GateID {
        guard let groups = rows.groups else {
            return gates.rowSum(gates.select(rows.mask, value, gates.constant(0)), data: rows.table)
        }
        // Sums over groups are of numbers that are not negative, so each row brings what it is above the least one.
        let least = min(gates.interval(value).lower, 0)
        let excess = gates.select(rows.mask, gates.sum(value, gates.constant(-least)), gates.constant(0))
        return gates.sum(gates.groupSum(excess, groups), rows.count, times: least)
    }

    /// How many of the rows fulfil the condition.
    private mutating func hits(_ rows: Rows, _ node: Node) -> GateID {
        let hit = gates.all([rows.mask, gate(node.operands[1])])
        return rows.groups.map { gates.groupSum(hit, $0) } ?? gates.rowSum(hit, data: rows.table)
    }

    private mutating func mean(_ sum: NumberForm, over count: GateID) -> NumberForm {
        let exists = isNotZero(count)
        let divisor = gates.divisor(count)
        return fraction(sum.factor, sum.numerator, sum.denominator.map { gates.product($0, divisor) } ?? divisor, exists)
    }

    /// Whether there are rows; `nil` for certainly.
    mutating func isNotZero(_ count: GateID) -> GateID? {
        let isEmpty = gates.isZero(count)
        return gates.point(isEmpty) == 0 ? nil : gates.not(isEmpty)
    }

    /// The value of an aggregation in each row, whose denominator must be the same in all of them.
    mutating func valueInRows(_ id: NodeID) -> NumberForm {
        let value = number(id)
        if let denominator = value.denominator, gates[denominator].data != nil {
            diagnostics.append(.fractionPerRow(program[id], program.source))
        }
        return value
    }

    /// `sum`, `mean`, `min` or `max` of a number in rows.
    private mutating func total(_ node: Node, _ rows: Rows) -> NumberForm {
        let value = valueInRows(node.operands[1])
        switch node.operation {
        case .least, .greatest: return extreme(value, isGreatest: node.operation == .greatest, rows)
        default:
            let sum = fraction(value.factor, sum(value.numerator, rows), value.denominator, nil)
            return node.operation == .mean ? mean(sum, over: rows.count) : sum
        }
    }

    private mutating func extreme(_ value: NumberForm, isGreatest: Bool, _ rows: Rows) -> NumberForm {
        let sign: BigInt = isGreatest ? -1 : 1
        let exists = isNotZero(rows.count)
        let least = gates.rowLeast(gates.scaled(sign, value.numerator), where: rows.mask, rows.groups)
        return fraction(value.factor, gates.scaled(sign, least), value.denominator, exists)
    }

    // MARK: The row with a number

    /// The value in the row with a number, where there is such a row.
    mutating func row(_ node: Node) -> NumberForm {
        let (rows, value, place) = (rows(of: node), number(node.operands[1]), number(node.operands[2]))
        guard let index = whole(place) else {
            diagnostics.append(.placeIsNoWhole(program[node.operands[2]], program.source))
            return constant(0)
        }
        let first = gates.linear(-1, [LinearTerm(coefficient: 1, gate: index)])
        let isThere = gates.all([gates.isNonNegative(first), gates.isNonNegative(gates.sum(rows.count, index, times: -1))])
        let last = BigInt(program.capacity(of: rows.table) - 1)
        // Where there is no such row the first one is read, and nobody looks at it.
        let number = gates.select(isThere, first, gates.constant(0), within: Interval(0, last))
        let denominator = value.denominator.map { gates.rowAt(number, of: $0) }
        return fraction(
            value.factor, gates.rowAt(number, of: value.numerator), denominator,
            both(place.exists, gates.point(isThere) == 1 ? nil : isThere))
    }

    /// The gate of a number that is whole whatever the data are; `nil` for one that need not be.
    private mutating func whole(_ form: NumberForm) -> GateID? {
        let content = gates.point(form.numerator) ?? gates.content(form.numerator)
        let factor = form.factor * Rational(content)
        guard form.denominator == nil, factor.isWhole else { return nil }
        if gates.point(form.numerator) != nil { return gates.constant(factor.numerator) }
        return gates.scaled(factor.numerator, gates.divided(form.numerator, by: content))
    }

    // MARK: The row before

    mutating func previous(_ value: Form, where mask: GateID) -> Form {
        switch value {
        case .whole(let gate, let exists): return .whole(gates.previous(gate, where: mask), exists: previous(exists, where: mask))
        case .number(let form):
            let numerator = gates.previous(form.numerator, where: mask)
            let exists = previous(form.exists, where: mask)
            return .number(fraction(form.factor, numerator, form.denominator.map { gates.previous($0, where: mask) }, exists))
        }
    }

    private mutating func previous(_ exists: GateID?, where mask: GateID) -> GateID? {
        exists.map { gates.previous($0, where: mask) }
    }

    // MARK: Groups

    func grouping(_ table: Int) -> Grouping? {
        program.groups(table)?.keys.map { Grouping(table: table, key: $0.gate) }
    }

    mutating func groupExists(_ table: Int) -> Form {
        guard let groups = program.groups(table) else { return .whole(gates.constant(0), exists: nil) }
        setKeys(groups, of: table)
        guard !groups.isEvery, let grouping = grouping(table) else { return .whole(gates.constant(1), exists: nil) }
        return .whole(isNotZero(gates.groupSum(gate(groups.mask), grouping)) ?? gates.constant(1), exists: nil)
    }

    mutating func groupKey(_ table: Int) -> Form {
        guard let groups = program.groups(table), let keys = groups.keys else { return .whole(gates.constant(0), exists: nil) }
        let key = gates.folded(gates.make(.groupKey(table)))
        if case .choice = program[groups.key].type { return .whole(key, exists: nil) }
        return .number(NumberForm(factor: keys.factor, numerator: key))
    }

    /// Finds out what keys there are: those that are written for `every` key, else those that the key's parts allow.
    private mutating func setKeys(_ groups: RowGroups, of table: Int) {
        let form = number(groups.key)
        let (text, span) = (program.source.text(program[groups.key].span), program[groups.key].span)
        guard form.denominator == nil else { return diagnostics.append(.groupKeys(text, nil, most: Limits.groups, span)) }
        let written = groups.isEvery ? writtenKeys(groups.key, form) : (step: form.factor, range: nil)
        guard let written, (form.factor / written.step).isWhole else { return diagnostics.append(.everyKey(text, span)) }
        let key = gates.scaled((form.factor / written.step).numerator, form.numerator)
        let interval = written.range?.hull(gates[key].interval) ?? gates[key].interval
        guard interval.upper - interval.lower < Limits.groups, interval.reach < 1 << 60 else {
            let range = (written.step * ValueInterval(interval)).phrase(program[groups.key].type)
            return diagnostics.append(.groupKeys(text, range, most: Limits.groups, span))
        }
        let count = Int(interval.upper - interval.lower) + 1
        gates.setKeys(RowGroups.Keys(first: Int(interval.lower), count: count, factor: written.step, gate: key), of: table)
    }

    /// The keys that a reader of the program sees, as multiples of a step: the range or labels of a field, the remainders by
    /// a constant. They depend on nothing that the compiler finds out about values.
    private func writtenKeys(_ key: NodeID, _ form: NumberForm) -> (step: Rational, range: WholeInterval?)? {
        switch program[key].operation {
        case .field(let field, _):
            let range = program.field(field).type.rawRange
            return (form.factor, Interval(BigInt(range.lowerBound), BigInt(range.upperBound)))
        case .remainder:
            let operands = program[key].operands
            guard let divisor = bounds.form(of: operands[1]), divisor.isPoint, divisor.lower.sign > 0 else { return nil }
            let step = Rational.commonMeasure(number(operands[0]).factor, divisor.lower)
            return (step, Interval(0, (divisor.lower / step).numerator - 1))
        default: return nil
        }
    }
}
