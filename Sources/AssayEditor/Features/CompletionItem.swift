// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// One thing that could be written at a place.
struct CompletionItem: Hashable, Sendable {
    /// Kinds as the protocol numbers them.
    enum Kind: Int, Hashable, Sendable {
        case function = 3
        case field = 5
        case variable = 6
        case module = 9
        case keyword = 14
        case label = 20
        case constant = 21
        case record = 22
    }

    let label: String
    let kind: Kind
    /// Beside the label.
    var detail = ""
    var documentation = ""
    /// What is put in, in the protocol's form of snippets; `nil` for the label.
    var snippet: String?
    /// Lower ones stand first.
    var rank = 5

    func json(withSnippets: Bool, _ markup: Markup) -> JSON {
        var members: [String: JSON] = [
            "label": .string(label), "kind": .integer(kind.rawValue), "sortText": .string("\(rank)\(label)"),
        ]
        if !detail.isEmpty { members["detail"] = .string(detail) }
        if !documentation.isEmpty { members["documentation"] = markup.json([documentation]) }
        if let snippet {
            members["insertText"] = .string(withSnippets ? snippet : Self.plain(snippet))
            members["insertTextFormat"] = withSnippets ? 2 : 1
        }
        return .object(members)
    }

    /// A snippet without its stops: `share of ${1:CONDITION} in ${2:ROWS}` is `share of CONDITION in ROWS`.
    static func plain(_ snippet: String) -> String {
        snippet.replacing(#/\$\{\d+:([^}]*)\}|\$\d+/#) { $0.1.map(String.init) ?? "" }
    }
}
