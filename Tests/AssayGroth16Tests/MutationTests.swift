// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayFormats
import AssayTestSupport
import Testing

@testable import AssayGroth16

/// Ten thousand damaged files of each kind: no crash, a typed error, and nothing false accepted.
@Suite struct MutationTests {
    static let count = 10_000

    /// Damaged versions of a file, each really different from it.
    ///
    /// The second argument of `body` is the seed, for messages.
    static func damaged(_ bytes: [UInt8], _ body: ([UInt8], Comment) throws -> Void) rethrows {
        var generator = SeededGenerator()
        for _ in 0..<count {
            let changed = Mutation.mutate(bytes, using: &generator)
            if changed != bytes { try body(changed, "\(generator)") }
        }
    }

    /// A damaged key that is still read must be a key in itself: it proves nothing false and breaks nothing, because the prover
    /// checks its proofs under the key's own verifying key.
    @Test func keys() throws {
        let sample = try Sample.product.get()
        var refused = 0
        try Self.damaged(sample.key.zkey()) { bytes, seed in
            do {
                let key = try ProvingKey<BN254>(zkey: bytes)
                #expect(try ProvingKey<BN254>(zkey: key.zkey()) == key, seed)
                try Self.checkProofs(key, sample, seed)
            } catch let error as FormatError {
                #expect(error.format == "zkey" && !error.problem.isEmpty, seed)
                refused += 1
            }
        }
        #expect(refused > Self.count / 2)
    }

    private static func checkProofs(_ key: ProvingKey<BN254>, _ sample: Sample, _ seed: Comment) throws {
        do {
            let statement = try Prover(key).prove(sample.witness)
            try Verifier(key.verifyingKey).verify(statement.proof, publicInputs: statement.publicInputs)
            #expect(key.verifyingKey.inputPoints == sample.verifyingKey.inputPoints, seed)
        } catch is ProvingError {}
    }

    @Test func verifyingKeys() throws {
        let sample = try Sample.product.get()
        try Self.damaged(Array(sample.verifyingKey.json.utf8)) { bytes, seed in
            do {
                let key = try VerifyingKey<BN254>(json: bytes)
                // Spaces, the mark, and members that nobody reads may differ; the points may not.
                #expect(key.inputPoints == sample.verifyingKey.inputPoints && key.alpha1 == sample.verifyingKey.alpha1, seed)
                #expect(key.beta2 == sample.verifyingKey.beta2 && key.delta2 == sample.verifyingKey.delta2, seed)
            } catch let error as FormatError {
                #expect(error.format == "verification_key.json", seed)
            }
        }
    }

    @Test func proofs() throws {
        let sample = try Sample.product.get()
        let verifier = Verifier(sample.verifyingKey)
        try Self.damaged(Array(sample.proof.json.utf8)) { bytes, seed in
            do {
                let proof = try Proof<BN254>(json: bytes)
                try verifier.verify(proof, publicInputs: sample.publicInputs)
                #expect(proof == sample.proof, seed)
            } catch is FormatError {
            } catch is VerificationError {}
        }
    }

    @Test func publicInputs() throws {
        let sample = try Sample.product.get()
        let verifier = Verifier(sample.verifyingKey)
        try Self.damaged(Array(PublicInputs.json(sample.publicInputs).utf8)) { bytes, seed in
            do {
                let inputs: [Fr] = try PublicInputs.parse(json: bytes)
                if inputs == sample.publicInputs { return }
                #expect(throws: VerificationError.self, seed) { try verifier.verify(sample.proof, publicInputs: inputs) }
            } catch is FormatError {}
        }
    }
}
