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
}
