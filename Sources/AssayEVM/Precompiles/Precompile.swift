// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The precompiled contracts for pairings, worked out as a chain does it: those for BN254 (EIP-196 and EIP-197, at the prices of
/// EIP-1108), and those for BLS12-381, with encodings of their own (EIP-2537, since the Prague upgrade).
public enum Precompile: Int, CaseIterable, Hashable, Sendable {
    /// The sum of two points of G1. Input: both points, 128 bytes.
    case ecAdd = 6
    /// A multiple of a point of G1. Input: the point and any number, 96 bytes.
    case ecMul = 7
    /// Whether a product of pairings is one. Input: pairs of a point of G1 and one of G2, 192 bytes each, or none.
    case pairing = 8

    /// The sum of two points of the curve of BLS12-381. Input: both, 256 bytes.
    case g1Add = 0x0b
    /// The sum of products in G1. Input: a point and any number for each, 160 bytes.
    case g1MSM = 0x0c
    /// The sum of two points of the twist. Input: both, 512 bytes.
    case g2Add = 0x0d
    /// The sum of products in G2. Input: a point and any number for each, 288 bytes.
    case g2MSM = 0x0e
    /// Whether a product of pairings is one. Input: pairs of a point of G1 and one of G2, 384 bytes each.
    case pairing381 = 0x0f
    /// A point of G1 for an element of the base field. Input: 64 bytes.
    case mapToG1 = 0x10
    /// A point of G2 for an element of the quadratic field. Input: 128 bytes.
    case mapToG2 = 0x11

    /// The address, as every chain has it.
    public var address: Word { Word(rawValue) }

    /// What a call costs, whether it succeeds or not. A part of a pair is not counted.
    public func price(of input: [UInt8]) -> Int {
        switch self {
        case .ecAdd: Prices.sum
        case .ecMul: Prices.multiple
        case .pairing: Prices.pairing(of: input.count / 192)
        case .g1Add: BLS12381Prices.g1Sum
        case .g1MSM: BLS12381Prices.g1Products(input.count / 160)
        case .g2Add: BLS12381Prices.g2Sum
        case .g2MSM: BLS12381Prices.g2Products(input.count / 288)
        case .pairing381: BLS12381Prices.pairing(of: input.count / 384)
        case .mapToG1: BLS12381Prices.mapToG1
        case .mapToG2: BLS12381Prices.mapToG2
        }
    }

    /// The output: a point as the input has it, or 32 bytes that say 1 or 0.
    ///
    /// For sums and multiples on BN254, missing bytes are zeros and those beyond the input's length are not looked at (EIP-196).
    ///
    /// - Throws: ``PrecompileError`` where the call fails; a chain then takes all gas that it was given.
    public func run(_ input: [UInt8]) throws(PrecompileError) -> [UInt8] {
        switch self {
        case .ecAdd:
            let sum = BN254.G1(try Self.g1(input, at: 0)) + (try Self.g1(input, at: 64))
            return PointWords(sum.affine).words.bytes
        case .ecMul:
            let point = BN254.G1(try Self.g1(input, at: 0))
            let factor = BN254.Fr(reducing: Self.word(input, at: 64).bytes.reversed())
            return PointWords((factor * point).affine).words.bytes
        case .pairing: return Word(try Self.productIsOne(input) ? 1 : 0).bytes
        case .g1Add: return try BLS12381Contracts(input: input).sum(BLS12381.G1.self)
        case .g1MSM: return try BLS12381Contracts(input: input).products(BLS12381.G1.self)
        case .g2Add: return try BLS12381Contracts(input: input).sum(BLS12381.G2.self)
        case .g2MSM: return try BLS12381Contracts(input: input).products(BLS12381.G2.self)
        case .pairing381: return Word(try BLS12381Contracts(input: input).productIsOne() ? 1 : 0).bytes
        case .mapToG1: return try BLS12381Contracts(input: input).mapToG1()
        case .mapToG2: return try BLS12381Contracts(input: input).mapToG2()
        }
    }

    private static func productIsOne(_ input: [UInt8]) throws(PrecompileError) -> Bool {
        guard input.count.isMultiple(of: 192) else { throw .wrongLength(input.count) }
        var pairs: [(BN254.G1.Affine, BN254.G2.Affine)] = []
        for offset in stride(from: 0, to: input.count, by: 192) {
            pairs.append((try g1(input, at: offset), try g2(input, at: offset + 64)))
        }
        return BN254.pairingProductIsOne(pairs)
    }

    private static func word(_ input: [UInt8], at offset: Int) -> Word { Word(bigEndian: input.dropFirst(offset).prefix(32)) }

    private static func g1(_ input: [UInt8], at offset: Int) throws(PrecompileError) -> BN254.G1.Affine {
        try PointWords(reading: input, at: offset).pointOnCurve(at: offset)
    }

    private static func g2(_ input: [UInt8], at offset: Int) throws(PrecompileError) -> BN254.G2.Affine {
        let point: BN254.G2.Affine = try PointWords(reading: input, at: offset).pointOnCurve(at: offset)
        guard point.isInSubgroup else { throw .notInSubgroup(offset: offset) }
        return point
    }
}

extension PointWords {
    /// The words at an offset of bytes, with zeros where there are none.
    init(reading input: [UInt8], at offset: Int) {
        self.init((0..<Self.count).map { Word(bigEndian: input.dropFirst(offset + Word.byteCount * $0)) })
    }

    /// The point; errors name places within an input in which it begins at an offset.
    func pointOnCurve(at offset: Int) throws(PrecompileError) -> P {
        do throws(WordsError) { return try point() } catch { throw PrecompileError(error, at: offset) }
    }
}

/// Why a precompiled contract fails. Offsets are bytes within its input.
public enum PrecompileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The input of a pairing is not made of whole pairs.
    case wrongLength(Int)
    /// The input does not have the one length that it must have (EIP-2537).
    case wrongSize(Int, expected: Int)
    /// The input is not made of whole records, one at least (EIP-2537).
    case wrongRecords(Int, each: Int)
    /// A coordinate is not below the modulus.
    case notCanonical(offset: Int)
    /// The point that begins there is not on its curve.
    case notOnCurve(offset: Int)
    /// The point that begins there is outside the subgroup of prime order.
    case notInSubgroup(offset: Int)

    init(_ error: WordsError, at offset: Int) {
        switch error {
        case .notCanonical(let word): self = .notCanonical(offset: offset + 32 * word)
        case .notOnCurve: self = .notOnCurve(offset: offset)
        }
    }

    public var description: String {
        switch self {
        case .wrongLength(let count): "\(count) bytes are no whole number of pairs, which have 192 bytes each"
        case .wrongSize(let count, let expected): "the input has \(count) bytes, and must have \(expected)"
        case .wrongRecords(let count, let each): "\(count) bytes are not one or more whole records, which have \(each) bytes each"
        case .notCanonical(let offset): "the coordinate at byte \(offset) is not below the field modulus"
        case .notOnCurve(let offset): "the point at byte \(offset) is not on the curve"
        case .notInSubgroup(let offset): "the point at byte \(offset) is on the curve but outside the subgroup of prime order"
        }
    }
}
