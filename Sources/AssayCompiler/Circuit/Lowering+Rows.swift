// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayGadgets
internal import BigInt

/// Gates about all rows of a table.
extension Lowering {
    /// The value of an operation over all rows together.
    mutating func makeOverRows(_ operation: GateOperation) -> Combination {
        switch operation {
        case .rowSum(let a): return .sum(column(a).map(\.value))
        case .rowLeast(let condition, let value, let empty, nil):
            if let isRising = isRising(value) { return end(value, where: condition, empty, isFirst: isRising) }
            return least(column(value), where: mask(condition, of: value), empty)
        case .rowRank(let condition, let value, let rank, let isEmpty):
            return system.orderStatistic(
                of: column(value), where: mask(condition, of: value), rank: self.value(rank, nil), whenNone: bit(isEmpty, nil),
                uncounted: uncounted(value, condition)
            ).value
        case .rowMiddle(let condition, let value, let isEmpty, let isUpper):
            let middle = middle(value, where: condition, whenNone: isEmpty)
            return (isUpper ? middle.upper : middle.lower).value
        case .rowAt(let value, let place): return read(column(value), at: bounded(place, nil))
        case .longestRun(let condition, let hit, let table):
            return system.longestRun(of: mask(hit, table), where: mask(condition, table)).value
        default: return .zero
        }
    }

    /// The value in a row. Where only a requirement keeps the number within the table, the requirement has been made before.
    private mutating func read(_ values: [Bounded<F>], at place: Bounded<F>) -> Combination {
        let last = WideInteger(values.count - 1)
        let lower = min(max(place.range.lowerBound, 0), last)
        let range = lower...max(lower, min(place.range.upperBound, last))
        return system.read(values.map(\.value), at: place.assumed(in: range))
    }

    /// The values of a gate whose operation looks at other rows, for each row of its table.
    mutating func makeInRows(_ operation: GateOperation, _ gate: GateID) -> [Combination] {
        switch operation {
        case .previous(let condition, let value, let empty):
            let values = column(value).map(\.value)
            let empty = Combination(WideInteger(empty))
            // Rows that exist stand side by side, so the one before is the neighbour. Behind them that is a row that does not exist, whose value
            // may be one that no row has: what is made of this gate relies on its interval in all rows.
            if case .rowPresent = gates.builder[condition].operation, hasAllValues(gate, of: value) { return [empty] + values.dropLast() }
            return system.previous(of: values, where: mask(condition, of: value), empty: empty)
        case .hasPrevious(let condition, let table):
            if case .rowPresent = gates.builder[condition].operation {
                return (0..<program.capacity(of: table)).map { $0 == 0 ? 0 : 1 }
            }
            return system.hasPrevious(mask(condition, table)).map(\.value)
        case .groupSum(let value, let groups): return groupSums(value, groups)
        case .rowLeast(let condition, let value, let empty, let groups?):
            return leastInGroups(column(value), where: mask(condition, of: value), groups, empty)
        default: return []
        }
    }

    /// Whether the interval of a gate holds every value that another one can have, in rows that do not exist as well.
    private func hasAllValues(_ gate: GateID, of other: GateID) -> Bool {
        let (interval, values) = (prepared[gate.index].interval, prepared[other.index].interval)
        return interval.lowerBound <= values.lowerBound && values.upperBound <= interval.upperBound
    }

    /// The values of a gate in all rows of its table.
    private mutating func column(_ gate: GateID) -> [Bounded<F>] {
        prepared[gate.index].data.map { column(gate, $0) } ?? []
    }

    /// The values of a gate in all rows of a table, also one that is the same in all of them.
    private mutating func column(_ gate: GateID, _ table: Int) -> [Bounded<F>] {
        var rows: [Bounded<F>] = []
        rows.reserveCapacity(program.capacity(of: table))
        for row in 0..<program.capacity(of: table) { rows.append(bounded(gate, row)) }
        return rows
    }

    /// A condition in all rows of a table, also one that is the same in all of them.
    private func mask(_ condition: GateID, _ table: Int) -> [Bit<F>] {
        (0..<program.capacity(of: table)).map { bit(condition, $0) }
    }

    private func mask(_ condition: GateID, of value: GateID) -> [Bit<F>] {
        mask(condition, gates.builder[value].data ?? 0)
    }

    private mutating func least(_ values: [Bounded<F>], where mask: [Bit<F>], _ empty: BigInt) -> Combination {
        // The gadget gives the upper end of the values' interval where no row counts.
        let values = values.map { $0.assumed(in: min($0.range.lowerBound, WideInteger(empty))...WideInteger(empty)) }
        return system.minimum(of: values, where: mask).value
    }

    /// Whether a value rises, or falls, from row to row, because the rows stand in the order of its field.
    private func isRising(_ value: GateID) -> Bool? {
        let (field, coefficient): (FieldReference, BigInt)
        switch gates.builder[value].operation {
        case .cell(let it): (field, coefficient) = (it, 1)
        case .linear(_, let terms):
            guard terms.count == 1, case .cell(let it) = gates.builder[terms[0].gate].operation else { return nil }
            (field, coefficient) = (it, terms[0].coefficient)
        default: return nil
        }
        return program.order(of: field.data)?.field == field.field ? coefficient > 0 : nil
    }

    /// The value of the first row, or the last, that counts: of values in order the least, or the greatest.
    private mutating func end(_ value: GateID, where condition: GateID, _ empty: BigInt, isFirst: Bool) -> Combination {
        let rows = Array(zip(column(value), mask(condition, of: value)))
        let empty = Combination(WideInteger(empty))
        return (isFirst ? rows.reversed() : rows).reduce(empty) { system.select($1.1, $1.0.value, else: $0) }
    }

    /// Both values in the middle; the second one of the two gates finds them made.
    private mutating func middle(
        _ value: GateID, where condition: GateID, whenNone isEmpty: GateID
    ) -> (lower: Bounded<F>, upper: Bounded<F>) {
        let key = [value, condition]
        if let made = middles[key] { return made }
        let made = system.medianPair(
            of: column(value), where: mask(condition, of: value), whenNone: bit(isEmpty, nil),
            uncounted: uncounted(value, condition))
        middles[key] = made
        return made
    }

    /// What is known of values in rows that do not count: a field reads as the lower end of its range where there is no row.
    private func uncounted(_ value: GateID, _ condition: GateID) -> UncountedValues {
        let known = gates.absence?.value(of: value, without: condition, gates.builder)
        return known == gates.builder[value].interval.lower ? .lowest : .arbitrary
    }

    // MARK: Groups

    private mutating func groupSums(_ value: GateID, _ groups: Grouping) -> [Combination] {
        guard let (wanted, keys) = keys(groups) else { return [] }
        // What is summed up in groups is never negative; a gate that was there before may not know it.
        let (inRows, values) = (
            column(of: keys), column(value, keys.data).map { $0.assumed(in: max(0, $0.range.lowerBound)...max(0, $0.range.upperBound)) }
        )
        var weights = keyWeights[keys] ?? KeyWeights()
        let sums = system.groupedSums(keys: inRows, values: values, for: wanted, sharing: &weights)
        keyWeights[keys] = weights
        return sums.map(\.value)
    }

    private mutating func leastInGroups(
        _ values: [Bounded<F>], where mask: [Bit<F>], _ groups: Grouping, _ empty: BigInt
    ) -> [Combination] {
        guard let (wanted, keys) = keys(groups) else { return [] }
        let flags = flags(keys)
        let first = (keys.range.lowerBound - wanted.lowerBound).int ?? 0
        return (0...((wanted.upperBound - wanted.lowerBound).int ?? 0)).map { place in
            // No row can have this key.
            guard flags.indices.contains(place - first) else { return Combination(WideInteger(empty)) }
            let chosen = zip(mask, flags[place - first]).map { system.and($0, $1) }
            return least(values, where: chosen, empty)
        }
    }

    /// The keys that are asked for, and those of the rows. What requirements say of a key is known of the keys that are asked for and not of its
    /// gate, so rows have keys that both allow.
    private func keys(_ groups: Grouping) -> (wanted: ClosedRange<WideInteger>, ofRows: RowKeys)? {
        guard let grouped = program.groups(groups.table), let keys = grouped.keys else { return nil }
        let (wanted, possible) = (WideInteger(keys.first)...WideInteger(keys.last), prepared[groups.key.index].interval)
        return (wanted, RowKeys(gate: groups.key, data: grouped.data, range: possible.clamped(to: wanted)))
    }

    private mutating func column(of keys: RowKeys) -> [Bounded<F>] { column(keys.gate, keys.data).map { $0.assumed(in: keys.range) } }

    /// For each key that rows can have, in which rows it is the key.
    private mutating func flags(_ keys: RowKeys) -> [[Bit<F>]] {
        if let made = flags[keys] { return made }
        let byRow = column(of: keys).map { system.oneHot($0) }
        let made = byRow[0].indices.map { key in byRow.map { $0[key] } }
        flags[keys] = made
        return made
    }
}
