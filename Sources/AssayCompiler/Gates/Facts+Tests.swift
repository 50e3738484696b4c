// SPDX-License-Identifier: Apache-2.0
internal import BigInt

/// What the outcome of a test says about the gates behind it.
extension Facts {
    /// These facts and those that follow when the condition is as told.
    func adding(_ condition: GateID, _ isTrue: Bool, _ builder: GateBuilder) -> Facts {
        var facts = self
        facts.number = 0
        facts.learn(condition, isTrue, builder, Self.depth)
        return facts
    }

    /// How far conditions are taken apart.
    private static let depth = 12

    private mutating func learn(_ condition: GateID, _ isTrue: Bool, _ builder: GateBuilder, _ depth: Int) {
        if let outcome = builder.point(condition), outcome != (isTrue ? 1 : 0) { contradict() }
        guard depth > 0, builder.point(condition) == nil else { return }
        if isTrue, let table = builder[condition].data { learnThatThereIsARow(condition, table, builder) }
        switch builder[condition].operation {
        case .all(let operands) where isTrue:
            for operand in operands { learn(operand, true, builder, depth - 1) }
        case .isZero(let a): learnZero(a, isTrue, builder, depth - 1)
        case .isNonNegative(let a):
            let interval = builder.interval(a)
            learn(a, isTrue ? Interval(0, max(0, interval.upper)) : Interval(min(-1, interval.lower), -1), builder, depth - 1)
        case .isWithin(let a, let range) where isTrue: learn(a, range, builder, depth - 1)
        case .linear(1, let terms) where terms.count == 1 && terms[0].coefficient == -1 && builder.isCondition(terms[0].gate):
            learn(terms[0].gate, !isTrue, builder, depth - 1)
        default: break
        }
        bound(condition, Interval(isTrue ? 1 : 0))
    }

    /// Where a row fulfils a condition, there is one that does.
    private mutating func learnThatThereIsARow(_ condition: GateID, _ table: Int, _ builder: GateBuilder) {
        let capacity = BigInt(builder.program.capacity(of: table))
        let some = Interval(1, max(1, capacity))
        if let count = builder.existing(.rowSum(condition)) {
            if builder.interval(count).upper < 1 { contradict() }
            return bound(count, some)
        }
        guard let (constant, sums) = builder.existingRowSums(condition, data: table) else { return }
        if sums.count > 1 { return bound(constant, sums, some) }
        let room = some - Interval(constant)
        guard let low = Rational(room.lower, over: sums[0].coefficient), let high = Rational(room.upper, over: sums[0].coefficient)
        else { return }
        bound(sums[0].gate, Interval(min(low, high).ceiling, max(low, high).floor))
    }

    private mutating func learnZero(_ gate: GateID, _ isTrue: Bool, _ builder: GateBuilder, _ depth: Int) {
        let interval = builder.interval(gate)
        if isTrue {
            learn(gate, Interval(0), builder, depth)
        } else if interval == Interval(0) {
            contradict()
        } else if interval.lower == 0 {
            learn(gate, Interval(1, interval.upper), builder, depth)
        } else if interval.upper == 0 {
            learn(gate, Interval(interval.lower, -1), builder, depth)
        }
    }

    /// A bound of a gate, and what follows for the terms of a sum.
    private mutating func learn(_ gate: GateID, _ interval: WholeInterval, _ builder: GateBuilder, _ depth: Int) {
        bound(gate, interval)
        if builder.interval(gate).intersection(interval) == nil { contradict() }
        guard depth > 0, case .linear(let constant, let terms) = builder[gate].operation else { return }
        if terms.count > 1 { bound(constant, terms, interval) }
        learnRatio(constant, terms, interval, builder)
        for term in terms { learn(term, of: terms, interval - Interval(constant), builder, depth - 1) }
    }

    /// The others leave for one term what the sum has not.
    private mutating func learn(
        _ term: LinearTerm, of terms: [LinearTerm], _ sum: WholeInterval, _ builder: GateBuilder, _ depth: Int
    ) {
        let others = terms.reduce(Interval(0)) { rest, other in
            other.gate == term.gate ? rest : rest + other.coefficient * builder.interval(other.gate)
        }
        let room = sum - others
        guard let low = Rational(room.lower, over: term.coefficient), let high = Rational(room.upper, over: term.coefficient) else {
            return
        }
        let (lower, upper) = (min(low, high).ceiling, max(low, high).floor)
        let own = builder.interval(term.gate)
        guard lower <= upper, let tighter = own.intersection(Interval(lower, upper)) else { return contradict() }
        if tighter != own { learn(term.gate, tighter, builder, depth) }
    }

    /// `a · n + b · d` on one side of zero bounds the fraction `n / d`, whose denominator is positive.
    private mutating func learnRatio(_ constant: BigInt, _ terms: [LinearTerm], _ sum: WholeInterval, _ builder: GateBuilder) {
        guard constant.isZero, terms.count == 2 else { return }
        for (n, d) in [(terms[0], terms[1]), (terms[1], terms[0])] {
            let ratio = Ratio(numerator: n.gate, denominator: d.gate)
            guard builder.ratios.contains(ratio), let limit = Rational(-d.coefficient, over: n.coefficient) else { continue }
            let isAtLeast = (sum.lower >= 0) == (n.coefficient > 0)
            if sum.lower >= 0 || sum.upper <= 0 { learn(ratio, limit, isAtLeast, builder) }
        }
    }

    private mutating func learn(_ ratio: Ratio, _ limit: Rational, _ isAtLeast: Bool, _ builder: GateBuilder) {
        let (n, d) = (ValueInterval(builder.interval(ratio.numerator)), ValueInterval(builder.interval(ratio.denominator)))
        guard let all = n / d else { return }
        let isBeyond = isAtLeast ? all.upper < limit : limit < all.lower
        if isBeyond { return contradict() }
        if all.contains(limit) { bound(ratio, isAtLeast ? Interval(limit, all.upper) : Interval(all.lower, limit)) }
    }
}
