// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate

/// A polynomial c₀ + c₁t + c₂t².
struct Quadratic<F: PrimeField> {
    var c0: F
    var c1: F = .zero
    var c2: F = .zero

    var isZero: Bool { c0.isZero && c1.isZero && c2.isZero }
    var isConstant: Bool { c1.isZero && c2.isZero }

    static func + (a: Self, b: Self) -> Self { Self(c0: a.c0 + b.c0, c1: a.c1 + b.c1, c2: a.c2 + b.c2) }
    static func - (a: Self, b: Self) -> Self { Self(c0: a.c0 - b.c0, c1: a.c1 - b.c1, c2: a.c2 - b.c2) }
    static func * (a: F, b: Self) -> Self { Self(c0: a * b.c0, c1: a * b.c1, c2: a * b.c2) }

    /// The product of two polynomials of first degree.
    static func product(_ a: Self, _ b: Self) -> Self {
        Self(c0: a.c0 * b.c0, c1: a.c0 * b.c1 + a.c1 * b.c0, c2: a.c1 * b.c1)
    }

    /// Where it is zero; `nil` when everywhere.
    var roots: [F]? {
        if c2.isZero {
            if c1.isZero { return c0.isZero ? nil : [] }
            return [-c0 * c1.quickInverse]
        }
        if c0.isZero { return c1.isZero ? [.zero] : [.zero, -c1 * c2.quickInverse] }
        guard let inverse = (c2 + c2).inverse else { return [] }
        let discriminant = c1.squared - F(4) * c0 * c2
        guard let root = discriminant.squareRoot else { return [] }
        let roots = [(root - c1) * inverse, (-root - c1) * inverse]
        return root.isZero ? [roots[0]] : roots
    }
}
