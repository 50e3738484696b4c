// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

/// What a prover does with a witness before the sums: every row of A, B and C, and the quotient h·t on the odd points.
///
/// Rows stand in bit-reversed order, the one that transforms take and leave, so that nothing is ever put in another order. The
/// factor 1/n of three inverse transforms is one factor of the witness.
struct QuotientProgram<F: TwoAdicField>: Sendable {
    let domain: EvaluationDomain<F>
    let a: SparseMatrix<F>
    let b: SparseMatrix<F>
    /// Known when the constraint system is.
    private var c: SparseMatrix<F>?
    private let size: F
    private let sizeInverse: F

    /// `nil` when the field has no domain of twice the program's size.
    init?(_ qap: QAP<F>, c: SparseMatrix<F>?) {
        guard let domain = EvaluationDomain<F>(size: qap.domainSize) else { return nil }
        self.init(domain, a: qap.a.reversedRows(domain), b: qap.b.reversedRows(domain))
        self.c = c?.reversedRows(domain)
    }

    /// Takes rows that stand in bit-reversed order already; `nil` when the field has no domain of twice the size.
    ///
    /// - Precondition: `a` and `b` have as many rows as the domain has points.
    init?(_ domain: EvaluationDomain<F>, a: SparseMatrix<F>, b: SparseMatrix<F>) {
        guard domain.oddRoot != nil, let inverse = F(domain.size).inverse else { return nil }
        self.domain = domain
        self.a = a
        self.b = b
        size = F(domain.size)
        sizeInverse = inverse
    }

    /// The same program that checks every row, against the rows of C.
    func checking(c: SparseMatrix<F>) -> QuotientProgram {
        var program = self
        program.c = c.reversedRows(domain)
        return program
    }

    /// Whether A and B are those of `qap`, in whatever order the rows list their entries.
    func hasRows(of qap: QAP<F>) -> Bool {
        qap.domainSize == domain.size && a.isSameMatrix(as: qap.a.reversedRows(domain)) && b.isSameMatrix(as: qap.b.reversedRows(domain))
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
        if let c {
            let expected = SecretElements(c.product(with: scaled.values, threads: threads))
            guard F.areProducts(expected.values, of: left.values, right.values, times: size, threads: threads) else { return nil }
            try domain.oddCosetQuotient(&left.values, &right.values, &expected.values, threads: threads)
        } else {
            let product = SecretElements(left.values)
            F.scale(&product.values, by: size)
            F.multiply(&product.values, right.values)
            try domain.oddCosetQuotient(&left.values, &right.values, &product.values, threads: threads)
        }
        return left
    }
}

extension SparseMatrix where F: TwoAdicField {
    /// The rows in bit-reversed order, with empty ones up to the size of the domain.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    fileprivate func reversedRows(_ domain: EvaluationDomain<F>) -> SparseMatrix {
        var starts = [0]
        var order: [Int] = []
        starts.reserveCapacity(domain.size + 1)
        order.reserveCapacity(entryCount)
        for place in 0..<domain.size {
            let row = domain.reversedIndex(place)
            if row < rowCount { order += entries(row) }
            starts.append(order.count)
        }
        return SparseMatrix(starts: starts, columns: order.map { columns[$0] }, values: order.map { values[$0] })
    }

    fileprivate func product(with vector: [F], threads: Int) -> [F] {
        F.sparseProduct(starts: starts, columns: columns, values: values.elements, vector: vector, threads: threads)
    }
}
