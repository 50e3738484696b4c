// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCompiler
import AssayData
import AssaySyntax
import AssayTestSupport
import Testing

/// The language reference says what the compiler does.
@Suite struct BookTests {
    static let blocks = (try? BookBlock.all(in: "docs/language.md")) ?? []

    /// The five readings of the page.
    static let readings: [[Int?]] = [
        [1, 0, 150, 95, 80, 700], [2, 0, 128, 82, 64, 702], [2, 1, 135, 85, nil, 704], [3, 0, 124, 80, 60, 699], [3, 1, 0, 0, 61, 700],
    ]

    static func check(_ text: String) throws -> Compiler.CheckResult {
        Compiler.check(try SourceFile(name: "book.assay", text: text))
    }

    static func render(_ result: Compiler.CheckResult, _ text: String) -> String {
        (try? SourceFile(name: "book.assay", text: text)).map { DiagnosticRenderer().render(result.diagnostics, in: $0) } ?? ""
    }

    @Test(arguments: blocks.filter { $0.kind == "assay" })
    func programsCompile(block: BookBlock) throws {
        let result = try Self.check(block.text)
        #expect(result.program != nil, "\(Self.render(result, block.text))")
        #expect(!result.diagnostics.contains { $0.severity == .error }, "\(Self.render(result, block.text))")
    }

    @Test(arguments: blocks.filter { $0.kind == "assay-module" })
    func modulesHaveNoFaults(block: BookBlock) throws {
        #expect(Compiler.checkModule(try SourceFile(name: "book.assay", text: block.text)).map(\.code) == [])
    }

    @Test(arguments: blocks.filter { $0.kind.hasPrefix("assay-error") })
    func errorsAreFound(block: BookBlock) throws {
        let result = try Self.check(block.text)
        let errors = result.diagnostics.filter { $0.severity == .error }.map(\.code)
        #expect(errors == [String(block.kind.split(separator: " ")[1])], "\(Self.render(result, block.text))")
    }

    /// A fragment goes on from the first program; after `// gives` stands what its `let` is worth on the five readings.
    @Test(arguments: blocks.filter { $0.kind == "assay-fragment" })
    func fragmentsGiveWhatTheySay(block: BookBlock) throws {
        let text = try #require(Self.blocks.first { $0.kind == "assay" }).text + block.text
        let result = try Self.check(text)
        let program = try #require(result.program, "\(Self.render(result, text))")
        let report = try program.run(
            dataSets: [DataSet(schema: program.dataSets[0].schema, rows: Self.readings)], parameters: [75])
        #expect(report.refusal == nil)
        for line in block.text.split(separator: "\n") {
            guard let match = line.firstMatch(of: /let (\w+).*\/\/ gives (.*)$/) else { continue }
            let value = try #require(report.values.first { $0.name == match.1 })
            #expect(Self.text(value, like: String(match.2)) == match.2, "\(match.1)")
        }
    }

    /// The tests and properties that the page shows pass.
    @Test func testsAndPropertiesPass() throws {
        let first = try #require(Self.blocks.first { $0.kind == "assay" }).text
        let shown = Self.blocks.filter { $0.kind == "assay-fragment" && ($0.text.contains("test \"") || $0.text.contains("property \"")) }
        #expect(shown.count >= 2)
        let program = try #require(try Self.check(first + shown.map(\.text).joined()).program)
        let circuit = program.compiled(for: BN254.Fr.self, curve: BN254.name)
        let results = try BlockRunner(program, circuit, seed: .random(in: .min ... .max), cases: 8).run(tables: [:])
        #expect(results.count >= 6)
        #expect(results.filter { !$0.passed } == [])
    }

    /// The value as the book writes it: cut where it does not end, with its unit, in percent when the book says so.
    static func text(_ value: NamedValue, like book: String) -> String {
        guard case .number(let number) = value.value else { return value.text }
        if book.hasSuffix("%") { return "\(number * 100)%" }
        let unit = value.unit.isEmpty ? "" : " " + value.unit
        guard let cut = book.firstIndex(of: "…") else { return value.text + unit }
        return number.decimal(places: 9).prefix(book.distance(from: book.startIndex, to: cut)) + "…" + unit
    }
}
