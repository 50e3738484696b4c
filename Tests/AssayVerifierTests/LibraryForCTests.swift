// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayGroth16
import AssayTestSupport
import AssayVerifier
import AssayVerifierC
import CAssayVerify
import Testing

/// The functions of `assay_verify.h`, called as C calls them. `make verifier` runs the built libraries from C and from Python.
@Suite struct LibraryForCTests {
    let suite: VerifierSuite

    init() throws { suite = try VerifierSuite.bn254.get() }

    func word(_ verdict: assay_verdict) -> String { String(cString: assay_verdict_name(verdict)) }

    func one(_ key: [UInt8], _ signals: [UInt8], _ proof: [UInt8], room: Int = 4096) -> (verdict: String, reason: String) {
        var reason = [CChar](repeating: 1, count: room)
        let verdict = assay_verify_proof(key, key.count, signals, signals.count, proof, proof.count, 0, &reason, room)
        return (word(verdict), text(reason))
    }

    /// What stands before the NUL.
    func text(_ reason: [CChar]) -> String { String(decoding: reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) }

    @Test(arguments: VerifierSuite.Name.allCases) func everyCase(name: VerifierSuite.Name) throws {
        let suite = try VerifierSuite.named(name)
        for one in suite.cases {
            let answer = self.one(suite.bytes(one.key), suite.bytes(one.public), suite.bytes(one.proof))
            #expect(answer.verdict == one.reasons?.first ?? "valid", "\(one): \(answer.reason)")
            #expect(!answer.reason.isEmpty)
        }
    }

    /// All cases of one key in one call, those that cannot be read among them.
    @Test(arguments: VerifierSuite.Name.allCases) func aBatchWithEverything(name: VerifierSuite.Name) throws {
        let suite = try VerifierSuite.named(name)
        let cases = suite.cases.filter { $0.key == "key-2" }
        let files = cases.map { (suite.bytes($0.public), suite.bytes($0.proof)) }
        let key = suite.bytes("key-2")
        let buffers = files.map { (UnsafeMutableBufferPointer<UInt8>.copy($0.0), UnsafeMutableBufferPointer<UInt8>.copy($0.1)) }
        defer {
            for (signals, proof) in buffers {
                signals.deallocate()
                proof.deallocate()
            }
        }
        let proofs = buffers.map {
            assay_proof_files(
                public_signals: $0.0.baseAddress, public_signals_size: $0.0.count, proof: $0.1.baseAddress, proof_size: $0.1.count)
        }
        var verdicts = [assay_verdict](repeating: -1, count: cases.count)
        var reason = [CChar](repeating: 0, count: 1 << 16)
        let verdict = assay_verify_batch(key, key.count, proofs, proofs.count, 2, 0, &verdicts, &reason, reason.count)
        #expect(verdicts.map(word) == cases.map { $0.reasons?.first ?? "valid" })
        #expect(word(verdict) == cases.first { !$0.accepts }?.reasons?.first)
        #expect(text(reason).contains("\(cases.count { !$0.accepts }) of \(cases.count) proofs invalid"))
    }

    @Test func aBatchUnderABadKeyAndAnEmptyOne() {
        let key = suite.bytes("unsound-key/gamma-is-delta/key")
        var verdicts: [assay_verdict] = [0, 0, 0]
        let none = assay_proof_files(public_signals: nil, public_signals_size: 0, proof: nil, proof_size: 0)
        #expect(word(assay_verify_batch(key, key.count, [none, none], 2, 0, 0, &verdicts, nil, 0)) == "unsound-key")
        #expect(verdicts == [10, 10, 0])
        let sound = suite.bytes("key-2")
        #expect(word(assay_verify_batch(sound, sound.count, nil, 0, 0, 0, nil, nil, 0)) == "bad-call")
        #expect(word(assay_verify_batch(sound, sound.count, [none], 1, 0, 0, &verdicts, nil, 0)) == "malformed")
    }

    @Test func wrongCallsAreRefused() {
        let (key, signals, proof) = (suite.bytes("key-2"), suite.bytes("public-2"), suite.bytes("proof-2"))
        #expect(word(assay_verify_proof(nil, 5, signals, signals.count, proof, proof.count, 0, nil, 0)) == "bad-call")
        #expect(word(assay_verify_proof(key, key.count, nil, 1, proof, proof.count, 0, nil, 0)) == "bad-call")
        #expect(word(assay_verify_proof(key, key.count, signals, signals.count, nil, 1, 0, nil, 0)) == "bad-call")
        #expect(word(assay_verify_proof(nil, 0, nil, 0, nil, 0, 0, nil, 0)) == "malformed")
        #expect(word(assay_verify_batch(key, key.count, nil, 1, 0, 0, nil, nil, 0)) == "bad-call")
        let missing = assay_proof_files(public_signals: nil, public_signals_size: 9, proof: nil, proof_size: 0)
        #expect(word(assay_verify_batch(key, key.count, [missing], 1, 0, 0, nil, nil, 0)) == "bad-call")
        // An array of zeros would say that all proofs hold.
        var verdicts: [assay_verdict] = [0, 0]
        let bad = assay_verdict(ASSAY_BAD_CALL.rawValue)
        #expect(assay_verify_batch(key, key.count, [missing, missing], 2, 0, 1 << 7, &verdicts, nil, 0) == bad && verdicts == [bad, bad])
        verdicts = [0, 0]
        #expect(assay_verify_batch(nil, 5, [missing, missing], 2, 0, 0, &verdicts, nil, 0) == bad && verdicts == [bad, bad])
        verdicts = [0, 0]
        #expect(assay_verify_batch(key, key.count, nil, 2, 0, 0, &verdicts, nil, 0) == bad && verdicts == [bad, bad])
        #expect(word(assay_verify_receipt(key, key.count, -1, 0, nil, 0)) == "bad-call")
        #expect(word(assay_verify_receipt(key, key.count, .max, 0, nil, 0)) == "bad-call")
        #expect(word(assay_verify_receipt(key, key.count, 0, 2, nil, 0)) == "bad-call")
        #expect(word(assay_verify_receipt(nil, 1, 0, 0, nil, 0)) == "bad-call")
        #expect(word(assay_verify_receipt(key, key.count, 0, 1, nil, 0)) == "malformed")
    }

    /// A key that one party made alone is taken only by who says so, and then mentioned.
    @Test func keysOfOnePartyAreRefused() throws {
        let files = try ["verification_key", "public", "proof"].map { try Repository.bytes("vectors/groth16/product.\($0).json") }
        let pair = (UnsafeMutableBufferPointer<UInt8>.copy(files[1]), UnsafeMutableBufferPointer<UInt8>.copy(files[2]))
        defer {
            pair.0.deallocate()
            pair.1.deallocate()
        }
        let proof = assay_proof_files(
            public_signals: pair.0.baseAddress, public_signals_size: pair.0.count, proof: pair.1.baseAddress, proof_size: pair.1.count)
        for (flags, expected) in [(0, "unsound-key"), (UInt32(ASSAY_TAKE_SINGLE_PARTY_KEYS), "valid"), (2, "bad-call"), (3, "bad-call")] {
            var reason = [CChar](repeating: 0, count: 512)
            let one = assay_verify_proof(
                files[0], files[0].count, files[1], files[1].count, files[2], files[2].count, flags, &reason, reason.count)
            #expect(word(one) == expected && text(reason).contains("marked unsafe-single-party") == (expected != "bad-call"))
            #expect(word(assay_verify_batch(files[0], files[0].count, [proof], 1, 1, flags, nil, nil, 0)) == expected)
        }
    }

    /// Words are cut where a character ends and never written past their room.
    @Test func reasonsFitTheirRoom() {
        let (signals, proof) = (suite.bytes("public-2"), suite.bytes("proof-2"))
        for room in [1, 2, 3, 20, 4096] {
            var reason = [CChar](repeating: 0x55, count: room + 8)
            let verdict = assay_verify_proof([0x22], 1, signals, signals.count, proof, proof.count, 0, &reason, room)
            #expect(word(verdict) == "malformed")
            #expect(reason[..<room].contains(0) && reason[room...].allSatisfy { $0 == 0x55 })
        }
    }

    @Test func namesAndVersions() {
        #expect(assay_verify_interface() == ASSAY_VERIFY_INTERFACE)
        #expect(String(cString: assay_verify_version()) == "\(Version.text)")
        let words = (0...12).map { word($0) }
        #expect(Set(words) == Set(RefusalCode.allCases.map(\.rawValue)).subtracting(["unreadable"]).union(["valid"]))
        #expect(word(13) == "bad-call" && word(14) == "unknown" && word(-1) == "unknown")
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    static func copy(_ bytes: [UInt8]) -> Self {
        let copy = Self.allocate(capacity: bytes.count)
        _ = copy.initialize(from: bytes)
        return copy
    }
}
