// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayGadgets
import AssayTestSupport
import Testing

/// Every gadget, on all inputs of a small domain, with all witnesses, whole and with each constraint deleted.
@Suite struct ExhaustiveTests {
    typealias Trial = GadgetTrial<37>
    typealias Number = Trial.Number
    typealias Flag = Trial.Flag
    static let field = Array(0..<37)
    static let bit = [0, 1]

    // MARK: Bits and ranges

    @Test func boolean() {
        Trial(cost: 1, domains: [Self.field]) { system, x in
            [system.boolean(x[0]).value]
        } reference: {
            $0[0] < 2 ? $0 : nil
        }.run()
    }

    @Test(arguments: 1...4) func bits(count: Int) {
        Trial(cost: count, domains: [Self.field]) { system, x in
            system.bits(of: x[0], count: count).map(\.value)
        } reference: { x in
            x[0] < 1 << count ? (0..<count).map { x[0] >> $0 & 1 } : nil
        }.run()
    }

    @Test func noBits() {
        Trial(cost: 1, domains: [Self.field]) { system, x in
            system.bits(of: x[0], count: 0).map(\.value)
        } reference: {
            $0[0] == 0 ? [] : nil
        }.run()
    }

    @Test func bitsThatArePresentOrNot() {
        Trial(cost: 3, domains: [Self.field, Self.bit]) { system, x in
            system.bits(of: x[0], count: 3, when: Flag(assuming: x[1])).map(\.value)
        } reference: { x in
            x[0] < (x[1] == 1 ? 8 : 1) ? (0..<3).map { x[0] >> $0 & 1 } : nil
        }.run()
    }

    @Test(arguments: [(0, 0, 1), (0, 1, 1), (0, 10, 4), (-3, 7, 4), (5, 9, 3), (0, 15, 4), (0, 16, 5), (0, 2, 2), (-16, 15, 5)])
    func ranges(lower: Int, upper: Int, cost: Int) {
        Trial(cost: cost, domains: [Self.field]) { system, x in
            system.bounded(x[0], in: WideInteger(lower)...WideInteger(upper))
            return []
        } reference: { x in
            lower...upper ~= x[0] || lower...upper ~= x[0] - 37 ? [] : nil
        }.run()
    }

    @Test(arguments: [1, 4, 6]) func rangesThatArePresentOrNot(maximum: Int) {
        Trial(cost: WideInteger(maximum).bitLength, domains: [Self.field, Self.bit]) { system, x in
            system.bounded(x[0], in: 0...WideInteger(maximum), when: Flag(assuming: x[1]))
            return []
        } reference: {
            $0[0] <= $0[1] * maximum ? [] : nil
        }.run()
    }

    /// Parts of one width and of several, of one value, shorter at either end.
    @Test(arguments: [
        ([0, 11], [4, 8], 4), ([0, 10], [3], 4), ([-3, 7], [0, 1], 5), ([0, 9], [9], 5), ([5, 9], [6, 7], 4), ([0, 1], [1], 1),
        ([0, 5], [1, 2, 3, 4, 5], 5), ([0, 15], [8], 4), ([0, 12], [2, 5, 11], 6), ([0, 6], [1], 4),
    ])
    func rangesWithEdges(range: [Int], edges: [Int], cost: Int) {
        Trial(cost: cost, domains: [Self.field]) { system, x in
            let interval = WideInteger(range[0])...WideInteger(range[1])
            return system.bounded(x[0], in: interval, edges: edges.map { WideInteger($0) }).map(\.value)
        } reference: { x in
            let value = [x[0], x[0] - 37].first { range[0]...range[1] ~= $0 }
            return value.map { value in edges.map { $0 <= value ? 1 : 0 } }
        }.run(cost > range.count / 2 + 1 ? .all : .deletions)
    }

    @Test(arguments: [([0, 9], [3, 7]), ([2, 6], [3]), ([0, 3], [1, 3])]) func rangesWithEdgesThatArePresentOrNot(
        range: [Int], edges: [Int]
    ) {
        let widths = zip([range[0]] + edges, edges + [range[1] + 1]).map { $1 - $0 }
        let digits = WideInteger((widths.max() ?? 1) - 1).bitLength
        Trial(cost: edges.count + digits, domains: [Self.field, Self.bit]) { system, x in
            let interval = WideInteger(range[0])...WideInteger(range[1])
            return system.bounded(x[0], in: interval, edges: edges.map { WideInteger($0) }, when: Flag(assuming: x[1])).map(\.value)
        } reference: { x in
            guard range[0]...(x[1] == 1 ? range[1] : range[0]) ~= x[0] else { return nil }
            return edges.map { $0 <= x[0] ? 1 : 0 }
        }.run()
    }

    // MARK: Equality

    @Test func isZero() {
        Trial(cost: 2, domains: [Self.field]) { system, x in
            [system.isZero(x[0]).value]
        } reference: {
            [$0[0] == 0 ? 1 : 0]
        }.run()
    }

    @Test(arguments: [(0, 1, 0), (-1, 0, 0), (-1, 1, 1), (0, 0, 0), (2, 5, 0), (-1, 3, 2)])
    func isZeroWithin(lower: Int, upper: Int, cost: Int) {
        Trial(cost: cost, domains: [Array(lower...upper)]) { system, x in
            [system.isZero(Number(assuming: x[0], in: WideInteger(lower)...WideInteger(upper))).value]
        } reference: {
            [$0[0] == 0 ? 1 : 0]
        }.run()
    }

    @Test func isEqual() {
        Trial(cost: 2, domains: [Array(0..<8), Array(0..<8)]) { system, x in
            [system.isEqual(x[0], x[1]).value]
        } reference: {
            [$0[0] == $0[1] ? 1 : 0]
        }.run()
    }

    @Test func nonzero() {
        Trial(cost: 1, domains: [Self.field]) { system, x in
            system.enforceNonzero(x[0])
            return []
        } reference: {
            $0[0] == 0 ? nil : []
        }.run()
    }

    /// The one constraint of `bind` says s = x² and nothing less: over all pairs, a witness for x is one for no input but ±x. Deleted, it leaves the
    /// input untouched, so that a proof would hold for every value of it.
    @Test func boundInput() {
        var system = Trial.System()
        system.bind(system.publicInput("agreement"))
        let circuit = system.finalised().r1cs
        #expect(circuit.constraintCount == 1 && circuit.wireCount == 3 && circuit.untouchedPublicWires.isEmpty)
        for x in Self.field {
            for s in Self.field {
                let isAccepted = (try? circuit.check([1, TinyField(x), TinyField(s)])) != nil
                #expect(isAccepted == (s == x * x % 37))
            }
        }
        var unbound = Trial.System()
        _ = unbound.publicInput("agreement")
        #expect(unbound.finalised().r1cs.untouchedPublicWires == [1])
    }

    // MARK: Products and choices

    @Test func products() {
        Trial(cost: 1, domains: [Self.field, Self.field]) { system, x in
            [system.product(x[0] + 1, x[1])]
        } reference: {
            [($0[0] + 1) * $0[1]]
        }.run()
    }

    @Test func maskedSum() {
        Trial(cost: 2, domains: [Array(0..<4), Array(0..<4), Self.bit, Self.bit]) { system, x in
            let values = x[..<2].map { Number(assuming: $0, in: 0...3) }
            return [system.sum(of: values, where: x[2...].map(Flag.init(assuming:))).value]
        } reference: {
            [$0[0] * $0[2] + $0[1] * $0[3]]
        }.run()
    }

    @Test func selection() {
        Trial(cost: 1, domains: [Self.bit, Array(0..<6), Array(0..<6)]) { system, x in
            [system.select(Flag(assuming: x[0]), x[1], else: x[2])]
        } reference: {
            [$0[0] == 1 ? $0[1] : $0[2]]
        }.run()
    }

    // MARK: Logic

    @Test func pairsOfTruthValues() {
        Trial(cost: 4, domains: [Self.bit, Self.bit]) { system, x in
            let (a, b) = (Flag(assuming: x[0]), Flag(assuming: x[1]))
            return [system.and(a, b), system.or(a, b), system.xor(a, b), system.isEqual(a, b)].map(\.value)
        } reference: { x in
            let (a, b) = (x[0], x[1])
            return [a & b, a | b, a ^ b, 1 - (a ^ b)]
        }.run()
    }

    @Test(arguments: 1...6) func allAndAny(count: Int) {
        Trial(cost: count > 3 ? 4 : 2 * (count - 1), domains: Array(repeating: Self.bit, count: count)) { system, x in
            let flags = x.map(Flag.init(assuming:))
            return [system.all(flags).value, system.any(flags).value]
        } reference: {
            [$0.contains(0) ? 0 : 1, $0.contains(1) ? 1 : 0]
        }.run()
    }

    @Test func demandedTruth() {
        Trial(cost: 1, domains: [Self.bit]) { system, x in
            system.enforce(Flag(assuming: x[0]))
            return []
        } reference: {
            $0[0] == 1 ? [] : nil
        }.run()
    }

    // MARK: Rows

    @Test func presence() {
        Trial(cost: 5, domains: [Self.field]) { system, x in
            system.presenceFlags(count: x[0], capacity: 4).map(\.value)
        } reference: { x in
            x[0] <= 4 ? (0..<4).map { $0 < x[0] ? 1 : 0 } : nil
        }.run()
    }

    @Test func optionalFlag() {
        Trial(cost: 1, domains: [Self.field, Self.bit]) { system, x in
            [system.optionalFlag(x[0], inRow: Flag(assuming: x[1])).value]
        } reference: {
            $0[0] <= $0[1] ? [$0[0]] : nil
        }.run()
    }
}
