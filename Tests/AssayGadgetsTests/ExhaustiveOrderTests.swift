// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayGadgets
import AssayTestSupport
import Testing

/// Comparisons, extremes and divisions on all inputs of a small domain, with all witnesses, whole and with each constraint deleted.
@Suite struct ExhaustiveOrderTests {
    typealias Trial = GadgetTrial<67>
    typealias Number = Trial.Number
    typealias Flag = Trial.Flag

    static func number(_ value: Trial.Combination, _ range: ClosedRange<Int>) -> Number {
        Number(assuming: value, in: WideInteger(range.lowerBound)...WideInteger(range.upperBound))
    }

    // MARK: Comparison

    @Test(arguments: [(-8, 7, 4), (-5, 2, 4), (-2, 11, 5), (-1, 5, 2), (-6, 0, 2), (-1, 0, 0), (0, 9, 0), (-9, -1, 0), (-16, 15, 5)])
    func sign(lower: Int, upper: Int, cost: Int) {
        Trial(cost: cost, domains: [Array(lower...upper)]) { system, x in
            [system.isNegative(Self.number(x[0], lower...upper)).value]
        } reference: {
            [$0[0] < 0 ? 1 : 0]
        }.run()
    }

    @Test func lessAndAtMost() {
        Trial(cost: 4, domains: [Array(0..<8), Array(0..<8)]) { system, x in
            [system.isLess(Self.number(x[0], 0...7), Self.number(x[1], 0...7)).value]
        } reference: {
            [$0[0] < $0[1] ? 1 : 0]
        }.run()
        Trial(cost: 4, domains: [Array(0..<8), Array(0..<8)]) { system, x in
            [system.isAtMost(Self.number(x[0], 0...7), Self.number(x[1], 0...7)).value]
        } reference: {
            [$0[0] <= $0[1] ? 1 : 0]
        }.run()
    }

    @Test(arguments: [(0...7, 0...7, 3), (0...3, 4...9, 0), (2...9, 0...5, 2), (3...5, 0...3, 1)])
    func demandedOrder(a: ClosedRange<Int>, b: ClosedRange<Int>, cost: Int) {
        Trial(cost: cost, domains: [Array(a), Array(b)]) { system, x in
            system.enforceAtMost(Self.number(x[0], a), Self.number(x[1], b))
            return []
        } reference: {
            $0[0] <= $0[1] ? [] : nil
        }.run()
    }

    /// On top of the five constraints that make the digits.
    @Test(arguments: [(1, 2), (2, 2), (3, 3), (4, 2), (7, 4), (8, 1), (10, 3), (16, 0), (21, 4), (30, 2), (31, 2)])
    func comparisonWithConstant(bound: Int, cost: Int) {
        Trial(cost: 5 + cost, domains: [Array(0..<32)]) { system, x in
            let digits = system.bits(of: x[0], count: 5)
            return [system.isAtLeast(digits, WideInteger(bound)).value]
        } reference: {
            [$0[0] >= bound ? 1 : 0]
        }.run()
    }

    /// A range cut at its ends, two comparisons where one value lies on each side, one where the range ends with the interval, none where it
    /// covers it.
    @Test(arguments: [
        (3...10, 0...15, 5), (2...7, -8...12, 6), (4...6, 0...9, 4), (5...6, -9...16, 6), (0...11, -18...16, 7), (1...8, 0...9, 4),
        (0...5, -9...5, 5), (-9...3, -9...7, 5),
        (7...7, 0...9, 2), (-9...9, -5...5, 0), (6...8, 0...5, 0),
    ])
    func rangeTest(range: ClosedRange<Int>, interval: ClosedRange<Int>, cost: Int) {
        Trial(cost: cost, domains: [Array(interval)]) { system, x in
            let wanted = WideInteger(range.lowerBound)...WideInteger(range.upperBound)
            return [system.isWithin(Self.number(x[0], interval), wanted).value]
        } reference: {
            [range.contains($0[0]) ? 1 : 0]
        }.run()
    }

    @Test func boundsThatAllOrNoneReach() {
        var system = Trial.System()
        let digits = system.bits(of: system.privateInput("x"), count: 5)
        #expect(system.isAtLeast(digits, 0).constant == true)
        #expect(system.isAtLeast(digits, 32).constant == false)
        #expect(system.constraintCount == 5)
    }

    @Test func allZero() {
        Trial(cost: 2, domains: Array(repeating: Array(0..<4), count: 3)) { system, x in
            [system.areZero(x.map { Self.number($0, 0...3) }).value]
        } reference: {
            [$0 == [0, 0, 0] ? 1 : 0]
        }.run()
    }

    // MARK: Extremes

    @Test(arguments: [(-8, 7, 5), (-3, 8, 6), (-1, 4, 3), (0, 5, 0), (-5, 0, 0), (-5, -2, 0)])
    func magnitude(lower: Int, upper: Int, cost: Int) {
        Trial(cost: cost, domains: [Array(lower...upper)]) { system, x in
            [system.absolute(Self.number(x[0], lower...upper)).value]
        } reference: {
            [abs($0[0])]
        }.run()
    }

    @Test func lesserAndGreater() {
        Trial(cost: 5, domains: [Array(0..<8), Array(0..<8)]) { system, x in
            let both = system.minimumAndMaximum(Self.number(x[0], 0...7), Self.number(x[1], 0...7))
            return [both.minimum.value, both.maximum.value]
        } reference: {
            [min($0[0], $0[1]), max($0[0], $0[1])]
        }.run()
    }

    @Test func leastByTournament() {
        Trial(cost: 8, domains: Array(repeating: Array(0..<4), count: 3)) { system, x in
            [system.minimum(of: x.map { Self.number($0, 0...3) }).value]
        } reference: {
            [$0.min() ?? 0]
        }.run()
    }

    @Test func leastByCertificate() {
        Trial(cost: 11, domains: Array(repeating: Array(0..<4), count: 4)) { system, x in
            [system.minimum(of: x.map { Self.number($0, 0...3) }).value]
        } reference: {
            [$0.min() ?? 0]
        }.run()
    }

    @Test func greatestByCertificate() {
        Trial(cost: 11, domains: Array(repeating: Array(0..<4), count: 4)) { system, x in
            [system.maximum(of: x.map { Self.number($0, 0...3) }).value]
        } reference: {
            [$0.max() ?? 0]
        }.run()
    }

    @Test func extremesOfSomeRows() {
        let domains = Array(repeating: [-1, 0, 1], count: 2) + Array(repeating: [0, 1], count: 2)
        Trial(cost: 2 * (2 + 4), domains: domains) { system, x in
            let values = x[..<2].map { Self.number($0, -1...1) }
            let masks = x[2...].map(Flag.init(assuming:))
            return [system.minimum(of: values, where: masks).value, system.maximum(of: values, where: masks).value]
        } reference: { x in
            let counted = (0..<2).filter { x[$0 + 2] == 1 }.map { x[$0] }
            return [counted.min() ?? 1, counted.max() ?? -1]
        }.run()
    }

    // MARK: Division

    static func floor(_ a: Int, _ b: Int) -> Int { Int((Double(a) / Double(b)).rounded(.down)) }

    @Test(arguments: [(-7, 12, 3, 5), (0, 15, 4, 4), (0, 15, 7, 5), (-6, 6, 1, 0), (3, 5, 6, 0), (-5, 4, 2, 4)])
    func byConstant(lower: Int, upper: Int, divisor: Int, cost: Int) {
        Trial(cost: cost, domains: [Array(lower...upper)]) { system, x in
            let result = system.floorDivision(Self.number(x[0], lower...upper), by: WideInteger(divisor))
            return [result.quotient.value, result.remainder.value]
        } reference: {
            [Self.floor($0[0], divisor), $0[0] - divisor * Self.floor($0[0], divisor)]
        }.run()
    }

    @Test(arguments: [(0, 11, 1, 3, 9), (-6, 9, 1, 3, 9), (-6, 6, 2, 4, 8), (0, 9, 3, 3, 4)])
    func byVariable(lower: Int, upper: Int, least: Int, greatest: Int, cost: Int) {
        Trial(cost: cost, domains: [Array(lower...upper), Array(least...greatest)]) { system, x in
            let result = system.floorDivision(Self.number(x[0], lower...upper), by: Self.number(x[1], least...greatest))
            return [result.quotient.value, result.remainder.value]
        } reference: {
            [Self.floor($0[0], $0[1]), $0[0] - $0[1] * Self.floor($0[0], $0[1])]
        }.run()
    }

    static func rounded(_ a: Int, _ b: Int, _ rounding: Rounding) -> Int {
        let rule: FloatingPointRoundingRule =
            switch rounding {
            case .down: .down
            case .up: .up
            case .halfEven: .toNearestOrEven
            case .halfUp: .toNearestOrAwayFromZero
            }
        // A half goes towards +∞, so away from zero only for values that are not negative: shift by an even number of wholes.
        return Int(((Double(a) + 100 * Double(b)) / Double(b)).rounded(rule)) - 100
    }

    @Test(arguments: Rounding.allCases, [2, 3, 4]) func roundedByConstant(rounding: Rounding, divisor: Int) {
        let costs: [Rounding: [Int: Int]] = [
            .down: [2: 5, 3: 5, 4: 5], .up: [2: 5, 3: 5, 4: 5], .halfUp: [2: 5, 3: 5, 4: 5], .halfEven: [2: 6, 3: 5, 4: 8],
        ]
        Trial(cost: costs[rounding]?[divisor] ?? 0, domains: [Array(-9...10)]) { system, x in
            [system.quotient(Self.number(x[0], -9...10), by: WideInteger(divisor), rounding).value]
        } reference: {
            [Self.rounded($0[0], divisor, rounding)]
        }.run()
    }

    @Test(arguments: Rounding.allCases) func roundedByVariable(rounding: Rounding) {
        let costs: [Rounding: Int] = [.down: 9, .up: 9, .halfUp: 11, .halfEven: 14]
        Trial(cost: costs[rounding] ?? 0, domains: [Array(-4...4), Array(1...3)]) { system, x in
            [system.quotient(Self.number(x[0], -4...4), by: Self.number(x[1], 1...3), rounding).value]
        } reference: {
            [Self.rounded($0[0], $0[1], rounding)]
        }.run()
    }
}
