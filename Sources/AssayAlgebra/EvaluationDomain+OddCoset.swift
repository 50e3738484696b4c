// SPDX-License-Identifier: Apache-2.0

/// The odd coset: the powers u, u³, u⁵… of the 2n-th root of unity u, that is the points of the domain of twice the size
/// that are not in this one. xⁿ − 1 is −2 on all of them.
extension EvaluationDomain {
    /// Turns coefficients into values at u^(2i + 1).
    ///
    /// - Throws: ``DomainError``.
    /// - Complexity: n log n.
    public func oddCosetNTT(_ values: inout [F], threads: Int = Parallel.processorCount) throws(DomainError) {
        try checkOddCoset(values)
        F.transform(&values, roots: roots, node: 1, threads: threads)
        F.reverseBits(&values, threads: threads)
    }

    /// Turns values at u^(2i + 1) into coefficients.
    ///
    /// - Throws: ``DomainError``.
    /// - Complexity: n log n.
    public func oddCosetINTT(_ values: inout [F], threads: Int = Parallel.processorCount) throws(DomainError) {
        try checkOddCoset(values)
        F.reverseBits(&values, threads: threads)
        F.inverseTransform(&values, roots: roots, node: 1, threads: threads)
        F.scale(&values, by: sizeInverse)
    }

    /// Turns the values at the points of the domain of a polynomial below degree n into its values at u^(2i + 1).
    ///
    /// - Throws: ``DomainError``.
    /// - Complexity: n log n, one transform in each direction.
    public func toOddCoset(_ values: inout [F], threads: Int = Parallel.processorCount) throws(DomainError) {
        try checkOddCoset(values)
        F.reverseBits(&values, threads: threads)
        moveReversedToOddCoset(&values, threads: threads)
        F.reverseBits(&values, threads: threads)
    }

    /// For the polynomials A, B and C with the values `a`, `b` and `a[i] * b[i]` on the domain: replaces `a` by the values
    /// of A·B − C on the odd coset, in the order u, u³, u⁵…
    ///
    /// A·B − C is a multiple H·(xⁿ − 1), so these are −2 times the values of H there: what a `.zkey` prover multiplies the
    /// bases of section 9 with.
    ///
    /// - Parameters:
    ///   - b: Overwritten.
    ///   - scratch: Overwritten; its memory is used again when it already holds n elements.
    /// - Throws: ``DomainError``.
    /// - Complexity: n log n, three transforms in each direction.
    public func oddCosetQuotient(_ a: inout [F], _ b: inout [F], scratch: inout [F], threads: Int = Parallel.processorCount)
        throws(DomainError)
    {
        try checkOddCoset(a)
        try checkOddCoset(b)
        F.reverseBits(&a, threads: threads)
        F.reverseBits(&b, threads: threads)
        if scratch.count != size { scratch = [F](repeating: .zero, count: size) }
        scratch.replaceSubrange(0..<size, with: a)
        F.multiply(&scratch, b)
        moveReversedToOddCoset(&a, threads: threads)
        moveReversedToOddCoset(&b, threads: threads)
        moveReversedToOddCoset(&scratch, threads: threads)
        F.multiply(&a, b, subtracting: scratch)
        F.reverseBits(&a, threads: threads)
    }

    /// Values on the domain become values on the odd coset, both in bit-reversed order.
    private func moveReversedToOddCoset(_ values: inout [F], threads: Int) {
        F.inverseTransform(&values, roots: roots, node: 0, threads: threads)
        F.scale(&values, by: sizeInverse)
        F.transform(&values, roots: roots, node: 1, threads: threads)
    }

    private func checkOddCoset(_ values: [F]) throws(DomainError) {
        try check(values)
        guard oddRoot != nil else { throw .noOddCoset(size: size) }
    }
}
