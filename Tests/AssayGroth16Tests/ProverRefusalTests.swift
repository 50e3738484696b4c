// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayTestSupport
import Synchronization
import Testing

@testable import AssayGroth16

/// What the prover refuses, so that no wrong proof ever leaves it. The numbers are the classes of bad input in `docs/security.md`.
@Suite struct ProverRefusalTests {
    /// Class 15
    @Test func witnessOfAnotherLength() throws {
        let sample = try Sample.product.get()
        for witness in [[], [1], sample.witness.dropLast(), sample.witness + [0], try Sample.score.get().witness] as [[Fr]] {
            #expect(throws: ProvingError.witness(.wrongLength(expected: 4, given: witness.count))) {
                try Prover(sample.key).prove(witness)
            }
        }
    }

    /// Class 15
    @Test func constraintSystemOfAnotherCircuit() throws {
        let (score, product) = (try Sample.score.get(), try Sample.product.get())
        #expect(throws: ProvingError.otherCircuit) { try Prover(product.key, circuit: score.r1cs) }
        var other = ConstraintSystem<Fr>()
        let first = other.publicInput("first")
        let second = other.privateInput("second")
        let result = other.hintProduct(first, first)
        other.enforce(first, times: first, equals: result)
        other.output("product", result + second)
        #expect(throws: ProvingError.otherCircuit) { try Prover(product.key, circuit: other.finalised().r1cs) }
    }

    /// Class 16: with the constraint system the first failing constraint and its source are named.
    @Test func witnessThatDoesNotSatisfyIsNamed() throws {
        let sample = try Sample.score.get()
        let prover = try Prover(sample.key, circuit: sample.r1cs, origins: sample.circuit.origins)
        for wire in sample.witness.indices.dropFirst() where wire != 5 {
            var witness = sample.witness
            witness[wire] += 1
            let error = #expect(throws: ProvingError.self) { try prover.prove(witness) }
            guard case .witness(.unsatisfied(let constraint)) = error else {
                Issue.record("wire \(wire): \(String(describing: error))")
                continue
            }
            #expect([7, 9].contains(constraint.origins.first?.line))
        }
    }

    /// Class 16: without it, the finished proof is found not to verify.
    @Test func witnessThatDoesNotSatisfyIsNoticed() throws {
        let sample = try Sample.score.get()
        let prover = try Prover(sample.key)
        for wire in sample.witness.indices.dropFirst() where wire != 5 {
            var witness = sample.witness
            witness[wire] += 1
            #expect(throws: ProvingError.proofDoesNotVerify) { try prover.prove(witness) }
        }
    }

    /// Public wire 5 is `untouched`: every value of it satisfies the circuit, and each gives a proof of its own.
    @Test func theUntouchedInputIsFree() throws {
        let sample = try Sample.score.get()
        var witness = sample.witness
        witness[5] += 1
        let statement = try Prover(sample.key, circuit: sample.r1cs).prove(witness)
        #expect(statement.publicInputs[4] == sample.publicInputs[4] + 1)
        #expect(throws: VerificationError.equationDoesNotHold) {
            try Verifier(sample.verifyingKey).verify(statement.proof, publicInputs: sample.publicInputs)
        }
    }

    /// Class 17
    @Test func firstWireNotOne() throws {
        let sample = try Sample.product.get()
        for value in [0, 2, -1] as [Fr] {
            #expect(throws: ProvingError.witness(.firstWireIsNotOne)) { try Prover(sample.key).prove([value] + sample.witness.dropFirst()) }
        }
    }

    /// A key whose points do not belong together gives no proof, though each point is sound.
    @Test func damagedKey() throws {
        let sample = try Sample.product.get()
        for section in [5, 6, 7, 8, 9] as [UInt32] {
            var file = ZkeyFile(sample.key.zkey())
            let size = section == 7 ? 128 : 64
            let generator = size == 64 ? BN254.G1.affineGenerator.montgomeryBytes : BN254.G2.affineGenerator.montgomeryBytes
            for start in stride(from: 0, to: file[section].count, by: size) { file.overwrite(section, at: start, with: generator) }
            let prover = try Prover(ProvingKey<BN254>(zkey: file.bytes), circuit: sample.r1cs)
            if section == 6 { continue }
            #expect(throws: ProvingError.proofDoesNotVerify, "section \(section)") { try prover.prove(sample.witness) }
        }
    }

    /// Ends the work after a number of reports, and remembers them.
    final class Interruption: ProgressObserver {
        private let reports = Mutex<[Int]>([])
        let limit: Int

        init(after limit: Int) { self.limit = limit }

        var completed: [Int] { reports.withLock { $0 } }
        var isCancelled: Bool { completed.count >= limit }

        func report(stage: String, completed: Int, total: Int) { reports.withLock { $0.append(completed) } }
    }

    @Test func cancellation() throws {
        let sample = try Sample.product.get()
        let prover = try Prover(sample.key)
        let watcher = Interruption(after: .max)
        _ = try prover.prove(sample.witness, progress: watcher)
        for limit in 1...watcher.completed.count {
            #expect(throws: ProvingError.cancelled) { try prover.prove(sample.witness, progress: Interruption(after: limit)) }
        }
        #expect(throws: SetupError.cancelled) {
            try Setup.unsafeSingleParty(sample.r1cs, on: BN254.self, progress: Interruption(after: 1))
        }
    }

    @Test func progressRunsFromNothingToAll() throws {
        let sample = try Sample.product.get()
        let watcher = Interruption(after: .max)
        _ = try Prover(sample.key).prove(sample.witness, progress: watcher)
        // Tasks of the sums report from several threads, so only each of them by itself is in order.
        #expect(watcher.completed.first == 0 && watcher.completed.last == 100)
        #expect(watcher.completed.contains { (1...98).contains($0) } && watcher.completed.allSatisfy { (0...100).contains($0) })
    }
}
