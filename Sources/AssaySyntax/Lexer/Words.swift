// SPDX-License-Identifier: Apache-2.0

/// The words of the language. All but the reserved ones are names wherever the grammar expects a name.
public enum Words {
    /// Words that cannot be names, because they join or start expressions.
    public static let reserved: Set<String> = [
        "and", "or", "not", "in", "of", "is", "where", "when", "else", "otherwise", "rounded", "as", "count", "present", "missing",
        "previous", "consecutive",
    ]

    /// Words that start a declaration.
    public static let declarations: Set<String> = ["import", "record", "data", "param", "rule", "function", "let", "require", "publish"]

    /// Words that are followed by an expression where they start a line.
    static let openers: Set<String> = ["require", "give"]

    /// Words that start a line after an expression: what one of them follows is a name.
    static let lineStarts = declarations.union(blocks).union(openers).union(["expect"])

    /// Words that are no names where they join two parts of an expression.
    static let joints = Set(AggregationSyntax.Verb.allCases.compactMap(\.joint)).union(["by"])

    /// Words that start a line at the head of the file.
    static let heads: Set<String> = ["assay", "algorithm", "module"]

    /// Words that stand between two parts of an expression.
    static let infix: Set<String> = ["and", "or", "in", "of", "is", "where", "else", "otherwise", "rounded", "as"]

    /// The functions; the compiler knows how many values each takes.
    public static let functions: Set<String> = ["abs", "min", "max", "sqrt", "remainder"]

    /// Words before a parenthesis that holds more than values.
    public static let forms: Set<String> = ["curve", "table", "bands", "weighted"]

    /// The words of aggregations.
    public static let verbs = Set(AggregationSyntax.Verb.allCases.map(\.rawValue))

    /// Whether the word calls something that the language has by itself, so that no rule or function can be called so.
    static func isBuiltIn(_ word: String) -> Bool {
        verbs.contains(word) || functions.contains(word) || forms.contains(word)
    }

    /// Words that start a declaration where a title follows them: what tries the program, and is no part of its circuit.
    public static let blocks: Set<String> = ["test", "property"]
}
