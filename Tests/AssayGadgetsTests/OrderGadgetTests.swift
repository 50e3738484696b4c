// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayGadgets
import AssayTestSupport
import Testing

/// Values by their rank, among all inputs of a small domain with all witnesses: ties, no values, ranks that do not exist.
@Suite struct OrderGadgetTests {
    typealias Trial = GadgetTrial<67>
    typealias Number = Trial.Number
    typealias Flag = Trial.Flag
    static let bit = [0, 1]

    static func numbers(_ values: some Collection<Trial.Combination>, _ range: ClosedRange<Int>) -> [Number] {
        values.map { Number(assuming: $0, in: WideInteger(range.lowerBound)...WideInteger(range.upperBound)) }
    }

    static func domains(_ count: Int, _ values: ClosedRange<Int>, masks: Bool = false, _ others: [[Int]]) -> [[Int]] {
        Array(repeating: Array(values), count: count) + Array(repeating: bit, count: masks ? count : 0) + others
    }

    /// The values that count of inputs that begin with as many values and then as many masks.
    static func counted(_ x: [Int], _ count: Int) -> [Int] { (0..<count).filter { x[count + $0] == 1 }.map { x[$0] }.sorted() }

    /// Whether what does not count is the lowest value.
    static func isCanonical(_ x: [Int], _ count: Int, _ lowest: Int) -> Bool {
        (0..<count).allSatisfy { x[count + $0] == 1 || x[$0] == lowest }
    }

    // MARK: One rank

    @Test(arguments: [(3, 0...3, 11), (3, -2...2, 14), (2, -1...0, 5), (4, 0...1, 11)])
    func secretRankAmongAll(count: Int, range: ClosedRange<Int>, cost: Int) {
        Trial(cost: cost, domains: Self.domains(count, range, [Array(-1...5)])) { system, x in
            let masks = Array(repeating: Flag.true, count: count)
            return [system.orderStatistic(of: Self.numbers(x[..<count], range), where: masks, rank: x[count]).value]
        } reference: { x in
            1...count ~= x[count] ? [x[..<count].sorted()[x[count] - 1]] : nil
        }.run()
    }

    @Test(arguments: 1...4) func constantRankAmongAll(rank: Int) {
        Trial(cost: 4 * 4 - 2, domains: Self.domains(4, 0...2, [])) { system, x in
            let masks = Array(repeating: Flag.true, count: 4)
            return [system.orderStatistic(of: Self.numbers(x, 0...2), where: masks, rank: .init(WideInteger(rank))).value]
        } reference: { x in
            [x.sorted()[rank - 1]]
        }.run()
    }

    @Test(arguments: [(3, 0...2, 14), (2, -1...3, 11)]) func rankAmongSome(count: Int, range: ClosedRange<Int>, cost: Int) {
        Trial(cost: cost, domains: Self.domains(count, range, masks: true, [Array(0...3)])) { system, x in
            let masks = x[count..<2 * count].map(Flag.init(assuming:))
            return [system.orderStatistic(of: Self.numbers(x[..<count], range), where: masks, rank: x[2 * count]).value]
        } reference: { x in
            let counted = Self.counted(x, count)
            return counted.indices.contains(x[2 * count] - 1) ? [counted[x[2 * count] - 1]] : nil
        }.run()
    }

    @Test(arguments: [(UncountedValues.arbitrary, 2), (.lowest, 1)]) func rankAmongOne(uncounted: UncountedValues, cost: Int) {
        Trial(cost: cost, domains: Self.domains(1, -1...2, masks: true, [])) { system, x in
            let masks = [Flag(assuming: x[1])]
            return [system.orderStatistic(of: Self.numbers(x[..<1], -1...2), where: masks, rank: 1, uncounted: uncounted).value]
        } reference: { x in
            x[1] == 1 ? [x[0]] : nil
        } isAllowed: { x in
            uncounted == .arbitrary || Self.isCanonical(x, 1, -1)
        }.run()
    }

    @Test(arguments: [UncountedValues.arbitrary, .lowest]) func rankAmongSomeOrNone(uncounted: UncountedValues) {
        let cost = uncounted == .lowest ? 3 * 4 : 3 * 5
        Trial(cost: cost, domains: Self.domains(3, -1...1, masks: true, [Array(0...3), Self.bit])) { system, x in
            let masks = x[3..<6].map(Flag.init(assuming:))
            let values = Self.numbers(x[..<3], -1...1)
            let none = Flag(assuming: x[7])
            return [system.orderStatistic(of: values, where: masks, rank: x[6], whenNone: none, uncounted: uncounted).value]
        } reference: { x in
            let counted = Self.counted(x, 3)
            if counted.isEmpty { return [-1] }
            return counted.indices.contains(x[6] - 1) ? [counted[x[6] - 1]] : nil
        } isAllowed: { x in
            let isNone = x[3..<6].allSatisfy { $0 == 0 }
            return (x[7] == 1) == isNone && (!isNone || x[6] == 0) && (uncounted == .arbitrary || Self.isCanonical(x, 3, -1))
        }.run()
    }

    @Test func rowsThatNeverCountCostNothing() {
        Trial(cost: 3 * 4 - 2, domains: Self.domains(4, 0...2, [])) { system, x in
            [system.orderStatistic(of: Self.numbers(x, 0...2), where: [.true, .false, .true, .true], rank: 2).value]
        } reference: { x in
            [[x[0], x[2], x[3]].sorted()[1]]
        }.run()
        Trial(cost: 0, domains: Self.domains(2, 2...5, [])) { system, x in
            let values = Self.numbers(x, 2...5)
            let pair = system.medianPair(of: values, where: [.false, .false])
            return [system.orderStatistic(of: values, where: [.false, .false], rank: 0).value, pair.lower.value, pair.upper.value]
        } reference: { _ in
            [2, 2, 2]
        }.run()
    }

    // MARK: Both middles

    static func middles(_ counted: [Int]) -> [Int] { [counted[(counted.count - 1) / 2], counted[counted.count / 2]] }

    @Test(arguments: [(4, 0...2, 4 * 6 + 3 - 4), (4, -1...0, 4 * 5 + 2 - 4), (2, -2...3, 5), (3, 0...2, 10), (1, 0...5, 0)])
    func middlesOfAll(count: Int, range: ClosedRange<Int>, cost: Int) {
        Trial(cost: cost, domains: Self.domains(count, range, [])) { system, x in
            let pair = system.medianPair(of: Self.numbers(x, range), where: Array(repeating: .true, count: count))
            return [pair.lower.value, pair.upper.value]
        } reference: {
            Self.middles($0.sorted())
        }.run(range.count < 3 ? .all : .deletions)
    }

    /// A false parity of three picks a value of the right rank too, so deletions need four.
    @Test(arguments: [(4, 0...1), (3, -1...1)]) func middlesOfSome(count: Int, range: ClosedRange<Int>) {
        let bits = WideInteger(range.count - 1).bitLength
        Trial(cost: count * (bits + 5) + bits + 1, domains: Self.domains(count, range, masks: true, [])) { system, x in
            let masks = x[count...].map(Flag.init(assuming:))
            let pair = system.medianPair(of: Self.numbers(x[..<count], range), where: masks)
            return [pair.lower.value, pair.upper.value]
        } reference: { x in
            let counted = Self.counted(x, count)
            return counted.isEmpty ? nil : Self.middles(counted)
        }.run(count < 4 ? .none : .deletions)
    }

    @Test(arguments: [UncountedValues.arbitrary, .lowest]) func middlesOfSomeOrNone(uncounted: UncountedValues) {
        let cost = 4 * (uncounted == .lowest ? 5 : 6) + 3
        Trial(cost: cost, domains: Self.domains(4, -1...0, masks: true, [Self.bit])) { system, x in
            let masks = x[4..<8].map(Flag.init(assuming:))
            let values = Self.numbers(x[..<4], -1...0)
            let pair = system.medianPair(of: values, where: masks, whenNone: Flag(assuming: x[8]), uncounted: uncounted)
            return [pair.lower.value, pair.upper.value]
        } reference: { x in
            let counted = Self.counted(x, 4)
            return counted.isEmpty ? [-1, -1] : Self.middles(counted)
        } isAllowed: { x in
            (x[8] == 1) == x[4..<8].allSatisfy { $0 == 0 } && (uncounted == .arbitrary || Self.isCanonical(x, 4, -1))
        }.run(uncounted == .lowest ? .all : .deletions)
    }
}
