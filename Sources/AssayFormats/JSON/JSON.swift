// SPDX-License-Identifier: Apache-2.0

/// A JSON value of the kind that Assay's artefacts use: numbers are whole and no larger than ±(2⁵³ − 1).
///
/// Decimals and field elements are written as strings, so no reader can lose a digit. Within that limit the canonical form
/// of RFC 8785 needs no floating-point arithmetic.
///
/// Foundation's readers are not used: they keep one of two equal keys without a word, accept numbers that lose precision,
/// and say little about the place of a fault (`docs/third-party.md`). A digest over a document that two readers understand
/// differently is worthless.
public enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    /// Any other number, digit for digit as it was written. Only what ``JSONElements`` reads has such numbers: no document of our own does.
    case decimal(String)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    /// The integers that every JSON reader keeps exactly (I-JSON, RFC 7493, section 2.2).
    public static let exactIntegers = -9_007_199_254_740_991...9_007_199_254_740_991

    /// What kind of value this is, for messages.
    public var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer, .decimal: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
}

extension [String: JSON] {
    /// Where the member stands whose key has exactly these code points.
    ///
    /// Equality of `String` is that of Unicode's canonical equivalence, under which the sign of the kelvin (U+212A) is a K: a
    /// document would have a second spelling.
    public func index(spelled key: String) -> Index? {
        guard let index = index(forKey: key), self[index].key.isSpelled(like: key) else { return nil }
        return index
    }
}

/// What other people's documents hold, of which we know a part.
extension JSON {
    /// The member `key` of an object; `nil` when there is none or this is no object.
    public subscript(key: String) -> JSON? {
        guard case .object(let members) = self, let index = members.index(spelled: key) else { return nil }
        return members[index].value
    }

    public var text: String? { if case .string(let text) = self { text } else { nil } }

    /// The members of an object, none for anything else.
    public var members: [String: JSON] { if case .object(let members) = self { members } else { [:] } }

    /// The elements of an array, none for anything else.
    public var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
}

extension StringProtocol {
    /// Whether both have the same code points; `==` also equates texts that Unicode calls canonically equivalent.
    public func isSpelled(like other: some StringProtocol) -> Bool { utf8.elementsEqual(other.utf8) }
}

/// What is wrong with a JSON document, and where.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// `line 3, column 7` for a fault of the text, `fields[2].lo` for a fault of the content; empty for the whole document.
    public var place: String
    /// The cause, with what was expected.
    public var problem: String

    public init(place: String, problem: String) {
        self.place = place
        self.problem = problem
    }

    /// Place and cause, safe to print whatever the document held.
    public var description: String {
        let text = PrintableText.of(problem, limit: 300)
        return place.isEmpty ? text : "\(PrintableText.of(place, limit: 120)): \(text)"
    }
}
