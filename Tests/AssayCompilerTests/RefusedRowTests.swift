// SPDX-License-Identifier: Apache-2.0
import AssaySyntax
import Testing

@testable import AssayCompiler

/// A requirement on rows that does not hold names the first row that is against it, and what stands in that.
@Suite struct RefusedRowTests {
    private func program(_ order: String, _ requirement: String) -> String {
        """
        assay 1
        algorithm "Refused rows"
        record R {
            day: 1 .. 14
            x: 0 .. 300 mmHg or missing
            kind: a | b
        }
        data rs: at most 6 of R\(order)
        let real = rs where x is present
        \(requirement)
        publish n = count in rs as 0 .. 6
        """
    }

    private func refusal(_ order: String, _ requirement: String, _ rows: [[Int?]]) throws -> [String] {
        try #require(Trial(program(order, requirement)).run([rows]).refusal).values.map { "\($0.name): \($0.text) \($0.unit)" }
    }

    @Test(arguments: [", increasing by day", ", strictly increasing by day"]) func anOrder(_ order: String) throws {
        let found = try refusal(order, "", [[3, 120, 0], [5, nil, 0], [4, 130, 0], [1, 130, 0]])
        #expect(found == ["\(order.dropFirst(2)): no ", "previous day in row 3: 5 ", "day in row 3: 4 "])
    }

    @Test func equalDaysWhereNoneMayBeEqual() throws {
        #expect(try refusal(", strictly increasing by day", "", [[3, 1, 0], [3, 2, 0]]).last == "day in row 2: 3 ")
    }

    @Test func aConditionOfAll() throws {
        let requirement = "require all of x > 100 and kind = a in real"
        let found = try refusal("", requirement, [[1, 120, 0], [2, nil, 1], [3, 90, 1], [4, 80, 1]])
        #expect(found == ["\(requirement.dropFirst(8)): no ", "x in row 3: 90 mmHg", "kind in row 3: b "])
    }

    @Test func aDifferenceFromTheRowBefore() throws {
        let found = try refusal(
            "", "require all of abs(x - previous x) <= 10 in consecutive real and count in real > 2",
            [[1, 120, 0], [2, nil, 1], [3, 150, 0], [4, 150, 0]])
        #expect(found.contains("abs(x - previous x) in row 3: 30 mmHg") && found.contains("count in real: 3 "), "\(found)")
    }

    /// Groups are no rows of the table.
    @Test func groupsHaveNoRows() throws {
        let found = try refusal("", "require all of (count in group) >= 2 in rs by day", [[1, 120, 0], [2, 130, 0], [2, 140, 0]])
        #expect(found.allSatisfy { !$0.contains("in row") }, "\(found)")
    }

    /// Nobody has to fill in what may be missing.
    @Test func aFieldThatNothingLooksAt() throws {
        let notes = try Trial(program(", increasing by day", "")).diagnostics.filter { $0.code == "A0209" }.flatMap(\.notes).map(\.message)
        #expect(notes == ["the owner of the data must fill it in all the same"])
        let optional = try Trial(program(", increasing by day", "").replacing("kind: a | b", with: "kind: a | b or missing"))
        #expect(
            optional.diagnostics.filter { $0.code == "A0209" }.flatMap(\.notes).map(\.message) == [
                "what the owner of the data fills in is committed to all the same"
            ])
    }
}
