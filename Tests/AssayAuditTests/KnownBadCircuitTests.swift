// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayAudit
import AssayCertificate
import AssayConstraints
import Testing

/// Circuits with the holes that published circuits had, written down here from their public descriptions: each is found out, with two
/// witnesses, and each is decided once the hole is closed.
@Suite struct KnownBadCircuitTests {
    static let circuits =
        KnownBadCircuit.hints + KnownBadCircuit.bits + KnownBadCircuit.comparisons + KnownBadCircuit.arithmetic

    @Test func thereAreManyOfThem() { #expect(Self.circuits.count >= 25) }

    @Test(arguments: circuits) func everyHoleIsShown(circuit: KnownBadCircuit) throws {
        let r1cs = try circuit.r1cs(isRepaired: false)
        let audit = UniquenessAudit(r1cs)
        #expect(!audit.isDetermined)
        let found = try #require(audit.counterexample(in: r1cs))
        #expect(satisfies(r1cs, found.first) && satisfies(r1cs, found.second))
        #expect(r1cs.inputWires.allSatisfy { found.first[$0] == found.second[$0] })
        #expect(!found.outputs.isEmpty && found.outputs.allSatisfy { found.first[$0] != found.second[$0] })
        #expect(Set(found.outputs).isSubset(of: Set(audit.openOutputs)))
    }

    @Test(arguments: circuits) func everyRepairIsDecided(circuit: KnownBadCircuit) throws {
        let r1cs = try circuit.r1cs(isRepaired: true)
        let audit = UniquenessAudit(r1cs)
        #expect(audit.isDetermined, "open: \(audit.openOutputs)")
        let checker = CertificateChecker(r1cs)
        try checker.check(audit.steps)
        // The repair leaves witnesses: of a circuit that has none anything could be shown.
        let witness = try #require(audit.witness(of: r1cs))
        #expect(satisfies(r1cs, witness))
        // A search that finds again what it has found does not end.
        let ranks = audit.steps.compactMap { step in if case .rank(let k, _, _, _, _, _, _) = step { k } else { nil } }
        #expect(Set(ranks).count == ranks.count, "a rank is shown twice")
    }

    /// Wrong, but always the same wrong: no choice of the prover's.
    @Test(arguments: KnownBadCircuit.controls) func otherBugsAreNoChoice(circuit: KnownBadCircuit) throws {
        for isRepaired in [false, true] {
            let r1cs = try circuit.r1cs(isRepaired: isRepaired)
            #expect(UniquenessAudit(r1cs).isDetermined)
        }
    }

    /// The constraints, evaluated term by term.
    private func satisfies(_ r1cs: R1CS<Draft.Element>, _ witness: [Draft.Element]) -> Bool {
        func value(_ matrix: SparseMatrix<Draft.Element>, _ row: Int) -> Draft.Element {
            matrix.row(row).reduce(.zero) { $0 + $1.value * witness[Int($1.column)] }
        }
        return witness.count == r1cs.wireCount && witness[0] == .one
            && (0..<r1cs.constraintCount).allSatisfy { value(r1cs.a, $0) * value(r1cs.b, $0) == value(r1cs.c, $0) }
    }
}
