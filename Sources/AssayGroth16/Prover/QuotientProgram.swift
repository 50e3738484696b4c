// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

/// What a prover does with a witness before the sums: every row of A, B and C, and the quotient h·t on the odd points.
///
/// Rows stand in bit-reversed order, the one that transforms take and leave, so that nothing is ever put in another order. The
/// factor 1/n of three inverse transforms is one factor of the witness.
struct QuotientProgram<F: TwoAdicField>: Sendable {
    let domain: EvaluationDomain<F>
    private let a: SparseMatrix<F>
    private let b: SparseMatrix<F>
    /// Known when the constraint system is.
    private let c: SparseMatrix<F>?
    private let size: F
    private let sizeInverse: F

    /// `nil` when the field has no domain of twice the program's size.
    init?(_ qap: QAP<F>, c: SparseMatrix<F>?) {
        guard let domain = EvaluationDomain<F>(size: qap.domainSize), domain.oddRoot != nil, let inverse = F(qap.domainSize).inverse else {
            return nil
        }
        self.domain = domain
        a = qap.a.reversedRows(domain)
        b = qap.b.reversedRows(domain)
        self.c = c?.reversedRows(domain)
        size = F(qap.domainSize)
        sizeInverse = inverse
    }

    /// The values of h·t on the odd points of the domain of 2n, in bit-reversed order: see ``ProvingKey/h``. `nil` when the
    /// constraint system is known and the witness leaves a row unsatisfied.
    ///
    /// With a = Σ a_i·u_i and likewise b and c, h·t = a·b − c. The three are known on the domain of n points, where c = a·b
    /// for a witness that satisfies the program; one inverse and one forward transform each take them to the odd points.
    ///
    /// - Complexity: six transforms of size n.
    func quotient(_ witness: [F], threads: Int) throws(DomainError) -> SecretElements<F>? {
        let scaled = SecretElements(witness)
        F.scale(&scaled.values, by: sizeInverse)
        let left = SecretElements(a.product(with: scaled.values, threads: threads))
        let right = SecretElements(b.product(with: scaled.values, threads: threads))
        let product = SecretElements(left.values)
        F.scale(&product.values, by: size)
        if let c {
            let expected = SecretElements(c.product(with: scaled.values, threads: threads))
            F.multiply(&product.values, right.values, subtracting: expected.values)
            guard product.values.allSatisfy(\.isZero) else { return nil }
            try domain.oddCosetQuotient(&left.values, &right.values, &expected.values, threads: threads)
        } else {
            F.multiply(&product.values, right.values)
            try domain.oddCosetQuotient(&left.values, &right.values, &product.values, threads: threads)
        }
        return left
    }
}

extension SparseMatrix where F: TwoAdicField {
    /// The rows in bit-reversed order, with empty ones up to the size of the domain.
    fileprivate func reversedRows(_ domain: EvaluationDomain<F>) -> SparseMatrix {
        var result = SparseMatrix()
        for place in 0..<domain.size {
            let row = domain.reversedIndex(place)
            if row < rowCount { for entry in entries(row) { result.append(columns[entry], values[entry]) } }
            result.endRow()
        }
        return result
    }

    fileprivate func product(with vector: [F], threads: Int) -> [F] {
        F.sparseProduct(starts: starts, columns: columns, values: values, vector: vector, threads: threads)
    }
}
