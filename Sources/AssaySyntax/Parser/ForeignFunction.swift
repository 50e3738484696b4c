// SPDX-License-Identifier: Apache-2.0

/// What there is in place of a function that other languages have.
public enum ForeignFunction {
    /// For a sentence that begins "there is no function …"; `nil` for a name that is nobody's.
    public static func advice(for name: String) -> String? {
        let word = name.lowercased()
        if let verb = ForeignWord.verbs[word], verb != "count" { return "write `\(verb) of SOMETHING in ROWS`" }
        return advice[word] ?? (ForeignWord.statistics.contains(word) ? "rows can be asked for \(verbs)" : nil)
    }

    private static let verbs = AggregationSyntax.Verb.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")

    private static let advice = [
        "root": "write `sqrt(x) rounded half up to 2 decimals`", "square": "multiply: `x * x`", "pow": "multiply: `x * x`",
        "power": "multiply: `x * x`", "floor": "write `x rounded down`", "ceil": "write `x rounded up`",
        "ceiling": "write `x rounded up`", "trunc": "write `x rounded down`", "int": "write `x rounded down`",
        "sign": "write `when x < 0: -1 else 1`", "clamp": "write `min(max(x, lower), upper)`", "len": "write `count in ROWS`",
        "length": "write `count in ROWS`", "exp": steps, "log": steps, "ln": steps, "log10": steps, "log2": steps, "sin": steps,
        "cos": steps, "tan": steps, "mod": "write `remainder(x, 10)`",
        "isnull": "write `x is missing`", "isna": "write `x is missing`", "coalesce": "write `x otherwise 0`",
    ]

    private static let steps = "say in steps what it gives: `when x < 10: 1 else when x < 100: 2 else 3`"
}
