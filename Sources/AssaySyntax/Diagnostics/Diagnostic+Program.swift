// SPDX-License-Identifier: Apache-2.0

/// Wordings for faults at the head of the file and between declarations.
extension Diagnostic {
    static func emptyFile(_ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.emptyFile, at: span.before, "the file holds no program",
            fix: Fix("start with `assay 1`, then `algorithm \"…\"`; `assay new` writes a first program for you"))
    }

    static func table(_ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.missingEdition, at: span.before, "this is a table of data, not a program",
            notes: ["a program starts with `assay 1`"],
            fix: Fix("give the program here, a file that ends with .assay; `assay run` takes the table with `--data`"))
    }

    static func missingEdition(_ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.missingEdition, at: place, "the file does not start with its edition",
            notes: ["the edition fixes what the program means, also in later releases"],
            fix: .replace(place, by: "assay \(newestEdition)\n", "put `assay \(newestEdition)` on the first line"))
    }

    private static let newestEdition = EditionSyntax.known.max() ?? 1

    static func unreadableEdition(found: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.unknownEdition, at: place, "expected the number of the edition after `assay`, found \(found)",
            fix: Fix("write `assay \(newestEdition)`"))
    }

    static func unknownEdition(_ number: Int, _ span: Span) -> Diagnostic {
        let known = EditionSyntax.known.map(String.init).joined(separator: ", ")
        return Diagnostic(
            StructureCode.unknownEdition, at: span, "this release does not know edition \(number)",
            notes: ["it knows edition \(known)"],
            fix: .replace(span, by: "\(newestEdition)", "write `assay \(newestEdition)`, or install a release that knows edition \(number)")
        )
    }

    static func missingAlgorithm(_ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.missingAlgorithm, at: place, "the second line does not give the algorithm's title",
            fix: .replace(place, by: "\nalgorithm \"Title\"", "put `algorithm \"Title\"` after the edition"))
    }

    static func unquotedTitle(found: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.badTitle, at: place, "expected the title in double quotes after `algorithm`, found \(found)",
            fix: Fix("write `algorithm \"Title\"`"))
    }

    static func emptyTitle(_ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.badTitle, at: span, "the title is empty",
            fix: Fix("say in a few words what the algorithm scores; both sides will see it"))
    }

    static func longTitle(_ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.badTitle, at: span, "the title is longer than \(AlgorithmSyntax.maximumTitleLength) characters",
            fix: Fix("shorten it; a comment may say more"))
    }

    static func misplacedHead(_ word: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.misplacedHead, at: span, "`\(word)` stands once, at the head of the file",
            notes: ["a file starts with `assay 1`, then `algorithm \"…\"`, then its declarations"],
            fix: Fix("remove this line, or move it to the head of the file"))
    }

    private static let declarationWords =
        "`record`, `data`, `param`, `rule`, `let`, `require` or `publish`, or, with a title, `test` or `property`"

    static func expectedDeclaration(_ word: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.expectedDeclaration, at: span, "`\(word)` does not start a declaration",
            notes: ["a declaration starts with \(declarationWords)"],
            fix: Fix("start with one of these words, or join the line to the one before"))
    }

    static func misspeltDeclaration(_ word: String, meant: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.expectedDeclaration, at: span, "`\(word)` does not start a declaration",
            notes: ["a declaration starts with \(declarationWords)"],
            fix: .replace(span, by: meant, "did you mean `\(meant)`?"))
    }

    static func missingLet(_ name: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.missingLet, at: span, "a named value starts with `let`",
            fix: .replace(span.before, by: "let ", "write `let \(name) = …`"))
    }

    static func unexpectedSign(_ sign: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.leftover, at: span, "`\(sign)` cannot stand here: the declaration is complete without it",
            notes: sign == "," ? ["a comma stands between the values of a call only; decimals are written with a point"] : [],
            fix: Fix("remove it, or complete what it belongs to"))
    }

    static func unexpectedWord(_ word: String, _ span: Span) -> Diagnostic {
        let startsDeclaration = Words.declarations.contains(word)
        return Diagnostic(
            StructureCode.leftover, at: span, "`\(word)` cannot stand here",
            fix: Fix(startsDeclaration ? "start the next declaration with `\(word) NAME`" : "remove it, or complete what it belongs to"))
    }

    static func unclosed(_ sign: String, _ opener: Span, at place: Span) -> Diagnostic {
        let closing = sign == "(" ? ")" : sign == "[" ? "]" : "}"
        return Diagnostic(
            StructureCode.unclosed, at: place, "expected `\(closing)`", notes: [Note("this `\(sign)` is not closed", at: opener)],
            fix: .replace(place.before, by: closing, "put `\(closing)` here"))
    }

    static func unopened(_ sign: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.unopened, at: span, "`\(sign)` closes nothing", fix: .replace(span, by: "", "remove it, or open it earlier"))
    }
}
