// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayFormats
import AssayTestSupport
import Foundation
import Testing

@testable import AssayGroth16

/// Files that others hold: a key, a proof and their JSON, made from a fixed seed, must stay the same bytes.
///
/// `ASSAY_WRITE_VECTORS=1 swift test --filter PinnedVectorTests` writes them anew; a change belongs into the change log as
/// a break.
@Suite struct PinnedVectorTests {
    static let folder = "vectors/groth16"

    static func files() throws -> [String: [UInt8]] {
        let circuit = productCircuit()
        let witness = try circuit.witness([3, 4])
        var generator = SeededGenerator(seed: 2016)
        let key = try Setup.unsafeSingleParty(circuit.r1cs, on: BN254.self, randomness: &generator)
        let statement = try Prover(key, circuit: circuit.r1cs).prove(witness, blinding: SecretElements(count: 2, using: &generator))
        return [
            "product.zkey": key.zkey(), "product.wtns": WitnessFile.encode(witness),
            "product.verification_key.json": Array(key.verifyingKey.json.utf8), "product.proof.json": Array(statement.proof.json.utf8),
            "product.public.json": Array(PublicInputs.json(statement.publicInputs).utf8),
        ]
    }

    @Test func filesOfAFixedSeed() throws {
        for (name, bytes) in try Self.files() {
            if ProcessInfo.processInfo.environment["ASSAY_WRITE_VECTORS"] == "1" {
                try AtomicFile.write(bytes, to: Repository.root.appending(path: "\(Self.folder)/\(name)").path)
            }
            #expect(try Repository.bytes("\(Self.folder)/\(name)") == bytes, "\(name)")
        }
    }

    @Test func theyVerify() throws {
        let key = try VerifyingKey<BN254>(json: try Repository.bytes("\(Self.folder)/product.verification_key.json"))
        let proof = try Proof<BN254>(json: try Repository.bytes("\(Self.folder)/product.proof.json"))
        let inputs: [Fr] = try PublicInputs.parse(json: try Repository.bytes("\(Self.folder)/product.public.json"))
        #expect(inputs == [12, 3])
        try Verifier(key).verify(proof, publicInputs: inputs)
    }
}
