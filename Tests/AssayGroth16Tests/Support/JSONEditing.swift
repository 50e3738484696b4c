// SPDX-License-Identifier: Apache-2.0
import Foundation

/// JSON text with one value replaced. Paths are names and positions: `["pi_b", "0", "1"]`.
enum JSONEditing {
    static func replacing(_ path: [String], in json: String, with value: Any?) throws -> [UInt8] {
        let tree = try JSONSerialization.jsonObject(with: Data(json.utf8), options: [.fragmentsAllowed])
        let changed = replacing(path[...], in: tree, with: value) ?? NSNull()
        return Array(try JSONSerialization.data(withJSONObject: changed, options: [.fragmentsAllowed]))
    }

    /// The text at a path.
    static func text(_ path: [String], in json: String) throws -> String {
        var tree = try JSONSerialization.jsonObject(with: Data(json.utf8), options: [.fragmentsAllowed])
        for step in path {
            if let members = tree as? [String: Any], let member = members[step] { tree = member }
            if let elements = tree as? [Any], let index = Int(step) { tree = elements[index] }
        }
        return tree as? String ?? ""
    }

    private static func replacing(_ path: ArraySlice<String>, in tree: Any, with value: Any?) -> Any? {
        guard let step = path.first else { return value }
        if var members = tree as? [String: Any] {
            members[step] = replacing(path.dropFirst(), in: members[step] ?? "", with: value)
            return members
        }
        guard var elements = tree as? [Any], let index = Int(step) else { return tree }
        if let changed = replacing(path.dropFirst(), in: elements[index], with: value) {
            elements[index] = changed
        } else {
            elements.remove(at: index)
        }
        return elements
    }
}
