// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

extension QAP where F: TwoAdicField {
    /// The values of h·t on the odd points of the domain of 2n, where `domain` has n points: see ``ProvingKey/h``.
    ///
    /// With a = Σ a_i·u_i and likewise b and c, h·t = a·b − c. The three are known on the domain of n points, where c = a·b
    /// for a witness that satisfies the program; one inverse and one forward transform each take them to the odd points.
    ///
    /// - Complexity: six transforms of size n.
    func quotient(_ witness: [F], _ domain: EvaluationDomain<F>, threads: Int) throws(DomainError) -> SecretElements<F> {
        let left = SecretElements(a.product(with: witness, length: domain.size, threads: threads))
        let right = SecretElements(b.product(with: witness, length: domain.size, threads: threads))
        let scratch = SecretElements<F>([])
        try domain.oddCosetQuotient(&left.values, &right.values, scratch: &scratch.values, threads: threads)
        return left
    }
}
