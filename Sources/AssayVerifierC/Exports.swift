// SPDX-License-Identifier: Apache-2.0
// swift-format-ignore-file: AlwaysUseLowerCamelCase
internal import AssayAlgebra
internal import AssayExchange
internal import AssayGroth16
internal import AssayVerifier
public import CAssayVerify

// The functions of `assay_verify.h`, whose declarations the compiler holds these to: they have the names that stand there.

/// What the bits of `flags` say.
private enum Flags {
    /// `nil` for bits that mean nothing.
    static func singlePartyKeys(_ flags: UInt32) -> SinglePartyKeys? {
        switch flags {
        case 0: .refuse
        case UInt32(ASSAY_TAKE_SINGLE_PARTY_KEYS): .warn
        default: nil
        }
    }
}

/// A verdict with its words.
private struct Answer {
    let verdict: assay_verdict
    let reason: String

    init(_ verdict: assay_verdict, _ reason: String) {
        self.verdict = verdict
        self.reason = reason
    }

    init(_ file: UnusableFile) { self.init(file.code.verdict, file.message) }

    init(_ verdict: Verdict, _ warnings: [String] = []) {
        self.init(verdict.code?.verdict ?? 0, (verdict.lines + warnings.map { "warning: \($0)" }).joined(separator: "\n"))
    }

    static func badCall(_ reason: String) -> Answer { Answer(assay_verdict(ASSAY_BAD_CALL.rawValue), reason) }
    static var unknownFlag: Answer { badCall("there is no such flag") }
    static var nullPointer: Answer { badCall("a pointer is NULL though its size is not 0") }

    func tell(_ start: UnsafeMutablePointer<CChar>?, _ size: Int) -> assay_verdict {
        Caller.write(reason, to: start, size)
        return verdict
    }
}

@c @implementation public func assay_verify_interface() -> Int32 { ASSAY_VERIFY_INTERFACE }

@c @implementation public func assay_verify_version() -> UnsafePointer<CChar>? { Caller.pointer(to: Version.text) }

@c @implementation public func assay_verdict_name(_ verdict: assay_verdict) -> UnsafePointer<CChar>? {
    Caller.pointer(to: RefusalCode.word(of: verdict))
}

@c @implementation public func assay_verify_proof(
    _ key: UnsafePointer<UInt8>?, _ keySize: Int, _ publicSignals: UnsafePointer<UInt8>?, _ publicSignalsSize: Int,
    _ proof: UnsafePointer<UInt8>?, _ proofSize: Int, _ flags: UInt32, _ reason: UnsafeMutablePointer<CChar>?, _ reasonSize: Int
) -> assay_verdict {
    guard let key = Caller.bytes(key, keySize), let signals = Caller.bytes(publicSignals, publicSignalsSize),
        let proof = Caller.bytes(proof, proofSize)
    else { return Answer.nullPointer.tell(reason, reasonSize) }
    let files = ProofFiles(publicInputs: NamedFile("public signals", signals), proof: NamedFile("proof", proof))
    guard let singlePartyKeys = Flags.singlePartyKeys(flags) else { return Answer.unknownFlag.tell(reason, reasonSize) }
    return one(NamedFile("verifying key", key), files, singlePartyKeys).tell(reason, reasonSize)
}

private func one(_ key: NamedFile, _ files: ProofFiles, _ singlePartyKeys: SinglePartyKeys) -> Answer {
    do throws(UnusableFile) {
        return try one(key, files, singlePartyKeys, on: KnownCurve(ofKey: key, [files]).type)
    } catch {
        return Answer(error)
    }
}

private func one<C: PairingCurve>(
    _ key: NamedFile, _ files: ProofFiles, _ singlePartyKeys: SinglePartyKeys, on curve: C.Type
) throws(UnusableFile) -> Answer {
    let input = try ProofInput<C>(key: key, [files], singlePartyKeys: singlePartyKeys)
    return Answer(input.verdict(), input.warnings)
}

@c @implementation public func assay_verify_batch(
    _ key: UnsafePointer<UInt8>?, _ keySize: Int, _ proofs: UnsafePointer<assay_proof_files>?, _ count: Int, _ threads: UInt32,
    _ flags: UInt32, _ verdicts: UnsafeMutablePointer<assay_verdict>?, _ reason: UnsafeMutablePointer<CChar>?, _ reasonSize: Int
) -> assay_verdict {
    func refused(_ answer: Answer) -> assay_verdict {
        // A caller's array of zeros would say that all proofs hold.
        if count > 0 { Caller.write(repeatElement(answer.verdict, count: count), to: verdicts) }
        return answer.tell(reason, reasonSize)
    }
    guard let bytes = Caller.bytes(key, keySize), let files = Caller.files(proofs, count) else { return refused(.nullPointer) }
    guard let singlePartyKeys = Flags.singlePartyKeys(flags) else { return refused(.unknownFlag) }
    guard count > 0 else { return refused(.badCall("there are no proofs")) }
    let answers: [Answer]
    do throws(UnusableFile) {
        let key = NamedFile("verifying key", bytes)
        let curve = try KnownCurve(ofKey: key, files.compactMap(\.self)).type
        answers = try many(key, files, singlePartyKeys, threads: Int(max(1, min(threads, 1024))), on: curve)
    } catch {
        let answer = Answer(error)
        Caller.write(files.map { _ in answer.verdict }, to: verdicts)
        return answer.tell(reason, reasonSize)
    }
    Caller.write(answers.map(\.verdict), to: verdicts)
    let bad = answers.indices.filter { answers[$0].verdict != 0 }
    guard let first = bad.first else { return Answer(0, "valid: \(count) proofs").tell(reason, reasonSize) }
    let lines = bad.map { "proof \($0 + 1): \(answers[$0].reason)" } + ["\(bad.count) of \(count) proofs invalid"]
    return Answer(answers[first].verdict, lines.joined(separator: "\n")).tell(reason, reasonSize)
}

/// The verdict on each proof: files that cannot be read one by one, all others together.
private func many<C: PairingCurve>(
    _ file: NamedFile, _ files: [ProofFiles?], _ singlePartyKeys: SinglePartyKeys, threads: Int, on curve: C.Type
) throws(UnusableFile) -> [Answer] {
    let key = try ProofInput<C>.key(file, singlePartyKeys)
    var answers = files.map { _ in Answer(0, "valid") }
    var (claims, places): ([Claim<C>], [Int]) = ([], [])
    for (index, pair) in files.enumerated() {
        do throws(UnusableFile) {
            guard let claim = try pair?.claim(on: curve, keyName: file.name) else {
                answers[index] = .nullPointer
                continue
            }
            claims.append(claim)
            places.append(index)
        } catch {
            answers[index] = Answer(error)
        }
    }
    do throws(BatchVerificationError) {
        try Verifier(key).verify(claims, threads: threads)
    } catch {
        for failure in error.failures {
            answers[places[failure.index]] = Answer(RefusalCode(failure.reason).verdict, failure.reason.description)
        }
    }
    return answers
}

@c @implementation public func assay_verify_receipt(
    _ receipt: UnsafePointer<UInt8>?, _ receiptSize: Int, _ now: Int64, _ flags: UInt32, _ reason: UnsafeMutablePointer<CChar>?,
    _ reasonSize: Int
) -> assay_verdict {
    guard let bytes = Caller.bytes(receipt, receiptSize) else { return Answer.nullPointer.tell(reason, reasonSize) }
    guard let moment = Timestamp(secondsSince1970: Int(now)) else {
        return Answer.badCall("the moment asked about is outside the years 1970 to 9999").tell(reason, reasonSize)
    }
    guard let singlePartyKeys = Flags.singlePartyKeys(flags) else { return Answer.unknownFlag.tell(reason, reasonSize) }
    do throws(UnusableFile) {
        let curve = (KnownCurve(ofFile: bytes) ?? .bn254).type
        return try check(NamedFile("receipt", bytes), moment, singlePartyKeys, on: curve).tell(reason, reasonSize)
    } catch {
        return Answer(error).tell(reason, reasonSize)
    }
}

private func check<C: PairingCurve>(
    _ receipt: NamedFile, _ now: Timestamp, _ singlePartyKeys: SinglePartyKeys, on curve: C.Type
) throws(UnusableFile) -> Answer {
    Answer(try ReceiptInput<C>(receipt).verdict(now: now, singlePartyKeys: singlePartyKeys))
}
