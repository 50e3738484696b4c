// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The conformance suite for verifiers (`vectors/verifier`), as its README describes it.
public struct VerifierSuite: Decodable, Sendable {
    public struct Case: Decodable, Sendable, CustomStringConvertible {
        public let id: String
        /// Names of texts.
        public let key: String
        public let `public`: String
        public let proof: String
        /// `accept` or `reject`.
        public let verdict: String
        /// The reasons that are right, the one that Assay gives first.
        public let reasons: [String]?
        /// Which of the three files is at fault: `key`, `public` or `proof`.
        public let file: String?
        public let equation: Bool?
        public let call: Call?

        public var accepts: Bool { verdict == "accept" }
        public var description: String { id }
    }

    /// The case as a call of a contract: proof and signals as words.
    public struct Call: Decodable, Sendable {
        public let key: String
        public let words: String
    }

    public struct LoneCall: Decodable, Sendable {
        public let id: String
        public let key: String
        public let words: String
        public let verdict: String
    }

    public let texts: [String: Text]
    public let cases: [Case]
    public let calls: [LoneCall]

    /// The file of a curve.
    public enum Name: String, CaseIterable, Sendable {
        case bn254
        case bls12381 = "bls12_381"
    }

    /// The suite for BN254.
    public static let bn254 = reading(.bn254)
    /// The suite for BLS12-381.
    public static let bls12381 = reading(.bls12381)

    public static func named(_ name: Name) throws -> VerifierSuite { try (name == .bn254 ? bn254 : bls12381).get() }

    private static func reading(_ name: Name) -> Result<VerifierSuite, any Error> {
        Result { try JSONDecoder().decode(VerifierSuite.self, from: Data(try Repository.bytes("vectors/verifier/\(name.rawValue).json"))) }
    }

    /// The bytes of a text.
    public func bytes(_ name: String) -> [UInt8] { texts[name]?.bytes ?? [] }

    /// A file of the suite: a text, pieces of text with repetitions, or bytes in hexadecimal digits.
    public struct Text: Decodable, Sendable {
        public let bytes: [UInt8]

        private enum Piece: Decodable {
            case text(String)
            case repeated(String, Int)

            init(from decoder: any Decoder) throws {
                if let text = try? decoder.singleValueContainer().decode(String.self) {
                    self = .text(text)
                } else {
                    var parts = try decoder.unkeyedContainer()
                    self = .repeated(try parts.decode(String.self), try parts.decode(Int.self))
                }
            }

            var bytes: [UInt8] {
                switch self {
                case .text(let text): Array(text.utf8)
                case .repeated(let text, let count): Array(String(repeating: text, count: count).utf8)
                }
            }
        }

        public init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let text = try? value.decode(String.self) {
                bytes = Array(text.utf8)
            } else if let pieces = try? value.decode([Piece].self) {
                bytes = pieces.flatMap(\.bytes)
            } else {
                let digits = Array(try value.decode([String: String].self)["hex", default: ""])
                bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
            }
        }
    }
}
