// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// Members of documents of other people's making, in which others may stand that we do not know.
extension JSON {
    /// The member `key` of an object; `nil` when there is none or this is no object.
    subscript(key: String) -> JSON? {
        guard case .object(let members) = self, let index = members.index(spelled: key) else { return nil }
        return members[index].value
    }

    var text: String? { if case .string(let text) = self { text } else { nil } }

    /// The number as it is written.
    var numeral: String? {
        switch self {
        case .integer(let number): String(number)
        case .decimal(let text): text
        default: nil
        }
    }

    /// The elements of an array, none for anything else.
    var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }

    /// The value as a message may quote it.
    var shown: String {
        switch self {
        case .string(let text): text
        case .integer, .decimal: numeral ?? ""
        case .bool(let flag): flag ? "true" : "false"
        case .null, .array, .object: kind
        }
    }
}
