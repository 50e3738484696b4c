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
        F.transform(&values, table: table, node: 1, threads: threads)
        F.reverseBits(&values, threads: threads)
    }

    /// Turns values at u^(2i + 1) into coefficients.
    ///
    /// - Throws: ``DomainError``.
    /// - Complexity: n log n.
    public func oddCosetINTT(_ values: inout [F], threads: Int = Parallel.processorCount) throws(DomainError) {
        try checkOddCoset(values)
        F.reverseBits(&values, threads: threads)
        F.inverseTransform(&values, table: table, node: 1, threads: threads)
        F.scale(&values, by: sizeInverse)
    }

    /// Turns the values at the points of the domain of a polynomial below degree n into its values at u^(2i + 1).
    ///
    /// - Throws: ``DomainError``.
    /// - Complexity: n log n, one transform in each direction.
    public func toOddCoset(_ values: inout [F], threads: Int = Parallel.processorCount) throws(DomainError) {
        try checkOddCoset(values)
        F.reverseBits(&values, threads: threads)
        F.turn(&values, table: table, threads: threads)
        F.scale(&values, by: sizeInverse)
        F.reverseBits(&values, threads: threads)
    }

    /// For polynomials A, B and C, where C has the values of A times those of B on the domain: replaces `a` by the values of
    /// A·B − C on the odd coset.
    ///
    /// A·B − C is a multiple H·(xⁿ − 1), so these are −2 times the values of H there: what a `.zkey` prover multiplies the
    /// bases of section 9 with. Everything stands in bit-reversed order (see ``reversedIndex(_:)``), and what comes in is divided
    /// by n: both cost nothing where the values come from the rows of a matrix, and a pass over the values here.
    ///
    /// - Parameters:
    ///   - a: The values of A on the domain, over n.
    ///   - b: Those of B; overwritten.
    ///   - c: Those of C; overwritten.
    /// - Throws: ``DomainError``.
    /// - Complexity: n log n, three transforms in each direction.
    public func oddCosetQuotient(
        _ a: inout [F], _ b: inout [F], _ c: inout [F], threads: Int = Parallel.processorCount
    ) throws(DomainError) {
        for values in [a, b, c] { try checkOddCoset(values) }
        F.turn(&a, table: table, threads: threads)
        F.turn(&b, table: table, threads: threads)
        F.turn(&c, table: table, threads: threads)
        F.multiply(&a, b, subtracting: c)
    }

    /// The index with its log2(n) bits in reverse.
    public func reversedIndex(_ index: Int) -> Int {
        let bits = size.trailingZeroBitCount
        return bits == 0 ? 0 : Int(UInt64(index).bitReversed >> (64 - UInt64(bits)))
    }

    private func checkOddCoset(_ values: [F]) throws(DomainError) {
        try check(values)
        guard oddRoot != nil else { throw .noOddCoset(size: size) }
    }
}

extension UInt64 {
    /// The bits from the other end.
    fileprivate var bitReversed: UInt64 {
        var value = byteSwapped
        value = (value >> 4) & 0x0F0F_0F0F_0F0F_0F0F | (value & 0x0F0F_0F0F_0F0F_0F0F) << 4
        value = (value >> 2) & 0x3333_3333_3333_3333 | (value & 0x3333_3333_3333_3333) << 2
        return (value >> 1) & 0x5555_5555_5555_5555 | (value & 0x5555_5555_5555_5555) << 1
    }
}
