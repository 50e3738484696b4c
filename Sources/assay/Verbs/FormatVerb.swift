// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayConstraints
internal import AssayData
internal import AssayFormats
internal import AssaySyntax

struct FormatVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "format",
        abstract: "Lay a program out in the one usual way.",
        discussion: "Comments stay where they are. A program that cannot be read is left as it is. Example: assay format diary.assay")

    @Argument(help: "The program; it is written back unless --check is given.")
    var file: String

    @Flag(help: "Write nothing; end with 1 when the layout is not the usual one.")
    var check = false

    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        let bytes = try ProgramFile.bytes(file)
        let source = try ProgramFile.source(file, bytes)
        let parsed = Parser.parse(source)
        guard !parsed.diagnostics.contains(where: { $0.severity == .error }) else {
            throw ProgramFailure(parsed.diagnostics, in: source)
        }
        let formatted = Array(Formatter.format(parsed.tree).utf8)
        guard formatted != bytes else { return Answer(["\(file): as usual"], json: ["changed": false]) }
        if check { return Answer(["\(file): not in the usual layout"], json: ["changed": true], status: .invalid) }
        try Files.write(formatted, to: file)
        return Answer(["\(file): laid out"], json: ["changed": true])
    }
}
