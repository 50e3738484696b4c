// SPDX-License-Identifier: Apache-2.0
import AssaySyntax
import Testing

@testable import AssayCompiler

/// A calculation with a part that has no value has no value, whichever of its parts would have counted.
@Suite struct ExistenceTests {
    @Test(arguments: [
        "max(6 / n, 3) otherwise 11", "min(6 / n, 3) otherwise 11", "max(3, 6 / n) otherwise 11", "min(n, 6 / m) otherwise 11",
        "1 / max(remainder(p, p), 0.5) otherwise 11", "max(mean of x in rows, 2) otherwise 11", "min(table(p: 1 -> 5), 2) otherwise 11",
        "abs(min(sqrt(p) rounded down, 9)) otherwise 11", "(max(max(6 / n, 1), 6 / m) + 1) otherwise 11",
        "(min(median of x in rows, 100) rounded down) otherwise 11", "curve(max(6 / n, 1): 0 -> 0, 6 -> 6) otherwise 11",
    ])
    func ofTwoNumbersBothMustExist(value: String) throws {
        let agreement = try Agreement(
            ofDigits: """
                let n = count in rows
                let m = count in rows where x > 4
                let v = \(value)
                publish v as -100 .. 100 rounded half up
                """, parameter: "-2 .. 4")
        for rows in [[], [[1]], [[2], [8]], [[0], [9], [5]]] as [[[Int?]]] {
            for parameter in -2...4 { try agreement.expect([rows], parameters: [parameter]) }
        }
    }

    /// What functions are called with may be used twice by each, and by the next one twice again.
    @Test(arguments: [
        "function d(x: number) = (x + x) / 2\nlet v = " + String(repeating: "d(", count: 15) + "p" + String(repeating: ")", count: 15),
        "function h(x: number) {\n let a0 = x / 3\n" + (0..<40).map { "let a\($0 + 1) = (a\($0) + a\($0)) / 2\n" }.joined()
            + "give a40\n}\nlet v = h(p)",
        "function h(r: rows, x: number in r) {\n let a0 = sum of x in r\n"
            + (0..<40).map { "let a\($0 + 1) = (a\($0) + a\($0)) / 2\n" }.joined()
            + "give a40\n}\nlet v = h(rows, x)",
        "function h(x: number) {\n let a0 = x / 3\n" + (0..<40).map { "let a\($0 + 1) = (a\($0) + a\($0)) / 2\n" }.joined()
            + "give a40\n}\nlet v = max of h(x) in rows otherwise 0",
        "function e(x: number) = (x + x) / 2\nlet v = max of " + String(repeating: "e(", count: 15) + "x"
            + String(repeating: ")", count: 15)
            + " in rows otherwise 0",
    ])
    func doublingTakesNoTime(body: String) throws {
        let agreement = try Agreement(
            ofDigits: "\(body)\npublish v as 0 .. 100 rounded half up\npublish q = p as 0 .. 4", parameter: "0 .. 4")
        try agreement.expect([[[3], [7]]], parameters: [2])
    }

    /// The bounds of what calls call, twice each: a look at one of them goes on from the looks before.
    @Test(.timeLimit(.minutes(2))) func callsOfCallsEnd() throws {
        let calls = (1..<14).map { "function f\($0)(a: number) = f\($0 - 1)(a) + f\($0 - 1)(a)\n" }.joined()
        let agreement = Agreement(
            try Trial(
                """
                assay 1
                algorithm "Calls"
                record Row { x: -3 .. 3 }
                data rows: at most 3 of Row
                function f0(a: number) = a + 1
                \(calls)
                publish v = min(1, f13(sum of x in rows)) as -1000000000 .. 1
                """))
        for x in -3...3 { try agreement.expect([[[x]]], parameters: []) }
    }

    /// Groups that a requirement, a test or an `otherwise` is about: they are counted by tests for zero, one a group.
    @Test(arguments: [
        "publish o = mad of (count in group) in rows by k otherwise 0 as 0.00 .. 4.00",
        "require (count in gs) >= 1\npublish o = mean of (count in group) in gs as 0.00 .. 4.00 rounded down",
        "require (count in gs) >= 2\npublish o = variance of (count in group) in gs as 0.00 .. 40.00 rounded down",
        "require (count in gs) >= 1\npublish o = max of (sum of x in group) in gs as 0 .. 36",
        "require (count in gs) >= 1\npublish o = median of (max of x in group) in gs as 0.0 .. 9.0",
        "publish o = when (count in gs) > 0: (share of (count in group) > 1 in gs) else 0 as 0.00 .. 1.00 rounded down",
        "publish o = sum of ((variance of x in group otherwise 1) rounded down) in gs as 0 .. 999",
    ]) func groupsThatAreThere(body: String) throws {
        let agreement = Agreement(
            try Trial(
                """
                assay 1
                algorithm "Groups"
                record Row {
                    k: a | b | c
                    x: 0 .. 9
                }
                data rows: at most 4 of Row
                let gs = rows by k
                \(body)
                """))
        for rows in [[], [[0, 3]], [[0, 3], [0, 9]], [[0, 3], [2, 9], [0, 1]], [[2, 0], [1, 9], [0, 1], [1, 5]]] as [[[Int?]]] {
            try agreement.expect([rows], parameters: [])
        }
    }

    /// A count of groups that is required to be one leaves a variance without a value.
    @Test func tooFewGroups() throws {
        let text = """
            assay 1
            algorithm "Groups"
            record Row { k: a | b | c }
            data rows: at most 4 of Row
            let gs = rows by k
            require (count in gs) >= 1
            publish o = variance of (count in group) in gs as 0.00 .. 40.00 rounded down
            """
        let result = Compiler.check(try SourceFile(name: "t.assay", text: text))
        #expect(result.diagnostics.filter { $0.severity == .error }.map(\.code) == ["A0402"])
    }

    /// Each choice doubles what there is to look at; past a limit the program is too large.
    @Test func choicesUponChoicesEnd() throws {
        let choices = (0..<40).map { "let a\($0 + 1) = when a\($0) > \($0): a\($0) + 1 else a\($0) - 1\n" }.joined()
        let text = """
            assay 1
            algorithm "Choices"
            record Row { x: 0 .. 9 }
            data rows: at most 3 of Row
            function h(x: number) {\n let a0 = x / 3\n\(choices)give a40\n}
            publish v = h(sum of x in rows) as -100 .. 100 rounded half up
            """
        let errors = Compiler.check(try SourceFile(name: "t.assay", text: text)).diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.code) == ["A0503"] || errors.isEmpty)
    }

    /// A rule about two data sets that grows too large with the second one only.
    @Test func anErrorOfTheSecondDataSetStays() throws {
        func ten(_ part: String, _ count: Int = 10) -> String { Array(repeating: part, count: count).joined(separator: " + ") }
        let text = """
            assay 1
            algorithm "Large"
            record Row { v: 0 .. 9 }
            data few: at most 2 of Row
            data many: at most 2 of Row
            function f1(x: number) = \(ten("x"))
            function f2(x: number) = \(ten("f1(x)"))
            function f3(x: number) = \(ten("f2(x)"))
            function f4(x: number) = \(ten("f3(x)"))
            function f5(x: number) = \(ten("f4(x)", 6))
            rule big(r) = \(ten("f5(r.v)")) > 600000
            publish a = count in few where big as 0 .. 2
            publish b = count in many where big as 0 .. 2
            """
        let errors = Compiler.check(try SourceFile(name: "t.assay", text: text)).diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.code) == ["A0503"])
    }
}
