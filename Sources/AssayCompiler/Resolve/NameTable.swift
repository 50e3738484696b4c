// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// What a name of the file stands for.
enum Entity: Hashable, Sendable {
    case data(Int)
    case parameter(Int)
    case rule(Int)
    case function(Int)
    case module
    /// A parameter of the function at hand.
    case argument(Int)
    /// A `let` of the function at hand.
    case local(Int)
    /// A `let`; the index counts values and sets of rows together.
    case definition(Int)
    case output
    case field
    case label

    /// With an article, for a sentence.
    var phrase: String {
        switch self {
        case .data: "a data set"
        case .parameter: "a parameter"
        case .rule: "a rule"
        case .function: "a function"
        case .module: "a module"
        case .argument: "a parameter of the function"
        case .local: "a `let`"
        case .definition: "a `let`"
        case .output: "an output"
        case .field: "a field"
        case .label: "a label"
        }
    }
}

/// The names of a file. A name belongs to one thing; only fields may share a name with fields, and labels with labels.
struct NameTable {
    struct Entry {
        let entity: Entity
        let span: Span
    }

    private(set) var entries: [String: Entry] = [:]
    /// Names that the file declares, those to come included.
    private var declared: [String: Span] = [:]

    init(_ declarations: [DeclarationSyntax]) {
        for case let name? in declarations.map(\.name) where declared[name.text] == nil { declared[name.text] = name.span }
    }

    /// The names that a function knows: the functions before it.
    init(functionsOf other: NameTable) {
        entries = other.entries.filter { if case .function = $0.value.entity { true } else { false } }
    }

    subscript(_ name: String) -> Entry? { entries[name] }

    /// Where a name that is not known yet is declared further down.
    func laterDeclaration(of name: String) -> Span? { entries[name] == nil ? declared[name] : nil }

    /// Takes a name in; the entry that already has it, if that is something else.
    mutating func declare(_ name: NameSyntax, _ entity: Entity) -> Entry? {
        if let owner = entries[name.text] {
            return owner.entity == entity && (entity == .field || entity == .label) ? nil : owner
        }
        entries[name.text] = Entry(entity: entity, span: name.span)
        return nil
    }

    /// The names that may stand for a value.
    var names: [String] { entries.filter { $0.value.entity != .field && $0.value.entity != .output }.map(\.key) }
}
