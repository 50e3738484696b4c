// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayConstraints
internal import AssayFormats
internal import AssaySyntax
internal import AssayVerifier
internal import Foundation

/// A program file that the user named, and everything that there is to say about it.
struct ProgramFile {
    let source: SourceFile
    let diagnostics: [Diagnostic]
    /// `nil` when the program has errors.
    let program: CheckedProgram?

    /// Reads and checks; throws only when the file is no source at all.
    init(_ path: String, printAfter: (Pass, () -> String) -> Void = { _, _ in }) throws {
        source = try Self.source(path, Self.bytes(path))
        let result = Compiler.check(source, modules: ModuleFiles.library(for: path), printAfter: printAfter)
        diagnostics = result.diagnostics
        program = result.program
    }

    /// The bytes of a program; throws when they are too many for one, or those of another kind of file.
    static func bytes(_ path: String) throws -> [UInt8] {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try AtomicFile.read(path, limit: SourceFile.maximumByteCount)
        } catch {
            guard error.code == EFBIG else { throw error }
            throw CommandFailure.unusable("\(path): a program has at most \(SourceFile.maximumByteCount) bytes; this file has more")
        }
        if let mismatch = FileKind(bytes)?.mismatch(path, expected: .program) { throw CommandFailure.unusable(mismatch) }
        return bytes
    }

    static func source(_ path: String, _ bytes: [UInt8]) throws -> SourceFile {
        do throws(Diagnostic) {
            return try SourceFile(name: path, bytes: bytes)
        } catch {
            throw ProgramFailure(error, fileName: path)
        }
    }

    /// The program; throws when it has errors. Its warnings are for its author: see `checked`.
    func usable() throws -> CheckedProgram {
        guard let program else { throw ProgramFailure(diagnostics, in: source) }
        return program
    }

    /// The program, with its warnings on standard error.
    func checked() throws -> CheckedProgram {
        let program = try usable()
        if !diagnostics.isEmpty { Terminal.note(ProgramFailure(diagnostics, in: source).text) }
        return program
    }

    /// The diagnostics for scripts.
    var json: JSON { ProgramFailure(diagnostics, in: source).json }
}

/// What keeps a program from being used.
struct ProgramFailure: Error {
    private let reports: [DiagnosticReport]
    /// The diagnostics as people read them, with the lines of the source.
    let text: String

    init(_ diagnostics: [Diagnostic], in source: SourceFile) {
        reports = diagnostics.map { DiagnosticReport($0, in: source) }
        text = Self.renderer.render(diagnostics, in: source) + Self.more(about: diagnostics)
    }

    init(_ diagnostic: Diagnostic, fileName: String) {
        reports = [DiagnosticReport(diagnostic, fileName: fileName)]
        text = Self.renderer.render(diagnostic, fileName: fileName) + Self.more(about: [diagnostic])
    }

    /// Where one reads on: said once, whatever the number of messages, with the code of the first error.
    private static func more(about diagnostics: [Diagnostic]) -> String {
        guard let first = diagnostics.first(where: { $0.severity == .error }) ?? diagnostics.first else { return "" }
        return "more about \(Set(diagnostics.map(\.code)).count == 1 ? "it" : "each"): assay explain \(first.code)\n"
    }

    private static var renderer: DiagnosticRenderer { DiagnosticRenderer(usesColour: Terminal.errorsInColour) }

    /// The diagnostics for scripts.
    var json: JSON {
        guard let bytes = try? JSONEncoder().encode(reports), let json = try? JSON(parsing: Array(bytes)) else { return [] }
        return json
    }
}
