// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

/// `proof.json` as snarkjs, rapidsnark and their readers know it.
extension Proof {
    /// Reads `proof.json`. Members that are not part of a proof are ignored.
    ///
    /// - Throws: ``FormatError`` for anything that is not one proof in its one spelling: another protocol or curve, numbers that
    ///   are not canonical decimal strings, points that are infinite, projective or off the curve. The subgroup is checked by
    ///   ``Verifier``.
    public init(json: [UInt8]) throws(FormatError) {
        let file = try JSONPlace(parsing: json, as: .proof)
        try file.checkProtocol(C.self)
        self.init(a: try file.member("pi_a").point(), b: try file.member("pi_b").point(), c: try file.member("pi_c").point())
    }

    /// The text of `proof.json`, byte for byte as snarkjs lays it out.
    public var json: String {
        JSONOutput.members([
            ("pi_a", .point(a)), ("pi_b", .point(b)), ("pi_c", .point(c)), ("protocol", .text("groth16")), ("curve", .text(C.name)),
        ]).rendered()
    }
}
