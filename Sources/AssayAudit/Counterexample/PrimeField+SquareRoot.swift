// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

extension PrimeField {
    /// An element whose square this is; `nil` when there is none. Tonelli and Shanks (Cohen, A Course in Computational Algebraic Number Theory,
    /// algorithm 1.5.1); variable time.
    var squareRoot: Self? {
        if isZero { return .zero }
        guard isSquare else { return nil }
        var (odd, exponent) = (Self.modulusInteger - 1, 0)
        while !odd.isOdd { (odd, exponent) = (odd.flooredDivision(by: 2).quotient, exponent + 1) }
        guard var base = Self.leastNonSquare?.power(odd.limbs) else { return nil }
        var root = power((odd + 1).flooredDivision(by: 2).quotient.limbs)
        var rest = power(odd.limbs)
        while rest != .one {
            var (order, square) = (0, rest)
            while square != .one { (order, square) = (order + 1, square.squared) }
            guard order < exponent else { return nil }
            for _ in 0..<exponent - order - 1 { base = base.squared }
            (root, exponent) = (root * base, order)
            base = base.squared
            rest *= base
        }
        return root
    }

    private var isSquare: Bool { power((Self.modulusInteger - 1).flooredDivision(by: 2).quotient.limbs) == .one }

    private static var leastNonSquare: Self? { (2..<1000).lazy.map { Self($0 as Int) }.first { !$0.isZero && !$0.isSquare } }
}
