// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
@testable import AssayGroth16

typealias Fr = BN254.Fr

/// A small circuit with a witness, a key and a proof, made once for all tests that need any.
struct Sample: Sendable {
    let circuit: FinalisedCircuit<Fr>
    let witness: [Fr]
    let key: ProvingKey<BN254>
    let statement: ProvenStatement<BN254>

    var r1cs: R1CS<Fr> { circuit.r1cs }
    var verifyingKey: VerifyingKey<BN254> { key.verifyingKey }
    var proof: Proof<BN254> { statement.proof }
    var publicInputs: [Fr] { statement.publicInputs }

    init(_ circuit: FinalisedCircuit<Fr>, inputs: [Fr]) throws {
        self.circuit = circuit
        witness = try circuit.witness(inputs)
        key = try Setup.unsafeSingleParty(circuit.r1cs, on: BN254.self)
        statement = try Prover(key, circuit: circuit.r1cs).prove(witness)
    }

    /// Two outputs, three public inputs (one of them in no constraint), one secret.
    static let score = Result { try Sample(scoreCircuit(), inputs: [5, 77, 123, 11]) }
    /// One output, one public input, one secret: as small as a file gets.
    static let product = Result { try Sample(productCircuit(), inputs: [3, 4]) }
}

/// `cube = secret³ + factor`, `scaled = factor · secret`; `agreement` is bound by a square, `untouched` by nothing.
func scoreCircuit() -> FinalisedCircuit<Fr> {
    var system = ConstraintSystem<Fr>()
    let factor = system.publicInput("factor")
    let agreement = system.publicInput("agreement")
    _ = system.publicInput("untouched")
    let secret = system.privateInput("secret")
    system.origin = ConstraintOrigin(line: 7, subject: "rule cube")
    let square = product(&system, secret, secret)
    let cube = product(&system, square, secret)
    system.origin = ConstraintOrigin(line: 9, subject: "agreement")
    _ = product(&system, agreement, agreement)
    system.output("cube", cube + factor)
    system.output("scaled", product(&system, factor, secret))
    return system.finalised()
}

func productCircuit() -> FinalisedCircuit<Fr> {
    var system = ConstraintSystem<Fr>()
    let first = system.publicInput("first")
    let second = system.privateInput("second")
    system.output("product", product(&system, first, second))
    return system.finalised()
}

/// A variable that is `a · b`.
private func product(
    _ system: inout ConstraintSystem<Fr>, _ a: LinearCombination<Fr>, _ b: LinearCombination<Fr>
) -> LinearCombination<Fr> {
    let result = system.hintProduct(a, b)
    system.enforce(a, times: b, equals: result)
    return result
}

/// Points that no honest file holds.
enum BadPoint {
    /// On the twist at x = 1, but outside the subgroup of order r (worked out with py_ecc).
    static let outsideSubgroup = [
        ["1", "0"],
        [
            "18278151005453108793778860132295291098363647455926340152056652516292830556603",
            "5912654199736721486680175016176231956195085055698687135131307249486702594212",
        ],
        ["1", "0"],
    ]

    static func outsideSubgroupPoint() -> BN254.G2.Affine? {
        let coordinates = outsideSubgroup.map { $0.compactMap { BN254.Fp($0) } }
        guard let x = BN254.Fp2(components: coordinates[0]), let y = BN254.Fp2(components: coordinates[1]) else { return nil }
        return BN254.G2.Affine(x: x, y: y)
    }
}
