// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayData
internal import AssayLibrary
public import AssaySyntax

/// The example of a page: lines that go into a small program, a whole file, or a file that is made because nobody would read it.
public struct SampleProgram: Hashable, Sendable {
    enum Content: Hashable, Sendable {
        case lines(String)
        case made(Made)
    }

    /// Files that are made.
    enum Made: String, Hashable, Sendable, CaseIterable {
        case latin1, toolong, nul, empty, deep, manyfaults, deepcalls

        /// What one sees in its place.
        var words: String {
            switch self {
            case .latin1: "A program that was saved in Latin-1, with a letter ö in a comment."
            case .toolong: "A file of 1 MiB and one byte."
            case .nul: "A program that was saved as UTF-16."
            case .empty: "A file without a line."
            case .deep: "A line with sixty parentheses inside of each other: `let a = ((((… 1 …))))`"
            case .manyfaults: "A program with `let a = 1 == 2` in 200 lines."
            case .deepcalls: "Twenty functions, each of which calls the one before: `function f2(a: number) = f1(a)`"
            }
        }
    }

    let content: Content

    init(_ content: Content) { self.content = content }

    /// What stands around the lines of an example.
    public static let base = (
        before: """
        assay 1
        algorithm "Example"

        record Reading {
            day:      1 .. 21
            session:  morning | evening
            arm:      left | right
            systolic: 0 .. 309 mmHg
            pulse:    0 .. 254 bpm or missing
        }

        data readings: at most 168 of Reading

        param expected: 0 .. 100

        rule plausible(r) = r.systolic in 60 .. 260 and r.day > 1

        let usable = readings where plausible


        """,
        after: """

        publish rows =
            count in usable where session = morning and arm = left and pulse is present and day >= expected
            as 0 .. 168

        """
    )

    /// Whether the lines stand in the program around them.
    public var hasBase: Bool {
        if case .lines(let lines) = content { !lines.hasPrefix("assay ") && !lines.hasPrefix("algorithm \"Diary\"") } else { false }
    }

    /// The lines as they are shown; `nil` for a file that is made.
    public var lines: String? {
        if case .lines(let lines) = content { Self.withDigests(lines) } else { nil }
    }

    /// What is said in place of the lines of a file that is made.
    public var words: String? {
        if case .made(let made) = content { made.words } else { nil }
    }

    /// The whole file.
    public var bytes: [UInt8] {
        switch content {
        case .lines(let lines):
            Array((hasBase ? Self.base.before + Self.withDigests(lines) + Self.base.after : Self.withDigests(lines)).utf8)
        case .made(let made): made.bytes
        }
    }

    /// What the compiler says about it, in the order of the text.
    public var diagnostics: [Diagnostic] { said.diagnostics }

    /// The messages with a code as the command prints them.
    public func messages(_ code: String) -> String {
        let (source, diagnostics) = said
        let wanted = diagnostics.filter { $0.code == code }.prefix(1)
        return wanted.map { diagnostic in
            source.map { DiagnosticRenderer().render(diagnostic, in: $0) }
                ?? DiagnosticRenderer().render(diagnostic, fileName: Self.fileName)
        }.joined(separator: "\n")
    }

    private static let fileName = "example.assay"

    private var said: (source: SourceFile?, diagnostics: [Diagnostic]) {
        do throws(Diagnostic) {
            let source = try SourceFile(name: Self.fileName, bytes: bytes)
            return (source, Compiler.check(source, modules: .shipped).diagnostics)
        } catch {
            return (nil, [error])
        }
    }

    // MARK: Modules

    /// The digests of modules, which change with the modules, put into their places.
    private static func withDigests(_ text: String) -> String {
        LibraryModule.all.reduce(text) { text, module in
            let mark = "{digest of \(module.name)}"
            guard text.contains(mark), let digest = ModuleLibrary.shipped.digest(of: module.name) else { return text }
            return text.replacing(mark, with: digest.hexadecimal)
        }
    }
}

extension SampleProgram.Made {
    fileprivate var bytes: [UInt8] {
        let base = SampleProgram.base
        func around(_ lines: String) -> [UInt8] { Array((base.before + lines + base.after).utf8) }
        switch self {
        case .latin1: return Array("assay 1\n// Gr".utf8) + [0xf6] + Array("sse\n".utf8)
        case .toolong: return [UInt8](repeating: 0x20, count: SourceFile.maximumByteCount + 1)
        case .nul: return Array("assay 1\n".utf8).flatMap { [$0, 0] }
        case .empty: return []
        case .deep: return around("let a = " + String(repeating: "(", count: 60) + "1" + String(repeating: ")", count: 60) + "\n")
        case .manyfaults: return around(String(repeating: "let a = 1 == 2\n", count: 200))
        case .deepcalls:
            let functions = (1...20).map { "function f\($0)(a: number) = f\($0 - 1)(a)\n" }.joined()
            return around("function f0(a: number) = a + 1\n" + functions + "require f20(expected) > 0\n")
        }
    }
}
