// SPDX-License-Identifier: Apache-2.0

/// Takes the members of one object by name and type, and in the end refuses those that were not asked for.
public struct JSONReader {
    private var members: [String: JSON]
    private let path: String

    /// Throws when `json` is not an object.
    public init(_ json: JSON, at path: String = "") throws(JSONError) {
        guard case .object(let members) = json else {
            throw JSONError(place: path, problem: "an object is expected, not \(json.kind)")
        }
        self.members = members
        self.path = path
    }

    /// The full path of the member `key`.
    public func place(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// An error that names the member `key`.
    public func fault(_ key: String, _ problem: String) -> JSONError { JSONError(place: place(key), problem: problem) }

    /// Any member; throws when it is absent.
    public mutating func value(_ key: String) throws(JSONError) -> JSON {
        guard let index = members.index(spelled: key) else { throw fault(key, "this member is missing") }
        return members.remove(at: index).value
    }

    /// Whether the member is there and not yet taken.
    public func contains(_ key: String) -> Bool { members.index(spelled: key) != nil }

    public mutating func string(_ key: String) throws(JSONError) -> String {
        let value = try value(key)
        guard case .string(let text) = value else { throw fault(key, "a string is expected, not \(value.kind)") }
        return text
    }

    public mutating func integer(_ key: String) throws(JSONError) -> Int {
        let value = try value(key)
        guard case .integer(let number) = value else { throw fault(key, "a whole number is expected, not \(value.kind)") }
        return number
    }

    public mutating func bool(_ key: String) throws(JSONError) -> Bool {
        let value = try value(key)
        guard case .bool(let flag) = value else { throw fault(key, "true or false is expected, not \(value.kind)") }
        return flag
    }

    public mutating func array(_ key: String) throws(JSONError) -> [JSON] {
        let value = try value(key)
        guard case .array(let elements) = value else { throw fault(key, "an array is expected, not \(value.kind)") }
        return elements
    }

    public mutating func strings(_ key: String, limit: Int = .max) throws(JSONError) -> [String] {
        try elements(key, limit: limit) { element, place throws(JSONError) in
            guard case .string(let text) = element else {
                throw JSONError(place: place, problem: "a string is expected, not \(element.kind)")
            }
            return text
        }
    }

    /// An array whose elements `body` reads; it is given each element with its path. More than `limit` elements are refused unread.
    public mutating func elements<T>(
        _ key: String, limit: Int = .max, _ body: (JSON, String) throws(JSONError) -> T
    ) throws(JSONError) -> [T] {
        let elements = try array(key)
        guard elements.count <= limit else { throw fault(key, "\(elements.count) elements; at most \(limit) are read") }
        var result: [T] = []
        for (i, element) in elements.enumerated() { result.append(try body(element, "\(place(key))[\(i)]")) }
        return result
    }

    /// An object all of whose members are texts.
    public mutating func texts(_ key: String) throws(JSONError) -> [String: String] {
        let value = try value(key)
        guard case .object(let members) = value else { throw fault(key, "an object is expected, not \(value.kind)") }
        var reader = try JSONReader(value, at: place(key))
        var texts: [String: String] = [:]
        for name in members.keys.sorted() { texts[name] = try reader.string(name) }
        return texts
    }

    /// Throws when a member was not asked for.
    public func finish() throws(JSONError) {
        guard let unknown = members.keys.min() else { return }
        throw fault(unknown, "no such member is known in this format")
    }
}
