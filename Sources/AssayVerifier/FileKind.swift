// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayData
internal import AssayExchange
internal import AssayFormats

/// What a file is, told by its content and not by its name.
public enum FileKind: Hashable, Sendable {
    case circuit, provingKey, preparedKey, powers, witness, witnessProgram, symbols, certificate
    case secretKey, publicKey, program
    case proof, verifyingKey, publicSignals
    case contract, hexadecimal
    /// A document of Assay's own, by its format.
    case document(String)

    /// `nil` for a file of another kind, such as a table.
    public init?(_ bytes: [UInt8]) {
        switch String(decoding: bytes.prefix(4), as: UTF8.self) {
        case "r1cs": self = .circuit
        case "zkey": self = .provingKey
        case "prep": self = .preparedKey
        case "ptau": self = .powers
        case "wtns": self = .witness
        case "awpr": self = .witnessProgram
        default:
            guard let kind = Self.key(bytes) ?? Self.json(bytes) ?? Self.text(bytes) else { return nil }
            self = kind
        }
    }

    private static func key(_ bytes: [UInt8]) -> FileKind? {
        if KeyFile.isSecret(bytes) { return .secretKey }
        return KeyFile.isPublic(bytes) ? .publicKey : nil
    }

    private static func json(_ bytes: [UInt8]) -> FileKind? {
        guard let first = bytes.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return nil }
        return document(bytes).flatMap { FileKind($0) }
    }

    /// A JSON document, without the salt that makes it an opening: that must not get into a string.
    static func document(_ bytes: [UInt8]) -> JSON? { (try? JSON.parse(bytes, secret: "salt"))?.value }

    /// The kind of a JSON document that was read already.
    init?(_ document: JSON) {
        switch document {
        case .object(let members):
            if case .string(let format)? = members["format"] {
                self = .document(format)
            } else if members["pi_a"] != nil {
                self = .proof
            } else if members["deployedBytecode"] != nil && members["assay"] != nil {
                self = .contract
            } else if members["vk_alpha_1"] != nil {
                self = .verifyingKey
            } else {
                return nil
            }
        case .array(let elements):
            let areNumbers = elements.allSatisfy {
                if case .string(let text) = $0 { text.utf8.allSatisfy { 0x30...0x39 ~= $0 } } else { false }
            }
            guard areNumbers else { return nil }
            self = .publicSignals
        default: return nil
        }
    }

    private static func text(_ bytes: [UInt8]) -> FileKind? {
        let start = String(decoding: bytes.prefix(4096), as: UTF8.self)
        let lines = start.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
        guard let line = lines.first(where: { !$0.isEmpty && !$0.hasPrefix("//") }) else { return nil }
        if line.hasPrefix("assay uniqueness certificate ") { return .certificate }
        if line.hasPrefix("assay ") { return .program }
        if line.hasPrefix("0x"), line.dropFirst(2).allSatisfy(\.isHexDigit) { return .hexadecimal }
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        return cells.count == 4 && cells.dropLast().allSatisfy({ Int($0) != nil }) ? .symbols : nil
    }

    /// With its article, for messages.
    public var words: String {
        switch self {
        case .circuit: "a circuit (.r1cs)"
        case .provingKey: "a proving key (.zkey)"
        case .preparedKey: "a prepared key (.zkey.prepared)"
        case .powers: "a file of powers of tau (.ptau)"
        case .witness: "a witness (.wtns)"
        case .witnessProgram: "a witness program (.awp)"
        case .symbols: "a list of wire names (.sym)"
        case .certificate: "a uniqueness certificate"
        case .secretKey: "a secret key"
        case .publicKey: "a public key"
        case .program: "a program (.assay)"
        case .proof: "a proof"
        case .verifyingKey: "a verifying key"
        case .publicSignals: "a list of public signals"
        case .contract: "a contract"
        case .hexadecimal: "bytes in hexadecimal digits"
        case .document(let format): Self.documents[format] ?? "a document of format \(PrintableText.of(format))"
        }
    }

    private static let documents = [
        SignedAgreement<BN254>.format: "an agreement", Receipt<BN254>.format: "a receipt", CommitmentFile<BN254>.format: "a commitment",
        Attestation<BN254>.format: "an attestation", CircuitInterface.format: "the interface of a circuit", Schema.format: "a schema",
        Opening<BN254>.format: "an opening", CeremonyAttestation<BN254>.format: "an attestation to a contribution",
    ]

    /// What is wrong with a file that should be of another kind; `nil` when this is the kind that is expected.
    public func mismatch(_ path: String, expected: FileKind) -> String? {
        self == expected ? nil : "\(path) is \(words); \(expected.words) is expected here"
    }
}
