// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayGadgets
import Testing

/// What explanations say about ways that were not taken.
@Suite struct SortingNetworkTests {
    /// For 2ᵖ values (p² − p + 4)·2ᵖ⁻² − 1 (Knuth, 5.2.2); in between the counts of Batcher's network as published for small sizes.
    @Test(arguments: [(0, 0), (1, 0), (2, 1), (3, 3), (4, 5), (5, 9), (6, 12), (7, 16), (8, 19), (16, 63), (32, 191), (64, 543)])
    func comparators(values: Int, count: Int) {
        #expect(SortingNetwork.comparators(values) == count)
    }

    private static func system(isNoting: Bool) -> ConstraintSystem<BN254.Fr> {
        var system = ConstraintSystem<BN254.Fr>()
        if isNoting { system.noteChoices() }
        for row in 1...3 {
            system.origin = ConstraintOrigin(line: 7, subject: "let a", row: row)
            let value = system.bounded(system.privateInput("x\(row)"), in: 0...309)
            _ = system.isWithin(value, 60...260)
            _ = system.isNegative(value - 100)
        }
        return system
    }

    /// Equal choices of a line are noted once with their number, the parts of a part not at all, and noting changes nothing.
    @Test func choicesAreNotedByLine() {
        let (noting, plain) = (Self.system(isNoting: true), Self.system(isNoting: false))
        #expect(noting.constraintCount == plain.constraintCount && plain.notedChoices.isEmpty)
        #expect(noting.notedChoices.map(\.count) == [3, 3] && noting.notedChoices.map(\.cost) == [10, 9])
        #expect(noting.notedChoices.allSatisfy { $0.line == 7 && $0.subject == "let a" })
        #expect(noting.notedChoices[0].choice.others.map(\.cost) == [19] && noting.notedChoices[1].choice.others.isEmpty)
        #expect(noting.finalised().r1cs.r1csBytes == plain.finalised().r1cs.r1csBytes)
    }
}
