// SPDX-License-Identifier: Apache-2.0
internal import BigInt

/// Constants, sums and products.
extension GateBuilder {
    mutating func constant(_ value: BigInt) -> GateID { make(.constant(value)) }

    /// A constant where the gate can have only one value, else the gate itself.
    mutating func folded(_ id: GateID) -> GateID {
        guard let value = point(id) else { return id }
        return constant(value)
    }

    /// `constant` and the gates times their coefficients. Sums of sums are one sum, unless it gets long.
    mutating func linear(_ constant: BigInt, _ terms: [LinearTerm], within bound: WholeInterval? = nil) -> GateID {
        // Taken apart, a sum may know less about its range than the sums that it is made of.
        let whole = terms.reduce(Interval(constant)) { $0 + $1.coefficient * interval($1.gate) }
        let bound = bound.map { $0.intersection(whole) ?? $0 } ?? whole
        var sum = constant
        var coefficients: [GateID: BigInt] = [:]
        func add(_ coefficient: BigInt, _ gate: GateID) { coefficients[gate, default: 0] += coefficient }
        for term in terms {
            if let value = point(term.gate) {
                sum += term.coefficient * value
            } else if case .linear(let inner, let parts) = self[term.gate].operation, parts.count <= Self.longestInlined {
                sum += term.coefficient * inner
                for part in parts { add(term.coefficient * part.coefficient, part.gate) }
            } else {
                add(term.coefficient, term.gate)
            }
        }
        let kept = coefficients.filter { !$0.value.isZero }.sorted { $0.key < $1.key }
        guard let first = kept.first else { return self.constant(sum) }
        if kept.count == 1, sum.isZero, first.value == 1 { return first.key }
        return make(.linear(sum, kept.map { LinearTerm(coefficient: $0.value, gate: $0.key) }), within: bound)
    }

    /// Terms of a sum beyond which it is kept as a gate of its own.
    private static let longestInlined = 64

    mutating func scaled(_ factor: BigInt, _ gate: GateID) -> GateID {
        linear(0, [LinearTerm(coefficient: factor, gate: gate)])
    }

    mutating func sum(_ a: GateID, _ b: GateID, times factor: BigInt = 1) -> GateID {
        linear(0, [LinearTerm(coefficient: 1, gate: a), LinearTerm(coefficient: factor, gate: b)])
    }

    mutating func not(_ condition: GateID) -> GateID {
        linear(1, [LinearTerm(coefficient: -1, gate: condition)])
    }

    /// `a · b`; a product with a condition is a selection, which knows more about its range.
    mutating func product(_ a: GateID, _ b: GateID) -> GateID {
        if let value = point(a) { return scaled(value, b) }
        if let value = point(b) { return scaled(value, a) }
        let (x, y) = (content(a), content(b))
        guard x == 1, y == 1 else { return scaled(x * y, product(divided(a, by: x), divided(b, by: y))) }
        if isCondition(a) { return select(a, b, constant(0)) }
        if isCondition(b) { return select(b, a, constant(0)) }
        return make(.product(min(a, b), max(a, b)))
    }

    /// Whether the gate is 0 or 1 by its meaning.
    func isCondition(_ id: GateID) -> Bool { interval(id) == Interval(0, 1) }

    /// The greatest number of which the gate is always a multiple, as far as its sum tells.
    func content(_ id: GateID) -> BigInt {
        guard case .linear(let constant, let terms) = self[id].operation else { return 1 }
        return terms.reduce(constant) { $0.greatestCommonDivisor(with: $1.coefficient) }
    }

    /// The gate divided by a number of which it is always a multiple.
    mutating func divided(_ id: GateID, by divisor: BigInt) -> GateID {
        guard divisor != 1, case .linear(let constant, let terms) = self[id].operation else { return id }
        return linear(constant / divisor, terms.map { LinearTerm(coefficient: $0.coefficient / divisor, gate: $0.gate) })
    }

    /// `quotient` of numbers without a common factor as far as their sums tell.
    mutating func quotient(_ a: GateID, _ b: GateID, _ mode: RoundingMode, within bound: WholeInterval) -> GateID {
        let common = content(a).greatestCommonDivisor(with: point(b) ?? content(b))
        let x = divided(a, by: common)
        // The gadget knows what the divisor is by itself, not what a requirement makes of it.
        let y = divisor(point(b).map { constant($0 / common) } ?? divided(b, by: common))
        if point(y) == 1 { return x }
        if let value = point(x), let divisor = point(y), let exact = Rational(value, over: divisor) {
            return constant(exact.rounded(mode))
        }
        if !Limits.canDivide(self[x].interval, by: self[y].interval) { reportOverflow() }
        return make(.quotient(x, y, mode), within: bound)
    }

    /// The gate, with 1 in the place of 0 where it can be 0. Precondition: it is never negative.
    ///
    /// A gate that only a requirement keeps from being 0 becomes a `divisor` too: that costs two constraints for the whole
    /// program, and makes every divisor positive by itself.
    mutating func divisor(_ id: GateID, within bound: WholeInterval? = nil) -> GateID {
        if self[id].interval.lower > 0 || point(id).map({ $0 > 0 }) ?? false { return folded(id) }
        return interval(id).upper <= 1 ? constant(1) : make(.divisor(id), within: bound)
    }
}
