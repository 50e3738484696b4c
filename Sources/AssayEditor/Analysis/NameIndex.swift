// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Every name of a file with all places where it stands: what an editor follows, shows and renames.
///
/// Made from the tree, so that it is there for programs with errors, too. The rules are those of the compiler's resolver: a name
/// belongs to one thing, fields to their record, and a function knows its own names and functions only. Names that mean nothing are
/// left out; about those the compiler has a message.
struct NameIndex: Hashable, Sendable {
    /// What a name stands for.
    enum Kind: Hashable, Sendable {
        case record, field, data, parameter, rule, row, function, argument, local, value, rows, output, label, module
    }

    struct Symbol: Hashable, Sendable {
        let name: String
        let kind: Kind
        /// Where the name stands in its declaration.
        let nameSpan: Span
        /// The whole declaration; for a label or row what it is declared in.
        let declaration: Span
        /// The record of a field, the function of an argument or local, the rule of a row, the choice of a label, by number.
        let owner: Int?
    }

    struct Occurrence: Hashable, Sendable {
        let span: Span
        /// The number of the symbol.
        let symbol: Int
        let isDeclaration: Bool
    }

    /// A use of something that another file declares.
    struct External: Hashable, Sendable {
        let span: Span
        let module: String
        /// `nil` for the module itself.
        let function: String?
    }

    var symbols: [Symbol] = []
    /// In source order.
    var occurrences: [Occurrence] = []
    var externals: [External] = []
    /// Labels of several choices that stand somewhere where the text does not tell which choice is meant.
    var unclearLabels: Set<String> = []
    /// The record that the rows of a data set or `let` are of.
    var recordOfRows: [Int: Int] = [:]

    private init() {}

    /// An index without names.
    static let none = NameIndex()

    init(_ tree: SyntaxTree, module: @escaping (ImportSyntax) -> SyntaxTree? = { _ in nil }) {
        var builder = NameIndexBuilder(tree, module)
        builder.run()
        symbols = builder.symbols
        recordOfRows = builder.records
        externals = builder.externals
        unclearLabels = builder.unclearLabels
        occurrences = builder.occurrences.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    }

    /// The name at a place, also right behind its last letter.
    func occurrence(at offset: Int) -> Occurrence? {
        occurrences.first { $0.span.start <= offset && offset < $0.span.end } ?? occurrences.first { $0.span.end == offset }
    }

    func external(at offset: Int) -> External? {
        externals.first { $0.span.start <= offset && offset <= $0.span.end }
    }

    /// All places of a symbol.
    func places(of symbol: Int) -> [Occurrence] { occurrences.filter { $0.symbol == symbol } }

    /// The fields of a record, in order.
    func fields(of record: Int) -> [Symbol] { symbols.filter { $0.kind == .field && $0.owner == record } }
}

extension NameIndex.Kind {
    /// For a sentence, without an article.
    var phrase: String {
        switch self {
        case .record: "record"
        case .field: "field"
        case .data: "data"
        case .parameter: "param"
        case .rule: "rule"
        case .row: "row of the rule"
        case .function: "function"
        case .argument: "parameter of the function"
        case .local, .value, .rows: "let"
        case .output: "publish"
        case .label: "label"
        case .module: "module"
        }
    }

    /// Whether its name is known in one function or rule only.
    var isLocal: Bool { self == .row || self == .argument || self == .local }
}
