// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// Codes of diagnostics: each belongs to one case of one catalogue, and has its row in `docs/diagnostics.md`.
@Suite struct DiagnosticCodeTests {
    /// All codes in the sources, once for each catalogue case.
    private func declared() throws -> [String] {
        let sources = try SourceFile.all(under: "Sources", suffixes: [".swift"])
        return sources.flatMap { $0.text.matches(of: /(?m)^    case \w+ = "(A\d{4})"/).map { String($0.1) } }
    }

    @Test func noCodeIsGivenTwice() throws {
        let codes = try declared()
        #expect(codes.count > 60)
        #expect(Dictionary(grouping: codes, by: \.self).filter { $0.value.count > 1 }.keys.sorted() == [])
    }

    @Test func everyCodeIsDocumented() throws {
        let rows = try Repository.text("docs/diagnostics.md").matches(of: /(?m)^\| \[(A\d{4})\]\(diagnostics\/\1\.md\) \| .+ \|$/).map {
            String($0.1)
        }
        #expect(Set(rows).count == rows.count)
        #expect(Set(try declared()).subtracting(rows).sorted() == [])
    }
}
