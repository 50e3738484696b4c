// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The contracts of EIP-2537 on bytes of calldata.
///
/// A coordinate takes 64 bytes, big-endian, of which the first 16 are zero; of two parts the real one comes first, other than in
/// EIP-197. Infinity is all zeros. Points of sums need not be in their subgroups, all others must be.
struct BLS12381Contracts {
    typealias Curve = BLS12381
    static let scalarSize = 32

    let input: [UInt8]

    /// Sizes of a coordinate's components and of points in bytes.
    static let componentSize = 64
    static let g1Size = 2 * componentSize
    static let g2Size = 4 * componentSize

    func sum<G: CurveGroup>(_: G.Type) throws(PrecompileError) -> [UInt8] where G.Affine.Coordinate.Base == Curve.Fp {
        let size = Self.size(G.self)
        guard input.count == 2 * size else { throw .wrongSize(input.count, expected: 2 * size) }
        let (first, second): (G.Affine, G.Affine) = (try point(G.self, at: 0), try point(G.self, at: size))
        return Self.bytes((G(first) + second).affine)
    }

    func products<G: CurveGroup>(_: G.Type) throws(PrecompileError) -> [UInt8] where G.Affine.Coordinate.Base == Curve.Fp {
        let (size, record) = (Self.size(G.self), Self.size(G.self) + Self.scalarSize)
        guard !input.isEmpty, input.count.isMultiple(of: record) else { throw .wrongRecords(input.count, each: record) }
        var points: [G.Affine] = []
        var scalars: [G.Scalar] = []
        for offset in stride(from: 0, to: input.count, by: record) {
            points.append(try member(G.self, at: offset))
            scalars.append(G.Scalar(reducing: input[(offset + size)..<(offset + record)].reversed()))
        }
        // The counts are equal, and sums of a few points are all that a call can hold.
        guard let sum = try? G.msm(bases: points, scalars: scalars, threads: 1) else { return [] }
        return Self.bytes(sum.affine)
    }

    func productIsOne() throws(PrecompileError) -> Bool {
        let record = Self.g1Size + Self.g2Size
        guard !input.isEmpty, input.count.isMultiple(of: record) else { throw .wrongRecords(input.count, each: record) }
        var pairs: [(Curve.G1.Affine, Curve.G2.Affine)] = []
        for offset in stride(from: 0, to: input.count, by: record) {
            pairs.append((try member(Curve.G1.self, at: offset), try member(Curve.G2.self, at: offset + Self.g1Size)))
        }
        return Curve.pairingProductIsOne(pairs)
    }

    func mapToG1() throws(PrecompileError) -> [UInt8] {
        guard input.count == Self.componentSize else { throw .wrongSize(input.count, expected: Self.componentSize) }
        let image = Curve.Fp.map.image(of: try component(at: 0))
        let point = image.flatMap { Curve.G1.Affine(x: $0.x, y: $0.y) } ?? .infinity
        return Self.bytes(Curve.G1.multiple(of: point, by: Self.g1Cofactor).affine)
    }

    func mapToG2() throws(PrecompileError) -> [UInt8] {
        guard input.count == 2 * Self.componentSize else { throw .wrongSize(input.count, expected: 2 * Self.componentSize) }
        let image = Curve.Fp2.map.image(of: Curve.Fp2(c0: try component(at: 0), c1: try component(at: Self.componentSize)))
        let point = image.flatMap { Curve.G2.Affine(x: $0.x, y: $0.y) } ?? .infinity
        return Self.bytes(Curve.G2.multiple(of: point, by: Self.g2Cofactor).affine)
    }
}

extension BLS12381Contracts {
    static func size<G: CurveGroup>(_: G.Type) -> Int { 2 * componentSize * G.Affine.Coordinate.degree }

    /// The number at a place, which must be below the modulus.
    private func component(at offset: Int) throws(PrecompileError) -> Curve.Fp {
        let words = [0, 32].map { Word(bigEndian: input[(offset + $0)...]) }
        guard let element = Curve.Fp(contractWords: words[...]) else { throw .notCanonical(offset: offset) }
        return element
    }

    /// The point on the curve at a place.
    private func point<G: CurveGroup>(_: G.Type, at offset: Int) throws(PrecompileError) -> G.Affine
    where G.Affine.Coordinate.Base == Curve.Fp {
        try PointWords(reading: input, at: offset).pointOnCurve(at: offset)
    }

    /// The point of the subgroup at a place.
    private func member<G: CurveGroup>(_: G.Type, at offset: Int) throws(PrecompileError) -> G.Affine
    where G.Affine.Coordinate.Base == Curve.Fp {
        let point = try point(G.self, at: offset)
        guard point.isInSubgroup else { throw .notInSubgroup(offset: offset) }
        return point
    }

    private static func bytes<P: AffinePoint>(_ point: P) -> [UInt8] where P.Coordinate.Base == Curve.Fp { PointWords(point).words.bytes }

    /// Factors that take any point into its group, least significant limb first (h_eff of RFC 9380, sections 8.8.1 and 8.8.2).
    private static let g1Cofactor: [UInt64] = [0xd201_0000_0001_0001]
    private static let g2Cofactor: [UInt64] = [
        0xe802_0005_aaa9_5551, 0x5989_4c0a_debb_f6b4, 0xe954_cbc0_6689_f6a3, 0x2ec0_ec69_d747_7c1a,
        0x6d82_bf01_5d12_12b0, 0x329c_2f17_8731_db95, 0x9986_ff03_1508_ffe1, 0x88e2_a8e9_145a_d768,
        0x584c_6a0e_a91b_3528, 0x0bc6_9f08_f2ee_75b3,
    ]
}
