// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayGadgets
import AssayTestSupport
import Testing

@Suite struct SquareRootTests {
    /// The root as its definition has it: steps up from 0.
    static func root(_ n: Int, _ d: Int, _ rounding: Rounding) -> Int {
        var floor = 0
        while d * (floor + 1) * (floor + 1) <= n { floor += 1 }
        let isExact = d * floor * floor == n
        let middle = d * (2 * floor + 1) * (2 * floor + 1) - 4 * n
        switch rounding {
        case .down: return floor
        case .up: return isExact ? floor : floor + 1
        case .halfUp: return middle <= 0 ? floor + 1 : floor
        case .halfEven: return middle < 0 || middle == 0 && floor % 2 == 1 ? floor + 1 : floor
        }
    }

    static func bits(_ value: Int) -> Int { WideInteger(value).bitLength }

    /// The formula of the gadget's comment.
    static func cost(_ n: ClosedRange<Int>, _ d: ClosedRange<Int>, _ rounding: Rounding) -> Int {
        let isConstant = d.lowerBound == d.upperBound
        func roots(_ rounding: Rounding) -> ClosedRange<Int> {
            root(n.lowerBound, d.upperBound, rounding)...root(n.upperBound, d.lowerBound, rounding)
        }
        func floor(_ square: Int) -> Int { root(square, 1, .down) }
        let all = roots(rounding)
        if all.count == 1 { return 0 }
        if rounding == .up {
            let flag = n.lowerBound == 0 ? 2 : 0
            return flag + cost(max(n.lowerBound - 1, 0)...n.upperBound - 1, d, .down)
        }
        let nearest = roots(.halfUp)
        let greatest = rounding == .down ? all.upperBound : nearest.upperBound
        let isSquareful = !isConstant || (2...31).contains { d.upperBound % ($0 * $0) == 0 }
        let products = (isConstant ? 1 : 2) + (isSquareful ? bits(greatest) : 0)
        if rounding == .down {
            let reach = isConstant ? 2 * d.upperBound * greatest : floor(4 * d.upperBound * n.upperBound)
            return products + 2 * bits(reach + d.upperBound - 1)
        }
        let reach = isConstant ? 2 * d.upperBound * greatest : floor(64 * d.upperBound * n.upperBound) + 4 * d.upperBound
        let halves = rounding == .halfEven && (!isConstant || d.upperBound % 4 == 0) ? 3 : 0
        return products + (nearest.lowerBound == 0 ? 1 : 0) + 2 * bits(reach - 1) + halves
    }

    /// Greatest roots of 3: below that some checks imply others.
    @Test(arguments: Rounding.allCases) func overOne(rounding: Rounding) {
        trial(GadgetTrial<307>.self, rounding, 0...12, [0, 1, 2, 3, 4, 6, 9, 12], 1).run(.deletions)
    }

    @Test(arguments: Rounding.allCases) func overAConstantWithASquare(rounding: Rounding) {
        trial(GadgetTrial<557>.self, rounding, 0...30, [0, 1, 3, 4, 9, 16, 25, 30], 4).run(.deletions)
    }

    /// All values of a smaller interval, and its ranges loosened.
    @Test(arguments: Rounding.allCases) func smallRoots(rounding: Rounding) {
        trial(GadgetTrial<643>.self, rounding, 1...8, Array(1...8), 1).run(rounding == .down ? .all : .none)
        trial(GadgetTrial<643>.self, rounding, 0...9, Array(0...9), 2).run(.none)
        trial(GadgetTrial<643>.self, rounding, 0...9, Array(0...9), 4).run(.none)
        trial(GadgetTrial<643>.self, rounding, 0...5, Array(0...5), 4).run(.none)
        trial(GadgetTrial<643>.self, rounding, 1...4, Array(1...4), 20).run(.none)
    }

    func trial<let p: Int>(
        _: GadgetTrial<p>.Type, _ rounding: Rounding, _ range: ClosedRange<Int>, _ values: [Int], _ divisor: Int
    ) -> GadgetTrial<p> {
        GadgetTrial(cost: Self.cost(range, divisor...divisor, rounding), domains: [values]) { system, x in
            let value = ExhaustiveSamples.number(x[0], range)
            return [system.squareRoot(of: value, over: .init(WideInteger(divisor)), rounding).value]
        } reference: {
            [Self.root($0[0], divisor, rounding)]
        }
    }

    /// With a denominator that a square divides, or the root would need no range. What half even adds is what it adds over a constant,
    /// where each constraint is deleted.
    @Test(arguments: Rounding.allCases) func overVariable(rounding: Rounding) {
        let cost = Self.cost(0...16, 1...4, rounding)
        GadgetTrial<631>(cost: cost, domains: [[16, 9, 3, 1, 0], [4, 3, 1]]) { system, x in
            let value = ExhaustiveSamples.number(x[0], 0...16)
            return [system.squareRoot(of: value, over: ExhaustiveSamples.number(x[1], 1...4), rounding).value]
        } reference: {
            [Self.root($0[0], $0[1], rounding)]
        }.run(rounding == .halfEven ? .none : .deletions)
    }

    static func costOverBN254(_ n: ClosedRange<Int>, _ d: ClosedRange<Int>, _ rounding: Rounding) -> Int {
        var system = ConstraintSystem<BN254.Fr>()
        func number(_ name: String, _ range: ClosedRange<Int>) -> Bounded<BN254.Fr> {
            let bounds = WideInteger(range.lowerBound)...WideInteger(range.upperBound)
            return Bounded(assuming: range.count == 1 ? .init(bounds.lowerBound) : system.privateInput(name), in: bounds)
        }
        let (numerator, denominator) = (number("n", n), number("d", d))
        _ = system.squareRoot(of: numerator, over: denominator, rounding)
        return system.constraintCount
    }

    @Test func costs() {
        #expect(Self.costOverBN254(0...(1 << 32 - 1), 1...1, .down) == 35)
        for rounding in Rounding.allCases {
            for n in [0...99, 1...1000, 0...1_000_000, 77...12_345_678] {
                for d in [1...1, 2...2, 4...4, 12...12, 1...9, 5...63, 1...1000] {
                    #expect(Self.costOverBN254(n, d, rounding) == Self.cost(n, d, rounding), "\(rounding), \(n) / \(d)")
                }
            }
        }
    }

    @Test func whatHasARootIsKnownBeforehand() {
        typealias System = ConstraintSystem<BN254.Fr>
        #expect(System.canTakeRoot(of: 0...(.powerOfTwo(120)), over: 1...(.powerOfTwo(120))))
        #expect(!System.canTakeRoot(of: 0...(.powerOfTwo(200)), over: 1...(.powerOfTwo(60))))
        #expect(!System.canTakeRoot(of: -1...9, over: 1...2))
        #expect(!System.canTakeRoot(of: 0...9, over: 0...2))
    }
}

/// Shorthands for trials of every field.
enum ExhaustiveSamples {
    static func number<let p: Int>(_ value: LinearCombination<TinyField<p>>, _ range: ClosedRange<Int>) -> Bounded<TinyField<p>> {
        Bounded(assuming: value, in: WideInteger(range.lowerBound)...WideInteger(range.upperBound))
    }
}

extension LargeFieldTests {
    @Test(arguments: Rounding.allCases) func squareRoots(rounding: Rounding) throws {
        try check([0...1 << 40, 1...100_000]) {
            [$0.squareRoot(of: $1[0], over: $1[1], rounding).value]
        } _: {
            [Self.root($0[0], $0[1], rounding)]
        }
        for divisor in [1, 2, 3, 4, 100, 65536, 1_000_003] {
            try check([0...1 << 40]) {
                [$0.squareRoot(of: $1[0], over: .init(WideInteger(divisor)), rounding).value]
            } _: {
                [Self.root($0[0], divisor, rounding)]
            }
        }
    }

    /// By bisection.
    static func root(_ n: Int, _ d: Int, _ rounding: Rounding) -> Int {
        var (floor, above) = (0, 1 << 21)
        while above - floor > 1 {
            let middle = (floor + above) / 2
            if d * middle * middle <= n { floor = middle } else { above = middle }
        }
        let half = d * (2 * floor + 1) * (2 * floor + 1) - 4 * n
        switch rounding {
        case .down: return floor
        case .up: return d * floor * floor == n ? floor : above
        case .halfUp: return half <= 0 ? above : floor
        case .halfEven: return half < 0 || half == 0 && floor % 2 == 1 ? above : floor
        }
    }
}
