// SPDX-License-Identifier: Apache-2.0
internal import BigInt

/// Tests, and what is built of them.
extension GateBuilder {
    /// 1 when all conditions are.
    mutating func all(_ conditions: [GateID]) -> GateID {
        var operands: Set<GateID> = []
        for condition in conditions {
            switch point(condition) {
            case 1?: continue
            case _?: return constant(0)
            case nil: operands.insert(condition)
            }
        }
        guard let first = operands.first else { return constant(1) }
        return operands.count == 1 ? first : make(.all(operands.sorted()))
    }

    mutating func any(_ conditions: [GateID]) -> GateID {
        not(all(conditions.map { not($0) }))
    }

    mutating func select(_ condition: GateID, _ a: GateID, _ b: GateID, within bound: WholeInterval? = nil) -> GateID {
        if let value = point(condition) { return value == 1 ? a : b }
        let (a, b) = (folded(a), folded(b))
        if a == b { return a }
        switch (point(a), point(b)) {
        case (1?, 0?): return condition
        case (0?, 1?): return not(condition)
        case (nil, 0?) where isCondition(a): return all([condition, a])
        default: return make(.select(condition, a, b), within: bound)
        }
    }

    /// 1 when the gate is 0.
    mutating func isZero(_ id: GateID) -> GateID {
        let interval = interval(id)
        if !interval.containsZero { return constant(0) }
        if interval.isPoint { return constant(1) }
        if interval == Interval(0, 1) { return not(id) }
        if interval == Interval(-1, 0) { return linear(1, [LinearTerm(coefficient: 1, gate: id)]) }
        guard case .linear(let constant, let terms) = self[id].operation else { return make(.isZero(id)) }
        // A sum is zero exactly when it is after its common factor is taken out, or never when that leaves a fraction.
        let common = terms.reduce(BigInt(0)) { $0.greatestCommonDivisor(with: $1.coefficient) }
        guard constant % common == 0 else { return self.constant(0) }
        let sign: BigInt = terms[0].coefficient < 0 ? -1 : 1
        let plain = linear(
            sign * constant / common, terms.map { LinearTerm(coefficient: sign * $0.coefficient / common, gate: $0.gate) })
        return plain == id ? make(.isZero(id)) : isZero(plain)
    }

    /// 1 when the gate is 0 or more.
    mutating func isNonNegative(_ id: GateID) -> GateID {
        let interval = interval(id)
        if interval.lower >= 0 { return constant(1) }
        if interval.upper < 0 { return constant(0) }
        if interval.upper == 0 { return isZero(id) }
        if interval.lower == -1 { return not(isZero(sum(id, constant(1)))) }
        guard case .linear(let constant, let terms) = self[id].operation else { return make(.isNonNegative(id)) }
        let common = terms.reduce(BigInt(0)) { $0.greatestCommonDivisor(with: $1.coefficient) }
        guard common > 1, let exact = Rational(constant, over: common) else { return make(.isNonNegative(id)) }
        return isNonNegative(
            linear(exact.floor, terms.map { LinearTerm(coefficient: $0.coefficient / common, gate: $0.gate) }))
    }

    /// 1 when the gate is in the range.
    mutating func isWithin(_ id: GateID, _ range: WholeInterval) -> GateID {
        let interval = interval(id)
        guard let wanted = interval.intersection(range) else { return constant(0) }
        if wanted == interval { return constant(1) }
        if wanted.isPoint { return isZero(sum(id, constant(wanted.lower), times: -1)) }
        if wanted.lower == interval.lower { return isNonNegative(sum(constant(wanted.upper), id, times: -1)) }
        if wanted.upper == interval.upper { return isNonNegative(sum(id, constant(wanted.lower), times: -1)) }
        guard case .linear(let constant, let terms) = self[id].operation else { return make(.isWithin(id, wanted)) }
        // The test moves to the sum without its constant and its common factor.
        let common = terms.reduce(BigInt(0)) { $0.greatestCommonDivisor(with: $1.coefficient) }
        let plain = linear(0, terms.map { LinearTerm(coefficient: $0.coefficient / common, gate: $0.gate) })
        guard let lower = Rational(wanted.lower - constant, over: common)?.ceiling,
            let upper = Rational(wanted.upper - constant, over: common)?.floor, lower <= upper
        else { return self.constant(0) }
        return plain == id ? make(.isWithin(id, Interval(lower, upper))) : isWithin(plain, Interval(lower, upper))
    }
}
