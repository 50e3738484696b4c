// SPDX-License-Identifier: Apache-2.0

/// A prime field with roots of unity of large power-of-two order, so that polynomials can be moved between coefficients
/// and values in n log n steps.
public protocol TwoAdicField: PrimeField {
    /// The largest k for which 2^k divides the group order `modulus - 1`.
    static var twoAdicity: Int { get }
    /// An element of order 2^`twoAdicity`. Files depend on which one: see ``EvaluationDomain``.
    static var twoAdicRoot: Self { get }

    // MARK: Transforms of 2^k values, see `ntt/ntt_body.h`. Fields with kernels do the same on several threads.

    /// Coefficients of a polynomial become its values in bit-reversed order: on the subgroup from node 0, on its odd coset
    /// from node 1. The table has roots for all levels.
    static func transform(_ values: inout [Self], table: TransformTable<Self>, node: Int, threads: Int)
    /// The way back; gives the coefficients times the number of values.
    static func inverseTransform(_ values: inout [Self], table: TransformTable<Self>, node: Int, threads: Int)
    /// The inverse transform to node 0 and the transform from node 1, one after the other.
    static func turn(_ values: inout [Self], table: TransformTable<Self>, threads: Int)
    /// What the kernels read instead of some of the roots; nothing for a field without kernels.
    static func preparedRoots(_ roots: [Self]) -> [UInt64]
    /// Exchanges each value with the one whose index has its bits in reverse.
    static func reverseBits(_ values: inout [Self], threads: Int)
}

/// The transforms by their definition, on one thread.
extension TwoAdicField {
    public static func transform(_ values: inout [Self], table: TransformTable<Self>, node: Int, threads: Int) {
        var half = values.count / 2
        var blocks = 1
        while half > 0 {
            for block in 0..<blocks {
                let root = table.roots[node * blocks + block]
                for i in (2 * half * block)..<(2 * half * block + half) {
                    let product = root * values[i + half]
                    (values[i], values[i + half]) = (values[i] + product, values[i] - product)
                }
            }
            (half, blocks) = (half / 2, blocks * 2)
        }
    }

    public static func inverseTransform(_ values: inout [Self], table: TransformTable<Self>, node: Int, threads: Int) {
        let inverses = batchInverse(table.roots)
        var half = 1
        var blocks = values.count / 2
        while blocks > 0 {
            for block in 0..<blocks {
                let inverse = inverses[node * blocks + block]
                for i in (2 * half * block)..<(2 * half * block + half) {
                    let difference = values[i] - values[i + half]
                    (values[i], values[i + half]) = (values[i] + values[i + half], inverse * difference)
                }
            }
            (half, blocks) = (half * 2, blocks / 2)
        }
    }

    public static func turn(_ values: inout [Self], table: TransformTable<Self>, threads: Int) {
        inverseTransform(&values, table: table, node: 0, threads: threads)
        transform(&values, table: table, node: 1, threads: threads)
    }

    public static func preparedRoots(_ roots: [Self]) -> [UInt64] { [] }

    public static func reverseBits(_ values: inout [Self], threads: Int) {
        var reversed = 0
        for i in values.indices {
            if i < reversed { values.swapAt(i, reversed) }
            var bit = values.count / 2
            while bit > 0, reversed & bit != 0 {
                reversed ^= bit
                bit /= 2
            }
            reversed |= bit
        }
    }
}
