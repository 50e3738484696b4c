// SPDX-License-Identifier: Apache-2.0
internal import AssayConstraints

/// The JSON files of Groth16 tools, by the names that people know.
enum Artefact: String, Sendable {
    case proof = "proof.json"
    case publicInputs = "public.json"
    case verifyingKey = "verification_key.json"

    /// Longer files are refused unread: room for more than ten thousand public signals.
    var greatestByteCount: Int {
        switch self {
        case .proof: 1 << 14
        case .publicInputs: 1 << 20
        case .verifyingKey: 1 << 22
        }
    }

    func error(_ kind: FormatError.Kind, offset: Int? = nil, field: String? = nil, _ problem: String, advice: String = "") -> FormatError {
        FormatError(kind, format: rawValue, place: .init(offset: offset, field: field), problem: problem, advice: advice)
    }
}
