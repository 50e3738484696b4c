// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

extension ConstraintSystem {
    /// The circuit that this system describes: linear constraints solved away, wires numbered, values in a program.
    ///
    /// Outputs and inputs always keep a wire; intermediate variables keep one when a remaining constraint mentions them. The result depends
    /// only on the calls that built the system. Time is near-linear in the entries of the constraints.
    @specialized(where F == BN254.Fr)
    public func finalised() -> FinalisedCircuit<F> {
        var elimination = LinearElimination(rows, isSolvable: roles.map { $0 == .intermediate })
        elimination.run()
        let wires = WireNumbering(roles: roles, rows: elimination.rows)
        return FinalisedCircuit(
            r1cs: makeR1CS(elimination.rows, wires),
            witnessProgram: WitnessAssembler(roles: roles, hints: hints, origins: makeOrigins(elimination)).assemble(wires.variables),
            symbols: makeSymbols(wires))
    }

    private func makeR1CS(_ rows: ConstraintRows<F>, _ wires: WireNumbering) -> R1CS<F> {
        func renumbered(_ matrix: SparseMatrix<F>) -> SparseMatrix<F> {
            var matrix = matrix
            matrix.renumberColumns { UInt32(wires.wire[Int($0)]) }
            return matrix.sortedRows()
        }
        return R1CS(
            outputCount: wires.count(of: .output, in: roles), publicInputCount: wires.count(of: .publicInput, in: roles),
            privateInputCount: wires.count(of: .privateInput, in: roles), wireCount: wires.variables.count,
            labelCount: UInt64(roles.count), labels: wires.variables.map(UInt64.init), a: renumbered(rows.a), b: renumbered(rows.b),
            c: renumbered(rows.c))
    }

    private func makeSymbols(_ wires: WireNumbering) -> SymbolTable {
        SymbolTable(
            roles.indices.dropFirst().map { i in
                let name = names[UInt32(i)] ?? "_\(i)"
                return .init(label: UInt64(i), wire: wires.wire[i] < 0 ? nil : UInt32(wires.wire[i]), name: "main.\(name)")
            })
    }

    private func makeOrigins(_ elimination: LinearElimination<F>) -> ConstraintOrigins {
        var origins = ConstraintOrigins(table: originTable)
        for (own, others) in zip(elimination.rows.origins, elimination.merged) { origins.append([own] + others) }
        return origins
    }
}

/// Which variable has which wire: the constant, outputs, public inputs, private inputs, then the intermediates that rows mention.
struct WireNumbering {
    /// Wire of each variable; -1 for none.
    private(set) var wire: [Int32]
    /// Variable of each wire.
    private(set) var variables: [UInt32] = []

    init<F: PrimeField>(roles: [ConstraintSystem<F>.Role], rows: ConstraintRows<F>) {
        var isMentioned = [Bool](repeating: false, count: roles.count)
        for matrix in [rows.a, rows.b, rows.c] {
            for column in matrix.columns { isMentioned[Int(column)] = true }
        }
        wire = Array(repeating: -1, count: roles.count)
        for role in [ConstraintSystem<F>.Role.one, .output, .publicInput, .privateInput, .intermediate] {
            for i in roles.indices where roles[i] == role && (role != .intermediate || isMentioned[i]) {
                wire[i] = Int32(variables.count)
                variables.append(UInt32(i))
            }
        }
    }

    func count<F: PrimeField>(of role: ConstraintSystem<F>.Role, in roles: [ConstraintSystem<F>.Role]) -> Int {
        variables.count { roles[Int($0)] == role }
    }
}
