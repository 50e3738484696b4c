// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayData
internal import AssayExplain
internal import AssayFormats
internal import AssaySyntax
internal import AssayVerifier

struct ExplainVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say in plain English and formulas what a program computes, or what a message is about.",
        discussion: """
            For a program: its data, rules, steps and outputs in words and formulas, what each value can be, how it is rounded, what
            happens where something is missing, what leaves the seller's machine, and the digests of program and circuit. Buyer and
            seller can sign the same page. The same program gives the same page on every machine.

            For a module: its functions in words and formulas, and the digest that an import states.

            For the code of a message, such as A0405: what it is about, an example, and what to write instead.

            Examples: assay explain diary.assay -o diary.md
                      assay explain diary.assay --html -o diary.html
                      assay explain A0405
            """)

    @Argument(help: "A program, a module, or the code of a message.")
    var subject: String?

    @Flag(help: "One HTML file for a browser and a printer, instead of Markdown.")
    var html = false

    @Option(name: .shortAndLong, help: "Write the page into this file instead of showing it.")
    var out: String?

    @Option(help: "Write the list of all messages and the page of each into this folder.")
    var pages: String?

    @OptionGroup var curve: CurveOptions
    @OptionGroup var packing: PackingOptions
    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (subject == nil) != (pages == nil) else {
            throw ValidationError("Name a program or the code of a message, such as assay explain A0405.")
        }
        guard pages == nil || (out == nil && !html) else {
            throw ValidationError("--pages goes without --html and --out: it names the folder for all the pages.")
        }
    }

    func perform() throws -> Answer {
        if let pages { return try writePages(to: pages) }
        let subject = subject ?? ""
        if !Files.exists(subject), Self.looksLikeCode(subject) { return try answer(page(of: subject), reading: []) }
        if let module = try module(subject) { return module }
        let program = try ProgramFile(subject).checked()
        let curve = curve.curve.proving
        let interface = interface(of: program, on: curve)
        return try answer(
            Explanation(program, interface: interface).document, reading: [subject],
            json: [
                "algorithm": .string(program.algorithm), "sourceDigest": .string(program.sourceDigest.hexadecimal),
                "circuitDigest": .string(interface.circuitDigest.hexadecimal),
            ])
    }

    private func interface<C: PairingCurve>(of program: CheckedProgram, on curve: C.Type) -> CircuitInterface {
        program.compiled(for: C.Fr.self, curve: C.name, packsOutputs: packing.packsOutputs).interface
    }

    /// The page of a module; `nil` for a program.
    private func module(_ path: String) throws -> Answer? {
        let source = try ProgramFile.source(path, ProgramFile.bytes(path))
        guard Parser.parse(source).tree.algorithm?.isModule == true else { return nil }
        let library = ModuleFiles.library(for: path)
        let diagnostics = Compiler.checkModule(source, modules: library)
        guard !diagnostics.contains(where: { $0.severity == .error }), let digest = source.moduleDigest else {
            throw ProgramFailure(diagnostics, in: source)
        }
        return try answer(
            ModuleExplanation(source, digest: digest, modules: library).document, reading: [path],
            json: ["moduleDigest": .string(digest.hexadecimal)])
    }

    /// Shows a page, or writes it into a file and says what its digest is.
    private func answer(_ document: Document, reading inputs: [String], json: [String: JSON] = [:]) throws -> Answer {
        let text = html ? document.html : document.markdown
        let digest = Digest(of: Array(text.utf8)).hexadecimal
        let facts: [String: JSON] = json.merging(
            ["format": .string(html ? "html" : "markdown"), "digest": .string(digest)]) { $1 }
        guard let out else {
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            if lines.last?.isEmpty == true { lines.removeLast() }
            return Answer(lines, json: facts.merging(["text": .string(text)]) { $1 })
        }
        try overwrite.check([out], reading: inputs)
        try Files.write(text, to: out)
        return Answer(["\(out): written, SHA-256 \(digest)"], json: facts.merging(["file": .string(out)]) { $1 })
    }

    // MARK: Messages

    /// A letter or a few and a number: nobody calls a program so, and there is no such file.
    private static func looksLikeCode(_ subject: String) -> Bool { subject.wholeMatch(of: /[A-Za-z]{1,3}-?[0-9]{1,6}/) != nil }

    private func page(of code: String) throws -> Document {
        if let page = DiagnosticPage.of(code) { return page.document }
        if let about = DiagnosticPage.retired[code.uppercased()] {
            throw CommandFailure.unusable("\(code.uppercased()) is not given any more; it was about \(about)")
        }
        let nearest = DiagnosticPage.nearest(to: code).map { "did you mean \($0)? " } ?? ""
        throw CommandFailure.unusable(
            "there is no message with the code \(code)", help: nearest + "docs/diagnostics.md lists them all")
    }

    private func writePages(to folder: String) throws -> Answer {
        try Files.createFolder("\(folder)/diagnostics")
        try Files.write(DiagnosticPage.list.markdown, to: "\(folder)/diagnostics.md")
        for page in DiagnosticPage.all { try Files.write(page.document.markdown, to: "\(folder)/\(page.file)") }
        let count = DiagnosticPage.all.count
        return Answer(["\(folder): the list and \(count) pages"], json: ["folder": .string(folder), "pages": .integer(count)])
    }
}
