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
}
