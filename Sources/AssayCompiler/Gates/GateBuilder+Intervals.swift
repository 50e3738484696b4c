// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

/// How large the value of a gate can be.
extension GateBuilder {
    /// How far down gates are looked at again for what facts make of them. Beyond it the interval without facts is
    /// taken, which is never wrong, only wider; so the work stays small and the stack shallow.
    static var depth: Int { 12 }

    /// The interval of a gate where `facts` hold.
    func interval(_ id: GateID, _ facts: Facts) -> WholeInterval {
        if facts.isEmpty { return interval(id) }
        var seen: [GateID: WholeInterval] = [:]
        return interval(id, facts, Self.depth, &seen)
    }

    func interval(of operation: GateOperation, _ facts: Facts) -> WholeInterval {
        var seen: [GateID: WholeInterval] = [:]
        return interval(of: operation, facts, Self.depth, &seen)
    }

    private typealias Seen = [GateID: WholeInterval]

    private func interval(_ id: GateID, _ facts: Facts, _ depth: Int, _ seen: inout Seen) -> WholeInterval {
        var result = interval(id)
        guard depth > 0, !facts.isEmpty, !result.isPoint else { return result }
        if let known = seen[id] { return known }
        if let fact = facts.bounds[id] { result = result.intersection(fact) ?? result }
        result = result.intersection(interval(of: self[id].operation, facts, depth - 1, &seen)) ?? result
        seen[id] = result
        return result
    }

    private func interval(of operation: GateOperation, _ facts: Facts, _ depth: Int, _ seen: inout Seen) -> WholeInterval {
        switch operation {
        case .constant(let value): return Interval(value)
        case .parameter(let index): return Self.whole(program.parameters[index].type.rawRange)
        case .cell(let reference): return Self.whole(program.field(reference).type.rawRange)
        case .cellPresent, .rowPresent: return Interval(0, 1)
        case .all(let operands):
            let intervals = operands.map { interval($0, facts, depth, &seen) }
            return Interval(intervals.allSatisfy { $0.lower == 1 } ? 1 : 0, intervals.contains { $0.upper == 0 } ? 0 : 1)
        case .isZero(let a): return Self.test(interval(a, facts, depth, &seen), Interval(0))
        case .isNonNegative(let a):
            let inner = interval(a, facts, depth, &seen)
            return Self.test(inner, Interval(0, max(0, inner.upper)))
        case .isWithin(let a, let range): return Self.test(interval(a, facts, depth, &seen), range)
        case .linear(let constant, let terms):
            let sum = terms.reduce(Interval(constant)) { $0 + $1.coefficient * interval($1.gate, facts, depth, &seen) }
            return [known, facts].reduce(sum) { sum, facts in facts.interval(constant, terms).flatMap { sum.intersection($0) } ?? sum }
        case .product(let a, let b):
            let (x, y) = (interval(a, facts, depth, &seen), interval(b, facts, depth, &seen))
            return a == b ? Self.square(x) : x * y
        case .select(let condition, let a, let b):
            let outcome = interval(condition, facts, depth, &seen)
            if outcome.isPoint { return interval(outcome.lower == 1 ? a : b, facts, depth, &seen) }
            let (then, other) = (facts.adding(condition, true, self), facts.adding(condition, false, self))
            return interval(a, then, depth).hull(interval(b, other, depth))
        case .divisor(let a):
            let inner = interval(a, facts, depth, &seen)
            return Interval(max(1, inner.lower), max(1, inner.upper))
        case .quotient(let a, let b, let mode):
            return Self.quotient(interval(a, facts, depth, &seen), interval(b, facts, depth, &seen), mode)
        case .rowSum(let a):
            guard let data = self[a].data else { return Interval(0) }
            return BigInt(program.capacity(of: data)) * interval(a, facts.withoutRows(gates), depth)
        case .groupSum(let a, _):
            guard let data = self[a].data else { return Interval(0) }
            return BigInt(program.capacity(of: data)) * interval(a, facts.withoutRows(gates), depth).hull(Interval(0))
        case .rowRank(let condition, let value, _, let isEmpty), .rowMiddle(let condition, let value, let isEmpty, _):
            let among = interval(value, facts.withoutRows(gates).adding(condition, true, self), depth)
            return interval(isEmpty, facts, depth, &seen).upper == 0 ? among : among.hull(Interval(self[value].interval.lower))
        case .rowLeast(let condition, let value, let empty, _), .previous(let condition, let value, let empty):
            let among = interval(value, facts.withoutRows(gates).adding(condition, true, self), depth)
            return among.hull(Interval(empty))
        case .rowAt(let value, _): return interval(value, facts.withoutRows(gates), depth)
        case .longestRun(_, _, let table): return Interval(0, BigInt(program.capacity(of: table)))
        case .hasPrevious: return Interval(0, 1)
        case .groupKey(let table): return Self.keys(program.groups(table)?.keys)
        case .root(let a, let b, let mode): return Self.root(interval(a, facts, depth, &seen), interval(b, facts, depth, &seen), mode)
        case .lookUp(let a, let first, let list):
            let places = interval(a, facts, depth, &seen)
            let (low, high) = (max(0, Int(places.lower - first)), min(list.count - 1, Int(places.upper - first)))
            let reached = low <= high ? list[low...high] : list[...]
            return Interval(reached.min() ?? 0, reached.max() ?? 0)
        }
    }

    /// A look with facts of its own starts afresh.
    private func interval(_ id: GateID, _ facts: Facts, _ depth: Int) -> WholeInterval {
        var seen: Seen = [:]
        return interval(id, facts, depth / 2, &seen)
    }

    /// Whether a value of `x` is in `range`: certainly, perhaps or never.
    private static func test(_ x: WholeInterval, _ range: WholeInterval) -> WholeInterval {
        range.contains(x) ? Interval(1) : x.intersection(range) == nil ? Interval(0) : Interval(0, 1)
    }

    private static func whole(_ range: ClosedRange<Int>) -> WholeInterval {
        Interval(BigInt(range.lowerBound), BigInt(range.upperBound))
    }

    private static func keys(_ keys: RowGroups.Keys?) -> WholeInterval {
        guard let keys else { return Interval(0) }
        return Interval(BigInt(keys.first), BigInt(keys.last))
    }

    private static func root(_ a: WholeInterval, _ b: WholeInterval, _ mode: RoundingMode) -> WholeInterval {
        guard let low = Rational(max(a.lower, 0), over: b.upper), let high = Rational(max(a.upper, 0), over: max(b.lower, 1)) else {
            return Interval(0, max(a.upper, 0))
        }
        return Interval(low.squareRoot(mode, decimals: 0).numerator, high.squareRoot(mode, decimals: 0).numerator)
    }

    private static func square(_ x: WholeInterval) -> WholeInterval {
        let ends = Interval(x.lower * x.lower, x.upper * x.upper)
        return x.containsZero ? Interval(0, ends.upper) : ends
    }

    private static func quotient(_ a: WholeInterval, _ b: WholeInterval, _ mode: RoundingMode) -> WholeInterval {
        guard let exact = ValueInterval(a) / ValueInterval(b) else { return a.hull(-a) }
        return Interval(exact.lower.rounded(mode), exact.upper.rounded(mode))
    }
}
