// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayFormats
import AssayGroth16
import AssayTestSupport
import Testing

/// The cases of `vectors/verifier` for both curves, put to the readers of JSON files and the verifier: the right verdict for the right reason.
@Suite struct ConformanceTests {
    /// Why the three files are refused; `nil` for accepted.
    static func refusal<C: PairingCurve>(_ suite: VerifierSuite, _ one: VerifierSuite.Case, _: C.Type) -> RefusalCode? {
        do {
            let key = try VerifyingKey<C>(json: suite.bytes(one.key))
            let inputs = try PublicInputs.parse(json: suite.bytes(one.public), as: C.Fr.self)
            let proof = try Proof<C>(json: suite.bytes(one.proof))
            try Verifier.verify(proof, publicInputs: inputs, key: key)
            return nil
        } catch let error as FormatError {
            return RefusalCode(error)
        } catch let error as VerificationError {
            return RefusalCode(error)
        } catch {
            return .unreadable
        }
    }

    static func check<C: PairingCurve>(_ name: VerifierSuite.Name, _ curve: C.Type) throws {
        let suite = try VerifierSuite.named(name)
        for one in suite.cases {
            let refusal = refusal(suite, one, curve)
            #expect(refusal?.rawValue == one.reasons?.first, "\(name): \(one)")
        }
    }

    @Test func everyVerdictOnTheFirstCurveIsRight() throws { try Self.check(.bn254, BN254.self) }
    @Test func everyVerdictOnTheSecondCurveIsRight() throws { try Self.check(.bls12381, BLS12381.self) }

    /// Both suites have the cases that the other has, apart from what only one curve can have.
    @Test func theSecondSuiteIsWhole() throws {
        let suite = try VerifierSuite.named(.bls12381)
        #expect(suite.cases.count == 414 && suite.calls.count == 5)
        #expect(suite.cases.count { $0.call != nil } == 125)
        let (first, second) = (Set(try VerifierSuite.named(.bn254).cases.map(\.id)), Set(suite.cases.map(\.id)))
        #expect(second.count == 414)
        let missing = first.subtracting(second).filter { !$0.hasPrefix("labels/") && !$0.hasPrefix("layout/curve-called") }
        #expect(missing.allSatisfy { $0.contains("plus-5r") || $0.hasSuffix("beyond-256-bits") }, "\(missing)")
        let named = Set(suite.cases.flatMap { [$0.key, $0.public, $0.proof] } + suite.calls.map(\.key))
        #expect(named.isSubset(of: suite.texts.keys), "\(named.subtracting(suite.texts.keys))")
    }

    /// The keys of the suite are written as Assay writes them, the pairing of alpha and beta included.
    @Test(arguments: [0, 1, 2, 8]) func keysOfTheSecondSuiteAreWrittenAlike(signals: Int) throws {
        let text = try VerifierSuite.named(.bls12381).bytes("key-\(signals)")
        #expect(try Array(VerifyingKey<BLS12381>(json: text).json.utf8) == text)
    }
}
