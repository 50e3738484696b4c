// SPDX-License-Identifier: Apache-2.0
import AssayCompiler
import AssayData
import AssayLibrary
import AssaySyntax
import AssayTestSupport
import Testing

@testable import AssayExplain

/// What is said about modules.
@Suite struct ModuleExplanationTests {
    static func page(_ source: SourceFile, _ modules: ModuleLibrary = .none) throws -> Document {
        #expect(Compiler.checkModule(source, modules: modules).filter { $0.severity == .error } == [])
        return ModuleExplanation(source, digest: try #require(source.moduleDigest), modules: modules).document
    }

    @Test func aModuleWordForWord() throws {
        let source = try SourceFile(name: "my/digits.assay", bytes: Repository.bytes("\(Samples.folder)/Programs/digits.assay"))
        try Samples.expectGolden(Self.page(source).markdown, "digits.md")
    }

    /// Each function of each module of the release, with its formula and the digest that an import states.
    @Test(arguments: LibraryModule.all.map(\.name)) func theModulesOfTheRelease(name: String) throws {
        let sources = try LibraryModule.all.map { ($0.name, try SourceFile(name: $0.name, bytes: $0.bytes)) }
        let library = ModuleLibrary { name in sources.filter { $0.0 == name }.map(\.1) }
        let source = try #require(sources.first { $0.0 == name }).1
        let page = try Self.page(source, library).markdown
        #expect(page.contains(try #require(source.moduleDigest).hexadecimal))
        let functions = Parser.parse(source).tree.declarations.compactMap { if case .function(let it) = $0 { it } else { nil } }
        #expect(!functions.isEmpty)
        for function in functions {
            #expect(page.contains("### Function `\(function.name.text)` (line "), "\(function.name.text)")
            let parameters = function.parameters.map(\.name.text).joined(separator: ", ")
            #expect(page.contains("\n\(function.name.text)(\(parameters)) = "))
        }
    }
}
