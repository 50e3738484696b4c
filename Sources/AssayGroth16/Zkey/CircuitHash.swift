// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto

/// The name of a circuit within a ceremony: 64 bytes that stay the same whoever contributes.
///
/// In snarkjs it is a hash of the initial key and of the powers of x behind H, which whoever has those powers can compare. The powers of a
/// key that one party made alone were never published, so its name is a hash of the start of that list only. α and β are drawn for
/// each key, so no two keys have one name.
enum CircuitHash<C: PairingCurve> {
    /// BLAKE2b-512 of alpha₁, beta₁, beta₂, gamma₂, delta₁, delta₂ (the last three are generators), and IC after its 32-bit
    /// big-endian count.
    static func ofSingleParty(alpha1: C.G1.Affine, beta1: C.G1.Affine, beta2: C.G2.Affine, inputPoints: [C.G1.Affine]) -> [UInt8] {
        var hash = BLAKE2b512()
        hash.update(alpha1.uncompressedBytes + beta1.uncompressedBytes + beta2.uncompressedBytes)
        hash.update(
            C.G2.affineGenerator.uncompressedBytes + C.G1.affineGenerator.uncompressedBytes + C.G2.affineGenerator.uncompressedBytes)
        hash.update(withUnsafeBytes(of: UInt32(inputPoints.count).bigEndian) { Array($0) })
        hash.update(C.G1.Affine.uncompressedBytes(inputPoints))
        return hash.finalize()
    }
}
