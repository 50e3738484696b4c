// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayCrypto
import AssayGadgets
import AssayTestSupport
import Testing

/// Tables, flags and arrays at a secret place.
@Suite struct TableGadgetTests {
    typealias Trial = GadgetTrial<67>
    typealias System = ConstraintSystem<BN254.Fr>
    typealias Number = Bounded<BN254.Fr>

    // MARK: Tables

    @Test(arguments: [
        (-2...1, [5, 0, -7, 3], 2), (0...7, [3, 1, 4, 1, 5, 9, 2, 6], 4), (3...5, [9, 9, 0], 1), (0...1, [7, -7], 0), (4...4, [6], 0),
        (0...4, [-1, 1, 3, 5, 7], 0), (0...15, [2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5, 9, 0, 4, 5], 6),
    ])
    func table(range: ClosedRange<Int>, entries: [Int], cost: Int) {
        Trial(cost: cost, domains: [Array(range)]) { system, x in
            [system.lookUp(ExhaustiveSamples.number(x[0], range), in: entries.map { WideInteger($0) }).value]
        } reference: {
            [entries[$0[0] - range.lowerBound]]
        }.run()
    }

    @Test func tablesShareTheirPowers() {
        let tables = [[3, 1, 4, 1, 5, 9, 2, 6], [2, 7, 1, 8, 2, 8, 1, 8], [0, 1, 2, 3, 4, 5, 6, 7]]
        Trial(cost: 5, domains: [Array(0...7)]) { system, x in
            let values = tables.map { $0.map { WideInteger($0) } }
            return system.lookUp(ExhaustiveSamples.number(x[0], 0...7), in: values).map(\.value)
        } reference: { x in
            tables.map { $0[x[0]] }
        }.run()
    }

    /// In a smaller field: as outputs, the flags take the place of the powers, so that every constraint has all of them.
    @Test(arguments: 1...5) func flags(count: Int) {
        let range = -1...count - 2
        GadgetTrial<11>(cost: max(count - 2, 0), domains: [Array(range)]) { system, x in
            system.oneHot(ExhaustiveSamples.number(x[0], range)).map(\.value)
        } reference: { x in
            range.map { $0 == x[0] ? 1 : 0 }
        }.run()
    }

    /// Flags and tables of one value from the same powers: the tables then cost nothing.
    @Test func flagsAndTablesShareTheirPowers() {
        GadgetTrial<11>(cost: 2, domains: [Array(0...3)]) { system, x in
            let powers = system.powers(of: ExhaustiveSamples.number(x[0], 0...3))
            return system.oneHot(powers).map(\.value) + system.lookUp(powers, in: [[4, 0, 4, 1]]).map(\.value)
        } reference: { x in
            (0...3).map { $0 == x[0] ? 1 : 0 } + [[4, 0, 4, 1][x[0]]]
        }.run()
    }

    static func cost(_ count: Int, tables: Int) -> Int {
        var system = System()
        var generator = SeededGenerator(seed: UInt64(count))
        let value = Number(assuming: system.privateInput("x"), in: 5...WideInteger(4 + count))
        let entries = (0..<tables).map { _ in (0..<count).map { _ in WideInteger(Int.random(in: 0...1 << 60, using: &generator)) } }
        _ = system.lookUp(value, in: entries)
        return system.constraintCount
    }

    /// The least number of products for tables of one degree, over all numbers of shared powers.
    static func least(_ degree: Int, tables: Int) -> Int {
        guard degree > 1 else { return 0 }
        var least = Int.max
        for step in 1...degree {
            let blocks = (degree + step - 1) / step
            least = min(least, step - 1 + tables * (blocks - 1))
        }
        return least
    }

    @Test func costs() {
        for count in 1...90 {
            let degree = count - 1
            let one = Self.least(degree, tables: 1)
            #expect(Self.cost(count, tables: 1) == one, "\(count) entries")
            #expect(one <= max(count - 2, 0))
            #expect(one * one < 4 * count)
            let three = Self.least(degree, tables: 3)
            #expect(Self.cost(count, tables: 3) == three)
            #expect(System.tableCost([degree, degree, degree]) == three)
        }
        #expect([4, 8, 16, 64, 256].map { Self.cost($0, tables: 1) } == [2, 4, 6, 14, 30])
    }

    // MARK: Arrays

    @Test(arguments: [(0...3, 4, 5), (0...1, 2, 1), (1...3, 5, 4), (0...4, 5, 7), (2...2, 3, 0), (0...2, 3, 4)])
    func array(index: ClosedRange<Int>, count: Int, cost: Int) {
        let elements = Array(repeating: [0, 1], count: count)
        Trial(cost: cost, domains: [Array(index)] + elements) { system, x in
            [system.read(Array(x[1...]), at: ExhaustiveSamples.number(x[0], index))]
        } reference: { x in
            [x[1 + x[0]]]
        }.run(count < 5 ? .all : .deletions)
    }

    @Test func arraysShareTheirIndex() {
        Trial(cost: 2 + 3 + 3, domains: [Array(0...3)] + Array(repeating: [0, 2], count: 4)) { system, x in
            system.read([Array(x[1...4]), x[1...4].map { (3 as TinyField<67>) * $0 + x[0] }], at: ExhaustiveSamples.number(x[0], 0...3))
        } reference: { x in
            [x[1 + x[0]], 3 * x[1 + x[0]] + x[0]]
        }.run()
    }

    /// Flags of many integers: each power is the product of the one before and x, so a flag is right when all powers are.
    @Test(arguments: [12, 40]) func manyFlags(count: Int) throws {
        var system = System()
        let value = Number(assuming: system.privateInput("x"), in: -3...WideInteger(count - 4))
        for (i, flag) in system.oneHot(value).enumerated() { system.output("\(i)", flag.value) }
        #expect(system.constraintCount == count - 2 + count)
        let circuit = system.finalised()
        for i in 0..<count {
            #expect(try circuit.witness([BN254.Fr(i - 3)])[1...count] == (0..<count).map { $0 == i ? 1 : 0 }[...])
        }
    }

    @Test func arrayCosts() {
        for (count, expected) in [(64, 69), (256, 263), (3, 4), (100, 106), (129, 136)] {
            var system = System()
            let index = Number(assuming: system.privateInput("i"), in: 0...WideInteger(count - 1))
            let elements = (0..<count).map { Number(assuming: system.privateInput("\($0)"), in: WideInteger(-$0)...7) }
            let element = system.read(elements, at: index)
            #expect(system.constraintCount == expected && element.range == WideInteger(1 - count)...7)
        }
    }

    // MARK: Digits

    @Test(arguments: [(19, 10, 5), (11, 4, 4), (14, 5, 5), (9, 10, 4), (9, 1, 4), (6, 3, 7), (20, 7, 5)])
    func lastDigit(maximum: Int, base: Int, cost: Int) {
        Trial(cost: cost, domains: [Array(0..<67), [0, 1]]) { system, x in
            let digit = system.boundedWithDigit(x[0], in: .init(maximum), base: .init(base), when: .init(assuming: x[1]))
            return [digit.rest.value, digit.digit.value]
        } reference: { x in
            x[0] <= maximum * x[1] ? [x[0] / base, x[0] % base] : nil
        }.run()
    }

    @Test func lastDigitOfAReadingCostsNoMoreThanItsRange() {
        var system = System()
        _ = system.boundedWithDigit(system.privateInput("mmHg"), in: 309, base: 10)
        #expect(system.constraintCount == 9)
    }

    // MARK: Merkle paths

    @Test func merkleStep() throws {
        var system = System()
        let (node, sibling) = (system.privateInput("node"), system.privateInput("sibling"))
        let isRight = system.boolean(system.privateInput("is right"))
        let cost = system.constraintCount
        system.output("parent", system.merkleStep(node, sibling, isRight: isRight))
        let circuit = system.finalised()
        #expect(circuit.r1cs.constraintCount - cost == 241)
        #expect(try circuit.witness([5, 9, 0])[1] == Poseidon.hash([5, 9]))
        #expect(try circuit.witness([5, 9, 1])[1] == Poseidon.hash([9, 5]))
        #expect(throws: WitnessError.self) { try circuit.witness([5, 9, 2]) }
    }

    /// Each constraint fixes one wire; and without any one of them the hash is another.
    @Test func everyConstraintOfAStepIsNeeded() throws {
        typealias F = TinyField<65537>
        var system = ConstraintSystem<F>()
        let inputs = (0..<3).map { system.privateInput("\($0)") }
        system.output("parent", system.merkleStep(inputs[0], inputs[1], isRight: .init(assuming: inputs[2])))
        let circuit = system.finalised()
        let forger = try #require(ForgedWitness(circuit.r1cs, honest: try circuit.witness([123, 4567, 1])))
        for step in forger.order.steps.indices where !forger.changesOutputs(without: step) {
            Issue.record("constraint \(forger.order.steps[step].constraint) can be deleted unnoticed")
        }
    }
}

extension LargeFieldTests {
    @Test func tables() throws {
        var generator = SeededGenerator()
        let tables = (0..<2).map { _ in (0..<100).map { _ in Int.random(in: -(1 << 50)...(1 << 50), using: &generator) } }
        try check([-30...69]) { system, x in
            system.lookUp(x[0], in: tables.map { $0.map { WideInteger($0) } }).map(\.value)
        } _: { x in
            tables.map { $0[x[0] + 30] }
        }
    }

    @Test func arrays() throws {
        try check([0...36] + Array(repeating: -1000...1000, count: 37)) {
            [$0.read(Array($1[1...]), at: $1[0]).value]
        } _: {
            [$0[1 + $0[0]]]
        }
    }
}
