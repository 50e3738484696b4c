// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// A form with a place for every wire of a circuit, to add multiples of forms up without putting their wires in order.
struct DenseForm<F: PrimeField>: Sendable {
    private var coefficients: [F]
    var constant: F = .zero

    init(wireCount: Int) { coefficients = Array(repeating: .zero, count: wireCount) }

    /// Adds a multiple of a form whose wires are wires of the circuit.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    mutating func add(_ form: Form<F>, times factor: F) {
        let kind = Multiplier(factor)
        for term in form.terms { coefficients[Int(term.wire)] += kind.times(term.coefficient) }
        constant += kind.times(form.constant)
    }

    /// Makes zeros of the coefficients of a form's wires.
    ///
    /// - Returns: whether they all were zero.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    mutating func clear(_ form: Form<F>) -> Bool {
        var wereZero = true
        for term in form.terms where !coefficients[Int(term.wire)].isZero {
            wereZero = false
            coefficients[Int(term.wire)] = .zero
        }
        return wereZero
    }
}
