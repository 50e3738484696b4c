// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// What the text before a place asks for. Looks at words only, for the program is seldom complete while one types.
struct CompletionPlace {
    enum Kind: Hashable {
        case nothing, declaration, expression, record, rows, presence, mode, missing, kind, module
        case member(of: String)
        case block(BlockPlace)
    }

    private(set) var kind = Kind.expression
    /// Whether fields of a row have a meaning.
    private(set) var isInRows = false
    /// Names that could say which rows: those behind the place first.
    private(set) var rowNames: [String] = []
    /// What the rule around the place calls its row.
    private(set) var ruleRow: String?
    /// What has been typed of a module's name, up to its last point.
    private(set) var path = ""

    init(_ offset: Int, _ source: SourceFile) {
        let tokens = source.tokens
        let statement = Statement(tokens, offset, source)
        guard !statement.isInText else {
            kind = .nothing
            return
        }
        isInRows = statement.isInRows
        rowNames = statement.rowNames
        ruleRow = statement.ruleRow
        (kind, path) = statement.kind
    }

    /// The words of the declaration around a place.
    private struct Statement {
        /// Those before the word at the place.
        let before: [String]
        let after: [String]
        let isInText: Bool
        let startsLine: Bool
        /// Those of `before` that stand on the line of the place.
        let onLine: [String]

        init(_ tokens: [SourceToken], _ offset: Int, _ source: SourceFile) {
            let line = source.lineNumber(of: offset)
            isInText = tokens.contains { token in
                (token.kind == .text && token.span.start < offset && offset < token.span.end)
                    || (token.kind == .comment && token.span.start < offset && source.lineNumber(of: token.span.start) == line)
            }
            let code = tokens.filter { $0.kind != .comment }
            let typed = code.firstIndex { $0.span.end >= offset && $0.span.start < offset && $0.kind == .word }
            let here = typed ?? code.firstIndex { $0.span.start >= offset } ?? code.count
            let starts = { (token: SourceToken) in token.isFirstOnLine && CompletionWords.starts.contains(source.text(token.span)) }
            let first = code[..<here].lastIndex(where: starts) ?? 0
            let next = code[min(here + 1, code.count)...].firstIndex(where: starts) ?? code.count
            before = code[min(first, here)..<here].map { source.text($0.span) }
            after = code[min(here, next)..<next].dropFirst(typed == nil ? 0 : 1).map { source.text($0.span) }
            onLine = code[min(first, here)..<here].filter { source.lineNumber(of: $0.span.start) == line }.map { source.text($0.span) }
            let own = source.text(Span(source.line(line).start, typed.map { code[$0].span.start } ?? offset))
            startsLine = own.allSatisfy(\.isWhitespace)
        }

        var isInRows: Bool { before.contains("of") && before.first != "data" || before.contains("where") || before.contains("by") }

        /// The words behind `in` after the place, before it, and those before `where`.
        var rowNames: [String] {
            let behind = zip(after, after.dropFirst()).filter { $0.0 == "in" }.map(\.1)
            let ahead = zip(before, before.dropFirst()).filter { $0.0 == "in" || $0.1 == "where" }.flatMap { [$0.1, $0.0] }
            return behind + ahead.reversed()
        }

        /// The `r` of `rule NAME(r) =`.
        var ruleRow: String? { before.count > 3 && before[0] == "rule" && before[2] == "(" ? before[3] : nil }

        private var isInRecord: Bool { before.first == "record" && before.contains("{") && !before.contains("}") }

        var kind: (Kind, path: String) {
            if before.first == "import" { return importPlace }
            if let place = BlockPlace(before, onLine: onLine) { return place == .expression ? (.expression, "") : (.block(place), "") }
            switch before.last {
            case nil: return (.declaration, "")
            case ".": return (before.count > 1 ? .member(of: before[before.count - 2]) : .nothing, "")
            case "of" where before.first == "data": return (.record, "")
            case "is": return (.presence, "")
            case "rounded", "half": return (.mode, "")
            case "in", "consecutive": return (.rows, "")
            case "or" where isInRecord: return (.missing, "")
            case ":" where before.first == "function" && !before.contains("=") && !before.contains("{"): return (.kind, "")
            case ":" where before.first == "rule": return (.record, "")
            default: break
            }
            if isInRecord || CompletionWords.starts.contains(before.last ?? "") { return (.nothing, "") }
            if startsLine, !CompletionWords.goesOn.contains(before.last ?? "") { return (.declaration, "") }
            return (.expression, "")
        }

        private var importPlace: (Kind, path: String) {
            let path = before.dropFirst().prefix { $0 == "." || $0.first?.isLetter == true }
            guard path.count == before.count - 1, path.last == nil || path.last == "." else {
                return startsLine ? (.declaration, "") : (.nothing, "")
            }
            return (.module, path.joined())
        }
    }
}
