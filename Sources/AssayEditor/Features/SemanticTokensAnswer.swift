// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import AssaySyntax

/// What each word of the text is, for its colour.
struct SemanticTokensAnswer {
    let analysis: Analysis

    /// The types in the order of their numbers.
    static let types = [
        "keyword", "type", "property", "variable", "parameter", "function", "enumMember", "namespace", "number", "string", "comment",
        "operator",
    ]

    static var legend: JSON { ["tokenTypes": .array(types.map { .string($0) }), "tokenModifiers": ["declaration", "readonly"]] }

    /// Five numbers a token: lines and characters since the token before, length, type, modifiers.
    var json: JSON {
        guard let source = analysis.source else { return ["data": []] }
        var data: [JSON] = []
        var last = TextPosition(line: 0, character: 0)
        let occurrences = Dictionary(analysis.names.occurrences.map { ($0.span.start, $0) }) { first, _ in first }
        for token in source.tokens {
            for (span, type, isDeclaration) in parts(of: token, occurrences[token.span.start], source) {
                let range = analysis.lines.range(of: span)
                let line = range.start.line - last.line
                let character = range.start.character - (line == 0 ? last.character : 0)
                let length = range.end.character - range.start.character
                data += [line, character, length, type, isDeclaration ? 1 : 0].map { .integer($0) }
                last = range.start
            }
        }
        return ["data": .array(data)]
    }

    private func parts(
        of token: SourceToken, _ occurrence: NameIndex.Occurrence?, _ source: SourceFile
    ) -> [(span: Span, type: Int, isDeclaration: Bool)] {
        switch token.kind {
        case .comment: [(token.span, 10, false)]
        case .text: [(token.span, 9, false)]
        case .number: [(token.span, 8, false)]
        case .sign: Self.isOperator(source.text(token.span)) ? [(token.span, 11, false)] : []
        case .word: word(token, occurrence, source)
        }
    }

    private func word(
        _ token: SourceToken, _ occurrence: NameIndex.Occurrence?, _ source: SourceFile
    ) -> [(span: Span, type: Int, isDeclaration: Bool)] {
        if let occurrence { return [(token.span, Self.type(analysis.names.symbols[occurrence.symbol].kind), occurrence.isDeclaration)] }
        if let external = analysis.names.external(at: token.span.start) { return [(token.span, external.function == nil ? 7 : 5, false)] }
        let word = source.text(token.span)
        return Self.words.contains(word) ? [(token.span, Words.functions.contains(word) || Words.forms.contains(word) ? 5 : 0, false)] : []
    }

    private static let words = Words.reserved.union(Words.declarations).union(Words.functions).union(Words.forms)
        .union(Words.verbs.flatMap { $0.split(separator: " ").map(String.init) })
        .union([
            "assay", "algorithm", "module", "give", "at", "most", "strictly", "increasing", "by", "every", "half", "even", "up", "down",
            "to",
            "decimal", "decimals", "against", "with", "from", "below", "rows", "field", "number", "condition", "group", "key",
        ])

    private static func isOperator(_ sign: String) -> Bool {
        ["=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "->", "..", "|"].contains(sign)
    }

    private static func type(_ kind: NameIndex.Kind) -> Int {
        switch kind {
        case .record: 1
        case .field: 2
        case .data, .value, .rows, .local, .output: 3
        case .parameter, .argument, .row: 4
        case .rule, .function: 5
        case .label: 6
        case .module: 7
        }
    }
}
