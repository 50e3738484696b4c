// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

/// Makes gates. Equal gates become one, so whatever is worked out twice in a program is worked out once in the circuit.
struct GateBuilder {
    private(set) var program: Program
    private(set) var gates: [Gate] = []
    private var indices: [GateOperation: GateID] = [:]
    /// What the requirements so far guarantee.
    var known = Facts.none
    /// Pairs that occur as numerator and denominator of one number.
    var ratios: Set<Facts.Ratio> = []
    /// The node for which gates are being made.
    var origin = NodeID(index: 0)
    /// The node at which a gate could first pass `Limits.wholeNumber`.
    private(set) var overflow: NodeID?

    init(_ program: Program) { self.program = program }

    subscript(_ id: GateID) -> Gate { gates[id.index] }

    /// The interval of a gate where the requirements so far hold.
    func interval(_ id: GateID) -> WholeInterval {
        let own = gates[id.index].interval
        let bound = known.bounds[id].flatMap { own.intersection($0) } ?? own
        guard !known.sums.isEmpty, case .linear(let constant, let terms) = gates[id.index].operation else { return bound }
        return known.interval(constant, terms).flatMap { bound.intersection($0) } ?? bound
    }

    /// The value of a gate that can have only one.
    func point(_ id: GateID) -> BigInt? {
        let interval = interval(id)
        return interval.isPoint ? interval.lower : nil
    }

    /// The gate for an operation, made if there is none; `bound` holds all values of a new one as well.
    ///
    /// A gate that exists keeps its interval: `bound` may rest on a requirement that the gate was made for.
    mutating func make(_ operation: GateOperation, within bound: WholeInterval? = nil) -> GateID {
        if let made = indices[operation] { return made }
        var interval = interval(of: operation, .none)
        interval = bound.flatMap { interval.intersection($0) } ?? interval
        if interval.reach >= Limits.wholeNumber {
            reportOverflow()
            interval = Interval(max(interval.lower, -Limits.wholeNumber), min(interval.upper, Limits.wholeNumber))
        }
        let id = GateID(index: gates.count)
        gates.append(Gate(operation: operation, data: data(of: operation), interval: interval, origin: origin))
        indices[operation] = id
        return id
    }

    /// Notes that the node at hand needs numbers that the circuit cannot carry; the first one counts.
    mutating func reportOverflow() { overflow = overflow ?? origin }

    private func data(of operation: GateOperation) -> Int? {
        switch operation {
        case .cell(let reference), .cellPresent(let reference): reference.data
        case .rowPresent(let table), .groupKey(let table), .hasPrevious(_, let table): table
        case .groupSum(_, let groups): groups.table
        case .rowLeast(_, _, _, let groups): groups?.table
        case .rowSum, .rowRank, .rowMiddle, .rowAt, .longestRun: nil
        default: operation.operands.lazy.compactMap { gates[$0.index].data }.first
        }
    }

    /// Says what keys the groups of a table can have.
    mutating func setKeys(_ keys: RowGroups.Keys, of table: Int) {
        program.groups[table - program.data.count].keys = keys
    }

    /// The gate for an operation that has been made already.
    func existing(_ operation: GateOperation) -> GateID? { indices[operation] }
}
