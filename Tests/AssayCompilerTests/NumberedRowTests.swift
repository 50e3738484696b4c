// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayAudit
import AssayConstraints
import AssayData
import AssaySyntax
import Testing

@testable import AssayCompiler

/// `row K of VALUE in DATA`: a value at a secret place of a table.
@Suite struct NumberedRowTests {
    static func trial(_ lines: String, capacity: Int = 4, range: String = "0 .. 3", place: String = "-1 .. 6") throws -> Trial {
        try Trial(
            """
            assay 1
            algorithm "Numbered rows"
            record Row {
                x: \(range)
            }
            data rows: at most \(capacity) of Row
            param k: \(place)
            \(lines)
            """)
    }

    /// All tables of up to so many rows of the values 0 to 3.
    static func tables(of capacity: Int) -> [[[Int?]]] {
        var (all, last): ([[[Int?]]], [[[Int?]]]) = ([[]], [[]])
        for _ in 0..<capacity {
            last = last.flatMap { rows in (0...3).map { rows + [[$0]] } }
            all += last
        }
        return all
    }

    /// What a read costs: one less than there are rows, and the binary digits of the place; 64 rows cost 69.
    @Test(arguments: [(2, 1), (3, 4), (5, 7), (64, 69), (84, 90), (256, 263)])
    func whatARowCosts(capacity: Int, constraints: Int) throws {
        func count(_ line: String) throws -> Int {
            let lines = "require (count in rows) = \(capacity)\npublish total = sum of x in rows as 0 .. 309000\n\(line)"
            let trial = try Self.trial(lines, capacity: capacity, range: "0 .. 309", place: "1 .. \(capacity)")
            return trial.uncommitted.r1cs.constraintCount
        }
        let cost = try count("publish got = row k of x in rows as 0 .. 309") - count("")
        #expect(cost == constraints)
    }

    /// On all tables of up to four rows and at all places, those that no row has too.
    @Test(arguments: [
        "row k of x in rows otherwise 7", "row (k) of 2 * x - 1 in rows otherwise -5", "row (k + 1) of x in rows otherwise 9",
        "row (2 * k) of (when x > 1: 1 / 2 else x) in rows otherwise 9",
    ]) func interpreterAndCircuitAgree(value: String) throws {
        let trial = try Self.trial("publish got = \(value) as -9.0 .. 9.0")
        let circuit = trial.uncommitted
        #expect(UniquenessAudit(circuit.r1cs).openOutputs == [])
        for rows in Self.tables(of: 4) {
            for k in -1...6 {
                let report = try trial.run([rows], parameters: [k])
                let witness = try circuit.witness(try trial.inputs([rows], parameters: [k], isCommitting: false))
                #expect(witness[1] == BN254.Fr(report.outputs[0].raw), "\(rows) \(k)")
                guard value.hasPrefix("row k ") else { continue }
                #expect(report.outputs[0].raw == 10 * ((1...4).contains(k) && k <= rows.count ? rows[k - 1][0] ?? 0 : 7))
            }
        }
    }

    /// A requirement or a case guarantees the row; no `otherwise` is asked for, and the data that it refuses are refused.
    @Test(arguments: [
        "require k in 1 .. (count in rows)\npublish got = row k of x in rows as 0 .. 3",
        "require k >= 1 and k <= (count in rows)\npublish got = row k of x in rows as 0 .. 3",
    ]) func aRequirementGuaranteesTheRow(lines: String) throws {
        let trial = try Self.trial(lines)
        let circuit = trial.uncommitted
        for rows in Self.tables(of: 3) {
            for k in -1...6 {
                let report = try trial.run([rows], parameters: [k])
                let inputs = try trial.inputs([rows], parameters: [k], isCommitting: false)
                #expect((report.refusal == nil) == (1...max(rows.count, 1) ~= k && !rows.isEmpty))
                guard report.refusal == nil else {
                    #expect(throws: WitnessError.self) { try circuit.witness(inputs) }
                    continue
                }
                #expect(try circuit.witness(inputs)[1] == BN254.Fr(report.outputs[0].raw))
            }
        }
    }

    /// As many of some rows as the number says are as many rows.
    @Test func rowsOfASetGuaranteeRows() throws {
        let trial = try Self.trial(
            """
            require (count in rows where x > 1) >= 3
            publish got = k + (row 3 of x in rows) as -1 .. 9
            """)
        #expect(try trial.run([[[2], [0], [3], [2]]], parameters: [1]).outputs.map(\.raw) == [4])
        #expect(!trial.diagnostics.contains { $0.severity == .error })
    }

    @Test func aCaseGuaranteesTheRow() throws {
        let trial = try Self.trial("publish got = when k in 1 .. (count in rows): row k of x in rows else 3 as 0 .. 3")
        #expect(trial.diagnostics.map(\.code) == [])
    }

    /// The last row, and one that a function is asked for.
    @Test func whatPeopleAskFor() throws {
        let trial = try Self.trial(
            """
            function nth(r: rows, v: number in r, n: number) = row n of v in r otherwise 0
            publish last = row (count in rows) of x in rows otherwise 0 as 0 .. 3
            publish asked = nth(rows, x + 1, k) as 0 .. 4
            """)
        let report = try trial.run([[[1], [3], [2]]], parameters: [2])
        #expect(report.outputs.map(\.raw) == [2, 4])
    }

    /// A single value is told, and the disclosure says so.
    @Test func oneRowIsDisclosed() throws {
        let trial = try Self.trial("publish got = row k of x in rows otherwise 0 as 0 .. 3")
        #expect(trial.program.disclosure.warnings == ["got is a value of one single row: row k of x in rows"])
    }

    /// `row` stays a word that fields and values may be called by.
    @Test func rowIsStillAName() throws {
        let trial = try Trial(
            """
            assay 1
            algorithm "Row"
            record Row {
                row: 0 .. 3
            }
            data rows: at most 4 of Row
            let a = (max of row in rows otherwise 0) + (count in rows by row)
            let b = slope of row against row in rows otherwise 0
            let row_2 = row 2 of row in rows otherwise (a + b)
            publish row_3 = max(min(row_2, 8), 0)
                as 0 .. 8 rounded down
            """)
        #expect(try trial.run([[[1], [3]]]).outputs.map(\.raw) == [3])
    }
}
