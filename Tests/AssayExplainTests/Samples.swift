// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCompiler
import AssayData
import AssayExplain
import AssayLibrary
import AssaySyntax
import AssayTestSupport
import Foundation
import Testing

/// Programs that the tests explain.
enum Samples {
    static let folder = "Tests/AssayExplainTests"

    /// A program that has each construct of the language, with a module beside it.
    static func everything() throws -> CheckedProgram {
        let module = try SourceFile(name: "my/digits.assay", bytes: Repository.bytes("\(folder)/Programs/digits.assay"))
        let library = ModuleLibrary { $0 == "my.digits" ? [module] : [] }
        let digest = try #require(library.digest(of: "my.digits")).hexadecimal
        let text = try Repository.text("\(folder)/Programs/everything.assay").replacing("{digest}", with: digest)
        return try checked(text, library)
    }

    static func shipped(_ algorithm: String) throws -> CheckedProgram {
        try checked(Repository.text("circuits/\(algorithm)/algorithm.assay"))
    }

    static func checked(_ text: String, _ modules: ModuleLibrary = .none) throws -> CheckedProgram {
        let source = try SourceFile(name: "algorithm.assay", text: text)
        let result = Compiler.check(source, modules: modules)
        return try #require(result.program, "\(DiagnosticRenderer().render(result.diagnostics, in: source))")
    }

    static func explanation(_ program: CheckedProgram) -> Document {
        Explanation(program, interface: program.compiled(for: BN254.Fr.self, curve: BN254.name).interface).document
    }

    /// A page without what changes whenever the compiler finds a better way: the circuit's digest and its size. Other tests look at these.
    static func lasting(_ page: String, of program: CheckedProgram) -> String {
        let interface = program.compiled(for: BN254.Fr.self, curve: BN254.name).interface
        return page.replacing(interface.circuitDigest.hexadecimal, with: "(digest of the circuit)")
            .replacing("| \(interface.constraintCount) |", with: "| (constraints) |")
            .replacing("<td>\(interface.constraintCount)</td>", with: "<td>(constraints)</td>")
    }

    /// Compares a text with the one that is kept; with ASSAY_RENEW_GOLDEN=1 keeps it instead.
    static func expectGolden(_ text: String, _ name: String, _ location: SourceLocation = #_sourceLocation) throws {
        let path = "\(folder)/Golden/\(name)"
        if ProcessInfo.processInfo.environment["ASSAY_RENEW_GOLDEN"] == "1" {
            try Data(text.utf8).write(to: Repository.root.appending(path: path))
        }
        let kept = (try? Repository.text(path)) ?? ""
        let lines = zip(text.split(separator: "\n"), kept.split(separator: "\n"))
        let first = lines.first { $0 != $1 }.map { "\nnow:  \($0)\nkept: \($1)" } ?? ""
        #expect(text == kept, "\(path) differs; ASSAY_RENEW_GOLDEN=1 keeps the new text\(first)", sourceLocation: location)
    }
}
