// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The precompiled contracts that a chain has for one curve, and how they want its numbers and points.
public enum PrecompileFamily: String, CaseIterable, Hashable, Sendable {
    /// For BN254: EIP-196 and EIP-197 at the prices of EIP-1108. A coordinate takes one word, and imaginary parts come first.
    case eip197
    /// For BLS12-381: EIP-2537. A coordinate takes two words, the first of which is below 2¹²⁵, and real parts come first.
    case eip2537

    /// Words of a number of the base field.
    var numberWords: Int { self == .eip197 ? 1 : 2 }
    var putsRealPartFirst: Bool { self == .eip2537 }

    // MARK: Sizes in bytes

    /// A point of G1.
    var g1Size: Int { 64 * numberWords }
    /// A point of G2.
    var g2Size: Int { 2 * g1Size }
    /// One of each, as the pairing reads them.
    var pairSize: Int { g1Size + g2Size }
    /// A point of G1 and a number to multiply it with.
    var productSize: Int { g1Size + Word.byteCount }
    /// A, B and C.
    var proofSize: Int { 2 * g1Size + g2Size }

    // MARK: Contracts and their prices

    /// The sum of two points of G1.
    var sum: Precompile { self == .eip197 ? .ecAdd : .g1Add }
    /// A multiple of a point of G1; in EIP-2537 a sum of any number of multiples.
    var product: Precompile { self == .eip197 ? .ecMul : .g1MSM }
    /// Whether a product of pairings is one.
    var pairing: Precompile { self == .eip197 ? .pairing : .pairing381 }

    var sumPrice: Int { self == .eip197 ? Prices.sum : BLS12381Prices.g1Sum }
    /// Of one multiple.
    var productPrice: Int { self == .eip197 ? Prices.multiple : BLS12381Prices.g1Products(1) }
    /// What a pairing of so many pairs costs.
    func pairingPrice(of pairs: Int) -> Int { self == .eip197 ? Prices.pairing(of: pairs) : BLS12381Prices.pairing(of: pairs) }
    /// What one pair more costs.
    var pairPrice: Int { pairingPrice(of: 1) - pairingPrice(of: 0) }

    // MARK: Moduli

    /// The order of the groups.
    var order: Word { self == .eip197 ? Word(modulusOf: BN254.Fr.self) : Word(modulusOf: BLS12381.Fr.self) }
    /// The modulus of the coordinates as the words of a number, the most significant first.
    var modulus: [Word] {
        let limbs = self == .eip197 ? BN254.Fp.modulus : BLS12381.Fp.modulus
        return (0..<numberWords).reversed().map { Word(limbs: limbs.dropFirst(4 * $0)) }
    }
}
