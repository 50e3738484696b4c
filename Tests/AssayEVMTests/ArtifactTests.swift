// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayFormats
import AssayGroth16
import AssayTestSupport
import Testing

@testable import AssayEVM

/// What is written about a contract, and keys for which there is none.
@Suite struct ArtifactTests {
    static func member(_ json: JSON, _ name: String) -> JSON? {
        guard case .object(let members) = json else { return nil }
        return members[name]
    }

    @Test func theMarkOfAKeyGoesWithTheContract() throws {
        var generator = SeededGenerator()
        for marked in [false, true] {
            let key = try TrapdoorKey(signals: 1, marked: marked, using: &generator).key
            try Self.findMark(key)
            try Self.findMark(TrapdoorKey381(signals: 1, marked: marked, using: &generator).key)
            for language in VerifierSource.Language.allCases {
                #expect(VerifierSource.text(key, language).contains("unsafe-single-party") == marked)
            }
        }
    }

    static func findMark<C: ContractCurve>(_ key: VerifyingKey<C>) throws {
        for kind in VerifierContract.Kind.allCases {
            let contract = try VerifierContract(key, kind: kind)
            let provenance = try #require(member(contract.artifact(of: key), "assay"))
            #expect(member(provenance, "curve") == .string(C.name))
            #expect(member(provenance, "setup") == (key.isUnsafeSingleParty ? .string("unsafe-single-party") : nil))
            #expect(contract.runtimeCode.suffix(19).elementsEqual("unsafe-single-party".utf8) == key.isUnsafeSingleParty)
        }
    }

    @Test func theArtifactHasWhatToolsLookFor() throws {
        var generator = SeededGenerator()
        let key = try TrapdoorKey(signals: 2, using: &generator).key
        let contract = try VerifierContract(key)
        let artifact = contract.artifact(of: key)
        #expect(Self.member(artifact, "bytecode") == .string("0x" + Hexadecimal.string(contract.initCode)))
        #expect(Self.member(artifact, "deployedBytecode") == .string("0x" + Hexadecimal.string(contract.runtimeCode)))
        guard case .array(let entries)? = Self.member(artifact, "abi") else { throw TestFailure() }
        #expect(entries.compactMap { Self.member($0, "name") }.prefix(2) == [.string("requireProof"), .string("verifyProof")])
        guard case .array(let inputs)? = Self.member(entries[1], "inputs") else { throw TestFailure() }
        #expect(
            inputs.compactMap { Self.member($0, "type") } == [
                .string("uint256[2]"), .string("uint256[2][2]"), .string("uint256[2]"), .string("uint256[2]"),
            ])
    }

    struct TestFailure: Error {}

    /// A chain takes no code longer than 24,576 bytes.
    @Test func tooManySignalsAreRefused() throws {
        try Self.refuseSignals(BN254.self, single: 366, batch: 163)
        try Self.refuseSignals(BLS12381.self, single: 178, batch: 125)
    }

    static func refuseSignals<C: ContractCurve>(_: C.Type, single: Int, batch: Int) throws {
        var generator = SeededGenerator()
        let small = try Trapdoor<C>(signals: 1, using: &generator).key
        func key(_ signals: Int) throws -> VerifyingKey<C> {
            try VerifyingKey(
                alpha1: small.alpha1, beta2: small.beta2, gamma2: small.gamma2, delta2: small.delta2,
                inputPoints: [C.G1.Affine](repeating: small.inputPoints[0], count: signals + 1), isUnsafeSingleParty: false)
        }
        for (kind, most) in [(VerifierContract.Kind.single, single), (.batch, batch)] {
            #expect(try VerifierContract(key(most), kind: kind).runtimeCode.count <= VerifierContract.longestCode)
            #expect(throws: ContractError.tooManySignals(most + 1)) { try VerifierContract(key(most + 1), kind: kind) }
        }
        let points = VerifierContract.longestCode / C.Fp.contracts.g1Size
        for signals in [points, points + 1, 2000] {
            #expect(throws: ContractError.tooManySignals(signals)) { try VerifierContract(key(signals)) }
        }
    }
}
