// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Testing

/// Every row of `docs/bug-classes.md` names tests, and they exist.
@Suite struct BugClassPageTests {
    /// Names `Suite/test` in backticks, of each row of a table.
    static func rows(of text: String) -> [(row: Substring, tests: [String])] {
        text.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.contains("| tests |") }.map { row in
            (row, row.matches(of: /`([A-Z][A-Za-z0-9]*Tests\/[a-zA-Z0-9]+)`/).map { String($0.1) })
        }
    }

    /// All `Suite/test` of the sources, by the suite that the file declares.
    static func tests(in files: [SourceFile]) -> Set<String> {
        var found: Set<String> = []
        for file in files {
            guard let suite = file.text.firstMatch(of: /struct ([A-Z][A-Za-z0-9]*Tests)\b/)?.1 else { continue }
            for function in file.text.matches(of: /func ([a-zA-Z0-9]+)\(/) { found.insert("\(suite)/\(function.1)") }
        }
        return found
    }

    @Test func everyRowNamesTestsThatExist() throws {
        let known = Self.tests(in: try SourceFile.all(under: "Tests", suffixes: [".swift"]))
        let rows = Self.rows(of: try Repository.text("docs/bug-classes.md"))
        #expect(rows.count > 20)
        for (row, tests) in rows {
            #expect(!tests.isEmpty, "\(row)")
            #expect(tests.filter { !known.contains($0) } == [], "\(row)")
        }
    }

    @Test func rowsAreRead() {
        let rows = Self.rows(of: "| cause | tests |\n|---|---|\n| a | `SomeTests/one`, `OtherTests/two` |\n| b | none |\n")
        #expect(rows.map(\.tests) == [["SomeTests/one", "OtherTests/two"], []])
    }
}
