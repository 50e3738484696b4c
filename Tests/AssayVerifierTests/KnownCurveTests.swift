// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayFormats
import AssayGroth16
import AssayTestSupport
import CAssayVerify
import Testing

@testable import AssayVerifier
@testable import AssayVerifierC

/// Which curve a file is for, and both verifiers on the second one.
@Suite struct KnownCurveTests {
    private func file(_ name: String) throws -> [UInt8] { try Repository.bytes("vectors/receipt/bls12381/\(name).json") }
    private func first(_ name: String) throws -> [UInt8] { try Repository.bytes("vectors/groth16/product.\(name).json") }

    @Test func namesOfCurves() {
        for name in ["bn128", "BN254", "alt_bn128", "altbn128", "bn-254"] { #expect(KnownCurve(named: name) == .bn254, "\(name)") }
        for name in ["bls12381", "BLS12-381", "bls12_381"] { #expect(KnownCurve(named: name) == .bls12381, "\(name)") }
        for name in ["", "bn128 ", "bls12", "secp256k1", "bn128\u{212a}"] { #expect(KnownCurve(named: name) == nil, "\(name)") }
        for curve in KnownCurve.allCases { #expect(KnownCurve(named: curve.type.name) == curve && KnownCurve(named: curve.words) == curve) }
    }

    @Test func documentsSayTheirCurve() throws {
        for name in ["receipt", "agreement", "proof", "verification_key"] {
            #expect(KnownCurve(ofFile: try file(name)) == .bls12381, "\(name)")
        }
        #expect(KnownCurve(ofFile: try Repository.bytes("vectors/receipt/receipt.json")) == .bn254)
        #expect(KnownCurve(ofFile: try Repository.bytes("vectors/receipt/agreement.json")) == .bn254)
        #expect(KnownCurve(ofFile: try first("verification_key")) == .bn254)
        for none in [
            try file("public"), [], Array("{}".utf8), Array("{\"curve\": 1}".utf8), Array("{\"curve\": \"x\"}".utf8), Array("\0".utf8),
        ] {
            #expect(KnownCurve(ofFile: none) == nil)
        }
    }

    @Test func binaryFilesSayTheirCurve() throws {
        try check(BN254.self, .bn254)
        try check(BLS12381.self, .bls12381)
        #expect(KnownCurve(ofFile: try Repository.bytes("vectors/groth16/product.zkey")) == .bn254)
        #expect(KnownCurve(ofFile: try Repository.bytes("vectors/groth16/product.wtns")) == .bn254)
    }

    private func check<C: CeremonyCurve>(_: C.Type, _ curve: KnownCurve) throws {
        var system = ConstraintSystem<C.Fr>()
        let a = system.publicInput("a")
        let square = system.hintProduct(a, a)
        system.enforce(a, times: a, equals: square)
        system.output("square", square)
        let circuit = system.finalised()
        let witness = try circuit.witness([3])
        let key = try Setup.unsafeSingleParty(circuit.r1cs, on: C.self, threads: 1).zkey()
        for bytes in [circuit.r1cs.r1csBytes, WitnessFile.encode(witness), circuit.witnessProgram.awpBytes, key] {
            #expect(KnownCurve(ofFile: bytes) == curve)
            try cut(bytes)
        }
    }

    /// Whatever is missing or changed of a file, there is an answer.
    private func cut(_ bytes: [UInt8]) throws {
        for length in [0, 3, 4, 11, 12, 23, 24, 27, 28, 40, 60] { _ = KnownCurve(ofFile: Array(bytes.prefix(length))) }
        for offset in 4..<min(bytes.count, 90) {
            var changed = bytes
            changed[offset] ^= 0xff
            _ = KnownCurve(ofFile: changed)
        }
    }

    // MARK: The interface for C

    private func one(_ key: [UInt8], _ signals: [UInt8], _ proof: [UInt8], flags: UInt32 = UInt32(ASSAY_TAKE_SINGLE_PARTY_KEYS)) -> (
        word: String, reason: String
    ) {
        var reason = [CChar](repeating: 0, count: 1 << 12)
        let verdict = assay_verify_proof(
            key, key.count, signals, signals.count, proof, proof.count, flags, &reason, reason.count)
        return (
            String(cString: assay_verdict_name(verdict)),
            String(decoding: reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        )
    }

    @Test func aProofOnTheSecondCurve() throws {
        let (key, signals, proof) = (try file("verification_key"), try file("public"), try file("proof"))
        #expect(one(key, signals, proof).word == "valid")
        #expect(one(key, signals, proof, flags: 0).word == "unsound-key")
        let other = Array(String(decoding: signals, as: UTF8.self).replacing("\"3\"", with: "\"2\"").utf8)
        #expect(other != signals && one(key, other, proof).word == "equation")
        // An order of BN254 below BLS12-381's: a signal that is canonical here.
        let modulus = "21888242871839275222246405745257275088548364400416034343698204186575808495617"
        let large = Array(String(decoding: signals, as: UTF8.self).replacing("\"3\"", with: "\"\(modulus)\"").utf8)
        #expect(one(key, large, proof).word == "equation")
    }

    /// The name of each file and its curve.
    @Test func filesOfTwoCurves() throws {
        let mixed = one(try file("verification_key"), try file("public"), try first("proof"))
        #expect(mixed.word == "curve" && mixed.reason == "proof is for BN254; verifying key is for BLS12-381")
        let other = one(try first("verification_key"), try first("public"), try file("proof"))
        #expect(other.word == "curve" && other.reason == "proof is for BLS12-381; verifying key is for BN254")
        // A file that says nothing is taken at its key's word, and its points are not on that curve.
        let unnamed = Array(
            String(decoding: try first("proof"), as: UTF8.self).replacing("bn128", with: "").replacing("\"curve\"", with: "\"x\"").utf8)
        #expect(one(try file("verification_key"), try file("public"), unnamed).word == "off-curve")
    }

    /// A proof for another curve is refused by itself, also where the key names none and it comes first.
    @Test(arguments: [true, false]) func aBatchWithAStranger(keyIsNamed: Bool) throws {
        let named = try file("verification_key")
        let key = keyIsNamed ? named : Array(String(decoding: named, as: UTF8.self).replacing("\"curve\"", with: "\"x\"").utf8)
        let signals = try file("public")
        let proofs = [try file("proof"), try first("proof"), try file("proof")]
        let places = keyIsNamed ? [0, 1, 0] : [1, 0, 0]
        var verdicts = [assay_verdict](repeating: -1, count: 3)
        var reason = [CChar](repeating: 0, count: 1 << 12)
        let verdict = signals.withUnsafeBufferPointer { signals in
            proofs[0].withUnsafeBufferPointer { own in
                proofs[1].withUnsafeBufferPointer { stranger in
                    let files = places.map { [own, stranger][$0] }.map {
                        assay_proof_files(
                            public_signals: signals.baseAddress, public_signals_size: signals.count, proof: $0.baseAddress,
                            proof_size: $0.count)
                    }
                    return assay_verify_batch(
                        key, key.count, files, 3, 1, UInt32(ASSAY_TAKE_SINGLE_PARTY_KEYS), &verdicts, &reason, reason.count)
                }
            }
        }
        #expect(verdict == assay_verdict(ASSAY_CURVE.rawValue))
        #expect(verdicts == places.map { $0 == 0 ? 0 : assay_verdict(ASSAY_CURVE.rawValue) })
    }

    /// A file that is too long to be a proof is not read for the name of its curve.
    @Test func aProofThatIsTooLongIsThatFirst() throws {
        let key = try first("verification_key")
        for length in [(1 << 14) + 1, (8 << 20) + 1] {
            let text = "{\"curve\":\"bls12381\"" + String(repeating: " ", count: length) + "}"
            #expect(one(key, try first("public"), Array(text.utf8)).word == "too-large", "\(length)")
        }
    }

    @Test func aReceiptOnTheSecondCurve() throws {
        let bytes = try file("receipt")
        func verdict(_ bytes: [UInt8]) -> (word: String, reason: String) {
            var reason = [CChar](repeating: 0, count: 1 << 14)
            let flags = UInt32(ASSAY_TAKE_SINGLE_PARTY_KEYS)
            let verdict = assay_verify_receipt(bytes, bytes.count, 1_893_456_000, flags, &reason, reason.count)
            return (
                String(cString: assay_verdict_name(verdict)),
                String(decoding: reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            )
        }
        let answer = verdict(bytes)
        #expect(answer.word == "valid" && answer.reason.contains("ok: format: assay/receipt/v1, curve bls12381"))
        // No part of it may be for the other curve.
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.ranges(of: "\"bls12381\"").count == 5)
        for range in text.ranges(of: "\"bls12381\"") {
            var changed = text
            changed.replaceSubrange(range, with: "\"bn128\"")
            #expect(verdict(Array(changed.utf8)).word != "valid")
        }
        var generator = SeededGenerator()
        let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
        for _ in 0..<30 {
            guard let place = digits.randomElement(using: &generator) else { break }
            var changed = bytes
            changed[place] = changed[place] == 0x37 ? 0x38 : 0x37
            guard changed != bytes else { continue }
            #expect(verdict(changed).word != "valid", "byte \(place), \(generator)")
        }
    }
}
