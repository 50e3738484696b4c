// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The precompiled contracts for BN254, worked out as a chain does it: EIP-196 and EIP-197, at the prices of EIP-1108.
///
/// Another curve's contracts (EIP-2537) are other cases, with their own addresses and encodings.
public enum Precompile: Int, CaseIterable, Hashable, Sendable {
    /// The sum of two points of G1. Input: both points, 128 bytes.
    case ecAdd = 6
    /// A multiple of a point of G1. Input: the point and any number, 96 bytes.
    case ecMul = 7
    /// Whether a product of pairings is one. Input: pairs of a point of G1 and one of G2, 192 bytes each, or none.
    case pairing = 8

    /// The address, as every chain has it.
    public var address: Word { Word(rawValue) }

    /// What a call costs, whether it succeeds or not. A part of a pair is not counted.
    public func price(of input: [UInt8]) -> Int {
        switch self {
        case .ecAdd: Prices.sum
        case .ecMul: Prices.multiple
        case .pairing: Prices.pairing(of: input.count / 192)
        }
    }

    /// The output: 64 bytes of a point, or 32 bytes that say 1 or 0.
    ///
    /// For sums and multiples, missing bytes are zeros and those beyond the input's length are not looked at (EIP-196).
    ///
    /// - Throws: ``PrecompileError`` where the call fails; a chain then takes all gas that it was given.
    public func run(_ input: [UInt8]) throws(PrecompileError) -> [UInt8] {
        switch self {
        case .ecAdd:
            let sum = BN254.G1(try Self.g1(input, at: 0)) + (try Self.g1(input, at: 64))
            return G1Words(sum.affine).words.bytes
        case .ecMul:
            let point = BN254.G1(try Self.g1(input, at: 0))
            let factor = BN254.Fr(reducing: Self.word(input, at: 64).bytes.reversed())
            return G1Words((factor * point).affine).words.bytes
        case .pairing: return Word(try Self.productIsOne(input) ? 1 : 0).bytes
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
        let words = G1Words(x: word(input, at: offset), y: word(input, at: offset + 32))
        do throws(WordsError) { return try words.point() } catch { throw PrecompileError(error, at: offset) }
    }

    private static func g2(_ input: [UInt8], at offset: Int) throws(PrecompileError) -> BN254.G2.Affine {
        let words = (0..<4).map { word(input, at: offset + 32 * $0) }
        let names = G2Words(xImaginary: words[0], xReal: words[1], yImaginary: words[2], yReal: words[3])
        let point: BN254.G2.Affine
        do throws(WordsError) { point = try names.point() } catch { throw PrecompileError(error, at: offset) }
        guard point.isInSubgroup else { throw .notInSubgroup(offset: offset) }
        return point
    }
}

/// Why a precompiled contract fails. Offsets are bytes within its input.
public enum PrecompileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The input of a pairing is not made of whole pairs.
    case wrongLength(Int)
    /// A coordinate is not below the modulus.
    case notCanonical(offset: Int)
    /// The point that begins there is not on its curve.
    case notOnCurve(offset: Int)
    /// The point of G2 that begins there is outside the subgroup of prime order.
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
        case .notCanonical(let offset): "the coordinate at byte \(offset) is not below the field modulus"
        case .notOnCurve(let offset): "the point at byte \(offset) is not on the curve"
        case .notInSubgroup(let offset): "the point at byte \(offset) is on the curve but outside the subgroup of prime order"
        }
    }
}
