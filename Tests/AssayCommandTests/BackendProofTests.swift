// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayCrypto
import AssayFormats
import AssayTestSupport
import Foundation
import Testing

@testable import AssayGroth16
@testable import assay

/// Keys and proofs are the same bytes on every backend that this processor has: of the shipped algorithms, of circuits by the
/// real circom, and of synthetic ones.
@Suite(.serialized) struct BackendProofTests {
    typealias Fr = BN254.Fr

    /// What `work` gives on each backend, with its name.
    static func onEveryBackend<R>(_ work: () throws -> R) rethrows -> [(name: String, result: R)] {
        let chosen = Kernels.backend
        defer { Kernels.use(chosen) }
        return try Kernels.Backend.allCases.filter { Kernels.use($0) }.map { ($0.rawValue, try work()) }
    }

    /// The proof of every backend with the same r and s, after checking that they are one.
    static func commonProof(_ key: ProvingKey<BN254>, _ witness: [Fr], circuit: R1CS<Fr>? = nil) throws -> Proof<BN254> {
        var generator = SeededGenerator()
        let (r, s) = (Fr.random(using: &generator), Fr.random(using: &generator))
        let proofs = try onEveryBackend {
            try Prover(key, circuit: circuit).prove(witness, blinding: SecretElements([r, s])).proof
        }
        for proof in proofs { #expect(proof.result.json == proofs[0].result.json, "\(proof.name) and \(proofs[0].name), \(generator)") }
        let other = try Prover(key).prove(witness, blinding: SecretElements([r, s + 1])).proof
        #expect(other.json != proofs[0].result.json)
        return proofs[0].result
    }

    /// Whether arkworks, by way of groth16py, and py_ecc accept a proof.
    static func peersAccept(_ key: VerifyingKey<BN254>, _ proof: Proof<BN254>, _ inputs: [Fr]) throws -> [String: Bool] {
        try Peer.ask(
            "groth16_judge", ["task": "verify", "key": key.json, "proof": proof.json, "inputs": PublicInputs.json(inputs)])
    }

    @Test(.needsPeers, arguments: ["bp-diary", "bp-category", "two-arm"])
    func shippedAlgorithms(name: String) throws {
        let bench = try AlgorithmBench<BN254>(folder: Repository.root.appending(path: "circuits/\(name)").path, runs: 1, threads: 2)
        let made = try bench.run()
        let key = try ProvingKey<BN254>(zkey: made.zkey)
        let proof = try Self.commonProof(key, made.witness)
        let inputs = Array(made.witness.dropFirst().prefix(key.verifyingKey.inputPoints.count - 1))
        #expect(try Self.peersAccept(key.verifyingKey, proof, inputs) == ["arkworks": true, "pyEcc": true])
    }

    @Test(arguments: ["bits", "compare", "divide", "free", "linear", "long_sums", "product", "untouched", "wide"])
    func circuitsByCircom(name: String) throws {
        let circuit = try R1CS<Fr>(r1cs: Repository.bytes("vectors/circom/\(name).r1cs"))
        let witness: [Fr] = try WitnessFile.decode(Repository.bytes("vectors/circom/\(name).wtns"))
        _ = try Self.commonProof(Setup.unsafeSingleParty(circuit, on: BN254.self), witness, circuit: circuit)
    }

    @Test(.needsPeers, arguments: [(12, 100), (12, 20), (9, 100), (4, 0)])
    func syntheticCircuits(log: Int, density: Int) throws {
        let circuit = SyntheticCircuit<Fr>(log: log, density: Density(percent: density))
        let key = try Setup.unsafeSingleParty(circuit.r1cs, on: BN254.self)
        let proof = try Self.commonProof(key, circuit.witness, circuit: circuit.r1cs)
        #expect(
            try Self.peersAccept(key.verifyingKey, proof, circuit.r1cs.publicSignals(circuit.witness)) == ["arkworks": true, "pyEcc": true])
    }

    @Test(arguments: [(4, 0), (9, 50), (11, 100)])
    func keys(log: Int, density: Int) throws {
        let circuit = SyntheticCircuit<Fr>(log: log, density: Density(percent: density)).r1cs
        let keys = try Self.onEveryBackend {
            var generator = SeededGenerator(seed: 254)
            return try Setup.unsafeSingleParty(circuit, on: BN254.self, randomness: &generator).zkey()
        }
        for key in keys { #expect(key.result == keys[0].result, "\(key.name) and \(keys[0].name)") }
        var generator = SeededGenerator(seed: 255)
        #expect(try Setup.unsafeSingleParty(circuit, on: BN254.self, randomness: &generator).zkey() != keys[0].result)
    }
}
