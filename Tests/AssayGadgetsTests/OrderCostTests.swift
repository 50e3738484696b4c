// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayGadgets
import AssayTestSupport
import Testing

/// Values by rank over the field of BN254: what they cost, and the right value among many.
@Suite struct OrderCostTests {
    typealias System = ConstraintSystem<BN254.Fr>
    typealias Number = Bounded<BN254.Fr>
    typealias Flag = Bit<BN254.Fr>

    static func cost(_ count: Int, _ bits: Int, masks: Bool, _ build: (inout System, [Number], [Flag]) -> Void) -> Int {
        var system = System()
        let values = (0..<count).map { Number(assuming: system.privateInput("\($0)"), in: 0...(.powerOfTwo(bits) - 1)) }
        let flags = (0..<count).map { masks ? Flag(assuming: system.privateInput("mask \($0)")) : .true }
        build(&system, values, flags)
        return system.constraintCount
    }

    static func median(_ count: Int, _ bits: Int, masks: Bool, _ uncounted: UncountedValues = .arbitrary) -> Int {
        cost(count, bits, masks: masks) { system, values, flags in
            let rank = masks ? system.privateInput("rank") : .init(WideInteger((count + 1) / 2))
            _ = system.orderStatistic(of: values, where: flags, rank: rank, uncounted: uncounted)
        }
    }

    static func pair(_ count: Int, _ bits: Int, masks: Bool, _ uncounted: UncountedValues = .arbitrary) -> Int {
        cost(count, bits, masks: masks) { system, values, flags in
            _ = system.medianPair(of: values, where: flags, uncounted: uncounted)
        }
    }

    /// The figures of the cost table, which are N(b + 3) − 1, are kept with masks and beaten without.
    @Test(arguments: [(21, 9, 229, 251), (63, 16, 1132, 1196), (1023, 16, 18412, 19436)])
    func figures(count: Int, bits: Int, all: Int, some: Int) {
        #expect(Self.median(count, bits, masks: false) == all)
        #expect(Self.median(count, bits, masks: true) == some)
    }

    @Test(arguments: [2, 3, 4, 10, 37], [1, 5, 9, 31]) func formulas(count: Int, bits: Int) {
        let certificate = count * (bits + 2) - 1
        #expect(Self.median(count, bits, masks: false) == certificate - 1)
        #expect(Self.median(count, bits, masks: true) == certificate + count)
        #expect(Self.median(count, bits, masks: true, .lowest) == certificate)
        let both = count * (bits + 4) + bits + 1
        let even = count == 2 ? bits + 2 : both - 4
        #expect(Self.pair(count, bits, masks: false) == (count % 2 == 0 ? even : certificate - 1))
        #expect(Self.pair(count, bits, masks: true) == both + count)
        #expect(Self.pair(count, bits, masks: true, .lowest) == both)
    }

    @Test func whatCanBeOrderedIsKnownBeforehand() {
        #expect(System.canOrder(0...(.powerOfTwo(200)), count: 1000))
        #expect(!System.canOrder(0...(.powerOfTwo(244)), count: 1000))
        #expect(!System.canOrder(0...(.powerOfTwo(254)), count: 1))
    }
}

extension LargeFieldTests {
    /// Few different values, so that many tie.
    @Test(arguments: [-2...3, 0...309, -(1 << 40)...(1 << 40)]) func middlesOfMany(range: ClosedRange<Int>) throws {
        let count = 24
        try check(Array(repeating: range, count: count) + Array(repeating: 0...1, count: count)) { system, x in
            let masks = x[count...].map { Bit(assuming: $0.value) }
            let none = !system.any(masks)
            let pair = system.medianPair(of: Array(x[..<count]), where: masks, whenNone: none)
            let rank = system.quotient(Number.sum(masks.map(Number.init)), by: 4, .up)
            let quarter = system.orderStatistic(of: Array(x[..<count]), where: masks, rank: rank.value, whenNone: none)
            return [pair.lower.value, pair.upper.value, quarter.value]
        } _: { x in
            let counted = (0..<count).filter { x[count + $0] == 1 }.map { x[$0] }.sorted()
            if counted.isEmpty { return Array(repeating: range.lowerBound, count: 3) }
            return [counted[(counted.count - 1) / 2], counted[counted.count / 2], counted[(counted.count + 3) / 4 - 1]]
        }
    }

    /// Ranks that no value has are refused, by the constraints too.
    @Test(arguments: [0, 4, -1]) func ranksBeyondTheCountHaveNoWitness(rank: Int) throws {
        var system = System()
        let values = (0..<4).map { Number(assuming: system.privateInput("\($0)"), in: 0...309) }
        let secret = system.privateInput("rank")
        let masks: [Bit<Fr>] = [.true, .false, .true, .true]
        system.output("value", system.orderStatistic(of: values, where: masks, rank: secret).value)
        let circuit = system.finalised()
        #expect(try circuit.witness([120, 0, 80, 309, 2])[1] == 120)
        #expect(throws: WitnessError.self) { try circuit.witness([120, 0, 80, 309, Fr(rank)]) }
    }
}
