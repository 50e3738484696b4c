// SPDX-License-Identifier: Apache-2.0
public import AssaySyntax
internal import BigInt

public typealias RoundingMode = RoundingSyntax.Mode

extension Rational {
    /// The greatest whole number that is not above `self`.
    var floor: BigInt {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        return remainder.signum() < 0 ? quotient - 1 : quotient
    }

    /// The least whole number that is not below `self`.
    var ceiling: BigInt { -(-self).floor }

    /// The whole number next to `self` that the mode names.
    func rounded(_ mode: RoundingMode) -> BigInt {
        switch mode {
        case .down: floor
        case .up: ceiling
        case .halfUp: (self + .half).floor
        case .halfEven: halfEven
        }
    }

    /// The multiple of `10^-decimals` next to `self` that the mode names. Precondition: `decimals >= 0`.
    func rounded(_ mode: RoundingMode, decimals: Int) -> Rational {
        let scaled = self * Rational(BigInt(10).power(decimals))
        return Rational(scaled.rounded(mode), scale: decimals)
    }

    /// The integer `self * 10^decimals`; `nil` when that is no integer.
    func scaled(decimals: Int) -> BigInt? {
        let scaled = self * Rational(BigInt(10).power(decimals))
        return scaled.isWhole ? scaled.numerator : nil
    }

    private static let half = Rational(1, scale: 1) * 5

    private var halfEven: BigInt {
        let up = (self + .half).floor
        let isTie = self + .half == Rational(up)
        return isTie && up % 2 != 0 ? up - 1 : up
    }
}
