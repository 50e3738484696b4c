// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

extension Rational: CustomStringConvertible {
    /// A decimal where the value has one of at most 12 digits after the point, otherwise a fraction: `0.5`, `-3`, `2/3`.
    public var description: String {
        guard let decimals = exactDecimals, decimals <= 12 else { return "\(numerator)/\(denominator)" }
        return decimal(places: decimals)
    }

    /// Rounded to `places` digits after the point (half to even, for display only): `66.67`.
    public func decimal(places: Int) -> String {
        let scaled = rounded(.halfEven, decimals: places) * Rational(BigInt(10).power(places))
        let digits = String(scaled.numerator.magnitude)
        let padded = String(repeating: "0", count: Swift.max(0, places + 1 - digits.count)) + digits
        let sign = scaled.sign < 0 ? "-" : ""
        guard places > 0 else { return sign + padded }
        return sign + padded.dropLast(places) + "." + padded.suffix(places)
    }

    /// Short enough for a message: exact up to four digits after the point, otherwise four digits marked as rounded.
    public var brief: String {
        if let decimals = exactDecimals, decimals <= 4 { return decimal(places: decimals) }
        return "≈ " + decimal(places: 4)
    }

    /// How many digits after the point the value needs; `nil` when no number of them is enough.
    var exactDecimals: Int? {
        var rest = denominator
        let twos = Self.divideOut(2, of: &rest)
        let fives = Self.divideOut(5, of: &rest)
        return rest == 1 ? Swift.max(twos, fives) : nil
    }

    private static func divideOut(_ prime: BigInt, of value: inout BigInt) -> Int {
        var count = 0
        while value % prime == 0 {
            value /= prime
            count += 1
        }
        return count
    }
}
