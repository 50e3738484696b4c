// SPDX-License-Identifier: Apache-2.0
public import AssayFormats

/// A value that is handed to others as a JSON document of a named format.
///
/// Readers refuse a document of another format or version and keys that they do not know: what is signed or digested must
/// mean the same to everybody who reads it.
public protocol JSONArtefact: Sendable {
    /// The name and version that the document carries under the key `format`, such as `assay/agreement/v1`.
    static var format: String { get }
    /// Longer files are refused unread. Reading takes about thirty times a file's length of memory when it is made to.
    static var maximumByteCount: Int { get }
    /// The members of the document, without `format`.
    var members: [String: JSON] { get }
    /// Reads the members; every member must be taken from `reader`.
    init(reading reader: inout JSONReader) throws(JSONError)
}

extension JSONArtefact {
    public static var maximumByteCount: Int { 4 << 20 }

    /// The whole document.
    public var json: JSON { .object(members.merging(["format": .string(Self.format)]) { own, _ in own }) }

    /// The bytes that are digested and signed (RFC 8785).
    public var canonicalBytes: [UInt8] { json.canonicalBytes }

    /// The bytes of a file, laid out for people.
    public var fileBytes: [UInt8] { json.prettyBytes }

    /// SHA-256 of the canonical form.
    public var digest: Digest { json.digest }

    /// Reads a file of at most ``maximumByteCount`` bytes.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        try self.init(json: JSON(parsing: bytes, limits: .init(byteCount: Self.maximumByteCount)))
    }

    /// Reads a document; `path` names its place inside a larger one.
    public init(json: JSON, at path: String = "") throws(JSONError) {
        var reader = try JSONReader(json, at: path)
        let found = try reader.string("format")
        guard found == Self.format else {
            throw reader.fault("format", "this is a document of format \"\(found)\"; \"\(Self.format)\" is expected")
        }
        try self.init(reading: &reader)
        try reader.finish()
    }
}

extension JSON {
    /// SHA-256 of the canonical form.
    public var digest: Digest { Digest(of: canonicalBytes) }
}

extension JSONReader {
    /// A name of the language: letters, digits and underscores. Whoever prints it prints no surprise.
    public mutating func name(_ key: String) throws(JSONError) -> String {
        let text = try string(key)
        guard Schema.isIdentifier(text) else {
            throw fault(key, "a name is expected: at most 64 letters, digits and underscores")
        }
        return text
    }

    /// A SHA-256 digest as 64 lower-case hexadecimal digits.
    public mutating func digest(_ key: String) throws(JSONError) -> Digest {
        guard let digest = Digest(hexadecimal: try string(key)) else {
            throw fault(key, "a SHA-256 digest is expected: 64 lower-case hexadecimal digits")
        }
        return digest
    }
}
