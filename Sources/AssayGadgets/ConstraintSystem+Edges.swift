// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// Demands that `value` is in `range`, and gives for each edge whether the value is that edge at least. The edges ascend strictly, and lie
    /// above the lower end and not above the upper one.
    ///
    /// Cost: one for each edge, and the bits of w − 1, w being the most values between neighbours among the lower end, the edges, and the
    /// number after the upper end. So 10 for 0 … 309 with the edges 60 and 261, where the range alone costs 9; and 9 with the edge 135.
    ///
    /// Sound: flags that are 0 or 1 and, by tᵢ₊₁·(tᵢ₊₁ − tᵢ) = 0, never rise name one of the parts between edges; where it begins, and how many
    /// values it has, are linear combinations of them. What the value is above that beginning is a sum of digits. Each digit is 0 or, by
    /// d·(d − W) = 0, the weight W that it has in that part, a linear combination of the flags as well. The weights of each part are those
    /// of `bounded` for its values: they reach all of them and no others. So the value is in the part that the flags name, no two parts
    /// have a value in common, and no sum reaches the modulus: the value determines the flags. **The digits are not unique** and are
    /// not handed out.
    ///
    /// With `present`: an absent value must equal the lower end, and reaches no edge, at the same cost.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func bounded(
        _ value: Combination, in range: ClosedRange<WideInteger>, edges: [WideInteger], when present: Bit<F> = .true
    ) -> [Bit<F>] {
        precondition(Bounded<F>.fits(range), "the interval \(range) leaves the field")
        let parts = Parts(of: range, at: edges)
        guard !edges.isEmpty else {
            bounded(value, in: range, when: present)
            return []
        }
        return checking(Check("range", range)) { system in
            let flags = system.reached(value, edges, present, isSum: parts.digits == 0)
            let steps = zip(parts.starts, parts.starts.dropFirst()).map { $1 - $0 }
            let rest = value - Combination(range.lowerBound) - .sum(zip(steps, flags).map { $0 * $1 })
            if parts.digits > 0 { system.holdRest(rest, parts, [present.value] + flags) }
            return flags.map(Bit.init(assuming:))
        }
    }

    /// What `bounded` costs with these edges.
    public static func cost(of range: ClosedRange<WideInteger>, edges: [WideInteger]) -> Int { Parts(of: range, at: edges).cost }

    /// Flags that never rise, up for each edge that the value reaches. Where every part has one value, they count it: the last one is what
    /// the others leave.
    private mutating func reached(
        _ value: Combination, _ edges: [WideInteger], _ present: Bit<F>, isSum: Bool
    ) -> [Combination] {
        var flags: [Combination] = []
        for (i, edge) in edges.enumerated() {
            let isLeft = isSum && i + 1 == edges.count
            let flag = isLeft ? value - Combination(edges[0] - 1) - .sum(flags) : hintSign(Combination(edge - 1) - value)
            enforce(flag, times: flag - (flags.last ?? present.value), equals: 0)
            flags.append(flag)
        }
        return flags
    }

    /// Holds a rest to the values of the part that the flags name; `flags` begins with the presence.
    private mutating func holdRest(_ rest: Combination, _ parts: Parts, _ flags: [Combination]) {
        var rest = rest
        for place in (parts.sharedDigits..<parts.digits).reversed() {
            let weight = Self.inPart(parts.widths.map { Parts.weight(of: place, in: $0) }, flags)
            guard place > 0 else { return enforce(rest, times: rest - weight, equals: 0) }
            let most = Self.inPart(parts.widths.map { Parts.most(below: place, in: $0) }, flags)
            let isSet = Combination(1) - hintSign(rest - most - 1)
            let digit = hintProduct(isSet, weight)
            enforce(digit, times: digit - weight, equals: 0)
            rest = rest - digit
        }
        bounded(rest, in: 0 ... .powerOfTwo(parts.sharedDigits) - 1, when: Bit(assuming: flags[0]))
    }

    /// Of numbers, one a part, that of the part that the flags name.
    private static func inPart(_ numbers: [WideInteger], _ flags: [Combination]) -> Combination {
        let steps = zip(numbers, [0] + numbers).map { $0 - $1 }
        return .sum(zip(steps, flags).map { $0 * $1 })
    }
}

/// An interval cut at edges.
private struct Parts {
    /// Where each part begins.
    let starts: [WideInteger]
    /// How many values each part has.
    let widths: [WideInteger]
    /// The digits of the widest part.
    let digits: Int
    /// Of these, how many count 1, 2, 4, … in every part.
    let sharedDigits: Int

    init(of range: ClosedRange<WideInteger>, at edges: [WideInteger]) {
        let ends = [range.lowerBound] + edges + [range.upperBound + 1]
        precondition(zip(ends, ends.dropFirst()).allSatisfy { $0 < $1 }, "edges must ascend within the range")
        starts = [range.lowerBound] + edges
        widths = zip(ends, ends.dropFirst()).map { $1 - $0 }
        let counts = widths.map { ($0 - 1).bitLength }
        digits = counts.reduce(0, max)
        sharedDigits = max(counts.reduce(digits, min) - 1, 0)
    }

    var cost: Int { starts.count - 1 + digits }

    /// What a digit counts in a part of so many values: 1, 2, 4, …, and the last one what is left.
    static func weight(of place: Int, in width: WideInteger) -> WideInteger {
        let last = (width - 1).bitLength - 1
        return place < last ? .powerOfTwo(place) : place == last ? width - .powerOfTwo(last) : 0
    }

    /// What all digits below a place count together.
    static func most(below place: Int, in width: WideInteger) -> WideInteger { min(.powerOfTwo(place), width) - 1 }
}
