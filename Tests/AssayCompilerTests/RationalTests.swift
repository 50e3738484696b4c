// SPDX-License-Identifier: Apache-2.0
import BigInt
import Testing

@testable import AssayCompiler

/// Fractions are in lowest terms with a positive denominator, whatever they are made from.
@Suite struct RationalTests {
    /// Small ones, and some around the widths of one and two machine words, where they are reduced in another way.
    static let numbers: [BigInt] =
        (-12...12).map { BigInt($0) }
        + [63, 64, 65, 127, 128, 129].flatMap { bits in
            [-1, 0, 1].flatMap { [BigInt(2).power(bits) + $0, -(BigInt(2).power(bits) + $0), 6 * (BigInt(2).power(bits) + $0)] }
        }

    @Test func quotientsAreReduced() {
        for a in Self.numbers {
            for b in Self.numbers where !b.isZero {
                guard let quotient = Rational(a, over: b) else {
                    Issue.record("\(a) / \(b) has no value")
                    continue
                }
                let common = a.magnitude.greatestCommonDivisor(with: b.magnitude)
                let isNegative = (a < 0) != (b < 0) && a != 0
                #expect(quotient.denominator == BigInt(b.magnitude / common), "\(a) / \(b)")
                #expect(quotient.numerator == (isNegative ? -1 : 1) * BigInt(a.magnitude / common), "\(a) / \(b)")
            }
        }
    }

    @Test func aQuotientByZeroHasNoValue() { #expect(Rational(3, over: 0) == nil) }
}
