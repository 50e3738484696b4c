// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayCompiler
internal import AssayData
internal import AssayFormats
internal import AssaySyntax

struct PinVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "pin",
        abstract: "Write into a program which modules it imports.",
        discussion: """
            An import states the digest of its module, so that a program means the same for ever and an agreement about it covers
            every function that it uses. This writes the digests of the modules that are here: of quality/completeness.assay beside
            the program for `import quality.completeness`, or of the one that comes with this release. Read a module before you pin it.

            Example: assay pin diary.assay
            """)

    @Argument(help: "The program or module; it is written back.")
    var file: String

    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        let source = try ProgramFile.source(file, ProgramFile.bytes(file))
        let library = ModuleFiles.library(for: file)
        var bytes = source.bytes
        var pinned: [String] = []
        for syntax in Parser.parse(source).tree.imports.reversed() {
            guard let digest = library.digest(of: syntax.module) else {
                throw CommandFailure.unusable("\(file): there is no module `\(syntax.module)`")
            }
            guard syntax.digest != digest.hexadecimal else { continue }
            let place = syntax.digestSpan.map { $0.start..<$0.end } ?? syntax.span.end..<syntax.span.end
            let text = (syntax.digestSpan == nil ? " " : "") + "\"\(digest.hexadecimal)\""
            bytes.replaceSubrange(place, with: text.utf8)
            pinned.append(syntax.module)
        }
        guard !pinned.isEmpty else { return Answer(["\(file): all imports are pinned"], json: ["changed": false]) }
        try Files.write(bytes, to: file)
        let names: [JSON] = pinned.reversed().map { .string($0) }
        return Answer(
            ["\(file): pinned \(pinned.reversed().joined(separator: ", "))"], json: ["changed": true, "pinned": .array(names)])
    }
}

extension SyntaxTree {
    fileprivate var imports: [ImportSyntax] {
        declarations.compactMap { if case .import(let it) = $0 { it } else { nil } }
    }
}
