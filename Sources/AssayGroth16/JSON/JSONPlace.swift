// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// A value together with its path in the file, so that every refusal can say where it happened.
struct JSONPlace {
    let value: JSON
    /// Such as `pi_b[0][1]`; empty for the whole file.
    let path: String
    let artefact: Artefact

    /// The whole of a file.
    init(parsing bytes: [UInt8], as artefact: Artefact) throws(FormatError) {
        self.init(try artefact.value(of: bytes), as: artefact)
    }

    /// The whole of a document that was read already.
    init(_ document: JSON, as artefact: Artefact) { self.init(value: document, path: "", artefact: artefact) }

    private init(value: JSON, path: String, artefact: Artefact) {
        self.value = value
        self.path = path
        self.artefact = artefact
    }

    func error(_ kind: FormatError.Kind, _ problem: String, advice: String = "") -> FormatError {
        artefact.error(kind, field: path.isEmpty ? nil : path, problem, advice: advice)
    }

    private func wrongKind(_ expected: String) -> FormatError { error(.malformed, "\(expected) belongs here, not \(value.kind)") }

    /// The member of an object; other members are ignored.
    func member(_ name: String) throws(FormatError) -> JSONPlace {
        guard let member = try optionalMember(name) else { throw artefact.error(.malformed, field: name, "this member is missing") }
        return member
    }

    func optionalMember(_ name: String) throws(FormatError) -> JSONPlace? {
        guard case .object(let members) = value else { throw wrongKind("an object") }
        return members.index(spelled: name).map { JSONPlace(value: members[$0].value, path: name, artefact: artefact) }
    }

    /// The elements of an array, of exactly `count` when that is known.
    func elements(count: Int? = nil) throws(FormatError) -> [JSONPlace] {
        guard case .array(let elements) = value else { throw wrongKind("an array") }
        if let count, elements.count != count { throw error(.malformed, "\(count) elements belong here, not \(elements.count)") }
        return elements.enumerated().map { JSONPlace(value: $1, path: "\(path)[\($0)]", artefact: artefact) }
    }

    func text() throws(FormatError) -> String {
        guard case .string(let text) = value else { throw wrongKind("a string") }
        return text
    }

    func count() throws(FormatError) -> Int {
        guard case .integer(let count) = value else { throw wrongKind("a number") }
        guard count >= 0 else { throw error(.malformed, "this is no count") }
        return count
    }
}
