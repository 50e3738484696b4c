// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayFormats

/// `proof.json` as snarkjs, rapidsnark and their readers know it.
extension Proof {
    /// The longest `proof.json` that is read.
    public static var greatestJSONByteCount: Int { Artefact.proof.greatestByteCount }

    /// Reads `proof.json`. Members that are not part of a proof are ignored.
    ///
    /// - Throws: ``FormatError`` for anything that is not one proof in its one spelling: another protocol or curve, numbers that
    ///   are not canonical decimal strings, points that are infinite, projective or off the curve. The subgroup is checked by
    ///   ``Verifier``.
    public init(json: [UInt8]) throws(FormatError) { try self.init(document: Artefact.proof.value(of: json)) }

    /// The same from a value that was read already.
    public init(document: JSON) throws(FormatError) {
        let file = JSONPlace(document, as: .proof)
        try file.checkProtocol(C.self)
        self.init(a: try file.member("pi_a").point(), b: try file.member("pi_b").point(), c: try file.member("pi_c").point())
    }

    /// `proof.json` as a value.
    public var document: JSON {
        ["pi_a": .point(a), "pi_b": .point(b), "pi_c": .point(c), "protocol": "groth16", "curve": .string(C.name)]
    }

    /// The text of `proof.json`, byte for byte as snarkjs lays it out.
    public var json: String { Artefact.text(document, memberOrder: ["pi_a", "pi_b", "pi_c", "protocol", "curve"]) }
}
