// SPDX-License-Identifier: Apache-2.0
public import AssayFormats

/// Why a proof was refused, as a word that stays the same from version to version: for programs, and for comparing verifiers.
///
/// `vectors/verifier` names one of these for every case that is refused.
public enum RefusalCode: String, Hashable, Sendable, CaseIterable {
    /// A file is not one JSON document of the right shape: broken text, equal keys, missing members, wrong types or lengths.
    case malformed
    /// A file is longer than a proof, a key or public signals can be.
    case tooLarge = "too-large"
    /// A file is of another proof system than Groth16.
    case proofSystem = "proof-system"
    /// A file is for another curve.
    case curve
    /// A number or point is not written in its one spelling: it is not below its modulus, or not in decimal digits, or not affine.
    case spelling
    /// The point at infinity, in a proof or a key.
    case infinity
    /// The coordinates of a point do not satisfy the curve's equation.
    case offCurve = "off-curve"
    /// A point is on its curve, but outside the subgroup of prime order.
    case subgroup
    /// Not as many public signals as the key has, or a key that says so of itself.
    case count
    /// Anyone can forge proofs under the key.
    case unsoundKey = "unsound-key"
    /// The pairing equation does not hold.
    case equation
    /// A check of a receipt fails, be it that of its proof or another; the report names it.
    case receipt
    /// A file could not be read, or is not what was asked for.
    case unreadable
}

extension RefusalCode {
    /// The code of what the pairing check says.
    public init(_ error: VerificationError) {
        self =
            switch error {
            case .wrongInputCount: .count
            case .pointAtInfinity: .infinity
            case .notOnCurve: .offCurve
            case .notInSubgroup: .subgroup
            case .equationDoesNotHold: .equation
            }
    }

    /// The code of what a reader of a proof, a key or public signals says.
    public init(_ error: FormatError) {
        self =
            switch error.kind {
            case .tooLarge: .tooLarge
            case .wrongField: .curve
            case .nonCanonical: .spelling
            case .invalidPoint: .offCurve
            case .outsideSubgroup: .subgroup
            case .pointAtInfinity: .infinity
            case .outOfRange: .count
            case .unsoundKey: .unsoundKey
            case .unsupported: .proofSystem
            case .unreadable: .unreadable
            case .truncated, .trailingBytes, .wrongMagic, .unsupportedVersion, .duplicateSection, .missingSection, .wrongLength, .malformed:
                .malformed
            }
    }
}
