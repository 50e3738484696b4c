// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import BigInt
import Testing

@testable import AssayEVM

/// Arithmetic of words beside BigInt.
@Suite struct WordTests {
    static let radix = BigUInt(1) << 256

    static func word(_ number: BigUInt) -> Word {
        let bytes = Array((number % radix).serialize())
        return Word(bigEndian: [UInt8](repeating: 0, count: 32 - bytes.count) + bytes)
    }

    static func number(_ word: Word) -> BigUInt { word.bytes.reduce(BigUInt(0)) { $0 << 8 + BigUInt($1) } }

    /// Random lengths, and the edges.
    static func draw(using generator: inout SeededGenerator) -> BigUInt {
        let edges: [BigUInt] = [0, 1, 2, radix - 1, radix - 2, radix >> 1, (radix >> 1) - 1, BigUInt(1) << 64, (BigUInt(1) << 128) - 1]
        if Int.random(in: 0..<3, using: &generator) == 0 { return edges[Int.random(in: edges.indices, using: &generator)] }
        let bits = Int.random(in: 1...256, using: &generator)
        return (0..<4).reduce(BigUInt(0)) { sum, _ in sum << 64 + BigUInt(generator.next()) } >> (256 - bits)
    }

    @Test func arithmeticIsThatOfIntegers() {
        var generator = SeededGenerator()
        for _ in 0..<2000 {
            let (a, b, c) = (Self.draw(using: &generator), Self.draw(using: &generator), Self.draw(using: &generator))
            let (x, y, z) = (Self.word(a), Self.word(b), Self.word(c))
            #expect(Self.number(x) == a, "\(generator)")
            #expect(x &+ y == Self.word(a + b), "\(a) + \(b), \(generator)")
            #expect(x &- y == Self.word(Self.radix + a - b), "\(a) - \(b), \(generator)")
            #expect(x &* y == Self.word(a * b), "\(a) * \(b), \(generator)")
            #expect(x.divided(by: y) == (b == 0 ? .zero : Self.word(a / b)), "\(a) / \(b), \(generator)")
            #expect(Word.addingModulo(x, y, z) == (c == 0 ? .zero : Self.word((a + b) % c)), "\(a) + \(b) mod \(c), \(generator)")
            #expect(Word.multiplyingModulo(x, y, z) == (c == 0 ? .zero : Self.word(a * b % c)), "\(a) * \(b) mod \(c), \(generator)")
            #expect((x < y) == (a < b), "\(a) < \(b), \(generator)")
            let places = Int.random(in: 0...300, using: &generator)
            #expect(x.shiftedLeft(by: Word(places)) == Self.word(a << places), "\(a) << \(places), \(generator)")
            #expect(x.shiftedRight(by: Word(places)) == Self.word(a >> places), "\(a) >> \(places), \(generator)")
            #expect(x.shiftedLeft(by: ~.zero) == .zero)
            #expect((x & y, x | y, x ^ y) == (Self.word(a & b), Self.word(a | b), Self.word(a ^ b)))
        }
    }
}
