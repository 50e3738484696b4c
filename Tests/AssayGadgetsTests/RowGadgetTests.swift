// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayGadgets
import AssayTestSupport
import Testing

/// What is asked of many rows: order in time, counts between edges, sums by key.
@Suite struct RowGadgetTests {
    typealias Trial = GadgetTrial<67>
    typealias System = ConstraintSystem<BN254.Fr>
    typealias Number = Bounded<BN254.Fr>

    static func number(_ value: Trial.Combination, _ range: ClosedRange<Int>) -> Trial.Number { ExhaustiveSamples.number(value, range) }

    static func bits(_ value: Int) -> Int { WideInteger(value).bitLength }

    // MARK: Increasing values

    /// Whether the rows that are there come first, given values and then as many flags.
    static func isPrefix(_ x: [Int], _ count: Int) -> Bool {
        (1..<count).allSatisfy { x[count + $0] <= x[count + $0 - 1] }
    }

    static func increase(_ x: [Int], _ count: Int, strictly: Bool) -> Bool {
        (1..<count).allSatisfy { x[count + $0] == 0 || (strictly ? x[$0 - 1] < x[$0] : x[$0 - 1] <= x[$0]) }
    }

    @Test(arguments: [true, false], [-1...2, 0...4, 0...0]) func increasing(strictly: Bool, range: ClosedRange<Int>) {
        let domains = Array(repeating: Array(range), count: 3) + Array(repeating: [0, 1], count: 3)
        Trial(cost: 2 * max(Self.bits(range.count - 1), 1), domains: domains) { system, x in
            let flags = x[3...].map(Trial.Flag.init(assuming:))
            system.enforceIncreasing(x[..<3].map { Self.number($0, range) }, when: flags, strictly: strictly)
            return []
        } reference: { x in
            Self.increase(x, 3, strictly: strictly) ? [] : nil
        } isAllowed: { x in
            Self.isPrefix(x, 3) && (0..<3).allSatisfy { x[3 + $0] == 1 || x[$0] == range.lowerBound }
        }.run(range.count > 1 ? .all : .none)
    }

    /// Values of the whole field: those outside of the range are refused.
    @Test(arguments: [true, false], [0...2, 0...3]) func boundedIncreasing(strictly: Bool, range: ClosedRange<Int>) {
        let domains = Array(repeating: Array(-1...5) + [30, 33, 34, 64], count: 2) + Array(repeating: [0, 1], count: 2)
        let (all, step) = (Self.bits(range.count - 1), Self.bits(range.count - (strictly ? 2 : 1)))
        Trial(cost: all + step + 1 + all, domains: domains) { system, x in
            let wide = WideInteger(range.lowerBound)...WideInteger(range.upperBound)
            system.boundedIncreasing(Array(x[..<2]), in: wide, when: x[2...].map(Trial.Flag.init(assuming:)), strictly: strictly)
            return []
        } reference: { x in
            let isInRange = (0..<2).allSatisfy { x[2 + $0] == 1 ? range.contains(x[$0]) : x[$0] == range.lowerBound }
            return isInRange && Self.increase(x, 2, strictly: strictly) ? [] : nil
        } isAllowed: { x in
            Self.isPrefix(x, 2)
        }.run()
    }

    @Test(arguments: [2, 3, 84], [9, 15]) func costsOfIncreasing(count: Int, bits: Int) {
        var system = System()
        let range = 0...(WideInteger.powerOfTwo(bits) - 1)
        let values = (0..<count).map { system.privateInput("\($0)") }
        let flags = (0..<count).map { Bit(assuming: system.privateInput("there \($0)")) }
        system.enforceIncreasing(values.map { Number(assuming: $0, in: range) }, when: flags, strictly: true)
        #expect(system.constraintCount == (count - 1) * bits)
        system.boundedIncreasing(values, in: range, when: flags, strictly: true)
        #expect(system.constraintCount == (count - 1) * bits + count * (bits + 1) + bits - 1)
    }

    // MARK: Edges

    /// Even bins; uneven ones; comparisons; edges that all or no values reach.
    @Test(arguments: [
        (0...15, [4, 8, 12], 5), (-3...12, [1, 5, 9], 5), (0...15, [1, 4, 6, 13], 7), (0...9, [5], 4), (0...11, [3, 5, 8, 9], 6),
        (0...5, [-1, 0, 3, 6], 3), (1...2, [2], 0), (0...2, [1, 2], 2),
    ])
    func edges(range: ClosedRange<Int>, edges: [Int], cost: Int) {
        Trial(cost: cost, domains: [Array(range)]) { system, x in
            system.reaches(Self.number(x[0], range), edges.map { WideInteger($0) }).map(\.value)
        } reference: { x in
            edges.map { $0 <= x[0] ? 1 : 0 }
        }.run(range.count > 2 ? .all : .none)
    }

    @Test(arguments: [UncountedValues.arbitrary, .lowest]) func countsBetweenEdges(uncounted: UncountedValues) {
        let domains = Array(repeating: Array(0...5), count: 2) + Array(repeating: [0, 1], count: 2)
        Trial(cost: 2 * (uncounted == .lowest ? 3 : 4), domains: domains) { system, x in
            let masks = x[2...].map(Trial.Flag.init(assuming:))
            let values = x[..<2].map { Self.number($0, 0...5) }
            return system.histogram(of: values, where: masks, edges: [2, 4], uncounted: uncounted).map(\.value)
        } reference: { x in
            let counted = (0..<2).filter { x[2 + $0] == 1 }.map { x[$0] / 2 }
            return (0...2).map { bin in counted.count { $0 == bin } }
        } isAllowed: { x in
            uncounted == .arbitrary || (0..<2).allSatisfy { x[2 + $0] == 1 || x[$0] == 0 }
        }.run()
    }

    /// The worst edges cost K + b, where the cost table has K + 2b; bins of much the same width cost less.
    @Test func costsOfEdges() {
        func cost(_ bits: Int, _ edges: [Int]) -> Int {
            var system = System()
            _ = system.reaches(Number(assuming: system.privateInput("x"), in: 0...(.powerOfTwo(bits) - 1)), edges.map { WideInteger($0) })
            return system.constraintCount
        }
        #expect(cost(9, Array(1...8)) == 8 + 9)
        #expect(cost(16, Array(1...16)) == 16 + 16)
        #expect(cost(9, (1...8).map { $0 * 57 }) == 8 + 6)
        #expect(cost(16, (1...15).map { $0 * 4096 }) == 15 + 12)
        #expect(cost(9, [100]) == 10)
        var generator = SeededGenerator()
        for _ in 0..<50 {
            let bits = Int.random(in: 4...20, using: &generator)
            let edges = Set((0..<Int.random(in: 1...12, using: &generator)).map { _ in Int.random(in: 1..<1 << bits, using: &generator) })
            #expect(cost(bits, edges.sorted()) <= edges.count + bits, "\(generator)")
        }
    }

    // MARK: Sums by key

    static func sums(_ keys: [Int], _ values: [Int], _ wanted: ClosedRange<Int>) -> [Int] {
        wanted.map { key in zip(keys, values).reduce(0) { $0 + ($1.0 == key ? $1.1 : 0) } }
    }

    /// Keys, wanted keys, greatest value, method and cost.
    @Test(arguments: [
        (0...2, 0...2, 1, GroupingMethod.flags, 2 * 3), (0...2, 0...2, 1, .packed, 2 * 2 + 2 * 2),
        (-1...2, 0...1, 1, .packed, 2 * 3 + 2 * 2), (-1...2, 0...1, 2, .flags, 2 * 4), (0...4, 3...3, 3, .flags, 2 * 3),
        (0...1, 0...1, 3, .packed, 2 * 2), (0...1, 0...3, 1, .packed, 2), (0...3, 0...3, 1, .packed, 2 * (2 + 2) + 2 * 2),
        (0...2, 4...5, 1, .packed, 0),
    ])
    func sumsByKey(keys: ClosedRange<Int>, wanted: ClosedRange<Int>, greatest: Int, method: GroupingMethod, cost: Int) {
        let domains = Array(repeating: Array(keys), count: 2) + Array(repeating: Array(0...greatest), count: 2)
        Trial(cost: cost, domains: domains) { system, x in
            let sums = system.groupedSums(
                keys: x[..<2].map { Self.number($0, keys) }, values: x[2...].map { Self.number($0, 0...greatest) },
                for: WideInteger(wanted.lowerBound)...WideInteger(wanted.upperBound), by: method)
            return sums.map(\.value)
        } reference: {
            Self.sums(Array($0[..<2]), Array($0[2...]), wanted)
        }.run(.deletions)
    }

    /// Three counts by one flag for each row and two linear sums, or by one power of it for each of two chunks.
    @Test(arguments: [GroupingMethod.flags, .packed]) func countsByKey(method: GroupingMethod) {
        Trial(cost: 3, domains: Array(repeating: [0, 1, 2], count: 3)) { system, x in
            let ones = Array(repeating: Trial.Number(1), count: 3)
            return system.groupedSums(keys: x.map { Self.number($0, 0...2) }, values: ones, for: 0...2, by: method).map(\.value)
        } reference: { x in
            (0...2).map { key in x.count { $0 == key } }
        }.run(.deletions)
    }

    /// Two packed sums over the same keys: the second one has the powers of the first.
    @Test func sumsOverTheSameKeysShareThem() {
        let domains = Array(repeating: [0, 1, 2], count: 2) + Array(repeating: [0, 1], count: 4)
        Trial(cost: 8 + 2 + 4, domains: domains) { system, x in
            let keys = x[..<2].map { Self.number($0, 0...2) }
            var weights = KeyWeights<TinyField<67>>()
            return [x[2..<4], x[4...]].flatMap { values in
                system.groupedSums(
                    keys: keys, values: values.map { Self.number($0, 0...1) }, for: 0...2, by: .packed, sharing: &weights)
            }.map(\.value)
        } reference: { x in
            Self.sums(Array(x[..<2]), Array(x[2..<4]), 0...2) + Self.sums(Array(x[..<2]), Array(x[4...]), 0...2)
        }.run(.deletions)
    }

    /// Two packed sums over the same keys, of which other ones are wanted: the powers are others, too.
    @Test func sumsForOtherKeysHavePowersOfTheirOwn() {
        let domains = Array(repeating: [0, 1, 2], count: 2) + Array(repeating: [0, 1], count: 2)
        Trial(cost: 2 * 8, domains: domains) { system, x in
            let (keys, values) = (x[..<2].map { Self.number($0, 0...2) }, x[2...].map { Self.number($0, 0...1) })
            var weights = KeyWeights<TinyField<67>>()
            return [0...1, 1...2].flatMap { system.groupedSums(keys: keys, values: values, for: $0, by: .packed, sharing: &weights) }
                .map(\.value)
        } reference: { x in
            [0...1, 1...2].flatMap { Self.sums(Array(x[..<2]), Array(x[2...]), $0) }
        }.run(.deletions)
    }

    /// Rows of one key interval: the formulas, and the cheaper way is taken.
    @Test(arguments: [(168, 20, 1, 2), (168, 3, 1, 2), (40, 12, 309, 2), (500, 24, 0, 2), (3, 2, 7, 1)])
    func costsOfSums(rows: Int, keys: Int, greatest: Int, expected: Int) {
        func cost(_ method: GroupingMethod?) -> Int {
            var system = System()
            let places = (0..<rows).map { Number(assuming: system.privateInput("key \($0)"), in: 1...WideInteger(keys)) }
            let values = (0..<rows).map { row in
                greatest == 0 ? Number(1) : Number(assuming: system.privateInput("value \(row)"), in: 0...WideInteger(greatest))
            }
            _ = system.groupedSums(keys: places, values: values, for: 1...WideInteger(keys), by: method)
            let both = System.groupingCost(keys: places.map(\.range), values: values, for: 1...WideInteger(keys))
            #expect(method == nil || system.constraintCount == (method == .flags ? both.flags : both.packed))
            return system.constraintCount
        }
        let (flags, packed) = (cost(.flags), cost(.packed))
        #expect(flags == rows * (keys - 2) + (greatest == 0 ? 0 : rows * (keys - 1)))
        #expect(cost(nil) == min(flags, packed))
        #expect((packed < flags ? 2 : 1) == expected)
    }
}

extension LargeFieldTests {
    @Test(arguments: [GroupingMethod.flags, .packed]) func sumsByKey(method: GroupingMethod) throws {
        let count = 30
        for (keys, wanted) in [(1...7, 1...7), (0...9, 3...12)] {
            let ranges = Array(repeating: keys, count: count) + Array(repeating: 0...1 << 40, count: count)
            try check(ranges) { system, x in
                let range = WideInteger(wanted.lowerBound)...WideInteger(wanted.upperBound)
                return system.groupedSums(keys: Array(x[..<count]), values: Array(x[count...]), for: range, by: method).map(\.value)
            } _: { x in
                RowGadgetTests.sums(Array(x[..<count]), Array(x[count...]), wanted)
            }
        }
    }

    @Test func histogramsAndIncreasingRows() throws {
        let count = 20
        try check(Array(repeating: 0...309, count: count) + Array(repeating: 0...1, count: count)) { system, x in
            let masks = x[count...].map { Bit(assuming: $0.value) }
            return system.histogram(of: Array(x[..<count]), where: masks, edges: [60, 90, 120, 140, 180]).map(\.value)
        } _: { x in
            let counted = (0..<count).filter { x[count + $0] == 1 }.map { x[$0] }
            let ends = [0, 60, 90, 120, 140, 180, 310]
            return zip(ends, ends.dropFirst()).map { end in counted.count { end.0 <= $0 && $0 < end.1 } }
        }
    }
}
