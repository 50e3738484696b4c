// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport

/// Bases whose discrete logarithms are known, so that the expected sum is one multiplication of the generator.
struct KnownBases<G: CurveGroup> {
    var logarithms: [G.Scalar]
    var points: [G.Affine]

    init(_ logarithms: [G.Scalar]) {
        self.logarithms = logarithms
        points = G.batchAffine(logarithms.map { $0 * G.generator })
    }

    init(_ count: Int, using generator: inout SeededGenerator) {
        self.init((0..<count).map { _ in G.Scalar.random(using: &generator) })
    }

    func sum(_ scalars: [G.Scalar]) -> G { G.Scalar.innerProduct(logarithms, scalars) * G.generator }

    func prefix(_ count: Int) -> Self {
        var part = self
        part.logarithms = Array(logarithms.prefix(count))
        part.points = Array(points.prefix(count))
        return part
    }
}

/// Scalars of one kind that the sums must cope with.
enum ScalarKind: CaseIterable {
    case uniform, zeros, ones, equal, bits, signedBits, largest, small, lengths, windowEdges

    func draw<F: PrimeField>(_ count: Int, using generator: inout SeededGenerator) -> [F] {
        let common = F.random(using: &generator)
        return (0..<count).map { _ in
            switch self {
            case .uniform: .random(using: &generator)
            case .zeros: .zero
            case .ones: .one
            case .equal: common
            case .bits: F(Int.random(in: 0...1, using: &generator))
            case .signedBits: F(Int.random(in: -1...1, using: &generator))
            case .largest: -1
            case .small: F(Int.random(in: -300...300, using: &generator))
            case .lengths: ofRandomLength(&generator)
            case .windowEdges: nearAPowerOfTwo(&generator)
            }
        }
    }

    private func ofRandomLength<F: PrimeField>(_ generator: inout SeededGenerator) -> F {
        var limbs = F.random(using: &generator).limbs
        let bits = Int.random(in: 0..<F.bitWidth, using: &generator)
        for i in limbs.indices { limbs[i] &= bits >= 64 * (i + 1) ? .max : bits <= 64 * i ? 0 : (1 << UInt64(bits - 64 * i)) - 1 }
        return F(limbs: limbs) ?? .zero
    }

    /// 2^k − 1, 2^k or 2^k + 1, or its negative: where digits carry.
    private func nearAPowerOfTwo<F: PrimeField>(_ generator: inout SeededGenerator) -> F {
        let power = F(2).power([UInt64.random(in: 0..<254, using: &generator)])
        let value = power + F(Int.random(in: -1...1, using: &generator))
        return Bool.random(using: &generator) ? value : -value
    }
}
