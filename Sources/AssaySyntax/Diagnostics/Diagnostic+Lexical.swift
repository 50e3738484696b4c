// SPDX-License-Identifier: Apache-2.0

/// Wordings for faults in the file's bytes, characters and numbers.
extension Diagnostic {
    static func notUTF8(offset: Int, line: Int) -> Diagnostic {
        Diagnostic(
            LexicalCode.notUTF8, at: Span(offset, offset + 1), "line \(line) holds a byte that is not UTF-8 text (byte \(offset) of the file)",
            fix: Fix("save the file as UTF-8 in your editor"))
    }

    static func fileTooLong(byteCount: Int) -> Diagnostic {
        Diagnostic(
            LexicalCode.fileTooLong, at: Span(at: 0),
            "the file has \(byteCount) bytes; a program has at most \(SourceFile.maximumByteCount)",
            fix: Fix("check that this is the program and not the data file"))
    }

    static func nulByte(offset: Int, line: Int) -> Diagnostic {
        Diagnostic(
            LexicalCode.controlCharacter, at: Span(offset, offset + 1), "line \(line) holds a NUL byte (byte \(offset) of the file)",
            fix: Fix("save the file as plain UTF-8 text in your editor"))
    }
}
