// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayData
public import AssayFormats
public import AssayGroth16

/// `verification_key.json` as a document with a digest.
///
/// The digest is SHA-256 of the document's canonical form (RFC 8785), whatever the layout of the file, with every member that
/// it has, the mark `setup` included: whoever takes the mark out has another key document.
public struct VerifyingKeyDocument<C: PairingCurve>: Hashable, Sendable {
    public let json: JSON
    /// The key that it holds, checked.
    public let key: VerifyingKey<C>

    public var digest: Digest { json.digest }

    /// The document of a key.
    public init(_ key: VerifyingKey<C>) {
        json = key.document
        self.key = key
    }

    /// Reads a file; throws for anything that is no sound key.
    public init(parsing file: [UInt8]) throws(JSONError) {
        try self.init(json: JSON(parsing: file, limits: .init(byteCount: 4 << 20)), at: "")
    }

    init(json: JSON, at path: String) throws(JSONError) {
        self.json = json
        do {
            key = try VerifyingKey(document: json)
        } catch {
            throw JSONError(place: path, problem: error.description)
        }
    }
}
