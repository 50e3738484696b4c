// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

/// Arithmetic on fractions.
extension GateMaker {
    mutating func arithmetic(_ node: Node, _ id: NodeID) -> Form {
        let a = number(node.operands[0])
        let b = node.operands.count > 1 ? number(node.operands[1]) : a
        let result: NumberForm =
            switch node.operation {
            case .negate: negated(a)
            case .add: sum(a, b)
            case .subtract: sum(a, negated(b))
            case .multiply: product(a, b)
            case .divide: quotient(a, b)
            case .absolute: absolute(a)
            case .minimum: extreme(gates.isNonNegative(difference(b, a)), a, b)
            case .maximum: extreme(gates.isNonNegative(difference(a, b)), a, b)
            case .round(let mode, let decimals): rounded(a, mode, decimals, of: node.operands[0])
            case .remainder: remainder(a, b, floored(quotient(a, b)))
            case .root(let mode, let decimals): root(a, mode, decimals)
            default: a
            }
        return .number(result)
    }

    private mutating func negated(_ a: NumberForm) -> NumberForm {
        NumberForm(factor: a.factor, numerator: gates.scaled(-1, a.numerator), denominator: a.denominator, exists: a.exists)
    }

    /// Both exist; `nil` when both always do.
    mutating func both(_ a: GateID?, _ b: GateID?) -> GateID? {
        guard let a, let b else { return a ?? b }
        return gates.all([a, b])
    }

    /// Two numbers as whole multiples of one factor over one denominator.
    struct Aligned {
        let factor: Rational
        let a: GateID
        let b: GateID
        let denominator: GateID?
    }

    mutating func aligned(_ a: NumberForm, _ b: NumberForm) -> Aligned {
        let (factor, x, y) = scaled(a, b)
        if a.denominator == b.denominator { return Aligned(factor: factor, a: x, b: y, denominator: a.denominator) }
        return Aligned(
            factor: factor, a: times(x, b.denominator), b: times(y, a.denominator), denominator: denominator(a, b))
    }

    /// The numerators as multiples of one factor.
    private mutating func scaled(_ a: NumberForm, _ b: NumberForm) -> (factor: Rational, a: GateID, b: GateID) {
        // Zero fits any factor.
        let (x, y) = (gates.point(a.numerator) == 0, gates.point(b.numerator) == 0)
        let factor = x ? b.factor : y ? a.factor : Rational.commonMeasure(a.factor, b.factor)
        return (
            factor, gates.scaled(x ? 0 : (a.factor / factor).numerator, a.numerator),
            gates.scaled(y ? 0 : (b.factor / factor).numerator, b.numerator)
        )
    }

    private mutating func times(_ a: GateID, _ denominator: GateID?) -> GateID {
        denominator.map { gates.product(a, $0) } ?? a
    }

    private mutating func denominator(_ a: NumberForm, _ b: NumberForm) -> GateID? {
        guard let x = a.denominator, let y = b.denominator else { return a.denominator ?? b.denominator }
        return gates.product(x, y)
    }

    private mutating func sum(_ a: NumberForm, _ b: NumberForm) -> NumberForm {
        let both = aligned(a, b)
        return fraction(both.factor, gates.sum(both.a, both.b), both.denominator, self.both(a.exists, b.exists))
    }

    /// A gate with the sign of `a - b`.
    mutating func difference(_ a: NumberForm, _ b: NumberForm) -> GateID {
        let both = aligned(a, b)
        return gates.sum(both.a, both.b, times: -1)
    }

    mutating func product(_ a: NumberForm, _ b: NumberForm) -> NumberForm {
        fraction(a.factor * b.factor, gates.product(a.numerator, b.numerator), denominator(a, b), both(a.exists, b.exists))
    }

    /// A number whose fraction is known as one from now on, and without a denominator that can only be one number.
    mutating func fraction(_ factor: Rational, _ numerator: GateID, _ denominator: GateID?, _ exists: GateID?) -> NumberForm {
        if max(factor.numerator, factor.denominator) >= Limits.wholeNumber { gates.reportOverflow() }
        guard let denominator else { return NumberForm(factor: factor, numerator: numerator, exists: exists) }
        if let value = gates.point(denominator), let inverse = Rational(value).inverse {
            return NumberForm(factor: factor * inverse, numerator: numerator, exists: exists)
        }
        gates.ratios.insert(Facts.Ratio(numerator: numerator, denominator: denominator))
        return NumberForm(factor: factor, numerator: numerator, denominator: denominator, exists: exists)
    }

    /// `a / b`, which exists where both do and `b` is not zero.
    private mutating func quotient(_ a: NumberForm, _ b: NumberForm) -> NumberForm {
        let isZero = gates.isZero(b.numerator)
        let isDefined = gates.point(isZero) == 0 ? nil : gates.not(isZero)
        let exists = both(both(a.exists, b.exists), isDefined)
        let interval = gates.interval(b.numerator)
        if interval.isPoint && interval.lower == 0 { return NumberForm(factor: 1, numerator: gates.constant(0), exists: exists) }
        // A divisor of either sign is multiplied by itself, so that the denominator is positive.
        let isMixed = interval.lower < 0 && interval.upper > 0
        let sign = isMixed ? b.numerator : gates.constant(interval.lower < 0 ? -1 : 1)
        let divisor = gates.divisor(gates.product(b.numerator, sign))
        let numerator = times(gates.product(a.numerator, sign), b.denominator)
        return fraction(a.factor / b.factor, numerator, times(divisor, a.denominator), exists)
    }

    /// One of two numbers by a comparison of both: it exists where both do, whichever it is.
    private mutating func extreme(_ condition: GateID, _ a: NumberForm, _ b: NumberForm) -> NumberForm {
        var chosen = choose(condition, a, b)
        chosen.exists = both(a.exists, b.exists)
        return chosen
    }

    private mutating func absolute(_ a: NumberForm) -> NumberForm {
        choose(gates.isNonNegative(a.numerator), a, negated(a))
    }

    /// The whole number next below.
    private mutating func floored(_ a: NumberForm) -> NumberForm {
        let numerator = gates.scaled(a.factor.numerator, a.numerator)
        let divisor = gates.scaled(a.factor.denominator, a.denominator ?? gates.constant(1))
        let bound = Interval(-Limits.wholeNumber, Limits.wholeNumber)
        return NumberForm(factor: 1, numerator: gates.folded(gates.quotient(numerator, divisor, .down, within: bound)), exists: a.exists)
    }

    private mutating func rounded(_ a: NumberForm, _ mode: RoundingMode, _ decimals: Int, of operand: NodeID) -> NumberForm {
        let step = Rational(1, scale: decimals)
        let steps = a.factor / step
        let numerator = gates.scaled(steps.numerator, a.numerator)
        let divisor = gates.scaled(steps.denominator, a.denominator ?? gates.constant(1))
        let value = (values[operand.index] ?? Interval(0)) / step
        let bound = Interval(value.lower.rounded(mode), value.upper.rounded(mode))
        return NumberForm(
            factor: step, numerator: gates.folded(gates.quotient(numerator, divisor, mode, within: bound)), exists: a.exists)
    }
}

extension Rational {
    /// The quotient by a number that is not zero.
    static func / (a: Rational, b: Rational) -> Rational { b.inverse.map { a * $0 } ?? a }
}

extension ValueInterval {
    static func / (a: ValueInterval, b: Rational) -> ValueInterval { Interval(a.lower / b, a.upper / b) }
}
