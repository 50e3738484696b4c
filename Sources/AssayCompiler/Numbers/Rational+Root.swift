// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

/// Square roots, rounded: exactly the rounding of the real root, found with whole numbers only.
extension Rational {
    /// The multiple of `10^-decimals` next to the square root that the mode names. Precondition: `self >= 0`.
    func squareRoot(_ mode: RoundingMode, decimals: Int) -> Rational {
        let square = self * Rational(BigInt(10).power(2 * decimals))
        return Rational(square.wholeRoot(mode), scale: decimals)
    }

    /// The opposite of the root, rounded as the mode says: down is away from zero then. Precondition: `self >= 0`.
    func negativeSquareRoot(_ mode: RoundingMode, decimals: Int) -> Rational {
        let square = self * Rational(BigInt(10).power(2 * decimals))
        let root: BigInt =
            switch mode {
            case .down: square.wholeRoot(.up)
            case .up: square.wholeRoot(.down)
            case .halfUp: square.wholeRoot(.halfUp) - (square.isHalfway(below: square.wholeRoot(.halfUp)) ? 1 : 0)
            case .halfEven: square.wholeRoot(.halfEven)
            }
        return Rational(-root, scale: decimals)
    }

    private func wholeRoot(_ mode: RoundingMode) -> BigInt {
        switch mode {
        case .down: return floor.squareRoot()
        case .up:
            let root = floor.squareRoot()
            return Rational(root * root) == self ? root : root + 1
        case .halfUp: return ((self * 4).floor.squareRoot() + 1) / 2
        case .halfEven:
            let up = wholeRoot(.halfUp)
            return isHalfway(below: up) && up % 2 != 0 ? up - 1 : up
        }
    }

    /// Whether the root is `number - 1/2`.
    private func isHalfway(below number: BigInt) -> Bool {
        let doubled = 2 * number - 1
        return self * 4 == Rational(doubled * doubled)
    }
}
