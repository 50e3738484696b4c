// SPDX-License-Identifier: Apache-2.0

/// Sums and differences of residues of four limbs, least significant first, in registers.
///
/// A kernel's result goes through memory, which for one addition takes longer than to add. Constant time: nothing depends on the values but
/// masks.
enum FourLimbs {
    typealias Words = (UInt64, UInt64, UInt64, UInt64)

    /// `a + b` modulo a modulus of at most 255 bits, for residues below it.
    @inline(__always)
    static func sum(_ a: Words, _ b: Words, modulus: Words) -> Words {
        let sum = added(a, b)
        let (reduced, borrow) = subtracted(sum, modulus)
        return selected(borrow, sum, else: reduced)
    }

    /// `a - b` modulo a modulus of at most 255 bits, for residues below it.
    @inline(__always)
    static func difference(_ a: Words, _ b: Words, modulus: Words) -> Words {
        let (difference, borrow) = subtracted(a, b)
        return added(difference, selected(borrow, modulus, else: (0, 0, 0, 0)))
    }

    /// The low four limbs of a sum.
    @inline(__always)
    private static func added(_ a: Words, _ b: Words) -> Words {
        let (r0, c0) = a.0.addingReportingOverflow(b.0)
        let (r1, c1) = added(a.1, b.1, c0)
        let (r2, c2) = added(a.2, b.2, c1)
        return (r0, r1, r2, added(a.3, b.3, c2).0)
    }

    @inline(__always)
    private static func added(_ a: UInt64, _ b: UInt64, _ carry: Bool) -> (UInt64, Bool) {
        let (sum, first) = a.addingReportingOverflow(b)
        let (all, second) = sum.addingReportingOverflow(carry ? 1 : 0)
        return (all, first != second)
    }

    /// The low four limbs of a difference, and whether it is negative.
    @inline(__always)
    private static func subtracted(_ a: Words, _ b: Words) -> (Words, borrow: Bool) {
        let (r0, c0) = a.0.subtractingReportingOverflow(b.0)
        let (r1, c1) = subtracted(a.1, b.1, c0)
        let (r2, c2) = subtracted(a.2, b.2, c1)
        let (r3, c3) = subtracted(a.3, b.3, c2)
        return ((r0, r1, r2, r3), c3)
    }

    @inline(__always)
    private static func subtracted(_ a: UInt64, _ b: UInt64, _ borrow: Bool) -> (UInt64, Bool) {
        let (difference, first) = a.subtractingReportingOverflow(b)
        let (all, second) = difference.subtractingReportingOverflow(borrow ? 1 : 0)
        return (all, first != second)
    }

    @inline(__always)
    private static func selected(_ condition: Bool, _ a: Words, else b: Words) -> Words {
        let mask: UInt64 = 0 &- (condition ? 1 : 0)
        return (b.0 ^ (a.0 ^ b.0) & mask, b.1 ^ (a.1 ^ b.1) & mask, b.2 ^ (a.2 ^ b.2) & mask, b.3 ^ (a.3 ^ b.3) & mask)
    }
}
