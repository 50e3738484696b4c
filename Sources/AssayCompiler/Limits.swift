// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

/// What this release accepts; beyond it, compilation stops with a message rather than with an empty machine.
enum Limits {
    /// Bits of all data sets together that are proved to be in range; each takes a constraint.
    static let dataBits = 1 << 22
    /// Unknown names for which a near one is looked for.
    static let suggestions = 50
    /// Whole numbers that a gate may carry are below this in absolute value. Half the modulus of the smallest field in
    /// use (BN254: 2^253.6 / 2) with two bits to spare, which the comparison and division gadgets need.
    static let wholeNumber = BigInt(1) << 250

    /// Keys by which rows can be grouped.
    static let groups = 128
    /// Places of a list in which a value is looked up at once; a wider value is compared with each key.
    static let places = 1024
    /// Calls of functions inside of functions.
    static let callDepth = 16
    /// Nodes of a program once its functions are put in.
    static let nodes = 1 << 20

    /// How often nodes of one statement are looked at, each under other facts, before it counts as too large.
    static let visits = 2_000_000

    /// Whether the root gadget can take the root of a quotient of numbers of these intervals with any rounding: narrower than
    /// `ConstraintSystem.canTakeRoot` for a field of 254 bits, the smallest in use.
    static func canTakeRoot(_ dividend: WholeInterval, over divisor: WholeInterval) -> Bool {
        guard dividend.lower >= 0, divisor.lower > 0 else { return false }
        let (n, d) = (dividend.upper, divisor.upper)
        let root = Rational(n, over: divisor.lower).map { $0.squareRoot(.up, decimals: 0).numerator } ?? 0
        return (n + d).magnitude.bitWidth + d.magnitude.bitWidth < 244
            && (8 * d * (root + 1) * (root + 2)).magnitude.bitWidth < 250
    }

    /// Whether the division gadget can divide numbers of these intervals with any rounding: `ConstraintSystem.canDivide`
    /// for a field of 254 bits, the smallest in use.
    static func canDivide(_ dividend: WholeInterval, by divisor: WholeInterval) -> Bool {
        func bits(_ value: BigInt) -> Int { value.magnitude.bitWidth }
        guard divisor.lower > 0 else { return false }
        let reach = max(bits(dividend.lower), bits(dividend.upper), bits(divisor.upper)) + 3
        let excess = bits(divisor.upper) - bits(divisor.lower) + 1
        return reach + excess + 1 < 254
    }
}
