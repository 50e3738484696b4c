// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// A constraint that a witness does not satisfy, with what stands behind it.
public struct UnsatisfiedConstraint: Hashable, Sendable {
    /// Number of the constraint, from 0.
    public var constraint: Int
    /// Where it comes from, the place that made it first; empty when the constraint system came from a file without origins.
    public var origins: [ConstraintOrigin]
    /// `A · w`, `B · w` and `C · w`, read signed.
    public var a: WideInteger
    public var b: WideInteger
    public var c: WideInteger
}

/// Why a witness is refused.
public enum WitnessRejection: Error, Hashable, Sendable {
    case wrongLength(expected: Int, given: Int)
    /// Wire 0 stands for the constant and must be 1.
    case firstWireIsNotOne
    case unsatisfied(UnsatisfiedConstraint)
}

extension WitnessRejection: CustomStringConvertible {
    public var description: String {
        switch self {
        case .wrongLength(let expected, let given): "the witness has \(given) values and the circuit \(expected) wires"
        case .firstWireIsNotOne: "the first value of the witness is not 1"
        case .unsatisfied(let row): row.description
        }
    }
}

extension UnsatisfiedConstraint: CustomStringConvertible {
    /// For example `line 20, require: the witness does not satisfy constraint 17`. It holds none of the values: one of them may be the
    /// salt, and who wrote the circuit chooses which.
    public var description: String {
        let place = origins.first.map { "\($0): " } ?? ""
        return "\(place)the witness does not satisfy constraint \(constraint)"
    }
}

extension R1CS {
    /// Checks every constraint in order and names the first that fails.
    public func check(_ witness: [F], origins: ConstraintOrigins? = nil) throws(WitnessRejection) {
        var integers = F.smallIntegers(of: witness)
        defer { integers.overwrite() }
        try check(witness, integers: integers, origins: origins)
    }

    /// The same for a witness whose small integers are known: one for each value that has one, or `none`.
    func check(_ witness: [F], integers: [Int], origins: ConstraintOrigins?) throws(WitnessRejection) {
        guard witness.count == wireCount else { throw .wrongLength(expected: wireCount, given: witness.count) }
        guard witness.first == .one else { throw .firstWireIsNotOne }
        guard let row = firstUnsatisfied(witness, integers) else { return }
        let (a, b, c) = (a.product(row: row, witness), b.product(row: row, witness), c.product(row: row, witness))
        throw .unsatisfied(
            .init(
                constraint: row, origins: origins?.all(of: row) ?? [], a: a.signedInteger, b: b.signedInteger, c: c.signedInteger))
    }

    /// The first constraint that a witness of the right length does not satisfy.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    private func firstUnsatisfied(_ witness: [F], _ integers: [Int]) -> Int? {
        guard var check = ConstraintCheck(self) else { return firstUnsatisfiedByMatrices(witness) }
        defer { check.overwrite() }
        return check.firstUnsatisfied(0..<constraintCount, witness, integers)
    }

    /// The same by whole products of matrices, for systems without a pool.
    func firstUnsatisfiedByMatrices(_ witness: [F]) -> Int? {
        var (left, right, result) = (a.product(witness), b.product(witness), c.product(witness))
        defer {
            left.overwrite()
            right.overwrite()
            result.overwrite()
        }
        return left.indices.first { left[$0] * right[$0] != result[$0] }
    }
}
