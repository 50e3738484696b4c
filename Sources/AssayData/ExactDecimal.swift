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
        var number = Number(scale: scale)
        for byte in text.utf8.dropFirst(isNegative ? 1 : 0) {
            guard number.take(byte) else { throw .notANumber }
        }
        guard number.isComplete else { throw .notANumber }
        guard number.isExact else { throw .tooManyDecimals(scale: scale) }
        guard let value = number.value(isNegative: isNegative) else { throw .tooLarge }
        return value
    }

    /// A decimal number that is read byte by byte.
    private struct Number {
        let scale: Int
        /// The scaled value, negated, so that the smallest integer can be reached; `nil` when it does not fit.
        private var negated: Int? = 0
        private var wholeDigits = 0
        /// Digits after the point; `nil` before it.
        private var decimals: Int?
        /// Whether all digits beyond the scale are zeros.
        private(set) var isExact = true

        init(scale: Int) { self.scale = scale }

        /// Whether digits stand before the point, and after it if there is one.
        var isComplete: Bool { wholeDigits > 0 && decimals != 0 }

        /// False when `byte` cannot stand here.
        mutating func take(_ byte: UInt8) -> Bool {
            if byte == UInt8(ascii: "."), decimals == nil {
                decimals = 0
                return true
            }
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return false }
            if let count = decimals { decimals = count + 1 } else { wholeDigits += 1 }
            if let count = decimals, count > scale {
                isExact = isExact && byte == UInt8(ascii: "0")
            } else {
                append(Int(byte - UInt8(ascii: "0")))
            }
            return true
        }

        func value(isNegative: Bool) -> Int? {
            var padded = self
            for _ in min(decimals ?? 0, scale)..<scale { padded.append(0) }
            guard let negated = padded.negated else { return nil }
            if isNegative { return negated }
            return negated == .min ? nil : -negated
        }

        private mutating func append(_ digit: Int) {
            guard let value = negated else { return }
            let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, more) = shifted.subtractingReportingOverflow(digit)
            negated = overflow || more ? nil : sum
        }
    }

    /// The shortest exact text that shows all decimals of the scale: 1250 at scale 2 is `12.50`.
    public static func text(_ value: Int, scale: Int) -> String {
        guard scale > 0 else { return String(value) }
        let digits = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        return (value < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
    }
}
