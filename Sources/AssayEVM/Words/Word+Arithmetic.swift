// SPDX-License-Identifier: Apache-2.0

/// Arithmetic as the machine does it: modulo 2²⁵⁶, and a division by zero gives zero (Ethereum yellow paper, appendix H.2).
extension Word {
    static func &+ (a: Word, b: Word) -> Word {
        var (sum, carry) = (Word.zero, false)
        for i in 0..<4 {
            let (first, one) = a.limbs[i].addingReportingOverflow(b.limbs[i])
            let (second, two) = first.addingReportingOverflow(carry ? 1 : 0)
            sum.limbs[i] = second
            carry = one || two
        }
        return sum
    }

    static prefix func ~ (a: Word) -> Word { Word(limbs: ~a.limbs) }
    static func &- (a: Word, b: Word) -> Word { a &+ ~b &+ .one }
    static func & (a: Word, b: Word) -> Word { Word(limbs: a.limbs & b.limbs) }
    static func | (a: Word, b: Word) -> Word { Word(limbs: a.limbs | b.limbs) }
    static func ^ (a: Word, b: Word) -> Word { Word(limbs: a.limbs ^ b.limbs) }

    static func &* (a: Word, b: Word) -> Word { Word(limbs: wideProduct(a, b).lowHalf) }

    /// The quotient, rounded down; zero when `divisor` is.
    func divided(by divisor: Word) -> Word {
        divisor.isZero ? .zero : Self.divide(SIMD8(lowHalf: limbs, highHalf: .zero), by: divisor).quotient
    }

    /// `a + b` modulo `modulus`, the sum not cut to 256 bits first.
    static func addingModulo(_ a: Word, _ b: Word, _ modulus: Word) -> Word {
        let sum = a &+ b
        let carry = SIMD4<UInt64>(sum < a ? 1 : 0, 0, 0, 0)
        return modulus.isZero ? .zero : divide(SIMD8(lowHalf: sum.limbs, highHalf: carry), by: modulus).remainder
    }

    /// `a · b` modulo `modulus`, the product not cut to 256 bits first.
    static func multiplyingModulo(_ a: Word, _ b: Word, _ modulus: Word) -> Word {
        modulus.isZero ? .zero : divide(wideProduct(a, b), by: modulus).remainder
    }

    func shiftedLeft(by places: Word) -> Word {
        guard let places = places.integer, places < 256 else { return .zero }
        var result = Word.zero
        for i in places / 64..<4 {
            result.limbs[i] = limbs[i - places / 64] << UInt64(places % 64)
            if places % 64 > 0, i > places / 64 { result.limbs[i] |= limbs[i - places / 64 - 1] >> UInt64(64 - places % 64) }
        }
        return result
    }

    func shiftedRight(by places: Word) -> Word {
        guard let places = places.integer, places < 256 else { return .zero }
        var result = Word.zero
        for i in 0..<4 - places / 64 {
            result.limbs[i] = limbs[i + places / 64] >> UInt64(places % 64)
            if places % 64 > 0, i + places / 64 < 3 { result.limbs[i] |= limbs[i + places / 64 + 1] << UInt64(64 - places % 64) }
        }
        return result
    }

    private static func wideProduct(_ a: Word, _ b: Word) -> SIMD8<UInt64> {
        var product = SIMD8<UInt64>.zero
        for i in 0..<4 {
            var carry: UInt64 = 0
            for j in 0..<4 {
                let (high, low) = a.limbs[i].multipliedFullWidth(by: b.limbs[j])
                let (first, one) = low.addingReportingOverflow(carry)
                let (second, two) = product[i + j].addingReportingOverflow(first)
                product[i + j] = second
                // A product and two limbs fit 128 bits.
                carry = high &+ (one ? 1 : 0) &+ (two ? 1 : 0)
            }
            product[i + 4] = carry
        }
        return product
    }

    /// Long division bit by bit: it is for an interpreter, and what it runs divides seldom. The low half of the quotient.
    private static func divide(_ dividend: SIMD8<UInt64>, by divisor: Word) -> (quotient: Word, remainder: Word) {
        var (quotient, remainder) = (Word.zero, Word.zero)
        for bit in (0..<512).reversed() {
            // With a bit shifted out the remainder is above the divisor, and the difference is right modulo 2²⁵⁶.
            let overflows = remainder.limbs[3] >> 63 == 1
            remainder = remainder.shiftedLeft(by: .one)
            remainder.limbs[0] |= dividend[bit / 64] >> UInt64(bit % 64) & 1
            guard overflows || remainder >= divisor else { continue }
            remainder = remainder &- divisor
            if bit < 256 { quotient.limbs[bit / 64] |= 1 << UInt64(bit % 64) }
        }
        return (quotient, remainder)
    }
}
