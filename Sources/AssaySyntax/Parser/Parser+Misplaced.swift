// SPDX-License-Identifier: Apache-2.0

/// What stands where a declaration should: the parser says what is probably meant, and goes on.
extension Parser {
    mutating func parseMisplaced(_ word: String) throws(Failure) -> DeclarationSyntax? {
        if previousEnd > 0, !token.isFirstOnLine { throw failure(leftover()) }
        if Words.heads.contains(word) { throw failure(.misplacedHead(word, token.span)) }
        if !word.isEmpty, following.isSymbol(.equal), !Words.reserved.contains(word) { return .let(try parseLetWithoutLet()) }
        if let meant = meantBlock(word) ?? meantDeclaration(word) {
            report(.misspeltDeclaration(word, meant: meant, token.span))
            return try parseAs(meant)
        }
        throw failure(token.word == nil ? leftover() : .expectedDeclaration(word, token.span))
    }

    /// The declaration word that was probably meant.
    private func meantDeclaration(_ word: String) -> String? {
        guard following.word != nil else { return nil }
        return ForeignWord.declarations[word.lowercased()] ?? Suggestion.nearest(to: word, in: Words.declarations)
    }

    /// The word that was probably meant before the title of a test or property.
    private func meantBlock(_ word: String) -> String? {
        guard case .string = following.kind else { return nil }
        return ForeignWord.blocks[word.lowercased()] ?? Suggestion.nearest(to: word, in: Words.blocks)
    }

    private mutating func parseAs(_ word: String) throws(Failure) -> DeclarationSyntax {
        if Words.blocks.contains(word) { return word == "test" ? .test(try parseTestBlock()) : .property(try parsePropertyBlock()) }
        if let declaration = try parseKnown(word) { return declaration }
        return .let(try parseLet())
    }

    private mutating func parseLetWithoutLet() throws(Failure) -> LetSyntax {
        report(.missingLet(token.word ?? "", token.span))
        return try parseLetBody(from: token.span.start)
    }

    /// What to say about a token that goes on where a declaration has ended.
    private func leftover() -> Diagnostic {
        let text = source.quoted(token.span)
        switch token.kind {
        case .symbol(.rightParenthesis), .symbol(.rightBrace): return .unopened(text, token.span)
        case .symbol(.range): return .looseRange(token.span)
        case .symbol(.leftParenthesis), .number, .string: return .sideBySide(text, token.span)
        case .symbol(let symbol): return .unexpectedSign(symbol.rawValue, token.span)
        case .name(let word): return leftover(word: word)
        case .endOfFile: return .expectedDeclaration("", token.span)
        }
    }

    private func leftover(word: String) -> Diagnostic {
        switch word {
        case "otherwise", "rounded": .clauseAfterCondition(word, token.span)
        case "else": .looseElse(token.span)
        case "as": .looseAs(token.span)
        case _ where Words.declarations.contains(word) || Words.reserved.contains(word): .unexpectedWord(word, token.span)
        default: .sideBySide(word, token.span)
        }
    }
}

/// Words of other languages, and what they stand for here.
enum ForeignWord {
    static let declarations: [String: String] = [
        "const": "let", "var": "let", "set": "let", "define": "let", "def": "function", "func": "function", "fn": "function",
        "struct": "record", "table": "data", "type": "record", "input": "param", "parameter": "param", "constant": "let",
        "output": "publish", "return": "publish", "print": "publish", "emit": "publish", "result": "publish", "export": "publish",
        "assert": "require", "ensure": "require", "check": "require",
    ]

    static let blocks: [String: String] = [
        "example": "test", "case": "test", "testcase": "test", "invariant": "property", "law": "property", "prop": "property",
    ]

    /// Names of value types elsewhere; here a field states its range.
    static let types: Set<String> = [
        "int", "integer", "number", "float", "double", "decimal", "real", "bool", "boolean", "string", "text", "date", "time", "uint",
        "percent", "percentage", "field",
    ]

    /// Words for what the verbs do.
    static let verbs: [String: String] = [
        "average": "mean", "avg": "mean", "total": "sum", "number": "count", "minimum": "min", "maximum": "max", "smallest": "min",
        "largest": "max", "lowest": "min", "highest": "max", "fraction": "share", "proportion": "share", "percentage": "share",
        "percent": "share", "some": "any", "exists": "any", "every": "all", "each": "all", "med": "median", "var": "variance",
        "deviation": "standard deviation", "stddev": "standard deviation", "stdev": "standard deviation", "std": "standard deviation",
        "sd": "standard deviation", "trend": "slope", "streak": "longest run",
    ]

    /// Statistics that the language does not have. However near its name is to that of a verb, none stands for another.
    static let statistics: Set<String> = [
        "mode", "mid", "midrange", "range", "spread", "sem", "rms", "cv", "quantile", "quartile", "iqr", "product", "prod", "first",
        "last", "geomean", "skew", "kurtosis", "covariance", "entropy",
    ]

    /// Words that stand after a number, and are no units.
    static let notUnits: Set<String> = [
        "then", "elif", "elseif", "elsif", "optional", "nullable", "against", "with", "by", "give", "expect",
    ]

    /// Words that people write where `in` stands before the rows.
    static let prepositions: Set<String> = ["from", "over", "for", "within", "among", "on", "across", "inside"]
}
