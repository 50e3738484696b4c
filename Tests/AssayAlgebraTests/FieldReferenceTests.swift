// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import BigInt
import Testing

/// Fp and Fr against big integers.
@Suite struct FieldReferenceTests {
    @Test func baseFields() { compareOperations(BN254.Fp.self); compareOperations(BLS12381.Fp.self) }
    @Test func scalarFields() { compareOperations(BN254.Fr.self); compareOperations(BLS12381.Fr.self) }

    func compareOperations<F: PrimeField>(_ field: F.Type) {
        var generator = SeededGenerator()
        let edges = edgeValues(field)
        let pairs = edges.indices.flatMap { i in edges[...i].map { (edges[i], $0) } }
        let random = (0..<200).map { _ in (F.random(using: &generator), F.random(using: &generator)) }
        for (a, b) in pairs + random {
            let (x, y) = (a.integer, b.integer)
            #expect((a + b).integer == (x + y) % F.order, "\(a) + \(b)")
            #expect((a - b).integer == (x + F.order - y) % F.order, "\(a) - \(b)")
            #expect((a * b).integer == (x * y) % F.order, "\(a) * \(b)")
        }
        for a in edges + random.map(\.0) { compareUnary(a) }
    }

    func compareUnary<F: PrimeField>(_ a: F) {
        let x = a.integer
        #expect(a.squared.integer == (x * x) % F.order, "\(a)")
        #expect((-a).integer == (F.order - x) % F.order, "\(a)")
        #expect(a.inverse?.integer == x.inverse(F.order), "\(a)")
        #expect(F(limbs: a.limbs) == a && F(a.description) == a)
        #expect(F(words: a.words)?.integer == x % (BigUInt(1) << 256))
        #expect(F(littleEndian: a.littleEndianBytes) == a && F(bigEndian: a.bigEndianBytes) == a)
        #expect(a.power([5, 1]).integer == x.power((BigUInt(1) << 64) + 5, modulus: F.order), "\(a)")
    }

    @Test func constantsAreWhatTheySay() {
        compareConstants(BN254.Fp.self)
        compareConstants(BN254.Fr.self)
        compareConstants(BLS12381.Fp.self)
        compareConstants(BLS12381.Fr.self)
    }

    func compareConstants<F: PrimeField>(_ field: F.Type) {
        #expect(F.one.integer == 1 && F.one == F(1 as UInt64))
        #expect(F.minusOne.integer == F.order - 1 && F.minusOne == -F.one)
    }

    @Test func readersRefuseWhatIsNotBelowTheModulus() {
        refuseLarge(BN254.Fp.self)
        refuseLarge(BN254.Fr.self)
        refuseLarge(BLS12381.Fp.self)
        refuseLarge(BLS12381.Fr.self)
    }

    func refuseLarge<F: PrimeField>(_ field: F.Type) {
        let (size, top) = (F.byteCount, BigUInt(1) << (8 * F.byteCount))
        for value in [F.order, F.order + 1, top - 1, top >> 1] {
            let limbs = limbs(of: value, count: size / 8)
            let bytes = limbs.flatMap { limb in (0..<8).map { UInt8(truncatingIfNeeded: limb >> UInt64(8 * $0)) } }
            #expect(F(limbs: limbs) == nil && F(String(value)) == nil)
            let words = F(words: (limbs[0], limbs[1], limbs[2], limbs[3]))
            #expect(size == 32 ? words == nil : words?.integer == value % (BigUInt(1) << 256))
            #expect(F(littleEndian: bytes) == nil && F(bigEndian: bytes.reversed()) == nil)
            #expect(throws: FieldError.notCanonical(index: 1)) {
                try F.readPlain([UInt8](repeating: 0, count: size) + bytes[...], count: 2)
            }
            #expect(throws: FieldError.notCanonical(index: 1)) {
                try F.readMontgomery([UInt8](repeating: 0, count: size) + bytes[...], count: 2)
            }
        }
        #expect(F(limbs: [1, 2, 3]) == nil && F(limbs: [1, 2, 3, 0, 0, 0, 0]) == nil && F(limbs: []) == nil)
        #expect(
            F(littleEndian: [UInt8](repeating: 0, count: size - 1)) == nil && F(littleEndian: [UInt8](repeating: 0, count: size + 1)) == nil
        )
        for text in ["", "-1", "+1", "01", "1 ", "0x1", "1e3", "١"] { #expect(F(text) == nil, "\(text)") }
    }

    @Test func bytesGiveBackTheSameElements() throws {
        try checkBytes(BN254.Fr.self)
        try checkBytes(BN254.Fp.self)
        try checkBytes(BLS12381.Fr.self)
        try checkBytes(BLS12381.Fp.self)
    }

    func checkBytes<F: PrimeField>(_: F.Type) throws {
        var generator = SeededGenerator()
        let (size, elements) = (F.byteCount, [F.zero, .one, -1] + (0..<20).map { _ in F.random(using: &generator) })
        var plain: [UInt8] = [7]
        var montgomery: [UInt8] = [7]
        F.appendPlain(elements, to: &plain)
        F.appendMontgomery(elements, to: &montgomery)
        #expect(plain.count == 1 + size * elements.count && Array(plain[(1 + size)..<(1 + 2 * size)]) == F.one.littleEndianBytes)
        #expect(try F.readPlain(plain[1...], count: elements.count) == elements)
        #expect(try F.readMontgomery(montgomery[1...], count: elements.count) == elements)
        #expect(try F.readPlain(montgomery[1...], count: elements.count) == elements.map { $0 * .montgomeryRadix })
        #expect(F.montgomeryRadix.integer == (BigUInt(1) << (8 * size)) % F.order)
        #expect(throws: FieldError.wrongByteCount(actual: 3, elements: 1, bytesEach: size)) { try F.readPlain([1, 2, 3], count: 1) }
        #expect(throws: FieldError.self) { try F.readMontgomery([], count: Int.max) }
        #expect(throws: FieldError.self) { try F.readPlain([], count: -1) }
    }

    @Test func wideIntegersAreReduced() {
        var generator = SeededGenerator()
        for length in [0, 1, 31, 32, 33, 63, 64] {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let value = bytes.reversed().reduce(BigUInt(0)) { $0 << 8 + BigUInt($1) }
            #expect(BN254.Fp(reducing: bytes).integer == value % BN254.Fp.order, "\(generator)")
            #expect(BN254.Fr(reducing: bytes).integer == value % BN254.Fr.order, "\(generator)")
            #expect(BLS12381.Fp(reducing: bytes).integer == value % BLS12381.Fp.order, "\(generator)")
            #expect(BLS12381.Fr(reducing: bytes).integer == value % BLS12381.Fr.order, "\(generator)")
        }
        #expect(BN254.Fr(reducing: [UInt8](repeating: 255, count: 64)).integer == ((BigUInt(1) << 512) - 1) % BN254.Fr.order)
    }
}

/// The bulk operations are the single ones, and the kernels' are those of the definition in PrimeField+Bulk.swift.
@Suite struct BulkTests {
    @Test(arguments: [0, 1, 2, 17]) func elementwise(count: Int) {
        checkElementwise(BN254.Fr.self, count)
        checkElementwise(BN254.Fp.self, count)
        checkElementwise(BLS12381.Fr.self, count)
        checkElementwise(BLS12381.Fp.self, count)
    }

    func checkElementwise<F: PrimeField>(_: F.Type, _ count: Int) {
        var generator = SeededGenerator()
        let a = (0..<count).map { $0 % 5 == 3 ? 0 : F.random(using: &generator) }
        let b = (0..<count).map { _ in F.random(using: &generator) }
        let c = (0..<count).map { _ in F.random(using: &generator) }
        let factor = F.random(using: &generator)
        #expect(changed(a) { F.add(&$0, b) } == zip(a, b).map { $0 + $1 })
        #expect(changed(a) { F.subtract(&$0, b) } == zip(a, b).map { $0 - $1 })
        #expect(changed(a) { F.multiply(&$0, b) } == zip(a, b).map { $0 * $1 })
        #expect(changed(a) { F.multiply(&$0, b, subtracting: c) } == zip(zip(a, b), c).map { $0.0 * $0.1 - $1 })
        #expect(changed(a) { F.scale(&$0, by: factor) } == a.map { $0 * factor })
        #expect(F.innerProduct(a, b) == zip(a, b).reduce(0) { $0 + $1.0 * $1.1 })
        for first in 0...count {
            #expect(F.innerProduct(a, b, first: first) == zip(a, b).prefix(first).reduce(0) { $0 + $1.0 * $1.1 })
        }
        #expect(F.powers(of: factor, from: 3, count: count) == (0..<count).map { 3 * factor.power([UInt64($0)]) })
        #expect(F.batchInverse(a) == a.map { $0.inverse ?? 0 })
    }

    @Test func definitionsAgree() {
        let a: [TinyField<97>] = [1, 2, 0, 40]
        let b: [TinyField<97>] = [5, 6, 7, 8]
        #expect(changed(a) { TinyField<97>.multiply(&$0, b, subtracting: a) } == zip(a, b).map { $0 * $1 - $0 })
        #expect(TinyField<97>.batchInverse(a) == a.map { $0.inverse ?? 0 })
        #expect(TinyField<97>.powers(of: 3, from: 2, count: 3) == [2, 6, 18])
    }

    func changed<F>(_ array: [F], _ change: (inout [F]) -> Void) -> [F] {
        var copy = array
        change(&copy)
        return copy
    }
}

extension PrimeField {
    static var order: BigUInt { BigUInt(words: modulus.map { UInt($0) }) }
    var integer: BigUInt { BigUInt(words: limbs.map { UInt($0) }) }
}

func limbs(of value: BigUInt, count: Int = 4) -> [UInt64] {
    let words = value.words.map { UInt64($0) }
    return words + [UInt64](repeating: 0, count: count - words.count)
}

/// Both ends of the field, powers of two and their neighbours at limb borders, and values whose Montgomery form is one of these.
func edgeValues<F: PrimeField>(_ field: F.Type) -> [F] {
    let borders = [63, 64, 65, 128, 191, 192, 253, 254, 255, 319, 320, 380].flatMap { [(BigUInt(1) << $0) - 1, BigUInt(1) << $0] }
    let plain = [0, 1, 2, F.order - 1, F.order - 2, F.order / 2, F.order / 2 + 1] + borders.map { $0 % F.order }
    let elements = plain.compactMap { F(limbs: limbs(of: $0, count: F.byteCount / 8)) }
    let radix = F.montgomeryRadix.inverse ?? 1
    return elements + elements.map { $0 * radix }
}
