// SPDX-License-Identifier: Apache-2.0
import AssayData
import AssayTestSupport
import Testing

@testable import AssayCompiler

/// Outputs that say much about few rows are named, however they are worked out.
@Suite struct DisclosureTests {
    static let prelude = """
        assay 1
        algorithm "Disclosure"
        record Pair {
            left:  0 .. 309 mmHg
            right: 0 .. 309 mmHg
            arm:   left_arm | right_arm
            day:   1 .. 9
        }
        data pairs: at most 20 of Pair
        param p: 0 .. 100
        let early = pairs where day < 5
        let late = pairs where day >= 5
        let a = mean of left in early otherwise 0
        let b = mean of right in late otherwise 0
        publish seen = p + (count in early where arm = left_arm) as 0 .. 120

        """

    static func warnings(_ lines: String) throws -> [String] { try Trial(prelude + lines).program.disclosure.warnings }

    static func few(_ part: String) -> String {
        "gap may sum up fewer than 5 rows: \(part); `require count in … >= 5` rules it out"
    }

    @Test(arguments: [
        "abs(a - b)", "a + b", "2 * (a - b) + p * 1 mmHg", "max(a, b) - 5 mmHg", "(when p > 5: a else b)", "(a * b) / 309 mmHg",
        "(a + 1 mmHg) / (b + 1 mmHg) * 1 mmHg",
    ]) func everyPartIsLookedInto(value: String) throws {
        let found = try Self.warnings("publish gap = \(value) as -999 .. 99999 rounded down")
        #expect(found == [Self.few("mean of left in early"), Self.few("mean of right in late")])
    }

    /// What is summed up over many rows can hold what is summed up over few.
    @Test func valuesInRowsAreLookedInto() throws {
        let lines = "require count in pairs >= 5\npublish gap = sum of left - a in pairs as -9999 .. 9999 rounded down"
        #expect(try Self.warnings(lines) == [Self.few("mean of left in early")])
    }

    /// A percentile is a reading of one row, as the least and the greatest are; what is known of few rows is known of their spread, too.
    @Test(arguments: [
        ("percentile 100 of left in early otherwise 0 mmHg", "gap is a value of one single row: percentile 100 of left in early"),
        ("(median of left in early) otherwise 0", few("median of left in early")),
        ("(variance of day in early otherwise 0) * 1 mmHg", few("variance of day in early")),
        ("(standard deviation of left in early rounded down) otherwise 0", few("standard deviation of left in early")),
        ("(slope of left against day in early) otherwise 0", few("slope of left against day in early")),
        (
            "((correlation of left with day in early rounded down to 2 decimals) otherwise 0) * 1 mmHg",
            few("correlation of left with day in early rounded down to 2 decimals")
        ),
        ("(mad of left in early) otherwise 0", few("mad of left in early")),
    ]) func otherStatisticsAreLookedInto(value: String, warning: String) throws {
        let found = try Self.warnings("publish gap = max(-9999, min(9999, \(value))) as -9999 .. 9999 rounded down")
        #expect(found.contains(warning), "\(found)")
    }

    @Test func oneRowIsNamed() throws {
        let spread = "publish gap = (max of left in pairs otherwise 0) - (min of left in pairs otherwise 0) as -309 .. 309"
        #expect(
            try Self.warnings(spread) == [
                "gap is worked out from one single row: max of left in pairs",
                "gap is worked out from one single row: min of left in pairs",
            ])
        #expect(
            try Self.warnings("publish gap = 2 * (max of left in pairs otherwise 0) as 0 .. 618") == [
                "gap is a value of one single row: max of left in pairs"
            ])
    }

    /// Fewer rows than five are few; a guarantee for some rows is one for all rows that they are taken from.
    @Test(arguments: [
        ("count in early >= 5", "a", true), ("count in early >= 4", "a", false), ("count in late >= 5", "a", false),
        ("(count in early where arm = left_arm) >= 5", "a", true), ("count in pairs >= 5", "a", false),
        ("count in late >= 5 and count in early >= 6", "abs(a - b)", true),
    ]) func enoughRowsAreNoMatter(requirement: String, value: String, isEnough: Bool) throws {
        let found = try Self.warnings("require \(requirement)\npublish gap = \(value) as 0 .. 309 rounded down")
        #expect(found.isEmpty == isEnough)
    }

    @Test(arguments: ["a > 100 mmHg", "a > b", "count in early > 3"]) func aConditionTellsOneBit(value: String) throws {
        #expect(try Self.warnings("publish gap = \(value)") == [])
    }

    /// The algorithms that are shipped publish sums over twelve rows and more.
    @Test(arguments: ShippedCase.algorithms) func whatIsShippedSumsManyRows(algorithm: String) throws {
        let trial = try Trial(Repository.text("circuits/\(algorithm)/algorithm.assay"))
        #expect(trial.program.disclosure.warnings == [])
    }
}
