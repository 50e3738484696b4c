// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayData
import AssaySyntax
import Testing

@testable import AssayCompiler

/// Data that must stand in order: by range and order together, or by order and last digit; and the least and greatest of such values.
@Suite struct OrderedDataTests {
    static let capacity = 5

    static func trial(_ order: String, _ value: String) throws -> Trial {
        try Trial(
            """
            assay 1
            algorithm "Order"
            record Row {
                time: -5 .. 24
                kind: a | b
            }
            data rows: at most \(capacity) of Row\(order)
            let some = rows where kind = a
            publish first = min of \(value) in some otherwise 0 as -500 .. 500
            publish last = max of \(value) in some otherwise 0 as -500 .. 500
            """)
    }

    static let tables: [[[Int?]]] = [
        [], [[-5, 0]], [[24, 1]], [[-5, 0], [24, 0]], [[0, 1], [0, 0]], [[3, 0], [2, 0]],
        [[-5, 1], [-4, 0], [-3, 1], [7, 0], [24, 1]],
        [[1, 0], [2, 0], [2, 1], [3, 0], [4, 0]], [[1, 0], [5, 1], [4, 0]], [[24, 0], [-5, 0]], [[2, 1], [3, 1], [4, 1]],
    ]

    @Test(
        arguments: ["", ", increasing by time", ", strictly increasing by time"],
        ["time", "(7 - 3 * time)", "remainder(time + 5, 10)", "(time + remainder(time + 5, 10))"])
    func circuitAndInterpreterAgree(order: String, value: String) throws {
        let agreement = Agreement(try Self.trial(order, value))
        for rows in Self.tables { try agreement.expect([rows]) }
    }

    /// What a row costs: its order and its range together as much as a range, and one more; the least and the greatest one each.
    @Test(arguments: [("time", 1), ("remainder(time, 10)", 0)]) func costs(value: String, ends: Int) throws {
        func cost(_ capacity: Int, _ order: String) throws -> Int {
            let text = """
                assay 1
                algorithm "Order"
                record Row { time: 0 .. 499 }
                data rows: at most \(capacity) of Row\(order)
                publish last = max of \(value) in rows otherwise 0 as 0 .. 499
                """
            return try Trial(text).uncommitted.r1cs.constraintCount
        }
        let row = try cost(60, ", strictly increasing by time") - cost(59, ", strictly increasing by time")
        // Presence; range and order 10, or digit and order 9 + 9; then the last row, or a maximum as without order.
        let free = try cost(60, "") - cost(59, "")
        #expect(row == (ends == 1 ? 1 + 10 + 1 : free + 9))
    }

    /// Values beyond the range have no witness, whatever their order.
    @Test(arguments: ["time", "remainder(time + 5, 10)"]) func nothingBeyondTheRange(value: String) throws {
        let trial = try Self.trial(", increasing by time", value)
        let circuit = trial.uncommitted
        var inputs = try trial.inputs([[[0, 0], [24, 0]]])
        _ = try circuit.witness(inputs)
        // The last row that is there, the first one, and one that is not.
        for (row, other) in [(1, 30), (1, 31), (0, -1), (2, 30), (2, 1)] {
            let place = inputs.count - 2 * (Self.capacity - row)
            let kept = inputs[place]
            inputs[place] = BN254.Fr(other)
            #expect(throws: WitnessError.self, "row \(row), \(other)") { try circuit.witness(inputs) }
            inputs[place] = kept
        }
        _ = try circuit.witness(inputs)
    }

    /// A refusal names the line that states the order.
    @Test func refusalNamesTheOrder() throws {
        let trial = try Self.trial(", strictly increasing by time", "time")
        let compiled = trial.compiled
        let inputs = try trial.inputs([[[3, 0], [3, 0]]])
        let error = #expect(throws: WitnessError.self) { try compiled.circuit.witness(inputs) }
        #expect(error.map { compiled.failure($0).line } == 7)
        #expect(try trial.run([[[3, 0], [3, 0]]]).refusal?.line == 7)
    }

    /// Whatever stands before the data, its order comes first.
    @Test(arguments: [3, 1]) func theOrderComesFirst(parameter: Int) throws {
        let agreement = Agreement(
            try Trial(
                """
                assay 1
                algorithm "Order"
                record Row { time: -5 .. 24 }
                param k: 0 .. 9
                require k >= 3
                data rows: at most 4 of Row, increasing by time
                publish n = count in rows as 0 .. 4
                """))
        for rows in [[], [[1], [2]], [[2], [1]]] as [[[Int?]]] { try agreement.expect([rows], parameters: [parameter]) }
    }
}
