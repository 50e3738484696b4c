// SPDX-License-Identifier: Apache-2.0

/// Values of Lagrange polynomials at one point, each with one batch inversion.
extension EvaluationDomain {
    /// L_i(point) for every i: the polynomial below degree n that is one at wⁱ and zero at the other points of the domain.
    ///
    /// L_i(x) = wⁱ (xⁿ − 1) / (n (x − wⁱ)). A point of the domain gives a one among zeros.
    public func lagrange(at point: F) -> [F] {
        lagrange(at: point, nodes: F.powers(of: root, from: .one, count: size), factor: vanishing(at: point) * sizeInverse)
    }

    /// L_{2i+1}(point) for every i < n, of the domain of twice the size: the ones that belong to the odd coset.
    ///
    /// With u the root of that domain, L_{2i+1}(x) = u^(2i+1) (x²ⁿ − 1) / (2n (x − u^(2i+1))).
    ///
    /// - Throws: ``DomainError/noOddCoset(size:)``.
    public func oddLagrange(at point: F) throws(DomainError) -> [F] {
        guard let oddRoot, let half = F(2).inverse else { throw .noOddCoset(size: size) }
        let factor = (power(point).squared - 1) * sizeInverse * half
        return lagrange(at: point, nodes: F.powers(of: root, from: oddRoot, count: size), factor: factor)
    }

    /// factor * node / (point - node) for every node, and one where the point is the node.
    ///
    /// The point may be a secret: the differences, which tell it, are overwritten.
    private func lagrange(at point: F, nodes: [F], factor: F) -> [F] {
        var differences = [F](repeating: point, count: nodes.count)
        defer { differences.overwrite() }
        F.subtract(&differences, nodes)
        let met = factor == .zero ? differences.firstIndex(of: .zero) : nil
        var values = F.batchInverse(differences)
        F.multiply(&values, nodes)
        F.scale(&values, by: factor)
        if let met { values[met] = .one }
        return values
    }
}
