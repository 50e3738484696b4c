// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

/// The discrete logarithms of a key's points, before they become points: σ of EUROCRYPT 2016, §3.2. All are secret.
struct SetupExponents<F: TwoAdicField> {
    /// u_i(τ) for every wire.
    let a: SecretElements<F>
    /// v_i(τ) for every wire.
    let b: SecretElements<F>
    /// β·u_i(τ) + α·v_i(τ) + w_i(τ) for the constant one and the public inputs.
    let inputs: SecretElements<F>
    /// The same over δ for all other wires.
    let c: SecretElements<F>
    /// L_{2i+1}(τ)/δ over the domain of 2n points.
    let h: SecretElements<F>

    /// Multiples of a generator that a key takes: B stands in both groups.
    var pointCount: Int {
        [a, b, b, inputs, c, h].reduce(0) { $0 + $1.values.count }
    }

    /// `nil` when the field has no domain of twice the program's size.
    init?(_ qap: QAP<F>, circuit: R1CS<F>, _ secrets: borrowing ToxicWaste<F>) {
        guard let domain = EvaluationDomain<F>(size: qap.domainSize),
            let odd = (try? domain.oddLagrange(at: secrets.tau)).map(SecretElements.init), let deltaInverse = secrets.delta.inverse
        else { return nil }
        let lagrange = SecretElements(domain.lagrange(at: secrets.tau))
        a = SecretElements(qap.a.columnSums(weights: lagrange.values, columnCount: qap.wireCount))
        b = SecretElements(qap.b.columnSums(weights: lagrange.values, columnCount: qap.wireCount))
        let w = SecretElements(circuit.c.columnSums(weights: lagrange.values, columnCount: qap.wireCount))
        let combined = Self.combined(a, b, w, alpha: secrets.alpha, beta: secrets.beta)
        inputs = SecretElements(Array(combined.values[...qap.inputCount]))
        c = SecretElements(Array(combined.values[(qap.inputCount + 1)...]))
        F.scale(&c.values, by: deltaInverse)
        h = odd
        F.scale(&h.values, by: deltaInverse)
    }

    /// β·u_i + α·v_i + w_i for every wire.
    private static func combined(
        _ u: SecretElements<F>, _ v: SecretElements<F>, _ w: SecretElements<F>, alpha: F, beta: F
    ) -> SecretElements<F> {
        let (sum, alphaV) = (SecretElements(u.values), SecretElements(v.values))
        F.scale(&sum.values, by: beta)
        F.scale(&alphaV.values, by: alpha)
        F.add(&sum.values, alphaV.values)
        F.add(&sum.values, w.values)
        return sum
    }
}
