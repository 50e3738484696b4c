// SPDX-License-Identifier: Apache-2.0

/// The n-th roots of unity of a field, n a power of two, as the points at which polynomials below degree n are known by
/// their values.
///
/// The i-th point is wⁱ with w = `F.twoAdicRoot` to the power of 2^twoAdicity / n, the choice that `.zkey` files rest on.
/// A domain holds a table of the size of n field elements or two (57 n bytes on BN254): make one and keep it.
public struct EvaluationDomain<F: TwoAdicField>: Sendable {
    /// Points of the domain.
    public let size: Int
    /// w, the second point.
    public let root: F
    /// A square root u of w, whose odd powers make the odd coset; `nil` when the field has none.
    public let oddRoot: F?
    /// 1/n.
    let sizeInverse: F
    /// The roots of the transforms, as far as the odd coset needs them.
    let table: TransformTable<F>

    /// The domain of exactly `size` points; `nil` when that is no power of two or more than the field has.
    ///
    /// Takes memory and time in proportion to the size: compare it with what a file can justify before.
    public init?(size: Int) {
        guard size > 0, size & (size - 1) == 0 else { return nil }
        let log = size.trailingZeroBitCount
        guard log <= F.twoAdicity, let inverse = F(size).inverse else { return nil }
        self.size = size
        root = F.root(ofLogOrder: log)
        oddRoot = log < F.twoAdicity ? F.root(ofLogOrder: log + 1) : nil
        sizeInverse = inverse
        table = TransformTable(levels: oddRoot == nil ? log - 1 : log)
    }

    /// The smallest domain of at least `count` points; `nil` when the field has none. No points count as one.
    public init?(atLeast count: Int) {
        var size = 1
        while size < count {
            guard size <= Int.max / 4 else { return nil }
            size *= 2
        }
        self.init(size: size)
    }

    /// Turns coefficients into values at the points of the domain.
    ///
    /// - Throws: ``DomainError/valueCount(expected:actual:)``.
    /// - Complexity: n log n.
    public func ntt(_ values: inout [F], threads: Int = Parallel.processorCount) throws(DomainError) {
        try check(values)
        F.transform(&values, table: table, node: 0, threads: threads)
        F.reverseBits(&values, threads: threads)
    }

    /// Turns values at the points of the domain into coefficients.
    ///
    /// - Throws: ``DomainError/valueCount(expected:actual:)``.
    /// - Complexity: n log n.
    public func intt(_ values: inout [F], threads: Int = Parallel.processorCount) throws(DomainError) {
        try check(values)
        F.reverseBits(&values, threads: threads)
        F.inverseTransform(&values, table: table, node: 0, threads: threads)
        F.scale(&values, by: sizeInverse)
    }

    /// The value at `point` of xⁿ − 1, the polynomial that vanishes on the domain.
    public func vanishing(at point: F) -> F {
        power(point) - 1
    }

    /// `point` to the power of n.
    func power(_ point: F) -> F {
        (0..<size.trailingZeroBitCount).reduce(point) { power, _ in power.squared }
    }

    func check(_ values: [F]) throws(DomainError) {
        guard values.count == size else { throw .valueCount(expected: size, actual: values.count) }
    }
}
