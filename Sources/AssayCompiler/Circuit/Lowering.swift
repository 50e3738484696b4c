// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayData
internal import AssayGadgets
internal import AssaySyntax
internal import BigInt

/// The pass before the last: gates become constraints, made by gadgets only.
///
/// Inputs come first, in the order of the protocol: parameters, commitments, agreement; then for each data set its rows.
/// They are all declared and held to their ranges whether the program uses them or not. Then requirements and outputs
/// are made in the order of the source, each with the gates that it needs and nothing has made yet, so that the first
/// requirement which does not hold is the first thing that fails.
struct Lowering<F: PrimeField> {
    typealias Combination = LinearCombination<F>

    let program: Program
    let gates: GateProgram
    let signals: ProgramSignals
    let places: Places
    var system = ConstraintSystem<F>()
    var parameters: [Combination] = []
    var tables: [Table<F>] = []
    /// The gates in the terms of the gadgets.
    let prepared: [PreparedGate<F>]
    /// The value of each gate that has been made: one, or one a row.
    private var values: [RowValues<F>?]
    /// The two values in the middle that have been found, by value and condition.
    var middles: [[GateID]: (lower: Bounded<F>, upper: Bounded<F>)] = [:]
    /// For keys of rows, which rows have which key.
    var flags: [RowKeys: [[Bit<F>]]] = [:]
    /// For keys of rows, what packed sums have made of them.
    var keyWeights: [RowKeys: KeyWeights<F>] = [:]
    /// Fields whose last digit the program asks for.
    let digits: FieldDigits
    /// For such a field, what is left of the value in each row without its last digit.
    var restsOfDigits: [FieldReference: [Combination]] = [:]
    /// Fields that are compared with constants.
    let edges: FieldEdges
    /// For what is cut at edges, for each edge whether it is reached in each row.
    var reached: [FieldEdges.Source: [[Combination]]] = [:]
    /// Outputs that share signals, so far.
    var packedOutputs: [PackedOutput<F>] = []
    /// How often each gate is needed.
    private let uses: [Int]

    /// The keys of a data set's rows. The gate alone does not tell them: one that is the same in all rows groups any data set.
    struct RowKeys: Hashable {
        let gate: GateID
        let data: Int
        /// The keys that rows can have.
        let range: ClosedRange<WideInteger>
    }

    /// `isCommitting` is false in tests of gates only: the commitment costs more than all else in a small program.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    static func run(
        _ gates: GateProgram, _ signals: ProgramSignals, isCommitting: Bool = true, isNotingChoices: Bool = false
    ) -> ConstraintSystem<F> {
        var lowering = Lowering(gates, signals)
        if isNotingChoices { lowering.system.noteChoices() }
        lowering.makeAll(isCommitting: isCommitting)
        return lowering.system
    }

    private mutating func makeAll(isCommitting: Bool) {
        declareInputs(isCommitting: isCommitting)
        for step in gates.steps { make(step) }
        publishPacked()
    }

    /// The circuit with the value of each gate that it has, in each row, as one more output; and the intervals that these have to be in. A test of
    /// what gadgets are promised: they are sound for values in their intervals, and prove anything for others.
    static func watched(_ gates: GateProgram, _ signals: ProgramSignals) -> (system: ConstraintSystem<F>, watched: [WatchedValue]) {
        var lowering = Lowering(gates, signals)
        lowering.makeAll(isCommitting: false)
        let watched = lowering.watchAll()
        return (lowering.system, watched)
    }

    private mutating func watchAll() -> [WatchedValue] {
        var watched: [WatchedValue] = []
        for index in values.indices {
            let combinations: [Combination] =
                switch values[index] {
                case .one(let value)?: [value]
                case .rows(let rows)?: rows
                case nil: []
                }
            for (row, value) in combinations.enumerated() {
                system.output("watched.\(index).\(row)", value)
                watched.append(WatchedValue(gate: GateID(index: index), row: row, interval: prepared[index].interval))
            }
        }
        return watched
    }

    /// Where a value was found, and between what ends it is said to be.
    struct WatchedValue {
        let gate: GateID
        let row: Int
        let interval: ClosedRange<WideInteger>
    }

    private init(_ gates: GateProgram, _ signals: ProgramSignals) {
        program = gates.program
        self.gates = gates
        self.signals = signals
        places = Places(gates)
        prepared = gates.builder.gates.indices.map { PreparedGate(GateID(index: $0), of: gates) }
        values = Array(repeating: nil, count: gates.builder.gates.count)
        uses = gates.useCounts
        digits = FieldDigits(gates)
        edges = FieldEdges(gates, digits, uses: uses)
    }

    // MARK: Steps

    private mutating func make(_ step: GateStep) {
        switch step {
        case .require(let gate, let statement):
            // The rows of ordered data have been held to their order where they were declared.
            guard !program.statements[statement].isOrder(in: program) else { return }
            enforce(gate, places.origin(of: program.statements[statement]))
        case .output(let gate, let factor, let statement):
            let value = single(gate)
            system.origin = places.origin(of: program.statements[statement])
            // The program has been checked to publish multiples of the output's last decimal. What makes up for a denominator may be the value
            // alone, in which a half of something even is whole: in the field it is divided all the same.
            let scale = F(WideInteger(factor.numerator)) * (F(WideInteger(factor.denominator)).inverse ?? .zero)
            publish(program.statements[statement].name, scale * value)
        }
    }

    /// Demands that a condition holds; a test that nothing else needs is demanded outright, which costs less.
    private mutating func enforce(_ gate: GateID, _ origin: ConstraintOrigin) {
        if case .all(let conditions) = gates.builder[gate].operation, isOnlyDemanded(gate) {
            for condition in conditions { enforce(condition, origin) }
            return
        }
        let operation = gates.builder[gate].operation
        let operand = isOnlyDemanded(gate) ? operation.operands.first.map { bounded($0, nil) } : nil
        system.origin = origin
        // One digit alone is the value itself: no witness is sought for it, and nothing would fail before what relies on it.
        switch (operation, operand) {
        case (.isNonNegative, let value?) where value.range.upperBound > 1: system.enforceAtMost(Bounded(0), value)
        case (.isWithin(_, let range), let value?) where range.upper - range.lower > 1: system.bounded(value.value, in: range.wide)
        default:
            let condition = single(gate)
            system.origin = origin
            // Unlike `condition = 1` this fails while the witness is computed, before what relies on the condition can.
            system.enforceNonzero(condition)
        }
    }

    private func isOnlyDemanded(_ gate: GateID) -> Bool { uses[gate.index] == 1 && values[gate.index] == nil }

    // MARK: Gates

    /// The value of a gate that is no row's.
    func value(_ gate: GateID, _ row: Int?) -> Combination {
        switch values[gate.index] {
        case .one(let value)?: value
        case .rows(let rows)?: row.map { rows[$0] } ?? .zero
        case nil: .zero
        }
    }

    func values(of gate: GateID) -> RowValues<F> { values[gate.index] ?? .one(.zero) }

    private mutating func single(_ gate: GateID) -> Combination {
        require(gate)
        return value(gate, nil)
    }

    /// The value of a gate at a row, with its interval; made if it has not been.
    mutating func bounded(_ gate: GateID, _ row: Int?) -> Bounded<F> {
        if values[gate.index] == nil { require(gate) }
        return Bounded(assuming: value(gate, row), in: prepared[gate.index].interval)
    }

    func bit(_ gate: GateID, _ row: Int?) -> Bit<F> { Bit(assuming: value(gate, row)) }

    /// Makes a gate and all gates before it that it needs.
    private mutating func require(_ root: GateID) {
        for gate in unmade(root) { values[gate.index] = made(gate) }
    }

    /// The gates that a gate needs and that have not been made, in order; the gate itself last.
    private func unmade(_ root: GateID) -> [GateID] {
        var found: Set<GateID> = []
        var open = [root]
        while let gate = open.popLast() {
            guard values[gate.index] == nil, found.insert(gate).inserted else { continue }
            open += gates.builder[gate].operation.operands
        }
        return found.sorted()
    }
}
