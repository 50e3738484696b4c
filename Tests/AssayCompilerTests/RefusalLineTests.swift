// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import AssayCompiler

/// The circuit refuses data at the requirement that does not hold, also where one digit is all that its test has, and before what relies on it.
@Suite struct RefusalLineTests {
    @Test(arguments: [
        "require n >= 2\nlet q = (100 / (n - 1)) rounded half even", "require n >= 2\nrequire p != 0\nlet q = (100 / p) rounded down",
        "require p in 3 .. 4\nlet q = (100 / (p - 2)) rounded down", "require p in 3 .. 3\nlet q = (100 / (p - 2)) rounded down",
        "require n >= 3\nlet q = (100 / (n - 2)) rounded down", "require p in 2 .. 9\nlet q = (100 / (p - 1)) rounded down",
    ])
    func theFirstLineRefuses(body: String) throws {
        let agreement = try Agreement(ofDigits: "let n = count in rows\n\(body)\npublish q as 0 .. 100", parameter: "0 .. 9")
        for rows in [[], [[1]], [[2], [3]], [[0], [1], [3]]] as [[[Int?]]] {
            for parameter in 0...9 { try agreement.expect([rows], parameters: [parameter]) }
        }
    }

    /// Of a field of few values the order is kept by no digit of its own: data out of order is refused before anything else all the same.
    @Test(arguments: ["increasing", "strictly increasing"], [1, 2, 3, 4])
    func orderOfFewValues(order: String, greatest: Int) throws {
        for statistic in ["count in rows", "sum of remainder(k, 2) in rows"] {
            let agreement = Agreement(
                try Trial(
                    """
                    assay 1
                    algorithm "Refusals"
                    record Row {
                        k: 1 .. \(greatest)
                        x: 0 .. 9
                    }
                    data rows: at most 3 of Row, \(order) by k
                    require all of x > 5 in rows
                    publish q = \(statistic) as 0 .. 3
                    """))
            for first in 1...greatest {
                for second in 1...greatest {
                    for x in [4, 7] { try agreement.expect([[[first, x], [second, x]]], parameters: []) }
                }
            }
        }
    }

    /// A rank among one row needs that the row counts, and says so after the requirement.
    @Test(arguments: ["percentile 25 of", "median of", "max of", "min of", "mean of"]) func oneRow(statistic: String) throws {
        let agreement = Agreement(
            try Trial(
                """
                assay 1
                algorithm "Refusals"
                record Row {
                    x: 0 .. 9 or missing
                    y: 0 .. 9
                }
                data rows: at most 1 of Row
                let some = rows where x is present and y > 4
                require count in some >= 1
                publish q = \(statistic) y in some as 0 .. 9 rounded down
                """))
        for rows in [[], [[1, 2]], [[nil, 7]], [[1, 7]]] as [[[Int?]]] { try agreement.expect([rows], parameters: []) }
    }
}
