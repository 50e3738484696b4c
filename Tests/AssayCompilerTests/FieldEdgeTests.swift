// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayData
import Testing

@testable import AssayCompiler

/// Fields that are held to their ranges by the edges at which the program compares them.
@Suite struct FieldEdgeTests {
    typealias Source = FieldEdges.Source

    static func trial(_ lines: String, order: String = "") throws -> Trial {
        try Trial(
            """
            assay 1
            algorithm "Edges"
            record Row {
                x: 0 .. 309
                y: -5 .. 14
            }
            data rows: at most 4 of Row\(order)
            \(lines)
            """)
    }

    static func edges(_ trial: Trial) -> [Source: [WideInteger]] {
        let gates = Simplifier.run(trial.program.gates)
        return FieldEdges(gates, FieldDigits(gates), uses: gates.useCounts).edges
    }

    static let (x, y) = (FieldReference(data: 0, field: 0), FieldReference(data: 0, field: 1))

    static func count(_ condition: String) -> String { "publish n = count in rows where \(condition) as 0 .. 4" }

    /// By the distance from the lower end; a test for a single value where it costs no more than by itself.
    @Test(arguments: [
        ("x in 60 .. 260", [60, 261]), ("x >= 135", [135]), ("not (x < 135)", [135]), ("135 < x", [136]), ("x = 309", [309]),
        ("x > 0 and x < 309", [1, 309]), ("y in -2 .. 3", [3, 9]), ("y > 10", [16]),
    ])
    func comparisonsWithConstantsAreEdges(condition: String, expected: [Int]) throws {
        let edges = Self.edges(try Self.trial(Self.count(condition)))
        #expect(edges == [.field(condition.contains("y") ? Self.y : Self.x): expected.map { WideInteger($0) }])
    }

    @Test func lastDigitsHaveEdgesOfTheirOwn() throws {
        let edges = Self.edges(try Self.trial(Self.count("remainder(x, 10) > 6")))
        #expect(edges == [.digit(Self.x): [7]])
    }

    /// Two fields, what the data alone tells, a distance that is used on; a field in whose order the rows stand; a field by its last digit.
    @Test(arguments: [
        ("x > y", ""), ("2 * x > 3 * y + 1", ""), ("x >= 135", ", strictly increasing by x"),
        ("x >= 135 and remainder(x, 10) = remainder(y + 5, 10)", ""),
    ])
    func nothingElseIsCut(condition: String, order: String) throws {
        #expect(Self.edges(try Self.trial(Self.count(condition), order: order))[.field(Self.x)] == nil)
    }

    @Test func aDistanceThatIsUsedOnIsNotCut() throws {
        #expect(Self.edges(try Self.trial("publish n = sum of abs(x - 125) in rows as 0 .. 736")) == [:])
    }

    /// All values of a field in one row and none in another: the circuit says what the interpreter says.
    @Test(arguments: [
        "x in 60 .. 260", "x >= 135", "x = 134 or x < 3", "x in 1 .. 308", "remainder(x, 10) > 6", "remainder(x, 10) in 2 .. 8 and x > 150",
    ])
    func answersAreRight(condition: String) throws {
        let trial = try Self.trial(Self.count(condition))
        let circuit = trial.uncommitted
        for value in 0...309 {
            let rows = [[value as Int?, 0], [309 - value, 14]]
            let report = try trial.run([rows])
            let witness = try circuit.witness(try trial.inputs([rows], isCommitting: false))
            #expect(witness[1] == BN254.Fr(report.outputs[0].raw), "\(value)")
        }
    }
}
