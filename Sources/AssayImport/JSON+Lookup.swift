// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// Members of documents of other people's making, in which others may stand that we do not know.
extension JSON {
    /// The number as it is written.
    var numeral: String? {
        switch self {
        case .integer(let number): String(number)
        case .decimal(let text): text
        default: nil
        }
    }

    /// The value as a message may quote it.
    var shown: String {
        switch self {
        case .string(let text): text
        case .integer, .decimal: numeral ?? ""
        case .bool(let flag): flag ? "true" : "false"
        case .null, .array, .object: kind
        }
    }
}
