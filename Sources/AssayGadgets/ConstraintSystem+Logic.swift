// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// Whether both are true. Cost: 1; 0 when either is constant. Sound: the product of values that are 0 or 1.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func and(_ a: Bit<F>, _ b: Bit<F>) -> Bit<F> { Bit(assuming: product(a.value, b.value)) }

    /// Whether one is true at least. Cost and soundness: `and` of the opposites.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func or(_ a: Bit<F>, _ b: Bit<F>) -> Bit<F> { !and(!a, !b) }

    /// Whether exactly one is true.
    ///
    /// Cost: 1; 0 when either is constant.
    ///
    /// Sound: a + b − 2ab, of values that are 0 or 1.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func xor(_ a: Bit<F>, _ b: Bit<F>) -> Bit<F> {
        Bit(assuming: a.value + b.value - (2 as F) * product(a.value, b.value))
    }

    /// Whether all are true.
    ///
    /// Cost for n operands that are not constant: n − 1 up to three of them, else 2; 0 for one or none. Requires n < modulus.
    ///
    /// Sound: a chain of products; or, for more than three, `isZero` of n − Σ, which is between 0 and n and thus zero exactly when every
    /// operand is 1.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func all(_ operands: [Bit<F>]) -> Bit<F> {
        if operands.contains(where: { $0.constant == false }) { return .false }
        let open = operands.filter { $0.constant == nil }
        guard let first = open.first else { return .true }
        guard open.count > 3 else { return open.dropFirst().reduce(first) { and($0, $1) } }
        precondition(WideInteger(open.count) < F.modulusInteger, "too many operands for this field")
        return isZero(.sum(open.map { (!$0).value }))
    }

    /// Whether one is true at least. Cost and soundness: `all` of the opposites.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func any(_ operands: [Bit<F>]) -> Bit<F> { !all(operands.map { !$0 }) }

    /// Whether both are the same. Cost and soundness: `xor`.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func isEqual(_ a: Bit<F>, _ b: Bit<F>) -> Bit<F> { !xor(a, b) }

    /// Demands that `bit` is true. Cost: one linear constraint, which elimination removes where it can.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func enforce(_ bit: Bit<F>) { enforceEqual(bit.value, 1) }
}
