// SPDX-License-Identifier: Apache-2.0

/// The words of the language. All but the reserved ones are names wherever the grammar expects a name.
public enum Words {
    /// Words that cannot be names, because they join or start expressions.
    public static let reserved: Set<String> = [
        "and", "or", "not", "in", "of", "is", "where", "when", "else", "otherwise", "rounded", "as", "count", "present", "missing",
    ]

    /// Words that start a declaration.
    public static let declarations: Set<String> = ["record", "data", "param", "rule", "let", "require", "publish"]

    /// Words that start a line at the head of the file.
    static let heads: Set<String> = ["assay", "algorithm"]

    /// Words that stand between two parts of an expression.
    static let infix: Set<String> = ["and", "or", "in", "of", "is", "where", "else", "otherwise", "rounded", "as"]

    /// The functions; the compiler knows how many values each takes.
    public static let functions: Set<String> = ["abs", "min", "max"]

    /// The words of aggregations.
    public static let verbs = Set(AggregationSyntax.Verb.allCases.map(\.rawValue))

    /// Words of later editions, which start a declaration there.
    static let future: Set<String> = ["import", "test", "property"]
}
