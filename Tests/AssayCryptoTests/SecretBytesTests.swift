// SPDX-License-Identifier: Apache-2.0
import AssayCrypto
import Testing

@Suite struct SecretBytesTests {
    @Test func holdsWhatItWasGiven() {
        var bytes: [UInt8] = [1, 2, 3]
        let secret = SecretBytes(moving: &bytes)
        #expect(bytes == [0, 0, 0])
        #expect(secret.count == 3)
        let sum = secret.withBytes { span in (0..<span.count).reduce(0) { $0 + Int(span[$1]) } }
        #expect(sum == 6)
    }

    @Test func equality() {
        let a = SecretBytes(copying: [1, 2, 3])
        let same = a.isEqual(to: SecretBytes(copying: [1, 2, 3]))
        let other = a.isEqual(to: SecretBytes(copying: [1, 2, 4]))
        let shorter = a.isEqual(to: SecretBytes(copying: [1, 2]))
        #expect(same && !other && !shorter)
        let copy = a.copy()
        let copied = copy.isEqual(to: a)
        #expect(copied)
        #expect(constantTimeEqual([1, 2], [1, 2]) && !constantTimeEqual([1, 2], [1, 3]) && !constantTimeEqual([1], [1, 0]))
    }

    @Test func randomSecretsDiffer() {
        let a = SecretBytes(randomCount: 32)
        let same = a.isEqual(to: SecretBytes(randomCount: 32))
        #expect(!same)
        var generator = SecureRandom()
        #expect(generator.next() != generator.next())
        #expect(SecureRandom.bytes(16) != SecureRandom.bytes(16))
        #expect(SecureRandom.bytes(0).isEmpty)
    }

    @Test func wipeZeroesEveryElement() {
        var words: [UInt64] = [1, .max, 3]
        wipe(&words)
        #expect(words == [0, 0, 0])
        var empty: [UInt8] = []
        wipe(&empty)
        #expect(empty.isEmpty)
    }
}
