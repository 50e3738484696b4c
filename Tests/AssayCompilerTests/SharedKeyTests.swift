// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayData
import AssaySyntax
import AssayTestSupport
import Testing

@testable import AssayCompiler

/// Groupings that have their key in common and something else not: the data set, or the keys that are counted on.
///
/// Flags and weights of the first were once taken for the second, as random programs showed.
@Suite struct SharedKeyTests {
    /// Sums and greatest values of the groups, for `ROWS by KEY` in turn.
    static func program(_ groupings: [String]) -> String {
        let values = groupings.enumerated().map { index, rows in
            """
            publish sums\(index) = sum of (sum of f in group) in \(rows) as 0 .. 1000
            publish most\(index) = max of (sum of f in group) in \(rows) otherwise 0 as 0 .. 1000
            publish tops\(index) = sum of (max of f in group otherwise 20) in \(rows) as 0 .. 1000
            publish least\(index) = min of (min of f in group otherwise 30) in \(rows) otherwise 0 as 0 .. 1000
            """
        }
        return """
            assay 1
            algorithm "Keys"
            record Row { f: 3 .. 6 }
            data few: at most 2 of Row
            data many: at most 4 of Row
            param p: 0 .. 2
            param q: 3 .. 6
            require (count in few) >= 0
            \(values.joined(separator: "\n"))
            """
    }

    @Test(arguments: [
        ["few by p", "many by p"], ["many by p", "few by p"], ["few by remainder(p, 5)", "many by every remainder(p, 5)"],
        ["many by remainder(f, 9)", "many by every remainder(f, 9)"], ["many by every remainder(f, 9)", "many by remainder(f, 9)"],
        ["few by every remainder(f, 9)", "many by remainder(f, 9)"], ["many by every remainder(q, 8)", "few by remainder(q, 8)"],
    ])
    func circuitAndInterpreterAgree(groupings: [String]) throws {
        let agreement = Agreement(try Trial(Self.program(groupings)))
        var random = SeededGenerator()
        for _ in 0..<40 {
            let rows = [2, 4].map { most in
                (0..<Int.random(in: 0...most, using: &random)).map { _ in [Int?.some(Int.random(in: 3...6, using: &random))] }
            }
            let parameters = [Int.random(in: 0...2, using: &random), Int.random(in: 3...6, using: &random)]
            try agreement.expect(rows, parameters: parameters, "\(random)")
        }
    }

    /// Keys that no row can have cost nothing, and what was made of the keys for one grouping serves the next.
    @Test func whatIsSharedIsPaidOnce() throws {
        let (narrow, wide) = (try Self.cost(["remainder(f, 9)"]), try Self.cost(["remainder(f, 20)"]))
        #expect(narrow == wide)
        let (none, both) = (try Self.cost([]), try Self.cost(["remainder(f, 9)", "remainder(f, 20)"]))
        // A flag for each of four keys but two, for each of four rows.
        #expect(both == narrow + wide - none - 8)
    }

    /// What a requirement says of a key holds for what is made of it, too: here it has 21 values, and 1,001 without.
    @Test func requirementsBoundKeys() throws {
        func circuit(_ most: Int, _ requirement: String) throws -> Int {
            try Trial(
                """
                assay 1
                algorithm "Keys"
                record Row { f: 0 .. 10 }
                data few: at most 3 of Row
                param p: 0 .. \(most)
                \(requirement)
                publish top = sum of (max of f in group) in few by f * p as 0 .. 1000
                publish sum = max of (sum of f in group) in few by (f * p) otherwise 0 as 0 .. 1000
                """
            ).uncommitted.r1cs.constraintCount
        }
        // A parameter of 7 bits in place of 2, and a comparison.
        #expect(try circuit(100, "require p <= 2") - circuit(2, "") < 20)
    }

    static func cost(_ keys: [String]) throws -> Int {
        let outputs = keys.enumerated().map { index, key in
            "publish top\(index) = sum of (max of f in group otherwise 0) in many by every \(key) as 0 .. 1000"
        }
        let text = """
            assay 1
            algorithm "Keys"
            record Row { f: 3 .. 6 }
            data many: at most 4 of Row
            publish rows = count in many as 0 .. 4
            \(outputs.joined(separator: "\n"))
            """
        return try Trial(text).uncommitted.r1cs.constraintCount
    }
}
