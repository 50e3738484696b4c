// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto

/// BLAKE2b-512 over the initial key (δ = 1) and the powers of x behind H: the name of a circuit within its ceremony.
///
/// Order and encodings are those of snarkjs: alpha₁, beta₁, beta₂, gamma₂, delta₁, delta₂ (the last three are generators), then
/// IC, the differences [x^{i+n} − x^i]₁ for i < n − 1, C, A, B1, B2, each list after its 32-bit big-endian count.
struct CircuitHash<C: PairingCurve> {
    var alpha1: C.G1.Affine
    var beta1: C.G1.Affine
    var beta2: C.G2.Affine
    var inputPoints: [C.G1.Affine]
    var powerDifferences: [C.G1.Affine]
    var initialC: [C.G1.Affine]
    var a: [C.G1.Affine]
    var b1: [C.G1.Affine]
    var b2: [C.G2.Affine]

    func digest() -> [UInt8] {
        var hash = BLAKE2b512()
        hash.update(alpha1.uncompressedBytes + beta1.uncompressedBytes + beta2.uncompressedBytes)
        hash.update(
            C.G2.affineGenerator.uncompressedBytes + C.G1.affineGenerator.uncompressedBytes + C.G2.affineGenerator.uncompressedBytes)
        for list in [inputPoints, powerDifferences, initialC, a, b1] { Self.absorb(list, into: &hash) }
        Self.absorb(b2, into: &hash)
        return hash.finalize()
    }

    private static func absorb<P: AffinePoint>(_ points: [P], into hash: inout BLAKE2b512) {
        let count = UInt32(points.count).bigEndian
        hash.update(withUnsafeBytes(of: count) { Array($0) })
        hash.update(P.uncompressedBytes(points))
    }
}
