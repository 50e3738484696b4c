// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// The magnitude of `value`.
    ///
    /// Cost: 1 + that of `isNegative`, so n + 2 for −2ⁿ … 2ⁿ − 1; 0 when the interval lies on one side of zero.
    ///
    /// Sound: value · (1 − 2f) with the flag f of `isNegative`.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func absolute(_ value: Bounded<F>) -> Bounded<F> {
        let (lower, upper) = (value.range.lowerBound, value.range.upperBound)
        if lower >= 0 { return value }
        if upper <= 0 { return -value }
        let flag = isNegative(value)
        let magnitude = product(value.value, 1 - (2 as F) * flag.value)
        return Bounded(assuming: magnitude, in: 0...max(-lower, upper))
    }

    /// The lesser and the greater of two values.
    ///
    /// Cost: 1 + that of `isLess`, so n + 2 for n-bit values; 0 when the intervals do not overlap.
    ///
    /// Sound: with f whether a < b and s = f·(a − b), the lesser is b + s and the greater a − s.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func minimumAndMaximum(_ a: Bounded<F>, _ b: Bounded<F>) -> (minimum: Bounded<F>, maximum: Bounded<F>) {
        let less = isLess(a, b)
        let step = product(less.value, a.value - b.value)
        let low = min(a.range.lowerBound, b.range.lowerBound)...min(a.range.upperBound, b.range.upperBound)
        let high = max(a.range.lowerBound, b.range.lowerBound)...max(a.range.upperBound, b.range.upperBound)
        return (Bounded(assuming: b.value + step, in: low), Bounded(assuming: a.value - step, in: high))
    }

    /// The least of one or more values.
    ///
    /// Cost, for N values within an interval of n bits: the cheaper of a tournament, (N − 1)(n + 2), and a certificate, N·n + N − 1. The
    /// certificate wins from N = n + 2 on.
    ///
    /// Sound: the tournament is N − 1 times `minimumAndMaximum`. The certificate holds every xᵢ − m to the interval's width and the product of
    /// all xᵢ − m to zero: so m is one of the values and none is below it.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func minimum(of values: [Bounded<F>]) -> Bounded<F> {
        precondition(!values.isEmpty, "the least of no values")
        let lower = values.dropFirst().reduce(values[0].range.lowerBound) { min($0, $1.range.lowerBound) }
        let upper = values.dropFirst().reduce(values[0].range.upperBound) { max($0, $1.range.upperBound) }
        let isCertified = values.count > (upper - lower).bitLength + 1 && upper > lower
        let (count, bits) = (values.count, (upper - lower).bitLength)
        let choice = { () -> EncodingChoice in
            EncodingChoice(
                "least of \(count) values of \(bits) bits", taking: isCertified ? 1 : 0,
                of: [.init("a tournament", (count - 1) * (bits + 2)), .init("a certificate", count * bits + count - 1)])
        }
        return choosing(choice()) { system in
            guard isCertified else { return values.dropFirst().reduce(values[0]) { system.minimumAndMaximum($0, $1).minimum } }
            let least = values.dropFirst().reduce(values[0].range.upperBound) { min($0, $1.range.upperBound) }
            return system.certifiedMinimum(of: values, in: lower...upper).assumed(in: lower...least)
        }
    }

    /// The greatest of one or more values. Cost and soundness: `minimum` of the opposites.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func maximum(of values: [Bounded<F>]) -> Bounded<F> { -minimum(of: values.map { -$0 }) }

    /// The least of the values whose mask is true; the upper end of all intervals when none is.
    ///
    /// Cost: `minimum` of as many values, and 1 for each value whose mask is not constant.
    ///
    /// Sound: a value that does not count is replaced by that upper end U: U − mask · (U − value).
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func minimum(of values: [Bounded<F>], where masks: [Bit<F>]) -> Bounded<F> {
        precondition(!values.isEmpty && values.count == masks.count, "one mask a value")
        let upper = values.dropFirst().reduce(values[0].range.upperBound) { max($0, $1.range.upperBound) }
        return minimum(of: zip(values, masks).map { value, mask in Bounded(upper) - masked(Bounded(upper) - value, by: mask) })
    }

    /// The greatest of the values whose mask is true; the lower end of all intervals when none is. Cost and soundness: as for the least.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func maximum(of values: [Bounded<F>], where masks: [Bit<F>]) -> Bounded<F> {
        -minimum(of: values.map { -$0 }, where: masks)
    }

    private mutating func certifiedMinimum(of values: [Bounded<F>], in range: ClosedRange<WideInteger>) -> Bounded<F> {
        let width = range.upperBound - range.lowerBound
        let count = width.bitLength
        precondition(Bounded<F>.isComparable(-width...width), "the interval \(range) is too wide to compare in this field")
        return checking(Check("least of", WideInteger(values.count))) { system in
            let least = system.hintMinimum(values.map(\.value))
            for value in values { _ = system.bits(of: value.value - least, count: count) }
            system.enforceZeroProduct(values.map { $0.value - least })
            return Bounded(assuming: least, in: range)
        }
    }
}
