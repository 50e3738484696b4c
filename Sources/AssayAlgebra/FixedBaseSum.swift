// SPDX-License-Identifier: Apache-2.0

/// A few points with what makes sums of their multiples cheap: about thirty additions a point, as a verifier's public inputs
/// need them.
public struct FixedBaseSum<G: CurveGroup>: Sendable {
    /// Points of the sum.
    public let count: Int
    private let add: @Sendable (_ scalars: [G.Scalar]) -> G

    /// Sums of `count` points that are made in the given way.
    init(count: Int, _ add: @escaping @Sendable (_ scalars: [G.Scalar]) -> G) {
        self.count = count
        self.add = add
    }

    /// Tables of all points for scalars that are taken `windowBits` bits at a time, 3 to 15. At 8 bits a point of G1
    /// takes 256 KB, and each bit more nearly doubles that.
    public init(of bases: [G.Affine], windowBits: Int = 8, threads: Int = Parallel.processorCount) {
        self = G.fixedBaseSum(of: bases, windowBits: windowBits, threads: threads)
    }

    /// The sum of `scalars[i]` times the i-th point. Variable time.
    ///
    /// - Throws: ``MSMError`` when there is not one scalar for every point.
    public func sum(_ scalars: [G.Scalar]) throws(MSMError) -> G {
        guard scalars.count == count else { throw .countMismatch(bases: count, scalars: scalars.count) }
        return add(scalars)
    }
}
