// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayCrypto
import AssayFormats
import AssayTestSupport
import Testing

@testable import AssayCeremony
@testable import AssayGroth16

/// Ceremonies as they should go.
@Suite struct CeremonyTests {
    @Test func powersHoldAfterEachContribution() throws {
        let ceremony = try SmallCeremony.shared.get()
        for (number, bytes) in ceremony.powers.enumerated().dropFirst() {
            let report = try PowersVerifier(Powers(bytes)).verify()
            #expect(report.contributions.map(\.step) == Array(ceremony.powersSteps.prefix(number)) && !report.isPrepared)
        }
        let report = try PowersVerifier(Powers(ceremony.prepared)).verify()
        #expect(report.isPrepared && report.contributions.map(\.step) == ceremony.powersSteps)
        #expect(report.contributions.map(\.name) == ["Ada", "Bea", "Cyr", nil])
        #expect(report.contributions.map { $0.beacon?.exponent } == [nil, nil, nil, 10])
    }

    @Test func eachStepAnswersToTheOneBeforeIt() throws {
        let steps = try SmallCeremony.shared.get().powersSteps
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.nextChallenge == $1.challenge })
        #expect(Set(steps.map(\.response)).count == steps.count && steps.map(\.number) == [1, 2, 3, 4])
    }

    @Test func keysHoldAfterEachContribution() throws {
        let ceremony = try SmallCeremony.shared.get()
        for (number, bytes) in ceremony.keys.enumerated().dropFirst() {
            let report = try ceremony.verify(bytes)
            #expect(report.circuitHash == ceremony.initial.circuitHash)
            #expect(report.contributions.map(\.hash) == ceremony.keySteps.prefix(number).map(\.contributionHash))
        }
        let names = try ceremony.verify(ceremony.keys[6]).contributions.map(\.name)
        #expect(names == SmallCeremony.people + ["beacon"])
    }

    /// A key of the ceremony is an ordinary key without a mark.
    @Test func proofsUnderTheFinalKeyHold() throws {
        let ceremony = try SmallCeremony.shared.get()
        let key = try ProvingKey<BN254>(zkey: ceremony.keys[6])
        #expect(!key.isUnsafeSingleParty && key.isKey(of: ceremony.circuit) && key.circuitHash == ceremony.initial.circuitHash)
        let witness = smallWitness(123_456_789, 987, publicInput: 31)
        let statement = try Prover(key, circuit: ceremony.circuit).prove(witness)
        try Verifier(key.verifyingKey).verify(statement.proof, publicInputs: statement.publicInputs)
    }

    /// The single-party setup, with the secrets of a ceremony that this test knows, gives the same points.
    @Test func theInitialKeyIsThatOfTheSecrets() throws {
        let ceremony = try SmallCeremony.shared.get()
        let read = try KeyFile(ceremony.keys[0])
        #expect(read.contributionCount == 0 && read.circuitHash == ceremony.initial.circuitHash && !read.isSingleParty)
        // A key without contributions is none to prove with: gamma = delta.
        let error = #expect(throws: FormatError.self) { try ProvingKey<BN254>(zkey: ceremony.keys[0]) }
        #expect(error?.kind == .unsoundKey)
    }

    /// What is determined by public data comes out the same each time.
    @Test func preparingAndBeginningAreDetermined() throws {
        let ceremony = try SmallCeremony.shared.get()
        let folder = try ScratchFolder()
        #expect(try written(folder) { try Powers(ceremony.powers[4]).prepare(to: $0, threads: 1) }.bytes == ceremony.prepared)
        #expect(try written(folder) { try Powers(ceremony.prepared).prepare(to: $0) }.bytes == ceremony.prepared)
        let again = try InitialKey(of: ceremony.circuit, Powers(ceremony.prepared), threads: 1)
        #expect(try written(folder) { try again.write(to: $0) }.bytes == ceremony.keys[0])
        let beacon = try Beacon(value: Array(1...32), exponent: 10)
        #expect(try written(folder) { try Powers(ceremony.powers[3]).apply(beacon, name: nil, to: $0) }.bytes == ceremony.powers[4])
    }

    /// Contributions of the same seed are the same, of another another: the secrets come from the seed alone.
    @Test func secretsComeFromTheSeed() {
        func elements(_ byte: UInt8) -> [Fr] {
            ContributionSecrets<Fr>(seed: SecretBytes(copying: [UInt8](repeating: byte, count: 64))).elements(3).values
        }
        #expect(elements(1) == elements(1) && Set(elements(1) + elements(2)).count == 6)
        let fresh = (0..<2).map { _ in ContributionSecrets<Fr>(mixing: [1, 2, 3]).elements(1)[0] }
        #expect(fresh[0] != fresh[1])
    }

    @Test func smallerCircuitsTakeAPartOfThePowers() throws {
        let ceremony = try SmallCeremony.shared.get()
        var (a, b, c) = (SparseMatrix<Fr>(), SparseMatrix<Fr>(), SparseMatrix<Fr>())
        a.append(2, 1)
        b.append(2, 1)
        c.append(1, 1)
        a.endRow()
        b.endRow()
        c.endRow()
        let circuit = try #require(R1CS(outputCount: 1, publicInputCount: 0, privateInputCount: 1, wireCount: 3, a: a, b: b, c: c))
        let initial = try InitialKey(of: circuit, Powers(ceremony.prepared))
        #expect(initial.domainSize == 4)
        let folder = try ScratchFolder()
        let first = try written(folder) { try initial.write(to: $0) }.bytes
        let key = try written(folder) { try KeyFile(first).contribute(name: nil, to: $0) }.bytes
        _ = try KeyVerifier(KeyFile(key), against: initial).verify()
        let proving = try ProvingKey<BN254>(zkey: key)
        _ = try Prover(proving, circuit: circuit).prove([1, 49, 7])
    }

    @Test func whatCannotBeginIsRefused() throws {
        let ceremony = try SmallCeremony.shared.get()
        typealias Refusal = InitialKey<BN254>.Refusal
        #expect(throws: Refusal.notPrepared) { try InitialKey(of: ceremony.circuit, Powers(ceremony.powers[4])) }
        let folder = try ScratchFolder()
        let small = try written(folder) { try Powers.writeNew(power: 2, to: $0) }.bytes
        #expect(throws: Refusal.tooFewPowers(needed: 3, power: 2)) { try InitialKey(of: ceremony.circuit, Powers(small)) }
        let empty = try written(folder) { try Powers.writeNew(power: 3, to: $0) }.bytes
        let prepared = try written(folder) { try Powers(empty).prepare(to: $0) }.bytes
        #expect(throws: Refusal.noContribution) { try InitialKey(of: ceremony.circuit, Powers(prepared)) }
        let singleParty = try Setup.unsafeSingleParty(ceremony.circuit, on: BN254.self).zkey()
        #expect(throws: KeyFile.ContributionRefusal.singleParty) {
            try written(folder) { try KeyFile(singleParty).contribute(name: nil, to: $0) }
        }
    }

    /// Everybody knows the secrets of a beacon, so a beacon alone makes no ceremony, in either phase.
    @Test func beaconsAloneAreNoCeremony() throws {
        let (ceremony, folder, beacon) = (try SmallCeremony.shared.get(), try ScratchFolder(), try Beacon(value: [0], exponent: 10))
        let powers = try written(folder) { try Powers(ceremony.powers[0]).apply(beacon, name: nil, to: $0) }.bytes
        #expect(#expect(throws: CeremonyFault.self) { try PowersVerifier(Powers(powers)).verify() }?.kind == .noContribution)
        let prepared = try written(folder) { try Powers(powers).prepare(to: $0) }.bytes
        #expect(throws: InitialKey<BN254>.Refusal.noContribution) { try InitialKey(of: ceremony.circuit, Powers(prepared)) }
        let key = try written(folder) { try KeyFile(ceremony.keys[0]).apply(beacon, name: nil, to: $0) }.bytes
        #expect(#expect(throws: CeremonyFault.self) { try ceremony.verify(key) }?.kind == .noContribution)
        #expect(try ProvingKey<BN254>(zkey: key).isUnsafeSingleParty)
        // Who contributes after it makes it one.
        let more = try written(folder) { try KeyFile(key).contribute(name: nil, to: $0) }.bytes
        #expect(try ceremony.verify(more).contributions.count == 2 && !ProvingKey<BN254>(zkey: more).isUnsafeSingleParty)
    }

    @Test func namesAndBeaconsAreChecked() throws {
        #expect(throws: ContributorName.Failure.empty) { try ContributorName("") }
        #expect(throws: ContributorName.Failure.tooLong(byteCount: 66)) { try ContributorName(String(repeating: "ü", count: 33)) }
        #expect(throws: ContributorName.Failure.notPrintable) { try ContributorName("a\u{202e}b") }
        #expect(throws: ContributorName.Failure.reserved) { try ContributorName("unsafe-single-party") }
        #expect(try ContributorName(String(repeating: "x", count: 64)).text.count == 64)
        #expect(throws: Beacon.Failure.exponent(9)) { try Beacon(value: [1], exponent: 9) }
        #expect(throws: Beacon.Failure.exponent(64)) { try Beacon(value: [1], exponent: 64) }
        #expect(throws: Beacon.Failure.value(byteCount: 0)) { try Beacon(value: [], exponent: 10) }
        #expect(throws: Beacon.Failure.value(byteCount: 256)) { try Beacon(value: [UInt8](repeating: 1, count: 256), exponent: 10) }
    }

    /// Whoever interrupts a contribution finds neither a file nor a part of one.
    @Test func anInterruptedContributionLeavesNoFile() throws {
        let ceremony = try SmallCeremony.shared.get()
        let folder = try ScratchFolder()
        let (powers, key) = (try Powers(ceremony.powers[1]), try KeyFile(ceremony.keys[1]))
        #expect(throws: CancellationError.self) {
            try CeremonyOutput.write(to: folder.path("a")) { try powers.contribute(name: nil, to: $0, progress: Interrupted()) }
        }
        #expect(throws: CancellationError.self) {
            try CeremonyOutput.write(to: folder.path("b")) { try key.contribute(name: nil, to: $0, progress: Interrupted()) }
        }
        #expect(throws: CancellationError.self) {
            try CeremonyOutput.write(to: folder.path("c")) { try powers.prepare(to: $0, progress: Interrupted()) }
        }
        #expect(try folder.names() == [])
    }

    private struct Interrupted: ProgressObserver {
        var isCancelled: Bool { true }
        func report(stage: String, completed: Int, total: Int) {}
    }
}
