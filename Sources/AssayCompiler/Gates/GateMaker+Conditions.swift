// SPDX-License-Identifier: Apache-2.0
internal import BigInt

/// Comparisons and choices.
extension GateMaker {
    mutating func comparison(_ node: Node) -> Form {
        let operands = node.operands
        switch node.operation {
        case .equal: return .whole(equality(operands[0], operands[1]), exists: nil)
        case .less:
            let gap = difference(number(operands[1]), number(operands[0]))
            return .whole(gates.isNonNegative(gates.sum(gap, gates.constant(-1))), exists: nil)
        case .lessOrEqual: return .whole(gates.isNonNegative(difference(number(operands[1]), number(operands[0]))), exists: nil)
        default: return .whole(within(number(operands[0]), number(operands[1]), number(operands[2])), exists: nil)
        }
    }

    private mutating func equality(_ a: NodeID, _ b: NodeID) -> GateID {
        if program[a].type == .condition {
            let (x, y) = (gate(a), gate(b))
            return gates.select(x, y, gates.not(y))
        }
        return gates.isZero(difference(number(a), number(b)))
    }

    /// `x in lower .. upper`; one test of its own where the ends are constants.
    private mutating func within(_ x: NumberForm, _ lower: NumberForm, _ upper: NumberForm) -> GateID {
        if x.denominator == nil, let low = constant(lower), let high = constant(upper) {
            guard low <= high else { return gates.constant(0) }
            let (least, greatest) = ((low / x.factor).ceiling, (high / x.factor).floor)
            return least <= greatest ? gates.isWithin(x.numerator, Interval(least, greatest)) : gates.constant(0)
        }
        return gates.all([gates.isNonNegative(difference(x, lower)), gates.isNonNegative(difference(upper, x))])
    }

    private func constant(_ a: NumberForm) -> Rational? {
        guard a.denominator == nil, let value = gates.point(a.numerator) else { return nil }
        return a.factor * Rational(value)
    }

    // MARK: Choosing

    mutating func choose(_ condition: GateID, _ a: Form, _ b: Form) -> Form {
        switch (a, b) {
        case (.number(let a), .number(let b)): return .number(choose(condition, a, b))
        case (.whole(let a, let x), .whole(let b, let y)):
            return .whole(gates.select(condition, a, b), exists: existing(condition, x, y))
        default: return a
        }
    }

    mutating func choose(_ condition: GateID, _ a: NumberForm, _ b: NumberForm) -> NumberForm {
        let exists = existing(condition, a.exists, b.exists)
        // Zero over anything is zero, so it takes the denominator of the other side.
        let (x, y) = (gates.point(a.numerator) == 0, gates.point(b.numerator) == 0)
        let left = x ? NumberForm(factor: b.factor, numerator: a.numerator, denominator: b.denominator) : a
        let right = y ? NumberForm(factor: a.factor, numerator: b.numerator, denominator: a.denominator) : b
        let factor = Rational.commonMeasure(left.factor, right.factor)
        let numerator = gates.select(
            condition, gates.scaled((left.factor / factor).numerator, left.numerator),
            gates.scaled((right.factor / factor).numerator, right.numerator))
        guard left.denominator != nil || right.denominator != nil else {
            return NumberForm(factor: factor, numerator: numerator, exists: exists)
        }
        let one = gates.constant(1)
        let denominator = gates.select(condition, left.denominator ?? one, right.denominator ?? one)
        return fraction(factor, numerator, denominator, exists)
    }

    private mutating func existing(_ condition: GateID, _ a: GateID?, _ b: GateID?) -> GateID? {
        guard a != nil || b != nil else { return nil }
        let one = gates.constant(1)
        return gates.select(condition, a ?? one, b ?? one)
    }

    mutating func otherwise(_ value: Form, _ fallback: Form) -> Form {
        guard let exists = value.exists else { return value }
        switch choose(exists, value, fallback) {
        case .number(var form):
            form.exists = fallback.exists.map { gates.any([exists, $0]) }
            return .number(form)
        case .whole(let gate, _): return .whole(gate, exists: fallback.exists.map { gates.any([exists, $0]) })
        }
    }

    // MARK: Rows

    mutating func aggregation(_ node: Node) -> Form {
        let mask = gate(node.operands[0])
        let data = program[node.operands[0]].data ?? 0
        let count = gates.rowSum(mask, data: data)
        switch node.operation {
        case .count: return .number(NumberForm(factor: 1, numerator: count))
        case .share: return .number(mean(NumberForm(factor: 1, numerator: hits(mask, node, data)), over: count))
        case .any: return .whole(gates.not(gates.isZero(hits(mask, node, data))), exists: nil)
        case .all: return .whole(gates.isZero(gates.sum(count, hits(mask, node, data), times: -1)), exists: nil)
        default: return .number(total(node, mask, count, data))
        }
    }

    /// How many of the rows fulfil the condition.
    private mutating func hits(_ mask: GateID, _ node: Node, _ data: Int) -> GateID {
        gates.rowSum(gates.all([mask, gate(node.operands[1])]), data: data)
    }

    private mutating func mean(_ sum: NumberForm, over count: GateID) -> NumberForm {
        let isEmpty = gates.isZero(count)
        let exists = gates.point(isEmpty) == 0 ? nil : gates.not(isEmpty)
        let divisor = gates.divisor(count)
        return fraction(sum.factor, sum.numerator, sum.denominator.map { gates.product($0, divisor) } ?? divisor, exists)
    }

    /// `sum`, `mean`, `min` or `max` of a number in rows.
    private mutating func total(_ node: Node, _ mask: GateID, _ count: GateID, _ data: Int) -> NumberForm {
        let value = number(node.operands[1])
        if let denominator = value.denominator, gates[denominator].data != nil {
            diagnostics.append(.fractionPerRow(program[node.operands[1]], program.source))
        }
        switch node.operation {
        case .least, .greatest: return extreme(value, isGreatest: node.operation == .greatest, mask, count)
        default:
            let chosen = gates.select(mask, value.numerator, gates.constant(0))
            let sum = fraction(value.factor, gates.rowSum(chosen, data: data), value.denominator, nil)
            return node.operation == .mean ? mean(sum, over: count) : sum
        }
    }

    private mutating func extreme(_ value: NumberForm, isGreatest: Bool, _ mask: GateID, _ count: GateID) -> NumberForm {
        let sign: BigInt = isGreatest ? -1 : 1
        let isEmpty = gates.isZero(count)
        let exists = gates.point(isEmpty) == 0 ? nil : gates.not(isEmpty)
        let least = gates.rowLeast(gates.scaled(sign, value.numerator), where: mask)
        return fraction(value.factor, gates.scaled(sign, least), value.denominator, exists)
    }
}
