// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// A sum of multiples of forms, gathered first and then put in order: to add one after the other would take the square of their number.
public struct FormSum<F: PrimeField>: Sendable {
    private var terms: [Form<F>.Term] = []
    private var constant = F.zero

    /// Zero, with room for so many terms.
    public init(capacity: Int = 0) { terms.reserveCapacity(capacity) }

    /// Adds a multiple of a form.
    public mutating func add(_ form: Form<F>, times factor: F = .one) {
        if factor.isZero { return }
        let kind = Multiplier(factor)
        for term in form.terms { terms.append(Form<F>.Term(term.wire, kind.times(term.coefficient))) }
        constant += kind.times(form.constant)
    }

    /// The sum of these forms.
    public static func of(_ forms: [Form<F>]) -> Form<F> {
        var sum = Self()
        for form in forms { sum.add(form) }
        return sum.form
    }

    public var form: Form<F> { Form(terms, constant: constant) }
}
