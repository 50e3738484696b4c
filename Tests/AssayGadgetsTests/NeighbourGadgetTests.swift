// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayGadgets
import AssayTestSupport
import Testing

/// Rows and the rows before them, some of which do not count.
@Suite struct NeighbourGadgetTests {
    typealias Trial = GadgetTrial<67>
    typealias System = ConstraintSystem<BN254.Fr>

    @Test func previousValues() {
        let domains = Array(repeating: [0, 2, 66], count: 3) + Array(repeating: [0, 1], count: 3)
        Trial(cost: 2, domains: domains) { system, x in
            system.previous(of: Array(x[..<3]), where: x[3...].map(Trial.Flag.init(assuming:)), empty: 5)
        } reference: { x in
            (0..<3).map { row in (0..<row).last { x[3 + $0] == 1 }.map { x[$0] } ?? 5 }
        }.run()
    }

    @Test func earlierRows() {
        Trial(cost: 2, domains: Array(repeating: [0, 1], count: 4)) { system, x in
            system.hasPrevious(x.map(Trial.Flag.init(assuming:))).map(\.value)
        } reference: { x in
            (0..<4).map { x[..<$0].contains(1) ? 1 : 0 }
        }.run()
    }

    static func longestRun(_ hits: some Collection<Int>, where masks: some Collection<Int>) -> Int {
        var (run, longest) = (0, 0)
        for (hit, mask) in zip(hits, masks) where mask == 1 {
            run = hit == 1 ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    @Test func longestRuns() {
        Trial(cost: 9, domains: Array(repeating: [0, 1], count: 8)) { system, x in
            let flags = x.map(Trial.Flag.init(assuming:))
            return [system.longestRun(of: Array(flags[..<4]), where: Array(flags[4...])).value]
        } reference: { x in
            [Self.longestRun(x[..<4], where: x[4...])]
        } isAllowed: { x in
            (0..<4).allSatisfy { x[$0] <= x[4 + $0] }
        }.run()
    }

    /// Rows that all count, and many of them.
    @Test(arguments: [1, 2, 40]) func costs(count: Int) throws {
        var system = System()
        let hits = (0..<count).map { Bit(assuming: system.privateInput("hit \($0)")) }
        let masks = (0..<count).map { Bit(assuming: system.privateInput("mask \($0)")) }
        _ = system.previous(of: hits.map(\.value), where: masks, empty: 0)
        #expect(system.constraintCount == count - 1)
        _ = system.hasPrevious(masks)
        #expect(system.constraintCount == count - 1 + max(count - 2, 0))
        let run = system.longestRun(of: hits, where: masks)
        #expect(system.constraintCount == 4 * (count - 1) + max(count - 2, 0))
        #expect(run.range == 0...WideInteger(count))
        _ = system.previous(of: hits.map(\.value), where: Array(repeating: .true, count: count), empty: 0)
        #expect(system.constraintCount == 4 * (count - 1) + max(count - 2, 0))
    }

    @Test func longestRunsOfManyRows() throws {
        var generator = SeededGenerator()
        for _ in 0..<20 {
            let count = Int.random(in: 1...60, using: &generator)
            let masks = (0..<count).map { _ in Int.random(in: 0...4, using: &generator) == 0 ? 0 : 1 }
            let hits = masks.map { $0 == 1 && Int.random(in: 0...3, using: &generator) > 0 ? 1 : 0 }
            var system = System()
            let inputs = (0..<2 * count).map { system.privateInput("\($0)") }
            let flags = inputs.map(Bit.init(assuming:))
            system.output("run", system.longestRun(of: Array(flags[..<count]), where: Array(flags[count...])).value)
            let witness = try system.finalised().witness((hits + masks).map { BN254.Fr($0) })
            #expect(witness[1] == BN254.Fr(Self.longestRun(hits, where: masks)), "seed \(generator.seed)")
        }
    }
}
