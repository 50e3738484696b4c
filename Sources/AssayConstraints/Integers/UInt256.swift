// SPDX-License-Identifier: Apache-2.0

/// An unsigned integer below 2²⁵⁶: the plain value of a field element, or a bound on one.
struct UInt256: Hashable, Comparable, Sendable, BitwiseCopyable {
    var high: UInt128
    var low: UInt128

    init(high: UInt128 = 0, low: UInt128) {
        self.high = high
        self.low = low
    }

    /// The integer with these limbs, least significant first.
    init(words: (UInt64, UInt64, UInt64, UInt64)) {
        self.init(high: UInt128(words.3) << 64 | UInt128(words.2), low: UInt128(words.1) << 64 | UInt128(words.0))
    }

    /// The integer with these limbs, least significant first; `nil` when it does not fit.
    init?(limbs: [UInt64]) {
        guard limbs.dropFirst(4).allSatisfy({ $0 == 0 }) else { return nil }
        func limb(_ i: Int) -> UInt128 { i < limbs.count ? UInt128(limbs[i]) : 0 }
        self.init(high: limb(3) << 64 | limb(2), low: limb(1) << 64 | limb(0))
    }

    /// Four limbs, least significant first.
    var limbs: [UInt64] {
        [low, low >> 64, high, high >> 64].map { UInt64(truncatingIfNeeded: $0) }
    }

    var isZero: Bool { high == 0 && low == 0 }

    /// Bits without leading zeros; 0 for zero.
    var bitLength: Int { high == 0 ? 128 - low.leadingZeroBitCount : 256 - high.leadingZeroBitCount }

    /// Bit `i`, counted from the least significant; 0 beyond the top.
    func bit(_ i: Int) -> Bool {
        (i < 128 ? low >> UInt128(i) : high >> UInt128(i - 128)) & 1 == 1
    }

    static func < (a: Self, b: Self) -> Bool { a.high == b.high ? a.low < b.low : a.high < b.high }

    func addingReportingOverflow(_ other: Self) -> (partialValue: Self, overflow: Bool) {
        let (low, carry) = low.addingReportingOverflow(other.low)
        let (sum, overflow) = high.addingReportingOverflow(other.high)
        let (high, again) = sum.addingReportingOverflow(carry ? 1 : 0)
        return (Self(high: high, low: low), overflow || again)
    }

    /// `a - b` for `a >= b`; wraps otherwise.
    static func &- (a: Self, b: Self) -> Self {
        let (low, borrow) = a.low.subtractingReportingOverflow(b.low)
        return Self(high: a.high &- b.high &- (borrow ? 1 : 0), low: low)
    }

    func multipliedReportingOverflow(by other: Self) -> (partialValue: Self, overflow: Bool) {
        // Bounds are small numbers for the most part.
        if high == 0, other.high == 0, low <= UInt128(UInt64.max), other.low <= UInt128(UInt64.max) {
            return (Self(low: low &* other.low), false)
        }
        let (carry, low) = low.multipliedFullWidth(by: other.low)
        let (cross1, over1) = high.multipliedReportingOverflow(by: other.low)
        let (cross2, over2) = self.low.multipliedReportingOverflow(by: other.high)
        let (sum, over3) = carry.addingReportingOverflow(cross1)
        let (total, over4) = sum.addingReportingOverflow(cross2)
        let bothWide = high != 0 && other.high != 0
        return (Self(high: total, low: low), over1 || over2 || over3 || over4 || bothWide)
    }

    static func << (a: Self, count: Int) -> Self {
        guard count > 0 else { return a }
        guard count < 128 else { return Self(high: count < 256 ? a.low << UInt128(count - 128) : 0, low: 0) }
        return Self(high: a.high << UInt128(count) | a.low >> UInt128(128 - count), low: a.low << UInt128(count))
    }

    /// The greatest integer whose square is at most this one: one bit at a time, from the top.
    var squareRoot: Self {
        var rest = self
        var root = Self(low: 0)
        for shift in stride(from: (bitLength + 1) / 2 * 2, through: 0, by: -2) where shift < 256 {
            let bit = Self(low: 1) << shift
            // Both have their bits below or at different places, so nothing carries.
            let trial = root.addingReportingOverflow(bit).partialValue
            root = root.halved
            if trial <= rest {
                rest = rest &- trial
                root = root.addingReportingOverflow(bit).partialValue
            }
        }
        return root
    }

    private var halved: Self { Self(high: high >> 1, low: low >> 1 | high << 127) }

    /// The low `count` bits.
    func lowBits(_ count: Int) -> Self {
        if count >= 256 { return self }
        if count >= 128 { return Self(high: high & (1 << UInt128(count - 128) &- 1), low: low) }
        return Self(low: low & (1 << UInt128(count) &- 1))
    }

    /// Quotient and remainder by a divisor that is not zero: 128-bit division where both fit, else schoolbook, one bit at a time.
    func quotientAndRemainder(dividingBy divisor: Self) -> (quotient: Self, remainder: Self) {
        if self < divisor { return (Self(low: 0), self) }
        if high == 0 {
            let (quotient, remainder) = low.quotientAndRemainder(dividingBy: divisor.low)
            return (Self(low: quotient), Self(low: remainder))
        }
        var quotient = Self(low: 0)
        var remainder = self
        for shift in (0...bitLength - divisor.bitLength).reversed() {
            quotient = quotient << 1
            let part = divisor << shift
            if part <= remainder {
                remainder = remainder &- part
                quotient.low |= 1
            }
        }
        return (quotient, remainder)
    }
}
