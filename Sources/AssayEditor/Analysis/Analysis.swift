// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssaySyntax

/// Everything that is known about one version of a text; made once for each version that somebody asks about.
struct Analysis: Sendable {
    let version: Int
    let lines: LineTable
    /// `nil` for bytes that are no source at all.
    let source: SourceFile?
    let tree: SyntaxTree?
    /// Whether the tree holds the whole text.
    let isReadable: Bool
    /// What is known so far; all that there is to say once `isComplete`.
    private(set) var diagnostics: [Diagnostic]
    /// `nil` for a program with faults in names or types, and for a module.
    let typed: TypedProgram?
    /// `nil` while the ranges are not known, for a program with errors, and for a module.
    private(set) var program: CheckedProgram?
    /// Whether the ranges have been checked, too, or there are none to check.
    private(set) var isComplete = true
    let names: NameIndex

    /// The greatest program, in operations, whose ranges are checked at once; those of a longer one are checked beside the answers.
    static let atOnce = 600

    init(_ document: TextDocument, named name: String, _ modules: ModuleLibrary) {
        version = document.version
        lines = document.lines
        let source: SourceFile
        do throws(Diagnostic) {
            source = try SourceFile(name: name, bytes: document.bytes)
        } catch {
            (self.source, tree, typed, isReadable) = (nil, nil, nil, false)
            diagnostics = [error]
            names = .none
            return
        }
        let parsed = Parser.parse(source)
        self.source = source
        tree = parsed.tree
        isReadable = !parsed.hasErrors
        names = NameIndex(parsed.tree) { modules.source(of: $0).map { Parser.parse($0).tree } }
        if parsed.tree.algorithm?.isModule == true {
            (diagnostics, typed) = (Compiler.checkModule(parsed, modules: modules), nil)
        } else {
            let result = Compiler.checkTypes(parsed, modules: modules)
            (diagnostics, typed) = (result.diagnostics, result.program)
        }
        guard let typed else { return }
        isComplete = false
        if typed.operationCount <= Self.atOnce { complete(typed.checkRanges()) }
    }

    /// Takes in what the check of the ranges says.
    mutating func complete(_ result: Compiler.CheckResult) {
        (diagnostics, program, isComplete) = (result.diagnostics, result.program, true)
    }

    /// Until the ranges have been checked, what was said about those of declarations that have not changed stays.
    mutating func carry(_ messages: RangeMessages) {
        if !isComplete { diagnostics = (diagnostics + messages.inside(self)).sorted { $0.span.start < $1.span.start } }
    }

    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// The text of a span, on one line.
    func text(_ span: Span) -> String {
        (source?.text(span) ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The comment lines right above a declaration, without their slashes.
    func comment(above declaration: Span) -> [String] {
        guard let source, let tree else { return [] }
        return tree.comments(above: source.lineNumber(of: declaration.start), in: source)
    }

    /// The declaration that a place stands in.
    func declaration(at offset: Int) -> DeclarationSyntax? {
        tree?.declarations.last { $0.span.start <= offset && offset <= $0.span.end }
    }
}

extension SyntaxTree {
    var imports: [ImportSyntax] {
        declarations.compactMap { declaration in if case .import(let it) = declaration { it } else { nil } }
    }

    var functions: [FunctionSyntax] {
        declarations.compactMap { declaration in if case .function(let it) = declaration { it } else { nil } }
    }

    /// The comments on the lines right above a line.
    func comments(above line: Int, in source: SourceFile) -> [String] {
        let own = comments.filter(\.isOnOwnLine)
        let byLine = Dictionary(own.map { (source.lineNumber(of: $0.span.start), $0.text) }) { first, _ in first }
        var (found, next): ([String], Int) = ([], line - 1)
        while let text = byLine[next] {
            found.insert(String(text.drop { $0 == "/" }.drop { $0 == " " }), at: 0)
            next -= 1
        }
        return found
    }
}
