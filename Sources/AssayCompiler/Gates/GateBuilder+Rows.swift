// SPDX-License-Identifier: Apache-2.0
internal import BigInt

/// Gates about all rows of a table.
extension GateBuilder {
    /// The sum over all rows of a table, existing or not. Sums of sums are taken apart, so that counts are shared.
    mutating func rowSum(_ id: GateID, data table: Int) -> GateID {
        let gate = self[id]
        guard gate.data != nil else { return scaled(BigInt(program.capacity(of: table)), id) }
        switch gate.operation {
        case .linear(let constant, let terms):
            let sums = terms.map { LinearTerm(coefficient: $0.coefficient, gate: rowSum($0.gate, data: table)) }
            return linear(constant * BigInt(program.capacity(of: table)), sums, within: countRange(id, table))
        case .select(let condition, let value, let other) where self[value].data == nil && point(other) == 0:
            return product(rowSum(condition, data: table), value)
        default: return make(.rowSum(id))
        }
    }

    /// What that sum is made of where a gate is a sum in each row, and all of it has been summed up; `nil` otherwise.
    func existingRowSums(_ id: GateID, data table: Int) -> (constant: BigInt, terms: [LinearTerm])? {
        guard case .linear(let constant, let terms) = self[id].operation else { return nil }
        let sums = terms.compactMap { term in existing(.rowSum(term.gate)).map { LinearTerm(coefficient: term.coefficient, gate: $0) } }
        guard sums.count == terms.count else { return nil }
        return (constant * BigInt(program.capacity(of: table)), sums.sorted { $0.gate < $1.gate })
    }

    /// The sum over the rows of each group, of a value that is zero in rows that are not grouped.
    mutating func groupSum(_ id: GateID, _ groups: Grouping) -> GateID {
        if point(id) == 0 { return constant(0) }
        // Each part is summed up by itself where none is ever negative: sums of groups are packed side by side.
        guard case .linear(let constant, let terms) = self[id].operation, constant.isZero,
            terms.allSatisfy({ self[$0.gate].interval.lower >= 0 })
        else { return make(.groupSum(id, groups)) }
        let sums = terms.map { LinearTerm(coefficient: $0.coefficient, gate: groupSum($0.gate, groups)) }
        return linear(0, sums, within: self[id].data.flatMap { countRange(id, $0) })
    }

    /// Where a condition's sum over some rows of a table lies; `nil` for anything but a condition.
    private func countRange(_ id: GateID, _ table: Int) -> WholeInterval? {
        isCondition(id) ? Interval(0, BigInt(program.capacity(of: table))) : nil
    }

    /// The least value in some rows; where there is none, nobody looks at it.
    mutating func rowLeast(
        _ value: GateID, where condition: GateID, _ groups: Grouping?, empty: BigInt? = nil, within bound: WholeInterval? = nil
    ) -> GateID {
        let empty = empty ?? interval(value).upper
        if self[value].data == nil { return value }
        if point(condition) == 0 { return constant(empty) }
        return make(.rowLeast(condition: condition, value: value, empty: empty, groups: groups), within: bound)
    }

    /// The value with a rank in some rows; where there is none, nobody looks at it.
    mutating func rowRank(
        _ value: GateID, where condition: GateID, _ rank: GateID, isEmpty: GateID, within bound: WholeInterval? = nil
    ) -> GateID {
        if self[value].data == nil { return value }
        if point(condition) == 0 { return constant(self[value].interval.lower) }
        checkOrder(value)
        return make(.rowRank(condition: condition, value: value, rank: rank, isEmpty: folded(isEmpty)), within: lowest(bound, value))
    }

    /// The lower or upper value in the middle of some rows; where there is none, nobody looks at it.
    mutating func rowMiddle(
        _ value: GateID, where condition: GateID, isEmpty: GateID, isUpper: Bool, within bound: WholeInterval? = nil
    ) -> GateID {
        if self[value].data == nil { return value }
        if point(condition) == 0 { return constant(self[value].interval.lower) }
        checkOrder(value)
        return make(
            .rowMiddle(condition: condition, value: value, isEmpty: folded(isEmpty), isUpper: isUpper), within: lowest(bound, value))
    }

    /// A bound with what such a gate is where no row counts: the lower end of the values, which may be lower than that of an equal gate for
    /// which the bound was found.
    private func lowest(_ bound: WholeInterval?, _ value: GateID) -> WholeInterval? { bound?.hull(Interval(self[value].interval.lower)) }

    /// Reports values too far apart for the gadget that puts them in order: `ConstraintSystem.canOrder` for 254 bits.
    private mutating func checkOrder(_ value: GateID) {
        let (interval, capacity) = (self[value].interval, program.capacity(of: self[value].data ?? 0))
        let width = (2 * BigInt(capacity) + 4) * (interval.upper - interval.lower + 1)
        if width.magnitude.bitWidth >= 253 { reportOverflow() }
    }

    /// The value in the row with a number, counted from 0.
    mutating func rowAt(_ place: GateID, of value: GateID, within bound: WholeInterval? = nil) -> GateID {
        self[value].data == nil ? value : make(.rowAt(value: value, place: folded(place)), within: bound)
    }

    /// The most rows in a row that are hits, among those of the condition.
    mutating func longestRun(of hit: GateID, where condition: GateID, table: Int, within bound: WholeInterval? = nil) -> GateID {
        if point(hit) == 0 { return constant(0) }
        return make(.longestRun(condition, hit, table: table), within: bound)
    }

    /// The value in the nearest row before that fulfils the condition; where there is none, nobody looks at it.
    mutating func previous(_ value: GateID, where condition: GateID, empty: BigInt? = nil, within bound: WholeInterval? = nil) -> GateID {
        if self[value].data == nil { return value }
        return make(.previous(condition: condition, value: value, empty: empty ?? interval(value).lower), within: bound)
    }

    /// Whether a row before fulfils the condition.
    mutating func hasPrevious(_ condition: GateID, table: Int) -> GateID {
        point(condition) == 0 ? constant(0) : make(.hasPrevious(condition, table: table))
    }

    // MARK: Roots and tables

    /// The square root of `a / b`, rounded. Precondition: `a` is never negative, `b` always positive.
    mutating func root(_ a: GateID, _ b: GateID, _ mode: RoundingMode, within bound: WholeInterval) -> GateID {
        if let x = point(a), let y = point(b), let square = Rational(x, over: y) {
            return constant(square.squareRoot(mode, decimals: 0).numerator)
        }
        if !Limits.canTakeRoot(self[a].interval, over: self[b].interval) { reportOverflow() }
        return make(.root(a, b, mode), within: bound)
    }

    /// The number at a place of a list that begins with the place `first`.
    mutating func lookUp(_ id: GateID, first: BigInt, _ list: [BigInt]) -> GateID {
        if let place = point(id) { return constant(list[Int(place - first)]) }
        if list.allSatisfy({ $0 == list[0] }) { return constant(list[0]) }
        let step = list[1] - list[0]
        if zip(list, list.dropFirst()).allSatisfy({ $1 - $0 == step }) {
            return linear(list[0] - step * first, [LinearTerm(coefficient: step, gate: id)])
        }
        return make(.lookUp(id, first: first, list))
    }
}
