// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

/// Curves, tables, remainders and roots.
extension GateMaker {
    // MARK: Curves

    /// Straight lines from point to point, as a sum: from each point on the slope changes by a known amount, so the curve
    /// is its first value and those amounts times how far the number is beyond each point.
    mutating func curve(_ x: NumberForm, _ points: [Operation.Point]) -> NumberForm {
        var slope = Rational(0)
        var beyond: [(change: Rational, excess: GateID, factor: Rational)] = []
        for (index, point) in points.enumerated() {
            let next = index + 1 < points.count ? points[index + 1] : nil
            let after = next.map { ($0.value - point.value) / ($0.key - point.key) } ?? 0
            if after != slope {
                let (excess, factor) = excess(of: x, over: point.key)
                beyond.append((after - slope, excess, factor))
            }
            slope = after
        }
        return sum(of: beyond, points, x)
    }

    /// How far `x` is above `key`, or zero, over the denominator of `x`.
    private mutating func excess(of x: NumberForm, over key: Rational) -> (GateID, factor: Rational) {
        let both = aligned(x, constant(key))
        let distance = gates.sum(both.a, both.b, times: -1)
        let excess = gates.select(gates.isNonNegative(distance), distance, gates.constant(0))
        return (excess, both.factor)
    }

    private mutating func sum(
        of beyond: [(change: Rational, excess: GateID, factor: Rational)], _ points: [Operation.Point], _ x: NumberForm
    ) -> NumberForm {
        let start = points.first?.value ?? 0
        let weights = beyond.map { $0.change * $0.factor }
        let step = weights.reduce(start.magnitude) { Rational.commonMeasure($0, $1) }
        guard !step.isZero else { return NumberForm(factor: 1, numerator: gates.constant(0), exists: x.exists) }
        var terms = zip(weights, beyond).map { LinearTerm(coefficient: ($0 / step).numerator, gate: $1.excess) }
        var constant = (start / step).numerator
        if let denominator = x.denominator {
            terms.append(LinearTerm(coefficient: constant, gate: denominator))
            constant = 0
        }
        let values = points.map { ($0.value / step).numerator }
        let range = Interval(values.min() ?? 0, values.max() ?? 0)
        let below = x.denominator.map { gates.interval($0) } ?? Interval(1)
        return fraction(step, gates.linear(constant, terms, within: range * below), x.denominator, x.exists)
    }

    // MARK: Tables

    /// A list read at the key's place, where the key has few values; else the keys are tried one by one.
    mutating func table(_ id: NodeID, _ points: [Operation.Point]) -> NumberForm {
        let key = number(id)
        let values = points.map(\.value)
        let step = values.reduce(Rational(0)) { Rational.commonMeasure($0, $1) }
        let factor = step.isZero ? 1 : step
        let interval = gates[key.numerator].interval
        guard key.denominator == nil, interval.upper - interval.lower < Limits.places else {
            return tried(key, points, factor)
        }
        var list = [BigInt](repeating: 0, count: Int(interval.upper - interval.lower) + 1)
        var isListed = [BigInt](repeating: 0, count: list.count)
        for point in points {
            let raw = point.key / key.factor
            guard raw.isWhole, interval.contains(raw.numerator) else { continue }
            list[Int(raw.numerator - interval.lower)] = (point.value / factor).numerator
            isListed[Int(raw.numerator - interval.lower)] = 1
        }
        let numerator = gates.lookUp(key.numerator, first: interval.lower, list)
        let hasKey = gates.lookUp(key.numerator, first: interval.lower, isListed)
        let exists = gates.point(hasKey) == 1 ? key.exists : both(key.exists, hasKey)
        return NumberForm(factor: factor, numerator: numerator, exists: exists)
    }

    private mutating func tried(_ key: NumberForm, _ points: [Operation.Point], _ factor: Rational) -> NumberForm {
        var terms: [LinearTerm] = []
        var hits: [LinearTerm] = []
        for point in points {
            let isThere = gates.isZero(difference(key, constant(point.key)))
            hits.append(LinearTerm(coefficient: 1, gate: isThere))
            terms.append(LinearTerm(coefficient: (point.value / factor).numerator, gate: isThere))
        }
        let values = terms.map(\.coefficient) + [0]
        let numerator = gates.linear(0, terms, within: Interval(values.min() ?? 0, values.max() ?? 0))
        let hasKey = gates.linear(0, hits, within: Interval(0, 1))
        return NumberForm(factor: factor, numerator: numerator, exists: gates.point(hasKey) == 1 ? key.exists : both(key.exists, hasKey))
    }

    // MARK: Remainders and roots

    /// `a - b · ⌊a / b⌋`, which is in 0 ..< b.
    mutating func remainder(_ a: NumberForm, _ b: NumberForm, _ whole: NumberForm) -> NumberForm {
        let isPositive = gates.isNonNegative(gates.sum(b.numerator, gates.constant(-1)))
        let exists = both(both(a.exists, b.exists), gates.point(isPositive) == 1 ? nil : isPositive)
        let multiple = product(b, whole)
        let sides = aligned(a, NumberForm(factor: multiple.factor, numerator: multiple.numerator, denominator: multiple.denominator))
        let limit = aligned(b, a)
        let upper = max(0, (limit.factor / sides.factor * Rational(gates.interval(limit.a).upper)).ceiling - 1)
        let rest = gates.linear(
            0, [LinearTerm(coefficient: 1, gate: sides.a), LinearTerm(coefficient: -1, gate: sides.b)],
            within: gates.point(isPositive) == 1 ? Interval(0, upper) : nil)
        return fraction(sides.factor, gates.folded(rest), sides.denominator, exists)
    }

    mutating func root(_ a: NumberForm, _ mode: RoundingMode, _ decimals: Int) -> NumberForm {
        let square = a.factor * Rational(BigInt(10).power(2 * decimals))
        let isDefined = gates.isNonNegative(a.numerator)
        let positive = gates.point(isDefined) == 1 ? neverNegative(a.numerator) : gates.select(isDefined, a.numerator, gates.constant(0))
        let numerator = gates.scaled(square.numerator, positive)
        let divisor = gates.scaled(square.denominator, a.denominator ?? gates.constant(1))
        let bound = Interval(BigInt(0), Limits.wholeNumber)
        return NumberForm(
            factor: Rational(1, scale: decimals), numerator: gates.folded(gates.root(numerator, divisor, mode, within: bound)),
            exists: gates.point(isDefined) == 1 ? a.exists : both(a.exists, isDefined))
    }

    /// A number that is not below zero, as a gate that says so by itself: where a requirement rules out what is below, the gate's own interval has
    /// it still.
    private mutating func neverNegative(_ number: GateID) -> GateID {
        guard gates[number].interval.lower < 0 else { return number }
        let test = gates.make(.isNonNegative(number))
        let upper = max(0, gates.interval(number).upper)
        return gates.make(.select(test, number, gates.constant(0)), within: Interval(0, upper))
    }
}
