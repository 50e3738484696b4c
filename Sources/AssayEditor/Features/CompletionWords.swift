// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Words of the language with what is written around them.
enum CompletionWords {
    /// Words that start a declaration or the head of the file.
    static let starts = Words.declarations.union(Words.blocks).union(["assay", "algorithm", "module", "give"])

    /// What a line ends with that goes on in the next one.
    static let goesOn: Set<String> = [
        "=", "(", ",", "+", "-", "*", "/", "<", "<=", ">", ">=", "!=", "and", "or", "not", "of", "in", "where", "when", "else", ":",
        "otherwise",
        "->", "..", "by", "every",
    ]

    static let declarations = [
        word("let", "let ${1:name} = $0"), word("rule", "rule ${1:name}(${2:r}) = $0"),
        word("publish", "publish ${1:name} = ${2:value} as ${3:0 .. 100}"), word("require", "require $0"),
        word("param", "param ${1:name}: ${2:0 .. 100}"), word("data", "data ${1:readings}: at most ${2:168} of ${3:Reading}"),
        word("record", "record ${1:Reading} {\n    ${2:field}: ${3:0 .. 100}\n}"),
        word("function", "function ${1:name}(${2:readings}: rows, ${3:value}: number in ${2:readings}) = $0"), word("import", "import $0"),
        word("give", "give $0"),
        word("test", "test \"${1:what is tried}\" {\n    ${2:readings} = []\n    expect ${3:score} = $0\n}"),
        word("property", "property \"${1:what does not matter}\" {\n    shuffle ${2:readings}\n    expect same ${3:score}\n}$0"),
    ]

    static let expressions =
        verbs + functions + list(["otherwise", "rounded", "where", "and", "or", "not", "in", "is", "as", "else", "by"])
        + [word("when", "when ${1:condition}: ${2:value} else ${3:value}"), word("consecutive", "consecutive ${1:rows}")]

    /// What starts a line of a property.
    static let changes = [
        word("shuffle", "shuffle ${1:readings}"), word("change", "change ${1:field} of ${2:readings}"),
        word("raise", "raise ${1:field} of ${2:readings}"), word("lower", "lower ${1:field} of ${2:readings}"),
        word("add a row to", "add a row to ${1:readings}"), word("remove a row of", "remove a row of ${1:readings}"),
        word("repeat a row of", "repeat a row of ${1:readings}"),
    ]

    static let expect = [word("expect", "expect $0")]

    static let beforeRows = [word("consecutive", "consecutive ${1:rows}")]

    private static let verbs = AggregationSyntax.Verb.allCases.map { verb in
        switch verb {
        case .count: word("count", "count in ${1:rows}")
        case .percentile: word("percentile", "percentile ${1:90} of ${2:value} in ${3:rows}")
        case .row: word("row", "row ${1:1} of ${2:value} in ${3:data} otherwise ${4:0}")
        case .slope: word("slope", "slope of ${1:value} against ${2:other} in ${3:rows}")
        case .correlation: word("correlation", "correlation of ${1:value} with ${2:other} in ${3:rows} rounded half up to ${4:2} decimals")
        case .standardDeviation: word(verb.rawValue, "standard deviation of ${1:value} in ${2:rows} rounded half up to ${3:1} decimals")
        case .share, .any, .all, .longestRun: word(verb.rawValue, "\(verb.rawValue) of ${1:condition} in ${2:rows}")
        default: word(verb.rawValue, "\(verb.rawValue) of ${1:value} in ${2:rows}")
        }
    }

    private static let functions = [
        call("abs", "abs(${1:value})"), call("min", "min(${1:a}, ${2:b})"), call("max", "max(${1:a}, ${2:b})"),
        call("sqrt", "sqrt(${1:value}) rounded half up to ${2:1} decimals"), call("remainder", "remainder(${1:value}, ${2:10})"),
        call("curve", "curve(${1:value}: ${2:5} -> ${3:100%}, ${4:20} -> ${5:0%})"),
        call("table", "table(${1:value}: ${2:morning} -> ${3:1}, ${4:evening} -> ${5:2})"),
        call("bands", "bands(${1:score}: ${2:good} from ${3:80}, ${4:poor} below)"),
        call("weighted", "weighted(${1:60}: ${2:part}, ${3:40}: ${4:part})"),
    ]

    static func list(_ words: [String]) -> [CompletionItem] { words.map { word($0, nil) } }

    private static func word(_ word: String, _ snippet: String?) -> CompletionItem {
        CompletionItem(label: word, kind: .keyword, documentation: WordDocumentation.all[word] ?? "", snippet: snippet, rank: 4)
    }

    private static func call(_ word: String, _ snippet: String) -> CompletionItem {
        CompletionItem(label: word, kind: .function, documentation: WordDocumentation.all[word] ?? "", snippet: snippet, rank: 4)
    }
}
