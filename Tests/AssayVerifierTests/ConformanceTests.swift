// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayExchange
import AssayGroth16
import AssayTestSupport
import AssayVerifier
import Testing

/// Every case of `vectors/verifier` gets the right verdict, for the right reason, with the right file named.
@Suite struct ConformanceTests {
    /// What the library says: `nil` for accepted, otherwise code and words.
    static func refusal<C: PairingCurve>(
        _ suite: VerifierSuite, _ one: VerifierSuite.Case, _: C.Type
    ) -> (code: RefusalCode, words: String)? {
        let files = ProofFiles(
            publicInputs: NamedFile("public", suite.bytes(one.public)), proof: NamedFile("proof", suite.bytes(one.proof)))
        do throws(UnusableFile) {
            let verdict = try ProofInput<C>(key: NamedFile("key", suite.bytes(one.key)), [files], singlePartyKeys: .refuse).verdict()
            return verdict.code.map { ($0, verdict.lines.joined(separator: "\n")) }
        } catch {
            return (error.code, error.message)
        }
    }

    @Test(arguments: [(VerifierSuite.Name.bn254, 391), (.bls12381, 414)]) func theSuiteIsWhole(name: VerifierSuite.Name, count: Int) throws
    {
        let suite = try VerifierSuite.named(name)
        #expect(suite.cases.count == count && suite.calls.count == 5)
        #expect(Set(suite.cases.map(\.id)).count == suite.cases.count)
        #expect(suite.cases.filter(\.accepts).count >= 35)
        let named = Set(suite.cases.flatMap { [$0.key, $0.public, $0.proof] + ($0.call.map { [$0.key] } ?? []) } + suite.calls.map(\.key))
        #expect(named.isSubset(of: suite.texts.keys), "\(named.subtracting(suite.texts.keys))")
        let reasons = Set(suite.cases.flatMap { $0.reasons ?? [] })
        #expect(reasons == Set(RefusalCode.allCases.map(\.rawValue)).subtracting(["receipt", "unreadable"]))
        for one in suite.cases { #expect(one.accepts == (one.reasons == nil), "\(one)") }
    }

    @Test func theLibraryPasses() throws { try Self.pass(.bn254, BN254.self) }
    @Test func theLibraryPassesOnTheSecondCurve() throws { try Self.pass(.bls12381, BLS12381.self) }

    static func pass<C: PairingCurve>(_ name: VerifierSuite.Name, _ curve: C.Type) throws {
        let suite = try VerifierSuite.named(name)
        for one in suite.cases {
            let refusal = refusal(suite, one, curve)
            #expect(refusal?.code.rawValue == one.reasons?.first, "\(one): \(refusal?.words ?? "accepted")")
            // What the check itself says names no file.
            if let file = one.file, let refusal, !refusal.words.hasPrefix("invalid: ") {
                #expect(refusal.words.hasPrefix(file), "\(one): \(refusal.words)")
            }
        }
    }

    /// All claims that can be read, together under their key: the same verdict on each as by itself.
    @Test(arguments: ["key-0", "key-1", "key-2", "key-8"]) func aBatchPasses(key: String) throws {
        try Self.passTogether(.bn254, key, BN254.self)
        try Self.passTogether(.bls12381, key, BLS12381.self)
    }

    static func passTogether<C: PairingCurve>(_ name: VerifierSuite.Name, _ key: String, _ curve: C.Type) throws {
        let suite = try VerifierSuite.named(name)
        let verifier = Verifier(try ProofInput<C>.key(NamedFile(key, suite.bytes(key)), .refuse))
        var expected: [Int: String] = [:]
        var claims: [Claim<C>] = []
        for one in suite.cases where one.key == key {
            let files = ProofFiles(
                publicInputs: NamedFile("public", suite.bytes(one.public)), proof: NamedFile("proof", suite.bytes(one.proof)))
            guard let claim = try? files.claim(on: curve, keyName: key) else { continue }
            if let reason = one.reasons?.first { expected[claims.count] = reason }
            claims.append(claim)
        }
        #expect(claims.count > expected.count)
        do throws(BatchVerificationError) {
            try verifier.verify(claims)
            #expect(expected.isEmpty)
        } catch {
            let found = error.failures.map { ($0.index, RefusalCode($0.reason).rawValue) }
            #expect(Dictionary(uniqueKeysWithValues: found) == expected)
        }
    }
}
