// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// Whether `value` is zero.
    ///
    /// Cost: 2; 0 for a constant.
    ///
    /// Sound: x·w = 1 − z and x·z = 0. If x ≠ 0 the second gives z = 0; if x = 0 the first gives z = 1. So z is determined (the helper w
    /// is not, when x = 0, and is not handed out).
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func isZero(_ value: Combination) -> Bit<F> {
        if let constant = value.constant { return Bit(constant.isZero) }
        return checking("is zero") { system in
            let (inverse, isZero) = system.hintZeroTest(value)
            system.enforce(value, times: inverse, equals: 1 - isZero)
            system.enforce(value, times: isZero, equals: 0)
            return Bit(assuming: isZero)
        }
    }

    /// Whether `value` is zero, given where it lies.
    ///
    /// Cost: 0 when the interval leaves out zero, is {0}, or is 0 … 1 or −1 … 0; 1 for −1 … 1; else 2.
    ///
    /// Sound: on 0 … 1 it is 1 − x, on −1 … 0 it is 1 + x, on −1 … 1 it is 1 − x² (one product); else as for any value.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func isZero(_ value: Bounded<F>) -> Bit<F> {
        guard value.range.contains(0) else { return .false }
        switch (value.range.lowerBound, value.range.upperBound) {
        case (0, 0): return .true
        case (0, 1): return Bit(assuming: 1 - value.value)
        case (-1, 0): return Bit(assuming: 1 + value.value)
        case (-1, 1): return Bit(assuming: 1 - product(value.value, value.value))
        default: return isZero(value.value)
        }
    }

    /// Whether `a` and `b` are equal. Cost and soundness: `isZero` of the difference.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func isEqual(_ a: Combination, _ b: Combination) -> Bit<F> { isZero(a - b) }

    /// Whether `a` and `b` are equal. Cost and soundness: `isZero` of the difference and its interval.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func isEqual(_ a: Bounded<F>, _ b: Bounded<F>) -> Bit<F> { isZero(a - b) }

    /// Demands that `value` is not zero.
    ///
    /// Cost: 1.
    ///
    /// Sound: x·w = 1 has a solution w exactly when x ≠ 0.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func enforceNonzero(_ value: Combination) {
        checking("not zero") { system in
            let inverse = system.hintInverse(value)
            system.enforce(value, times: inverse, equals: 1)
        }
    }

    /// Binds a public input to the proof even when nothing else uses it.
    ///
    /// Cost: 1.
    ///
    /// Sound: x·x = s makes the input occur in a constraint, so that a proof for one value is none for another.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func bind(_ input: Combination) { _ = product(input, input) }
}
