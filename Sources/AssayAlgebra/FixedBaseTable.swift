// SPDX-License-Identifier: Apache-2.0

/// One point with what makes many of its multiples cheap: about twenty additions each, as a key's setup needs them.
public struct FixedBaseTable<G: CurveGroup>: Sendable {
    private let multiply: @Sendable (_ scalars: [G.Scalar], _ threads: Int) -> [G.Affine]

    /// A table that multiplies in the given way.
    init(_ multiply: @escaping @Sendable (_ scalars: [G.Scalar], _ threads: Int) -> [G.Affine]) {
        self.multiply = multiply
    }

    /// A table of `base`, made for about `count` multiples: more of them make a larger table worth its price.
    public init(of base: G, expecting count: Int, threads: Int = Parallel.processorCount) {
        self = G.fixedBaseTable(of: base, expecting: count, threads: threads)
    }

    /// `scalars[i]` times the point for every scalar, on up to `threads` threads. Variable time.
    public func multiples(_ scalars: [G.Scalar], threads: Int = Parallel.processorCount) -> [G.Affine] {
        multiply(scalars, threads)
    }
}
