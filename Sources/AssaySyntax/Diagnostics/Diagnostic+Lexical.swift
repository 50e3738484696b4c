// SPDX-License-Identifier: Apache-2.0

/// Wordings for faults in the file's bytes and characters.
extension Diagnostic {
    static func notUTF8(offset: Int, line: Int) -> Diagnostic {
        Diagnostic(
            LexicalCode.notUTF8, at: Span(offset, offset + 1),
            "line \(line) holds a byte that is not UTF-8 text (byte \(offset) of the file)",
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
            LexicalCode.nulByte, at: Span(offset, offset + 1), "line \(line) holds a NUL byte (byte \(offset) of the file)",
            notes: ["text files hold no NUL; this may be another kind of file, or text in UTF-16"],
            fix: Fix("save the file as UTF-8 in your editor"))
    }

    static func unknownCharacter(_ scalar: Unicode.Scalar, _ span: Span) -> Diagnostic {
        Diagnostic(
            LexicalCode.unknownCharacter, at: span, "`\(Character(scalar))` means nothing here",
            notes: ["the signs of the language are { } ( ) : , | ^ . .. = != < <= > >= + - * / % and \""],
            fix: .replace(span, by: "", "remove it"))
    }

    static func typographicSign(_ scalar: Unicode.Scalar, _ replacement: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            LexicalCode.typographicSign, at: span, "`\(Character(scalar))` is a typographic sign that the language does not know",
            notes: ["word processors put it in place of what was typed"],
            fix: .replace(span, by: replacement, "write `\(replacement)`"))
    }

    static func foreignQuotes(_ span: Span, text: String) -> Diagnostic {
        Diagnostic(
            LexicalCode.typographicSign, at: span, "a text stands in straight double quotes",
            fix: .replace(span, by: "\"\(text)\"", "write \"\(text)\""))
    }

    static func invisibleCharacter(_ scalar: Unicode.Scalar, _ span: Span) -> Diagnostic {
        Diagnostic(
            LexicalCode.invisibleCharacter, at: span, "an invisible character (\(codePoint(scalar))) stands here",
            notes: ["it could make a reader see another program than the one that runs"],
            fix: .replace(span, by: "", "remove it"))
    }

    static func foreignSpace(_ scalar: Unicode.Scalar, _ span: Span, isOnly: Bool) -> Diagnostic {
        let name = scalar.properties.name.map { ", \($0.lowercased())" } ?? ""
        return Diagnostic(
            LexicalCode.invisibleCharacter, at: span, "this is not the plain space (\(codePoint(scalar))\(name))",
            notes: isOnly ? [] : ["the file has more of them; web pages and word processors put them in"],
            fix: isOnly ? .replace(span, by: " ", "write a plain space") : Fix("replace them all by plain spaces"))
    }

    private static func codePoint(_ scalar: Unicode.Scalar) -> String {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    }

    static func foreignDigits(_ text: String, _ plain: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            LexicalCode.malformedNumber, at: span, "`\(text)` has other digits than 0 to 9",
            notes: ["full-width digits and those of other scripts look alike and are not"],
            fix: .replace(span, by: plain, "write `\(plain)`"))
    }

    static func unclosedString(_ span: Span) -> Diagnostic {
        Diagnostic(
            LexicalCode.unclosedString, at: span, "the closing quote is missing",
            notes: ["a text starts and ends on the same line"],
            fix: .replace(span.after, by: "\"", "put `\"` at the end of the text"))
    }

    static func nameTooLong(_ span: Span) -> Diagnostic {
        Diagnostic(
            LexicalCode.nameTooLong, at: span, "the name has \(span.length) characters; a name has at most \(Lexer.maximumNameLength)",
            fix: Fix("choose a shorter name"))
    }

    static func foreignLetters(_ text: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            LexicalCode.badName, at: span, "`\(text)` has letters that a name cannot have",
            notes: ["names are made of the letters a-z and A-Z, digits and _, so that they look the same everywhere"],
            fix: Fix("spell the name with those; comments and the title may use any letters"))
    }

    static func leadingUnderscore(_ text: String, _ span: Span) -> Diagnostic {
        let trimmed = String(text.drop { $0 == "_" })
        let isName = trimmed.first?.isLetter == true
        return Diagnostic(
            LexicalCode.badName, at: span, "`\(text)` does not start with a letter",
            fix: isName ? .replace(span, by: trimmed, "write `\(trimmed)`") : Fix("start the name with a letter"))
    }

    static func foreignSign(_ sign: String, _ span: Span) -> Diagnostic {
        guard let advice = ForeignSign.advice[sign] else { return unknownCharacter(sign.unicodeScalars.first ?? "?", span) }
        let fix = advice.replacement.map { Fix.replace(span, by: $0, advice.help) } ?? Fix(advice.help)
        return Diagnostic(LexicalCode.foreignSign, at: span, "`\(sign)` is not a sign of this language", notes: advice.notes, fix: fix)
    }

    static func foreignComment(_ sign: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            LexicalCode.foreignComment, at: span, "a comment does not start with `\(sign)`",
            notes: sign == "/*" ? ["a comment goes to the end of its line; there are none over several lines"] : [],
            fix: .replace(span, by: "//", "write `//`"))
    }
}

/// What to say about signs that people bring from other languages.
enum ForeignSign {
    struct Advice {
        let replacement: String?
        let help: String
        let notes: [Diagnostic.Note]

        init(_ replacement: String?, _ help: String, _ notes: Diagnostic.Note...) {
            self.replacement = replacement
            self.help = help
            self.notes = notes
        }
    }

    static let advice: [String: Advice] = [
        "==": Advice("=", "write `=` to compare"),
        "===": Advice("=", "write `=` to compare"),
        "!==": Advice("!=", "write `!=` for not equal"),
        "<>": Advice("!=", "write `!=` for not equal"),
        "/=": Advice("!=", "write `!=` for not equal", "a name is given its value once; nothing is divided in place"),
        "=>": Advice(">=", "write `>=` for at least"),
        "=<": Advice("<=", "write `<=` for at most"),
        "&&": Advice("and", "write `and`"),
        "&": Advice("and", "write `and`"),
        "||": Advice("or", "write `or`"),
        "!": Advice("not ", "write `not`"),
        "~": Advice("not ", "write `not`"),
        "**": Advice("*", "multiply: `x * x`", "there are no powers of values, only of units"),
        ":=": Advice("=", "write `=`"),
        "+=": Advice("=", "give the sum a new name: `let total = …`", "a name is given its value once"),
        "-=": Advice("=", "give the difference a new name: `let rest = …`", "a name is given its value once"),
        "*=": Advice("=", "give the product a new name: `let product = …`", "a name is given its value once"),
        "->": Advice(nil, "write `:` between a condition and its value"),
        "...": Advice("..", "write a range with two points: `60 .. 260`"),
        "..<": Advice("..", "write `..`", "a range contains both its ends"),
        "..=": Advice("..", "write `..`", "a range contains both its ends"),
        ";": Advice("", "remove it", "declarations need nothing between them"),
        "%": Advice(nil, "write a percentage as `5%`, the sign directly after the number", "there is no remainder operator"),
        "?": Advice(nil, "a field that may be empty ends with `or missing`; choose with `when … : … else …`"),
        "[": Advice(nil, "write a range as `60 .. 260`; group with `( )`"),
        "]": Advice(nil, "write a range as `60 .. 260`; group with `( )`"),
    ]
}
