// SPDX-License-Identifier: Apache-2.0
import AssaySyntax
import BigInt
import Testing

@testable import AssayCompiler

/// Intervals that were once narrower than the values: gadgets were promised what was not so, and the circuit proved something else or had no
/// witness for good data.
@Suite struct TrueIntervalTests {
    static func program(_ fields: String, _ body: String, capacity: Int = 6) -> String {
        """
        assay 1
        algorithm "Intervals"
        record Row { \(fields) }
        data rows: at most \(capacity) of Row
        \(body)
        """
    }

    private func check(_ text: String, _ tables: [[[Int?]]]) throws {
        let trial = try Trial(text)
        let (agreement, watch) = (Agreement(trial), IntervalWatch(trial))
        for rows in tables {
            try agreement.expect([rows])
            try watch.expect([rows])
        }
    }

    /// The neighbour of a row behind the last one does not exist, and has a value that no row has.
    @Test(arguments: [
        "let n = count in consecutive rows where previous (when rows: flag else 2) = 1 and x < 50 and y < 50",
        "let n = max of abs(x - previous (when rows: x else 200)) in consecutive rows otherwise 0",
        "let n = count in consecutive rows where x > previous (when rows: x else 1000)",
        "let base = mean of x in rows otherwise 5000\nlet n = count in consecutive rows where previous (base - x) > 10",
        "let base = when (count in rows) = 0: 5000 else 60\nlet n = count in consecutive rows where previous (base - x) > 10",
        """
        function after(all: rows, kept: rows, value: number in all, a: number in all, b: number in all) =
            count in consecutive all where previous (when kept: value else 2) = 1 and a < 50 and b < 50
        let n = after(rows, rows, flag, x, y)
        """,
    ])
    func theRowBefore(body: String) throws {
        let text =
            Self.program(
                "flag: 0 .. 1  x: 0 .. 100  y: 0 .. 100", body + "\npublish n as 0 .. 5000\npublish size = count in rows as 0 .. 6")
            + "\npublish all = sum of flag + x + y in rows as 0 .. 1300\n"
        try check(
            text,
            [
                [], [[0, 5, 5]], [[0, 5, 5], [0, 9, 9]], [[1, 5, 5], [0, 9, 9]], [[1, 3, 7], [1, 40, 2], [0, 99, 9]],
                Array(repeating: [1, 1, 1], count: 6),
            ])
    }

    /// As many rows as are required are no bound of a rank, and the rank may stand in the program for something else.
    @Test func theRankOfAPercentile() throws {
        let text = Self.program(
            "x: 0 .. 20",
            """
            require (count in rows) >= 3
            let p = percentile 10 of x in rows
            let tenth = (0.1 * (count in rows)) rounded up
            publish big = tenth >= 3
            publish tenth as 0 .. 10
            publish p as 0 .. 20
            """, capacity: 40)
        try check(text, [[[1], [2], [3]], (0..<20).map { [$0] }, (0..<40).map { [$0 / 2] }])
    }

    /// A sum over groups for every key of one kind and a count of those of another are no mean.
    @Test func groupsOfTwoKinds() throws {
        func text(_ upper: Int) -> String {
            Self.program(
                "x: 1 .. 3  y: 1 .. 2",
                """
                let c = (sum of (when (count in group) > 0: 6 else 0) in rows by every x) / (count in rows by every y)
                publish e = c as 0 .. \(upper)
                """)
        }
        let refused = Compiler.check(try SourceFile(name: "t.assay", text: text(6)))
        #expect(refused.diagnostics.map(\.code).contains("A0401"))
        try check(text(9), [[], [[1, 2]], [[1, 2], [2, 2], [3, 2]]])
    }

    /// The root of a difference that a requirement keeps at zero or above.
    @Test(arguments: ["n - m", "2 * n - 2 * m"]) func theRootOfWhatIsRequired(value: String) throws {
        let text = Self.program(
            "x: 0 .. 9  y: 0 .. 9",
            """
            let n = count in rows where x > 5
            let m = count in rows where y > 5
            require n >= m
            publish r = sqrt(\(value)) rounded down as 0 .. 4
            """)
        try check(text, [[], [[9, 9]], [[9, 0], [8, 0], [7, 9]], [[0, 9]], Array(repeating: [9, 1], count: 6)])
    }

    /// Rows that are required do not tell how many groups there are.
    @Test func theVarianceOfOneGroup() throws {
        let result = Compiler.check(
            try SourceFile(
                name: "t.assay",
                text: Self.program(
                    "x: 5 .. 5  y: 0 .. 9",
                    """
                    require (count in rows) >= 2
                    let v = variance of (sum of y in group) in rows by every x
                    publish out = v as 0 .. 5000 rounded down
                    """)))
        #expect(result.diagnostics.map(\.code).contains("A0402"), "\(result.diagnostics.map(\.message))")
    }

    /// What is summed up in groups is never negative, though its parts may be, or an equal gate that was there before.
    @Test(arguments: [
        "let n = count in rows by z where any of remainder(z, 2) = 1 in group",
        "let n = sum of (count in group where remainder(z, 2) = 1) in rows by p",
        "let n = sum of (sum of remainder(z, 2) in group) in rows by z",
        "let n = (sum of ((variance of remainder(z, 2) in group otherwise 1) rounded half up) in rows by p)",
        """
        let u = any of (x + 6) - 10 * ((x / 10) rounded down) - 2 * y > 7 in rows
        publish big = u
        let n = sum of (sum of remainder(x, 10) - 2 * y in group) in rows by z
        """,
    ])
    func sumsInGroups(body: String) throws {
        let text = """
            assay 1
            algorithm "Groups"
            record Row { z: -4 .. 2  x: 0 .. 40  y: 0 .. 3 }
            data rows: at most 4 of Row
            param p: 0 .. 2
            \(body)
            publish n as -2000 .. 2000
            publish all = sum of x + y + z in rows as -100 .. 500
            publish q = p as 0 .. 2
            """
        let trial = try Trial(text)
        let (agreement, watch) = (Agreement(trial), IntervalWatch(trial))
        for rows in [[], [[-4, 3, 1]], [[-3, 40, 3], [-3, 7, 0], [1, 12, 2]], [[-1, 0, 3], [2, 9, 3], [-1, 11, 3], [0, 19, 0]]]
            as [[[Int?]]]
        {
            try agreement.expect([rows], parameters: [rows.count % 3])
            try watch.expect([rows], parameters: [1])
        }
    }

    /// A key is compared with a choice of the buyer's, too.
    @Test func theKeyAndAParameter() throws {
        let trial = try Trial(
            """
            assay 1
            algorithm "Keys"
            record Row { s: a | b | c  x: 0 .. 9 }
            data rows: at most 3 of Row
            param wanted: a | b | c
            publish n = sum of (when key = wanted: sum of x in group else 1) in rows by every s as 0 .. 90
            """)
        let agreement = Agreement(trial)
        for wanted in 0..<3 { try agreement.expect([[[0, 5], [1, 7], [1, 9]]], parameters: [wanted]) }
    }

    /// What a rank is where no row counts is in its interval, however narrow the bound that was found for an equal one.
    @Test func theRankOfNoRow() throws {
        let trial = try Trial(Self.program("x: -5 .. 24", "publish n = median of x in rows otherwise 0 as -5.0 .. 24.0"))
        var gates = GateBuilder(trial.program.program)
        let (row, value) = (gates.make(.rowPresent(0)), gates.make(.cell(FieldReference(data: 0, field: 0))))
        let isEmpty = gates.isZero(gates.rowSum(row, data: 0))
        let bound: WholeInterval = Interval(0, 10)
        let rank = gates.rowRank(value, where: row, gates.constant(1), isEmpty: isEmpty, within: bound)
        let middle = gates.rowMiddle(value, where: row, isEmpty: isEmpty, isUpper: true, within: bound)
        for gate in [rank, middle] { #expect(gates[gate].interval == Interval(-5, 10)) }
    }
}
