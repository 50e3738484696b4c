// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

extension ConstraintSystem {
    /// The circuit that this system describes: linear constraints solved away, wires numbered, values in a program.
    ///
    /// Outputs and inputs always keep a wire; intermediate variables keep one when a remaining constraint mentions them. The result depends
    /// only on the calls that built the system. Time is near-linear in the entries of the constraints.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public consuming func finalised() -> FinalisedCircuit<F> {
        var left = LinearElimination.run(rows, pool, isSolvable: roles.map { $0 == .intermediate }, kept: keptRows)
        // What is not needed any more is given back at once: a large system is not held twice.
        rows = ConstraintRows()
        let wires = WireNumbering(roles: roles, isMentioned: left.mentions(variableCount: roles.count))
        let r1cs = makeR1CS(&left, wires)
        let origins = left.origins(origins.table.finished)
        let assembler = WitnessAssembler(
            roles: roles, hints: takeHints(), pool: SharedCoefficients(pool.elements), origins: origins)
        return FinalisedCircuit(r1cs: r1cs, witnessProgram: assembler.assemble(wires.variables), symbols: SymbolTable(wires, names: names))
    }

    private mutating func takeHints() -> HintTape<F> {
        let taken = hints
        hints = HintTape()
        return taken
    }

    private func makeR1CS(_ left: inout RemainingRows<F>, _ wires: WireNumbering) -> R1CS<F> {
        R1CS(
            outputCount: wires.count(of: .output, in: roles), publicInputCount: wires.count(of: .publicInput, in: roles),
            privateInputCount: wires.count(of: .privateInput, in: roles), wireCount: wires.variables.count,
            labelCount: UInt64(roles.count), labels: wires.variables.map(UInt64.init), a: left.takeMatrix(\.a, wire: wires.wire),
            b: left.takeMatrix(\.b, wire: wires.wire), c: left.takeMatrix(\.c, wire: wires.wire))
    }
}

/// Which variable has which wire: the constant, outputs, public inputs, private inputs, then the intermediates that rows mention.
struct WireNumbering: Sendable {
    /// What stands for no wire.
    static let none = UInt32.max

    /// Wire of each variable, or `none`.
    private(set) var wire: [UInt32]
    /// Variable of each wire.
    private(set) var variables: [UInt32] = []

    init(roles: [Role], isMentioned: [Bool]) {
        wire = Array(repeating: Self.none, count: roles.count)
        for role in [Role.one, .output, .publicInput, .privateInput, .intermediate] {
            for i in roles.indices where roles[i] == role && (role != .intermediate || isMentioned[i]) {
                wire[i] = UInt32(variables.count)
                variables.append(UInt32(i))
            }
        }
    }

    /// The wire of a variable; `nil` when it has none.
    subscript(wireOf variable: UInt32) -> UInt32? { wire[Int(variable)] == Self.none ? nil : wire[Int(variable)] }

    func count(of role: Role, in roles: [Role]) -> Int {
        variables.count { roles[Int($0)] == role }
    }
}
