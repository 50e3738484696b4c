// SPDX-License-Identifier: Apache-2.0
import AssayCompiler
import AssaySyntax
import AssayTestSupport
import Testing

@testable import AssayExplain

/// Pages of diagnostics: there is one for each code, its example gives the code, and what stands in its place does not.
@Suite struct DiagnosticPageTests {
    private static let codes =
        [LexicalCode.allCases.map(\.rawValue), StructureCode.allCases.map(\.rawValue), ExpressionCode.allCases.map(\.rawValue)]
        .flatMap(\.self)
        + [NameCode.allCases.map(\.rawValue), TypeCode.allCases.map(\.rawValue), RangeCode.allCases.map(\.rawValue)].flatMap(\.self)
        + ProgramCode.allCases.map(\.rawValue)

    @Test func everyCodeHasAPage() {
        #expect(DiagnosticPage.all.map(\.code).sorted() == Self.codes.sorted())
        #expect(DiagnosticPage.all.count >= 120)
        #expect(Set(DiagnosticPage.retired.keys).isDisjoint(with: Self.codes))
    }

    /// What stands around the examples gives no message of its own.
    @Test func theProgramAroundThemIsClean() {
        #expect(SampleProgram(.lines("")).diagnostics.map(\.code) == [])
    }

    @Test(arguments: DiagnosticPage.all.map(\.code)) func theExampleGivesTheCode(code: String) throws {
        let page = try #require(DiagnosticPage.of(code))
        let given = page.faulty.diagnostics
        #expect(given.contains { $0.code == code }, "\(code): gives \(given.map(\.code))")
        #expect(page.faulty.messages(code).contains("[\(code)]: "))
    }

    @Test(arguments: DiagnosticPage.all.map(\.code)) func whatToWriteInsteadIsRight(code: String) throws {
        let page = try #require(DiagnosticPage.of(code))
        let given = page.mended.diagnostics
        #expect(given.filter { $0.severity == .error }.map { "\($0.code) \($0.message)" } == [], "\(code)")
        #expect(!given.contains { $0.code == code }, "\(code): still gives it")
    }

    @Test(arguments: DiagnosticPage.all.map(\.code)) func thePageSaysAllThatThereIs(code: String) throws {
        let page = try #require(DiagnosticPage.of(code))
        #expect(!page.about.isEmpty && !page.instead.isEmpty && page.why.hasSuffix(".") && page.why.count > 30)
        let text = page.document.markdown
        #expect(text.hasPrefix("# \(code): ") && text.contains(page.faulty.messages(code)))
        #expect(!text.contains("{digest"))
    }

    /// `docs/diagnostics.md` and the pages below it are those that the command writes.
    @Test func thePagesInTheDocumentsAreTheseOnes() throws {
        #expect(try Repository.text("docs/diagnostics.md") == DiagnosticPage.list.markdown, "run scripts/diagnostic-pages")
        for page in DiagnosticPage.all {
            #expect(
                (try? Repository.text("docs/\(page.file)")) == page.document.markdown, "docs/\(page.file): run scripts/diagnostic-pages")
        }
    }

    @Test(arguments: [("a0405", "A0405"), ("A0405", "A0405")]) func capitalsDoNotMatter(code: String, found: String) {
        #expect(DiagnosticPage.of(code)?.code == found)
    }

    @Test(arguments: [("A0504", "A0503"), ("A0045", "A0145"), ("A9999", "A0503"), ("A0199", "A0189"), ("ASY-0402", "A0402")])
    func theNearestCodeIsFound(code: String, nearest: String) {
        #expect(DiagnosticPage.of(code) == nil)
        #expect(DiagnosticPage.nearest(to: code) == nearest)
    }
}
