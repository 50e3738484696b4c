// SPDX-License-Identifier: Apache-2.0
internal import AssayGroth16
internal import CAssayVerify

extension RefusalCode {
    /// The verdict of the C interface. No file is opened there, so nothing is ever unreadable.
    var verdict: assay_verdict {
        let value =
            switch self {
            case .malformed, .unreadable: ASSAY_MALFORMED
            case .tooLarge: ASSAY_TOO_LARGE
            case .proofSystem: ASSAY_PROOF_SYSTEM
            case .curve: ASSAY_CURVE
            case .spelling: ASSAY_SPELLING
            case .infinity: ASSAY_INFINITY
            case .offCurve: ASSAY_OFF_CURVE
            case .subgroup: ASSAY_SUBGROUP
            case .count: ASSAY_COUNT
            case .unsoundKey: ASSAY_UNSOUND_KEY
            case .equation: ASSAY_EQUATION
            case .receipt: ASSAY_RECEIPT
            }
        return assay_verdict(value.rawValue)
    }

    /// The word for a verdict.
    static func word(of verdict: assay_verdict) -> StaticString {
        switch verdict {
        case 0: "valid"
        case 1: "malformed"
        case 2: "too-large"
        case 3: "proof-system"
        case 4: "curve"
        case 5: "spelling"
        case 6: "infinity"
        case 7: "off-curve"
        case 8: "subgroup"
        case 9: "count"
        case 10: "unsound-key"
        case 11: "equation"
        case 12: "receipt"
        case 13: "bad-call"
        default: "unknown"
        }
    }
}
