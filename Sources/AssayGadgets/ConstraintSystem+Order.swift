// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

/// What is known of the values whose mask is false.
public enum UncountedValues: Sendable {
    /// Nothing.
    case arbitrary
    /// They are the lower end of their interval, which all values with a secret mask share: what a row holds that is not there.
    case lowest
}

extension ConstraintSystem {
    /// Whether so many values of an interval can be put in order in this field: (2N + 4) · (W + 1) is below the modulus, for N values in an
    /// interval of width W. A compiler asks this before it asks for values by their rank.
    public static func canOrder(_ range: ClosedRange<WideInteger>, count: Int) -> Bool {
        guard Bounded<F>.fits(range) else { return false }
        let (places, factor) = (range.upperBound - range.lowerBound + 1, WideInteger(2 * count + 4))
        return places.bitLength + factor.bitLength < 256 && places * factor < F.modulusInteger
    }

    /// The value of `rank` (1 for the least) among those whose mask is true.
    ///
    /// `rank` may be secret. It must be in 1 … k where k values count; a secret one that is not has no witness. With `whenNone`, which
    /// must be true exactly when no value counts and the rank is 0, the result is then the lower end L of all intervals.
    ///
    /// Cost, for N values within an interval of n bits: N(n + 2) − 1; 1 more for each value whose mask is not constant, unless uncounted
    /// values are the lowest; 1 more with `whenNone`; 1 less when rank and masks are constant. A single value that must count costs 1, for
    /// which its mask is held to be true, and 1 more as before. So 229 for the median of 21 values of 9
    /// bits that all count, and 251 with masks; 1,132 and 1,196 for 63 of 16 bits. Values with the mask false are left out; 0 when the
    /// interval has one value.
    ///
    /// Sound: let the interval be L … L + W and m the result. Flags gᵢ with gᵢ·(gᵢ − maskᵢ) = 0 pick rows that count, as many as `rank`,
    /// by their sum. yᵢ = xᵢ − m + W·gᵢ is held to 0 … W, which means xᵢ ≤ m where gᵢ = 1 and xᵢ ≥ m where it is 0. The product of all W
    /// − yᵢ + 1 − gᵢ is zero; a factor with gᵢ = 0 is 1 at least, so a row with gᵢ = 1 has yᵢ = W, that is xᵢ = m. So rank rows are m at
    /// most, one of them is m, and the rest is m at least: m has that rank. **The flags are not unique** where values tie and are not
    /// handed out; m is. When all count and the rank is constant one flag gⱼ needs no constraint: it is an integer, the rank less the
    /// other flags. As yⱼ is in 0 … W, gⱼ is 0 or 1; or −1 with m = L, which then rank + 1 rows hold; or 2 with m = L + W, which then N −
    /// rank + 1 rows hold; and m has its rank all the same. (If m were not the value of a row, gⱼ = 2 would make all other flags 1, and
    /// more than the rank.)
    ///
    /// A row that does not count holds L and its flag is 0; for it y has W more, which is in 0 … W whatever m is. An arbitrary value is
    /// made L first, by L + mask · (x − L).
    ///
    /// With `whenNone` the product has one factor more, m − L + (1 − none)·(W + 1). When none counts no other factor can be zero, so m =
    /// L. Otherwise it is zero for m = L − W − 1 only, which leaves every y above W. Nothing wraps (`canOrder`).
    public mutating func orderStatistic(
        of values: [Bounded<F>], where masks: [Bit<F>], rank: Combination, whenNone none: Bit<F> = .false,
        uncounted: UncountedValues = .arbitrary
    ) -> Bounded<F> {
        precondition(!values.isEmpty && values.count == masks.count, "one mask a value")
        let range = Self.hull(of: values)
        guard range.lowerBound < range.upperBound else { return Bounded(range.lowerBound) }
        return choosing(Self.choice("value by rank among", values.count, range)) { system in
            system.rankedValue(of: values, where: masks, rank: rank, whenNone: none, in: range, uncounted)
        }
    }

    private mutating func rankedValue(
        of values: [Bounded<F>], where masks: [Bit<F>], rank: Combination, whenNone none: Bit<F>, in range: ClosedRange<WideInteger>,
        _ uncounted: UncountedValues
    ) -> Bounded<F> {
        checking(Check("value by rank among", WideInteger(values.count))) { system in
            let rows = system.candidates(values, masks, in: range, uncounted)
            guard !rows.isEmpty else { return Bounded(range.lowerBound) }
            let isSumKnown = rank.constant != nil && rows.allSatisfy { $0.mask.constant == true }
            if rows.count == 1, rank.constant == .one, none.constant == false {
                // Unlike `mask = 1` this stays: solved for the mask, it would refuse where the mask is made, and after what relies on it.
                if !isSumKnown { system.enforceNonzero(rows[0].mask.value) }
                return rows[0].number
            }
            let lowest = Combination(range.lowerBound)
            let width = range.upperBound - range.lowerBound
            let hint = system.hintOrder(of: rows.map(\.value), where: rows.map(\.mask.value), rank: rank)
            let result = none.constant == false ? hint.ranked : system.hintSelection(none.value, lowest, hint.ranked)
            // The last flag is what the others leave of the rank, so that their sum needs no constraint.
            let flags = hint.isFirst.dropLast() + [rank - .sum(Array(hint.isFirst.dropLast()))]
            var factors: [Combination] = []
            for (i, (row, flag)) in zip(rows, flags).enumerated() {
                if !isSumKnown || i + 1 < rows.count { system.enforce(flag, times: flag - row.mask.value, equals: 0) }
                let place = row.value - result + width * (flag + (!row.mask).value)
                system.bounded(place, in: 0...width)
                factors.append(Combination(width + 1) - place - flag)
            }
            if none.constant != false { factors.append(result - lowest + (width + 1) * (!none).value) }
            system.enforceZeroProduct(factors)
            return Bounded(assuming: result, in: range)
        }
    }

    /// The two middle values of those whose mask is true, in order; twice the same when their number k is odd. They have the ranks ⌈k /
    /// 2⌉ and ⌊k / 2⌋ + 1, and k may be secret.
    ///
    /// `whenNone` must be true exactly when no value counts; then both are the lower end L of all intervals. Without it some value must
    /// count.
    ///
    /// Cost, for N values within an interval of n bits: N(n + 4) + n + 1; 1 more for each value whose mask is not constant, unless
    /// uncounted values are the lowest; 1 more with `whenNone`. When all masks are constant: 4 less if k is even, n + 2 for k = 2, 0 for
    /// k = 1, and as `orderStatistic` if it is odd.
    ///
    /// Sound: as for `orderStatistic`, with two bounds a and b: yᵢ = xᵢ − b + gᵢ·(W + b − a) held to 0 … W means xᵢ ≤ a where gᵢ = 1 and
    /// xᵢ ≥ b where it is 0. b − a is held to 0 … W. o = 2·Σg − Σmask is held to 0 or 1, so ⌈k / 2⌉ flags are 1 and o says whether k is
    /// odd. The product of all W − yᵢ + 1 − gᵢ is zero: a row with flag 1 is a. For even k the product of all yᵢ + gᵢ + 1 − maskᵢ is
    /// zero: a row that counts, with flag 0, is b; so a and b ≥ a are the greatest of the lower half and the least of the upper. For odd
    /// k o·(b − a) = 0 makes b = a, the value of rank ⌈k / 2⌉. When none counts, the first product has the factor that `orderStatistic`
    /// has, and b = a.
    public mutating func medianPair(
        of values: [Bounded<F>], where masks: [Bit<F>], whenNone none: Bit<F> = .false, uncounted: UncountedValues = .arbitrary
    ) -> (lower: Bounded<F>, upper: Bounded<F>) {
        precondition(!values.isEmpty && values.count == masks.count, "one mask a value")
        let range = Self.hull(of: values)
        let single = (Bounded<F>(range.lowerBound), Bounded<F>(range.lowerBound))
        guard range.lowerBound < range.upperBound else { return single }
        return choosing(Self.choice("both middle values of", values.count, range)) { system in
            system.middleValues(of: values, where: masks, whenNone: none, in: range, uncounted)
        }
    }

    /// Sorting is what one would do without certificates: each comparator of the network is a `minimumAndMaximum`.
    private static func choice(_ what: String, _ count: Int, _ range: ClosedRange<WideInteger>) -> EncodingChoice {
        let bits = (range.upperBound - range.lowerBound).bitLength
        return EncodingChoice(
            "\(what) \(count) values of \(bits) bits", by: "a certificate of its rank",
            others: [.init("sorting by Batcher's network", SortingNetwork.comparators(count) * (bits + 2))])
    }

    private mutating func middleValues(
        of values: [Bounded<F>], where masks: [Bit<F>], whenNone none: Bit<F>, in range: ClosedRange<WideInteger>,
        _ uncounted: UncountedValues
    ) -> (lower: Bounded<F>, upper: Bounded<F>) {
        let single = (Bounded<F>(range.lowerBound), Bounded<F>(range.lowerBound))
        return checking(Check("median of", WideInteger(values.count))) { system in
            let rows = system.candidates(values, masks, in: range, uncounted)
            guard !rows.isEmpty else { return single }
            let count = Combination.sum(rows.map(\.mask.value))
            if count.constant != nil, rows.count == 1 { return (rows[0].number, rows[0].number) }
            if count.constant != nil, rows.count == 2 {
                let both = system.minimumAndMaximum(rows[0].number, rows[1].number)
                return (both.minimum, both.maximum)
            }
            if count.constant != nil, rows.count % 2 == 1 {
                let rank = Combination(WideInteger(rows.count / 2 + 1))
                let middle = system.orderStatistic(of: rows.map(\.number), where: rows.map(\.mask), rank: rank)
                return (middle, middle)
            }
            let pair = system.certifiedPair(rows, count: count, in: range, none)
            return (Bounded(assuming: pair.lower, in: range), Bounded(assuming: pair.upper, in: range))
        }
    }

    private mutating func certifiedPair(
        _ rows: [Candidate<F>], count: Combination, in range: ClosedRange<WideInteger>, _ none: Bit<F>
    ) -> (lower: Combination, upper: Combination) {
        let width = range.upperBound - range.lowerBound
        let lowest = Combination(range.lowerBound)
        let hint = hintOrder(
            of: rows.map(\.value), where: rows.map(\.mask.value), rank: hintDivision(count + 1, by: 2).quotient)
        var flags = hint.isFirst
        if count.constant != nil {
            flags[flags.count - 1] = Combination(WideInteger(rows.count / 2)) - .sum(Array(flags.dropLast()))
        }
        let isOdd = boolean((2 as F) * .sum(flags) - count)
        let isSingle = isOdd.value + none.value
        let lower = none.constant == false ? hint.ranked : hintSelection(none.value, lowest, hint.ranked)
        let upper = isSingle.constant == .zero ? hint.next : hintSelection(isSingle, lower, hint.next)
        bounded(upper - lower, in: 0...width)
        if isSingle.constant != .zero { enforce(isSingle, times: upper - lower, equals: 0) }
        var lowerFactors: [Combination] = []
        var upperFactors: [Combination] = []
        for (i, (row, flag)) in zip(rows, flags).enumerated() {
            if count.constant == nil || i + 1 < rows.count { enforce(flag, times: flag - row.mask.value, equals: 0) }
            let shift = product(flag, Combination(width) + upper - lower)
            let place = row.value - upper + shift + width * (!row.mask).value
            bounded(place, in: 0...width)
            lowerFactors.append(Combination(width + 1) - place - flag)
            upperFactors.append(place + flag + (!row.mask).value)
        }
        if none.constant != false { lowerFactors.append(lower - lowest + (width + 1) * (!none).value) }
        if isSingle.constant == nil { upperFactors.append(1 - isSingle) }
        enforceZeroProduct(lowerFactors)
        enforceZeroProduct(upperFactors)
        return (lower, upper)
    }

    /// Demands that one of the factors is zero.
    ///
    /// Cost: one less than there are factors; for a single one, one linear constraint.
    ///
    /// Sound: a field has no zero divisors.
    mutating func enforceZeroProduct(_ factors: [Combination]) {
        guard factors.count > 1 else { return factors.forEach { enforceZero($0) } }
        let head = factors.dropFirst().dropLast().reduce(factors[0]) { product($0, $1) }
        enforce(head, times: factors[factors.count - 1], equals: 0)
    }

    /// The rows that can count, those that do not holding the lower end of `range`.
    private mutating func candidates(
        _ values: [Bounded<F>], _ masks: [Bit<F>], in range: ClosedRange<WideInteger>, _ uncounted: UncountedValues
    ) -> [Candidate<F>] {
        precondition(Self.canOrder(range, count: values.count), "the interval \(range) is too wide to put in order in this field")
        return zip(values, masks).filter { $1.constant != false }.map { value, mask in
            guard mask.constant == nil else { return Candidate(number: value, mask: mask) }
            guard uncounted == .arbitrary else {
                precondition(value.range.lowerBound == range.lowerBound, "values that may not count have different lower ends")
                return Candidate(number: value, mask: mask)
            }
            return Candidate(number: masked(value - range.lowerBound, by: mask) + range.lowerBound, mask: mask)
        }
    }

    /// The least interval that holds all values.
    static func hull(of values: [Bounded<F>]) -> ClosedRange<WideInteger> {
        let lower = values.dropFirst().reduce(values[0].range.lowerBound) { min($0, $1.range.lowerBound) }
        let upper = values.dropFirst().reduce(values[0].range.upperBound) { max($0, $1.range.upperBound) }
        return lower...upper
    }
}

/// A value that may count.
private struct Candidate<F: PrimeField> {
    var number: Bounded<F>
    var mask: Bit<F>

    var value: LinearCombination<F> { number.value }
}
