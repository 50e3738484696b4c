// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// Members of messages. The protocol adds members from release to release, so those that nobody asks for are passed over.
extension JSON {
    var whole: Int? {
        if case .integer(let number) = self { number } else { nil }
    }

    var isTrue: Bool { self == .bool(true) }

    /// The string at a path of members, or the error that it is missing.
    func string(_ path: String...) throws(RPCError) -> String {
        var value: JSON? = self
        for key in path { value = value?[key] }
        guard let text = value?.text else { throw RPCError(.invalidParams, "\(path.joined(separator: ".")) must be a string") }
        return text
    }
}
