// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints

/// How sums by key are made.
public enum GroupingMethod: Sendable {
    /// A flag for each row and key, times the value.
    case flags
    /// A power of a base for each row, times the value; the sum of all rows holds the sums of all keys as digits.
    case packed
}

/// What the rows' keys are worth in packed sums, so that several sums over the same keys pay for it once.
public struct KeyWeights<F: PrimeField>: Sendable {
    /// For each row and chunk of keys.
    fileprivate var known: [Packing: [[Bounded<F>]]] = [:]

    public init() {}

    /// What the weights depend on, besides the rows' keys.
    fileprivate struct Packing: Hashable {
        let greatest: WideInteger
        let firstKey: WideInteger
        let count: Int
    }
}

extension ConstraintSystem {
    /// For each key in `wanted` the sum of the values of the rows with that key; rows with other keys count nowhere. No value is negative.
    ///
    /// Cost: the lesser of two ways (`groupingCost`), unless `method` says which. For N rows with keys in an interval of K integers, all
    /// wanted:
    /// - Flags: N·(K − 2) for the flags and N·(K − 1) for the products, of which constant values need none.
    /// - Packed: N·(2√K + 1), a row with a constant value 1 less, and the bits of the greatest sum M for each key but one. Keys are cut
    ///   into chunks of at most c, so that 2·(M + 1)ᶜ is below the modulus; with several chunks a row takes a table and a product for
    ///   each.
    ///
    /// Sound: flags are those of `oneHot`. Packed, with B = M + 1: a table gives Bⁱ for the i-th key of a chunk and 0 for all others. So
    /// all rows' Bⁱ · value add up to Σ Bⁱ · dᵢ, with dᵢ in 0 … M the sum of key i, and to less than half the modulus. Digits that are
    /// held to 0 … M and add up to the same are the same integers. A chunk of one key needs no digits. Where all keys are wanted, d₀ of
    /// the last chunk need not be held: it is what the others leave of the sum of all values, and what the chunk has above that is Σ (Bⁱ
    /// − 1)·dᵢ over i ≥ 1. Different dᵢ in 0 … M make different sums, as (Bʲ − 1)·M over 1 ≤ j < i add up to less than Bⁱ − 1. With two
    /// keys d₁ is that over B − 1, and need not be held either.
    public mutating func groupedSums(
        keys: [Bounded<F>], values: [Bounded<F>], for wanted: ClosedRange<WideInteger>, by method: GroupingMethod? = nil
    ) -> [Bounded<F>] {
        var weights = KeyWeights<F>()
        return groupedSums(keys: keys, values: values, for: wanted, by: method, sharing: &weights)
    }

    /// The same, with what other sums over the very same keys have made of them.
    ///
    /// Cost: where a packed sum for the same keys and with the same greatest sum came before, N for the products and the bits of the digits; else as without.
    public mutating func groupedSums(
        keys: [Bounded<F>], values: [Bounded<F>], for wanted: ClosedRange<WideInteger>, by method: GroupingMethod? = nil,
        sharing weights: inout KeyWeights<F>
    ) -> [Bounded<F>] {
        precondition(keys.count == values.count, "one value a key")
        precondition(values.allSatisfy { $0.range.lowerBound >= 0 }, "negative values would borrow from other keys")
        guard let plan = GroupingPlan<F>(keys.map(\.range), values, wanted) else { return wanted.integers.map { _ in Bounded(0) } }
        let cheapest = weights.known[plan.packing] == nil ? plan.cheapest : .packed
        let isFlagged = (method ?? cheapest) == .flags
        let choice = { () -> EncodingChoice in
            EncodingChoice(
                "sums of \(keys.count) rows by \(plan.wanted.count) keys", taking: isFlagged ? 0 : 1,
                of: [.init("a flag for each row and key", plan.flagCost), .init("digits of one packed sum", plan.packedCost)])
        }
        return choosing(choice()) { system in
            system.checking("sums by key") { system in
                let sums = isFlagged ? system.sumsByFlags(keys, values, plan) : system.sumsByDigits(keys, values, plan, &weights)
                let known = Dictionary(uniqueKeysWithValues: zip(plan.wanted, sums))
                return wanted.integers.map { key in known[key].map { Bounded(assuming: $0, in: 0...plan.greatest) } ?? Bounded(0) }
            }
        }
    }

    /// What `groupedSums` costs for keys within these intervals, each way.
    public static func groupingCost(
        keys: [ClosedRange<WideInteger>], values: [Bounded<F>], for wanted: ClosedRange<WideInteger>
    ) -> (flags: Int, packed: Int) {
        guard let plan = GroupingPlan<F>(keys, values, wanted) else { return (0, 0) }
        return (plan.flagCost, plan.packedCost)
    }

    private mutating func sumsByFlags(_ keys: [Bounded<F>], _ values: [Bounded<F>], _ plan: GroupingPlan<F>) -> [Combination] {
        var parts = [[Combination]](repeating: [], count: plan.wanted.count)
        var polynomials: [Int: [[F]]] = [:]
        for (key, value) in zip(keys, values) {
            let matching = plan.wantedIndices(in: key.range)
            let flags: [Bit<F>]
            if plan.usesPowers(key.range) {
                let powers = powers(of: key)
                let known = polynomials[powers.count] ?? Interpolation<F>.flags(powers.count)
                polynomials[powers.count] = known
                flags = self.flags(powers, known)
            } else {
                flags = matching.map { isZero(key - plan.key($0)) }
            }
            let first = plan.usesPowers(key.range) ? plan.index(of: key.range.lowerBound) : matching.lowerBound
            var rest = value.value
            for index in matching {
                let isLast = plan.coversAll(key.range) && index + 1 == matching.upperBound
                let part = isLast ? rest : product(flags[index - first].value, value.value)
                rest = rest - part
                parts[index].append(part)
            }
        }
        return parts.map { .sum($0) }
    }

    private mutating func sumsByDigits(
        _ keys: [Bounded<F>], _ values: [Bounded<F>], _ plan: GroupingPlan<F>, _ shared: inout KeyWeights<F>
    ) -> [Combination] {
        let weights = shared.known[plan.packing] ?? self.weights(of: keys, plan)
        shared.known[plan.packing] = weights
        var packed = [[Combination]](repeating: [], count: plan.chunks.count)
        for (row, value) in zip(weights, values) {
            for (i, weight) in row.enumerated() { packed[i].append(product(weight.value, value.value)) }
        }
        var sums: [Combination] = []
        for (i, chunk) in plan.chunks.enumerated() {
            let isLast = plan.coversAll && i + 1 == plan.chunks.count
            let rest = isLast ? Combination.sum(values.map(\.value)) - .sum(sums) : nil
            sums += digits(of: .sum(packed[i]), count: chunk.count, plan.greatest, total: rest)
        }
        return sums
    }

    /// For each row and chunk the power of the base that its key has there.
    private mutating func weights(of keys: [Bounded<F>], _ plan: GroupingPlan<F>) -> [[Bounded<F>]] {
        var tables: [ClosedRange<WideInteger>: [TablePolynomial<F>]] = [:]
        return keys.map { key in
            let known = tables[key.range] ?? plan.tables(for: key.range)
            tables[key.range] = known
            return lookUp(key, in: known)
        }
    }

    /// The digits of a sum to the base `greatest` + 1; `total` is their sum where that is known.
    private mutating func digits(of packed: Combination, count: Int, _ greatest: WideInteger, total: Combination?) -> [Combination] {
        guard count > 1, greatest > 0 else { return [packed] + Array(repeating: 0, count: count - 1) }
        let base = F(greatest + 1)
        var digits: [Combination] = []
        var rest = packed
        for _ in 0..<count {
            let division = hintDivision(rest, by: Combination(greatest + 1))
            digits.append(division.remainder)
            rest = division.quotient
        }
        var powers: [F] = [.one]
        while powers.count < count { powers.append(powers[powers.count - 1] * base) }
        if let total {
            let others = zip(powers, digits).dropFirst(2).map { ($0 - .one) * $1 }
            digits[1] = (F(greatest).inverse ?? .zero) * (packed - total - .sum(others))
            digits[0] = total - .sum(Array(digits.dropFirst()))
            if count > 2 { for digit in digits.dropFirst() { bounded(digit, in: 0...greatest) } }
        } else {
            digits[0] = packed - .sum(zip(powers, digits).dropFirst().map { $0 * $1 })
            for digit in digits { bounded(digit, in: 0...greatest) }
        }
        return digits
    }
}

extension ClosedRange<WideInteger> {
    /// All integers of a short interval.
    fileprivate var integers: [WideInteger] {
        guard let count = (upperBound - lowerBound + 1).int else { preconditionFailure("too many integers") }
        return (0..<count).map { lowerBound + WideInteger($0) }
    }
}

/// How keys are cut into chunks, and what each way costs.
private struct GroupingPlan<F: PrimeField> {
    let wanted: [WideInteger]
    let keys: [ClosedRange<WideInteger>]
    let values: [Bounded<F>]
    /// The greatest sum that a key can have.
    let greatest: WideInteger
    /// Positions in `wanted`.
    let chunks: [Range<Int>]

    /// A plan for the wanted keys from the first to the last that rows can have; `nil` when there are none.
    init?(_ keys: [ClosedRange<WideInteger>], _ values: [Bounded<F>], _ wanted: ClosedRange<WideInteger>) {
        let possible = keys.filter { $0.overlaps(wanted) }.map { $0.clamped(to: wanted) }
        guard let first = possible.first else { return nil }
        let reach = possible.dropFirst().reduce(first) { min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound) }
        self.wanted = reach.integers
        let count = self.wanted.count
        self.keys = keys
        self.values = values
        greatest = values.reduce(0) { $0 + $1.range.upperBound }
        precondition(Bounded<F>.fits(0...greatest), "the greatest sum \(greatest) leaves the field")
        let size = min(Self.chunkSize(greatest + 1), count)
        let number = (count + size - 1) / size
        chunks = (0..<number).map { $0 * count / number..<($0 + 1) * count / number }
    }

    /// The greatest c with 2 · baseᶜ below the modulus.
    private static func chunkSize(_ base: WideInteger) -> Int {
        guard base > 1 else { return .max }
        var size = 0
        var power: WideInteger = 2
        while power.bitLength + base.bitLength < 256, power * base < F.modulusInteger {
            power = power * base
            size += 1
        }
        return max(size, 1)
    }

    var packing: KeyWeights<F>.Packing { .init(greatest: greatest, firstKey: wanted[0], count: wanted.count) }

    func key(_ index: Int) -> WideInteger { wanted[index] }

    func index(of key: WideInteger) -> Int { (key - wanted[0]).int ?? 0 }

    /// Positions of the wanted keys that lie in an interval.
    func wantedIndices(in range: ClosedRange<WideInteger>) -> Range<Int> {
        let indices = wanted.indices.filter { range.contains(wanted[$0]) }
        return (indices.first ?? 0)..<(indices.last.map { $0 + 1 } ?? 0)
    }

    func coversAll(_ range: ClosedRange<WideInteger>) -> Bool {
        wanted[0] <= range.lowerBound && range.upperBound <= wanted[wanted.count - 1]
    }

    /// Whether no row has a key that is not wanted.
    var coversAll: Bool { keys.allSatisfy(coversAll) }

    private static func count(_ range: ClosedRange<WideInteger>) -> Int { (range.upperBound - range.lowerBound + 1).int ?? .max }

    /// Whether flags of all keys of an interval are cheaper than tests for the wanted ones.
    func usesPowers(_ range: ClosedRange<WideInteger>) -> Bool { Self.count(range) - 2 <= 2 * wantedIndices(in: range).count }

    /// For each chunk the weights of the keys of an interval.
    func tables(for range: ClosedRange<WideInteger>) -> [TablePolynomial<F>] {
        chunks.map { chunk in
            var powers: [WideInteger] = [1]
            while powers.count < chunk.count { powers.append(powers[powers.count - 1] * (greatest + 1)) }
            let weights = range.integers.map { key in
                guard let index = (key - wanted[0]).int, chunk.contains(index) else { return 0 as WideInteger }
                return powers[index - chunk.lowerBound]
            }
            return TablePolynomial(weights)
        }
    }

    var flagCost: Int {
        zip(keys, values).reduce(0) { sum, row in
            let matching = wantedIndices(in: row.0).count
            let flags = usesPowers(row.0) ? max(Self.count(row.0) - 2, 0) : 2 * matching
            let products = row.1.constant == nil ? matching - (coversAll(row.0) && matching > 0 ? 1 : 0) : 0
            return sum + flags + products
        }
    }

    var packedCost: Int {
        var degrees: [ClosedRange<WideInteger>: [Int]] = [:]
        let rows = zip(keys, values).reduce(0) { sum, row in
            let known = degrees[row.0] ?? tables(for: row.0).map(\.degree)
            degrees[row.0] = known
            let products = row.1.constant == nil ? known.count { $0 > 0 } : 0
            return sum + ConstraintSystem<F>.tableCost(known) + products
        }
        let digits = chunks.enumerated().reduce(0) { sum, chunk in
            let isLast = coversAll && chunk.offset + 1 == chunks.count
            return sum + (chunk.element.count < (isLast ? 3 : 2) ? 0 : chunk.element.count - (isLast ? 1 : 0))
        }
        return rows + digits * greatest.bitLength
    }

    var cheapest: GroupingMethod { flagCost <= packedCost ? .flags : .packed }
}
