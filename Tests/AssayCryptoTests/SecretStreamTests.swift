// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Testing

@testable import AssayCrypto

@Suite struct SecretStreamTests {
    private var key: SecretBytes { SecretBytes(copying: (0..<32).map { UInt8($0) }) }
    private let piece = SecretStream.chunkByteCount

    private func text(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) } }

    @Test func opensWhatWasSealed() throws {
        for count in [0, 1, 100, piece - 1, piece, piece + 1, 2 * piece, 3 * piece + 7] {
            let sealed = SecretStream.seal(text(count), with: key, in: "row 1")
            #expect(sealed.count == SecretStream.sealedByteCount(count))
            #expect(try SecretStream.open(sealed, with: key, in: "row 1") == text(count))
        }
    }

    @Test func theSameTextIsSealedInAnotherWayEachTime() {
        #expect(SecretStream.seal([1], with: key, in: "") != SecretStream.seal([1], with: key, in: ""))
    }

    @Test func refusesAnotherKeyAnotherContextAndAShortKey() {
        let sealed = SecretStream.seal(text(40), with: key, in: "row 1")
        let other = SecretBytes(randomCount: 32)
        let short = SecretBytes(randomCount: 16)
        #expect(throws: SecretStream.Failure.notAuthentic) { try SecretStream.open(sealed, with: other, in: "row 1") }
        #expect(throws: SecretStream.Failure.notAuthentic) { try SecretStream.open(sealed, with: key, in: "row 2") }
        #expect(throws: SecretStream.Failure.notAuthentic) { try SecretStream.open(sealed, with: short, in: "row 1") }
    }

    @Test func refusesEveryChangedByteAndEveryCut() {
        let sealed = SecretStream.seal(text(20), with: key, in: "row 1")
        for i in sealed.indices {
            var changed = sealed
            changed[i] ^= 1
            #expect(throws: SecretStream.Failure.notAuthentic) { try SecretStream.open(changed, with: key, in: "row 1") }
            #expect(throws: SecretStream.Failure.notAuthentic) { try SecretStream.open(Array(sealed[..<i]), with: key, in: "row 1") }
        }
        #expect(throws: SecretStream.Failure.notAuthentic) { try SecretStream.open(sealed + [0], with: key, in: "row 1") }
    }

    @Test func refusesChunksThatAreMissingSwappedOrRepeated() {
        let sealed = SecretStream.seal(text(3 * piece), with: key, in: "")
        let size = piece + SecretStream.overhead
        let header = Array(sealed[..<SecretStream.headerByteCount])
        let chunks = (0..<3).map { Array(sealed[(header.count + $0 * size)..<(header.count + ($0 + 1) * size)]) }
        for order in [[0, 1], [0], [1, 2], [1, 0, 2], [0, 1, 1, 2], [0, 2, 1], [0, 1, 2, 2], []] {
            let forged = header + order.flatMap { chunks[$0] }
            #expect(throws: SecretStream.Failure.notAuthentic, "\(order)") { try SecretStream.open(forged, with: key, in: "") }
        }
    }

    @Test func derivesOneKeyOfAPassphraseAndItsParameters() throws {
        let parameters = try PassphraseKey(passes: 1, memory: 8 << 20, salt: Array(0..<16))
        let other = try PassphraseKey(passes: 1, memory: 8 << 20, salt: Array(1..<17))
        let passphrase = SecretBytes(copying: "three weeks".utf8)
        let key = try parameters.derive(from: passphrase)
        let again = try key.isEqual(to: parameters.derive(from: passphrase))
        let salted = try key.isEqual(to: other.derive(from: passphrase))
        let wrong = try key.isEqual(to: parameters.derive(from: SecretBytes(copying: "three week".utf8)))
        #expect(again && !salted && !wrong)
    }

    @Test func parametersHaveBounds() throws {
        let salt = [UInt8](repeating: 0, count: 16)
        for (passes, memory, salt) in [
            (0, 8 << 20, salt), (17, 8 << 20, salt), (1, 8 << 20 - 1, salt), (1, 1 << 30 + 1, salt), (1, 8 << 20, Array(salt.dropLast())),
        ] {
            #expect(throws: PassphraseKey.Failure.unreasonable) { try PassphraseKey(passes: passes, memory: memory, salt: salt) }
        }
        let fresh = PassphraseKey()
        #expect(fresh.memory == 256 << 20 && fresh.passes == 3 && fresh.salt != PassphraseKey().salt)
        #expect(try PassphraseKey(passes: fresh.passes, memory: fresh.memory, salt: fresh.salt) == fresh)
    }

    struct Question: Encodable {
        var key: String?
        var context: String?
        var sealed: String?
        var passphrase: String?
        var salt: String?
        var passes: Int?
        var memory: Int?
    }

    @Test(.needsPeers) func agreesWithPyNaCl() throws {
        let texts = [0, 1, piece, 2 * piece + 5].map(text)
        var questions = texts.map { text in
            let sealed = SecretStream.seal(text, with: key, in: "a place")
            return Question(key: hex((0..<32).map { UInt8($0) }), context: "a place", sealed: hex(sealed))
        }
        questions.append(Question(passphrase: "three weeks", salt: hex(Array(0..<16)), passes: 2, memory: 8 << 20))
        let answers = try Peer.ask("sealing_judge", questions, as: [String].self)
        let ownKey = try PassphraseKey(passes: 2, memory: 8 << 20, salt: Array(0..<16)).derive(
            from: SecretBytes(copying: "three weeks".utf8))
        let derived = ownKey.withBytes { span in span.indices.map { span[$0] } }
        #expect(answers == texts.map(hex) + [hex(derived)])
    }

    private func hex(_ bytes: [UInt8]) -> String { String(decoding: Hexadecimal.digits(bytes), as: UTF8.self) }
}
