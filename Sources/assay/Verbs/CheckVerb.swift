// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import ArgumentParser
internal import AssayCompiler
internal import AssayData
internal import AssaySyntax

struct CheckVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say everything that is wrong with a program, and how to mend it.",
        discussion: "Example: assay check diary.assay")

    @Argument(help: "The program.")
    var file: String

    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        if let module = try checkModule() { return module }
        let file = try ProgramFile(file)
        let program = try file.checked()
        let outputs = program.outputs.map(\.name)
        return Answer(
            ["\(file.source.name): no errors; publishes \(outputs.joined(separator: ", "))"],
            json: [
                "valid": true, "algorithm": .string(program.algorithm), "outputs": .array(outputs.map { .string($0) }),
                "diagnostics": file.json,
            ])
    }

    /// A module, which has functions and no outputs; `nil` for a program.
    private func checkModule() throws -> Answer? {
        let source = try ProgramFile.source(file, ProgramFile.bytes(file))
        let tree = Parser.parse(source).tree
        guard tree.algorithm?.isModule == true else { return nil }
        let diagnostics = Compiler.checkModule(source, modules: ModuleFiles.library(for: file))
        guard !diagnostics.contains(where: { $0.severity == .error }), let digest = source.moduleDigest else {
            throw ProgramFailure(diagnostics, in: source)
        }
        let functions = tree.declarations.compactMap { if case .function(let it) = $0 { it.name.text } else { nil } }
        return Answer(
            ["\(file): no errors; functions \(functions.joined(separator: ", "))", "digest \(digest.hexadecimal)"],
            json: [
                "valid": true, "functions": .array(functions.map { .string($0) }), "digest": .string(digest.hexadecimal),
            ])
    }
}
