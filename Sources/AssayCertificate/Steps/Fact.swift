// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// Something that holds in every witness of a circuit, or of any two witnesses with the same inputs.
public struct Fact<F: PrimeField>: Hashable, Sendable {
    public enum Claim: Hashable, Sendable {
        /// In every witness the form is the residue of an integer of this interval, which is narrower than the field.
        case range(Interval)
        /// Any two witnesses with the same inputs give the form the same value.
        case determined
        /// In every witness the form is not zero.
        case nonzero
        /// In every witness the flag is 0 or 1, and the form is the residue of an integer of the one interval or of the other.
        indirect case cases(flag: Form<F>, whenZero: Interval, whenOne: Interval)
        /// In every witness in which the mask is zero, the form is zero.
        case supported(mask: Form<F>)
        /// In every witness in which the form is zero, the form of the fact `row`, one of `cases`, is at an end of its interval, and its flag has
        /// this value, if there is one.
        case end(row: Int, isUpper: Bool, value: Bool?)
        /// In every witness in which the flag of the fact `row` has this value, the form is not zero.
        case apart(row: Int, value: Bool)
    }

    public var form: Form<F>
    public var claim: Claim
    /// For a form that is 0 or this other form, the other form.
    public var bound: Form<F>?

    public init(form: Form<F>, claim: Claim, bound: Form<F>? = nil) {
        self.form = form
        self.claim = claim
        self.bound = bound
    }

    public var range: Interval? { if case .range(let interval) = claim { interval } else { nil } }
}

/// A multiple of a fact that is there already.
public struct FactMultiple<Factor: Hashable & Sendable>: Hashable, Sendable {
    /// Number of the fact.
    public var fact: Int
    public var factor: Factor

    public init(_ fact: Int, _ factor: Factor) {
        self.fact = fact
        self.factor = factor
    }
}
