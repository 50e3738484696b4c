// SPDX-License-Identifier: Apache-2.0

/// A JSON document as its grammar gives it (RFC 8259): numbers stay text, so nothing is rounded.
///
/// Foundation's decoder cannot be used for keys and proofs: it silently keeps one of two members that have the same name,
/// so two readers of one file could see two different keys. ``JSONParser`` refuses such a file.
enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// What a person calls this kind of value.
    var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
