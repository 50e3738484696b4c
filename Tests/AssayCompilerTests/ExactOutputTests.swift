// SPDX-License-Identifier: Apache-2.0
import AssaySyntax
import Testing

@testable import AssayCompiler

/// Outputs that need no rounding since their values are multiples of the last decimal, for whatever reason: halves of what is even, known
/// numbers, weights that make a whole. The circuit once left the denominator out.
@Suite struct ExactOutputTests {
    static func program(_ body: String) -> String {
        """
        assay 1
        algorithm "Exact"
        record Row { x: 0 .. 3 }
        data rows: at most 3 of Row
        param k: 0 .. 10
        param p: 0% .. 100%
        let n = count in rows
        let s = sum of x in rows
        publish all = s as 0 .. 9
        \(body)
        """
    }

    @Test(arguments: [
        "publish c = 0.5 * k + 1.5 * k as 0 .. 20", "publish c = 1.5 + 0.5 as 0 .. 5",
        "let points = 1.5 + 0.5\npublish c = points * n as 0 .. 6",
        "publish c = weighted(50: p, 50: p) as 0.00 .. 100.00", "publish c = abs(0.5 * k + 1.5 * k) as 0 .. 20",
        "publish c = 1.5 * s - 0.5 * s as 0 .. 9", "publish c = n / 2 + n / 2 as 0 .. 3", "publish c = (n + n) / 2 as 0 .. 3",
        "publish c = (3 * s + 3 * s) / 6 as 0 .. 9", "publish c = 2.5 * n + 7.5 * n as -5 .. 40",
        "let half = n / 2\nrequire n = 2\npublish c = half as 0 .. 3", "publish c = 0.25 * k + 0.25 * k as 0.0 .. 5.0",
    ])
    func circuitAndInterpreterAgree(body: String) throws {
        let agreement = Agreement(try Trial(Self.program(body)))
        for rows in [[], [[1]], [[2], [3]], [[0], [1], [3]]] as [[[Int?]]] {
            for parameter in [0, 1, 4, 9] { try agreement.expect([rows], parameters: [parameter, 10 * parameter]) }
        }
    }

    /// Where only some values are multiples the output asks for rounding, as before.
    @Test(arguments: ["publish c = 0.5 * k as 0 .. 5", "publish c = n / 2 as 0 .. 2", "publish c = 0.25 * k as 0.0 .. 2.5"])
    func othersNeedRounding(body: String) throws {
        let result = Compiler.check(try .init(name: "t.assay", text: Self.program(body)))
        #expect(result.diagnostics.filter { $0.severity == .error }.map(\.code) == ["A0406"])
    }
}
