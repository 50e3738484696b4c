// SPDX-License-Identifier: Apache-2.0

/// Decimal text and the integer that stands for it at a given scale: at scale 2, `12.5` is 1250. No floating point.
public enum ExactDecimal {
    /// Why a text is not a number of the scale.
    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// Not an optional minus sign, digits, and perhaps a point with digits after it.
        case notANumber
        /// A digit other than zero stands beyond the last decimal that the scale has.
        case tooManyDecimals(scale: Int)
        /// The scaled integer does not fit 64 bits.
        case tooLarge

        public var description: String {
            switch self {
            case .notANumber: "not a number; write digits with at most one decimal point, such as 36.6"
            case .tooManyDecimals(0): "not a whole number"
            case .tooManyDecimals(let scale): "more than \(scale) \(scale == 1 ? "decimal" : "decimals")"
            case .tooLarge: "too large a number"
            }
        }
    }

    /// Scales that are supported: decimals after the point.
    public static let scales = 0...15

    /// 10 to the power of `scale`.
    ///
    /// - Precondition: `scales` contains `scale`.
    public static func power(_ scale: Int) -> Int { (0..<scale).reduce(1) { value, _ in value * 10 } }

    /// The integer `value · 10^scale` of a decimal text; exact, or a failure. Zeros beyond the scale are allowed.
    public static func parse(_ text: some StringProtocol, scale: Int) throws(Failure) -> Int {
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let parts = text.utf8.dropFirst(isNegative ? 1 : 0).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let whole = Array(parts[0])
        let fraction = parts.count > 1 ? Array(parts[1]) : []
        let isShaped = parts.count <= 2 && !whole.isEmpty && (parts.count == 1 || !fraction.isEmpty)
        guard isShaped, (whole + fraction).allSatisfy(isDigit) else { throw .notANumber }
        guard fraction.dropFirst(scale).allSatisfy({ $0 == UInt8(ascii: "0") }) else { throw .tooManyDecimals(scale: scale) }
        let padding = [UInt8](repeating: UInt8(ascii: "0"), count: max(0, scale - fraction.count))
        let digits = (isNegative ? [UInt8(ascii: "-")] : []) + whole + fraction.prefix(scale) + padding
        guard let value = Int(String(decoding: digits, as: UTF8.self)) else { throw .tooLarge }
        return value
    }

    /// The shortest exact text that shows all decimals of the scale: 1250 at scale 2 is `12.50`.
    public static func text(_ value: Int, scale: Int) -> String {
        guard scale > 0 else { return String(value) }
        let digits = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        return (value < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
