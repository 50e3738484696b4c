// SPDX-License-Identifier: Apache-2.0
package import AssayAlgebra
internal import AssayFormats

extension JSONPlace {
    /// Requires `"protocol": "groth16"`, and that `curve`, where it is stated, is `C`: rapidsnark leaves it out.
    func checkProtocol<C: PairingCurve>(_: C.Type) throws(FormatError) {
        let stated = try member("protocol")
        guard try stated.text() == "groth16" else { throw stated.error(.unsupported, "only the protocol groth16 is read here") }
        guard let curve = try optionalMember("curve") else { return }
        guard CurveName.names(of: C.self).contains(CurveName.folded(try curve.text())) else {
            throw curve.error(.wrongField, "this is for another curve than \(C.name)")
        }
    }
}

/// The names under which tools know a curve.
package enum CurveName {
    /// Lower case, without dashes and underscores: `alt_bn128` and `altbn128` are one name. Every other character counts.
    package static func folded(_ name: String) -> String { name.lowercased().filter { $0 != "_" && $0 != "-" } }

    package static func names<C: PairingCurve>(of curve: C.Type) -> [String] {
        C.name == "bn128" ? ["bn128", "bn254", "altbn128"] : [folded(C.name)]
    }
}
