// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayExchange
import AssayFormats
import AssayTestSupport
import AssayVerifier
import CAssayVerify
import Testing

@testable import AssayVerifierC

/// The shipped receipt, by the library and by its interface for C.
@Suite struct ReceiptTests {
    let bytes: [UInt8]
    /// 2030-01-01
    let moment: Int64 = 1_893_456_000

    init() throws { bytes = try Repository.bytes("vectors/receipt/receipt.json") }

    func verdict(_ bytes: [UInt8], at moment: Int64, flags: UInt32 = UInt32(ASSAY_TAKE_SINGLE_PARTY_KEYS)) -> (word: String, reason: String)
    {
        var reason = [CChar](repeating: 0, count: 1 << 14)
        let verdict = assay_verify_receipt(bytes, bytes.count, moment, flags, &reason, reason.count)
        let text = String(decoding: reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return (String(cString: assay_verdict_name(verdict)), text)
    }

    @Test func theShippedReceiptHolds() throws {
        let answer = verdict(bytes, at: moment)
        #expect(answer.word == "valid" && answer.reason.hasPrefix("category: stage_2\nshare_in_category: 90.4\nok: format"))
        let now = try #require(Timestamp(secondsSince1970: Int(moment)))
        let verdict = try ReceiptInput<BN254>(NamedFile("receipt", bytes)).verdict(now: now, singlePartyKeys: .warn)
        #expect(verdict.holds && verdict.lines.joined(separator: "\n") == answer.reason)
        #expect(verdict.json["valid"] == true)
    }

    @Test func anotherMomentAndAStricterEye() {
        #expect(verdict(bytes, at: 4_102_444_800).word == "receipt")
        #expect(verdict(bytes, at: 4_102_444_800).reason.hasPrefix("invalid: expiry"))
        #expect(verdict(bytes, at: 0).reason.hasPrefix("invalid: origin"))
        let strict = verdict(bytes, at: moment, flags: 0)
        #expect(strict.word == "receipt" && strict.reason.hasPrefix("invalid: key mark"))
    }

    /// No digit of a receipt can be changed without a word.
    @Test func everyDigitCounts() {
        var generator = SeededGenerator()
        let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
        for _ in 0..<60 {
            guard let place = digits.randomElement(using: &generator) else { break }
            var changed = bytes
            changed[place] = changed[place] == 0x37 ? 0x38 : 0x37
            guard changed != bytes else { continue }
            #expect(verdict(changed, at: moment).word != "valid", "byte \(place), \(generator)")
        }
    }

    /// A receipt cannot write a line of its own into the report.
    @Test func aQuotedValueStaysOneLine() {
        let text = String(decoding: bytes, as: UTF8.self).replacing("\"90.4\"", with: "\"90.4\\nvalid\\u001b[2J\"")
        let answer = verdict(Array(text.utf8), at: moment)
        #expect(answer.word == "receipt")
        #expect(!answer.reason.split(separator: "\n").contains("valid") && !answer.reason.contains("\u{1b}"))
        #expect(answer.reason.contains("share_in_category: 90.4\u{fffd}valid\u{fffd}[2J"))
    }

    @Test func whatIsNoReceipt() throws {
        #expect(verdict([], at: moment).word == "malformed")
        #expect(verdict(Array(bytes.dropLast(20)), at: moment).word == "malformed")
        #expect(verdict([UInt8](repeating: 0x20, count: Receipt<BN254>.maximumByteCount + 1), at: moment).word == "too-large")
        let agreement = verdict(try Repository.bytes("vectors/receipt/agreement.json"), at: moment)
        #expect(agreement.word == "malformed" && agreement.reason == "receipt is an agreement; a receipt is expected here")
    }
}
