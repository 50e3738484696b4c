// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints

/// An interval cut at edges, with the coefficients that hold a value to its parts: they are the same for all rows of a table.
public struct RangeParts<F: PrimeField>: Sendable {
    let range: ClosedRange<WideInteger>
    let edges: [WideInteger]
    /// The digits of the widest part.
    let digits: Int
    /// Of these, how many count 1, 2, 4, … in every part.
    let sharedDigits: Int
    /// How much further on each part but the first begins than the one before.
    let steps: [F]
    /// For each digit that counts more in one part than in another, from the lowest on: what it counts in the first part, and by how much more in each
    /// next one.
    let weights: [[F]]
    /// 1, and then the opposites of the same numbers for what all digits below it count together.
    let excesses: [[F]]

    /// - Precondition: the edges ascend strictly, and lie above the lower end of `range` and not above its upper one.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public init(of range: ClosedRange<WideInteger>, at edges: [WideInteger]) {
        let widths = Self.widths(of: range, at: edges)
        let counts = widths.map { ($0 - 1).bitLength }
        let digits = counts.reduce(0, max)
        let sharedDigits = max(counts.reduce(digits, min) - 1, 0)
        (self.range, self.edges, self.digits, self.sharedDigits) = (range, edges, digits, sharedDigits)
        steps = widths.dropLast().map { F($0) }
        weights = (sharedDigits..<digits).map { place in Self.differences(widths.map { Self.weight(of: place, in: $0) }) }
        excesses = (sharedDigits..<digits).map { place in
            [.one] + Self.differences(widths.map { min(.powerOfTwo(place), $0) - 1 }).map { -$0 }
        }
    }

    /// How many values each part has.
    static func widths(of range: ClosedRange<WideInteger>, at edges: [WideInteger]) -> [WideInteger] {
        let ends = [range.lowerBound] + edges + [range.upperBound + 1]
        precondition(zip(ends, ends.dropFirst()).allSatisfy { $0 < $1 }, "edges must ascend within the range")
        return zip(ends, ends.dropFirst()).map { $1 - $0 }
    }

    /// What a digit counts in a part of so many values: 1, 2, 4, …, and the last one what is left.
    private static func weight(of place: Int, in width: WideInteger) -> WideInteger {
        let last = (width - 1).bitLength - 1
        return place < last ? .powerOfTwo(place) : place == last ? width - .powerOfTwo(last) : 0
    }

    private static func differences(_ numbers: [WideInteger]) -> [F] { zip(numbers, [0] + numbers).map { F($0 - $1) } }
}
