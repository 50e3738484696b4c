// SPDX-License-Identifier: Apache-2.0

/// The pairing-friendly curve of EIP-196 and EIP-197 (also called alt_bn128 or bn128): y² = x³ + 3 over a 254-bit field.
///
/// A BN curve with parameter x = 4965661367192848881; r and p have 254 bits. Its security is estimated at about 100 bits
/// (Kim and Barbulescu, CRYPTO 2016; Barbulescu and Duquesne, J. Cryptology 2019).
public enum BN254: Sendable {}

extension BN254 {
    /// The generator of G2 that EIP-197 names.
    static let g2GeneratorX = Fp2(
        c0: Fp(known: "10857046999023057135944570762232829481370756359578518086990519993285655852781"),
        c1: Fp(known: "11559732032986387107991004021392285783925812861821192530917403151452391805634"))
    static let g2GeneratorY = Fp2(
        c0: Fp(known: "8495653923123431417604973247489272438418190587263600148770280649306958101930"),
        c1: Fp(known: "4082367875863433681332203403145435568316851327593401208105741076214120093531"))
}

extension PrimeField {
    /// A constant of the source; a digit string that is no element is an error of this program.
    init(known digits: String) {
        guard let element = Self(digits) else { preconditionFailure("\(digits) is not an element of the field") }
        self = element
    }
}
