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
        bounded(value, in: RangeParts(of: range, at: edges), when: present)
    }

    /// The same for a range whose parts have been made for other values.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func bounded(_ value: Combination, in parts: RangeParts<F>, when present: Bit<F> = .true) -> [Bit<F>] {
        precondition(Bounded<F>.fits(parts.range), "the interval \(parts.range) leaves the field")
        guard !parts.edges.isEmpty else {
            bounded(value, in: parts.range, when: present)
            return []
        }
        return checking(Check("range", parts.range)) { system in
            let flags = system.reached(value, parts.edges, present, isSum: parts.digits == 0)
            let rest = value - Combination(parts.range.lowerBound) - .sum(flags, weights: parts.steps)
            if parts.digits > 0 { system.holdRest(rest, parts, [present.value] + flags) }
            return flags.map(Bit.init(assuming:))
        }
    }

    /// What `bounded` costs with these edges.
    public static func cost(of range: ClosedRange<WideInteger>, edges: [WideInteger]) -> Int {
        let widths = RangeParts<F>.widths(of: range, at: edges)
        return edges.count + widths.reduce(0) { max($0, ($1 - 1).bitLength) }
    }

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
    private mutating func holdRest(_ rest: Combination, _ parts: RangeParts<F>, _ flags: [Combination]) {
        var rest = rest
        for place in (parts.sharedDigits..<parts.digits).reversed() {
            let weight = Combination.sum(flags, weights: parts.weights[place - parts.sharedDigits])
            guard place > 0 else { return enforce(rest, times: rest - weight, equals: 0) }
            // The rest less one more than the digits below can be.
            let excess = Combination.sum([rest] + flags, weights: parts.excesses[place - parts.sharedDigits], constant: .minusOne)
            let isSet = Combination(1) - hintSign(excess)
            let digit = hintProduct(isSet, weight)
            enforce(digit, times: digit - weight, equals: 0)
            rest = rest - digit
        }
        bounded(rest, in: 0 ... .powerOfTwo(parts.sharedDigits) - 1, when: Bit(assuming: flags[0]))
    }
}
