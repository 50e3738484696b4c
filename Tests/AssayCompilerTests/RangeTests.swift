// SPDX-License-Identifier: Apache-2.0
import AssaySyntax
import Testing

@testable import AssayCompiler

/// How closely the compiler knows what a value can be. A range that is too wide refuses programs for nothing.
@Suite struct RangeTests {
    static let prelude = """
        assay 1
        algorithm "Ranges"
        record Pair {
            left:  0 .. 309 mmHg
            right: 0 .. 309 mmHg or missing
            arm:   left_arm | right_arm
        }
        data pairs: at most 10 of Pair
        param p: -4 .. -3
        let both = pairs where right is present
        publish seen = count in pairs as 0 .. 10

        """

    /// The range of the `let x` that these lines declare.
    static func range(_ lines: String) throws -> String? {
        let trial = try Trial(prelude + lines)
        return RangeProbe(trial.program).interval(of: "x")?.description
    }

    @Test(arguments: [
        ("let x = sum of abs(left - right) in both", "0 .. 3090"),
        ("let x = sum of abs(right - left) in both", "0 .. 3090"),
        ("let x = sum of abs(2 * left - 2 * right) in both", "0 .. 6180"),
        ("let x = sum of max(left - right, 0) in both", "0 .. 3090"),
        ("let x = sum of (when left - right > 5: 2 * left - 2 * right else 12) in both", "0 .. 6180"),
        ("let x = sum of abs(left - 100 mmHg) in pairs", "0 .. 2090"),
        ("let x = mean of abs(left - right) in both otherwise 0", "0 .. 309"),
    ]) func aDifferenceWithoutItsSign(line: String, range: String) throws {
        #expect(try Self.range(line) == range)
    }

    @Test(arguments: [
        ("let x = sum of left in pairs", "0 .. 3090"),
        ("require count in pairs <= 3\nlet x = sum of left in pairs", "0 .. 927"),
        ("require count in pairs >= 2\nlet x = sum of left + 1 mmHg in pairs", "2 .. 3100"),
        ("require count in pairs >= 2\nlet x = sum of (-5 - left) in pairs", "-3140 .. -10"),
        ("let x = sum of left in (pairs where left in 60 .. 260)", "0 .. 2600"),
        ("let x = (sum of left in both) / (count in both) otherwise 0", "0 .. 309"),
        ("let x = (sum of left in both) / (count in pairs) otherwise 0", "0 .. 3090"),
    ]) func aSumOverRows(lines: String, range: String) throws {
        #expect(try Self.range(lines) == range)
    }

    /// What a name can be was found out before; a later look, which does not go as deep, says no less. Not in a case of a `when`,
    /// and not after a requirement, which lets everything be looked at again.
    @Test(arguments: ["", "require (count in pairs) >= 0", "require (count in pairs) >= 1"])
    func whatIsKnownOfANameStaysKnown(requirement: String) throws {
        let chain = (2...9).map { "let v\($0) = when p = -4: v\($0 - 1) else 0" }
        let first = "let v1 = variance of left in pairs otherwise 0"
        let lines = [first] + chain + [requirement, "let x = when count in pairs > 3: v9 else 0"]
        #expect(try Self.range(lines.joined(separator: "\n")) == "0 .. 47740.5")
    }

    /// A requirement that leaves a value nothing that it could be is refused, so a range is never made up.
    @Test func whatCannotBeIsNoRange() throws {
        let text =
            Self.prelude + """
                let n = max((min of left in pairs otherwise 0) / 1 mmHg / (-p), p)
                require not (n >= p)
                """
        let result = Compiler.check(try SourceFile(name: "t.assay", text: text))
        #expect(result.diagnostics.filter { $0.severity == .error }.map(\.code) == ["A0408"])
    }
}
