// SPDX-License-Identifier: Apache-2.0

/// One point with what makes many of its multiples cheap: about twenty additions each, as a key's setup needs them.
public struct FixedBaseTable<G: CurveGroup>: Sendable {
    /// Told before every piece of the work, on any thread, how many multiples are done; answers whether to go on.
    public typealias Step = @Sendable (_ completed: Int) -> Bool

    private let multiply: @Sendable (_ scalars: [G.Scalar], _ threads: Int, _ step: Step) -> [G.Affine]?

    /// A table that multiplies in the given way.
    init(_ multiply: @escaping @Sendable (_ scalars: [G.Scalar], _ threads: Int, _ step: Step) -> [G.Affine]?) {
        self.multiply = multiply
    }

    /// A table of `base`, made for about `count` multiples: more of them make a larger table worth its price.
    public init(of base: G, expecting count: Int, threads: Int = Parallel.processorCount) {
        self = G.fixedBaseTable(of: base, expecting: count, threads: threads)
    }

    /// `scalars[i]` times the point for every scalar, on up to `threads` threads. Variable time.
    public func multiples(_ scalars: [G.Scalar], threads: Int = Parallel.processorCount) -> [G.Affine] {
        multiply(scalars, threads) { _ in true } ?? []
    }

    /// The same for work that somebody waits for; `nil` when `step` ended it.
    public func multiples(_ scalars: [G.Scalar], threads: Int, step: Step) -> [G.Affine]? { multiply(scalars, threads, step) }
}
