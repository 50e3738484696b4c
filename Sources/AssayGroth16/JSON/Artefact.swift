// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

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

    /// The value of a whole file.
    ///
    /// - Throws: ``FormatError`` with the line and column where the text stops being one JSON value.
    func value(of bytes: [UInt8]) throws(FormatError) -> JSON {
        guard bytes.count <= greatestByteCount else {
            throw error(.tooLarge, "the file has \(bytes.count) bytes, more than the \(greatestByteCount) that are read")
        }
        do throws(JSONError) {
            return try JSON(parsing: bytes)
        } catch {
            throw self.error(.malformed, field: error.place, error.problem, advice: "the file is not JSON as it should be")
        }
    }

    /// The text of a file, byte for byte as snarkjs lays it out: one space of indentation a level, no line feed at the end.
    static func text(_ value: JSON, memberOrder: [String] = []) -> String {
        String(decoding: value.bytes(JSON.Layout(indentation: 1, memberOrder: memberOrder)), as: UTF8.self)
    }
}
