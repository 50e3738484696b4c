// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The bit stream from which Poseidon's constants are drawn.
///
/// Grain LFSR in self-shrinking mode: "Poseidon: A New Hash Function for Zero-Knowledge Proof Systems" (ePrint 2019/458),
/// appendix E. The 80 state bits start as the description of the instance, so nobody can choose the constants:
///
///     field kind (2 bits) | S-box kind (4) | field bits (12) | width (12) | full rounds (10) | partial rounds (10) | thirty ones
struct GrainGenerator {
    /// Bit i of the paper's state is bit i here: the oldest bit is the least significant.
    private var state: UInt128
    /// Bits of the stream that are not used yet, the oldest lowest.
    private var waiting: UInt32 = 0
    private var waitingCount = 0

    /// A prime field (kind 1) with the S-box x^5 (kind 0).
    init(fieldBits: Int, width: Int, fullRounds: Int, partialRounds: Int) {
        var text: UInt128 = 0
        let fields = [(1, 2), (0, 4), (fieldBits, 12), (width, 12), (fullRounds, 10), (partialRounds, 10), ((1 << 30) - 1, 30)]
        for (value, bits) in fields { text = text << UInt128(bits) | UInt128(value) }
        // The description is written first bit first; the register shifts out at the low end.
        state = 0
        for i in 0..<80 { state |= (text >> UInt128(79 - i) & 1) << UInt128(i) }
        for _ in 0..<10 { _ = step() }
    }

    /// The next sixteen bits that enter the register, the oldest lowest: the youngest tap, 62, is 18 bits from the end.
    private mutating func step() -> UInt32 {
        let taps = state >> 62 ^ state >> 51 ^ state >> 38 ^ state >> 23 ^ state >> 13 ^ state
        let entering = UInt32(truncatingIfNeeded: taps & 0xffff)
        state = state >> 16 | UInt128(entering) << 64
        return entering
    }

    /// Bits come in pairs; the second counts only when the first is one.
    private mutating func bit() -> UInt64 {
        while waitingCount == 0 {
            let entering = step()
            var firsts = entering & 0x5555
            while firsts != 0 {
                waiting |= (entering >> UInt32(firsts.trailingZeroBitCount + 1) & 1) << UInt32(waitingCount)
                waitingCount += 1
                firsts &= firsts - 1
            }
        }
        defer {
            waiting >>= 1
            waitingCount -= 1
        }
        return UInt64(waiting & 1)
    }

    /// An integer of `bits` bits (at most 256), most significant bit drawn first, as limbs from the least significant.
    private mutating func integer(bits: Int) -> [UInt64] {
        var limbs = [UInt64](repeating: 0, count: 4)
        for i in (0..<bits).reversed() { limbs[i / 64] |= bit() << UInt64(i % 64) }
        return limbs
    }

    /// A uniform element: integers that are not below the modulus are thrown away.
    mutating func element<F: PrimeField>() -> F {
        while true {
            if let element = F(limbs: integer(bits: F.bitWidth)) { return element }
        }
    }

    /// An element for the matrix: the integer is reduced, as the reference script does here.
    mutating func reducedElement<F: PrimeField>() -> F {
        let limbs = integer(bits: F.bitWidth)
        return F(reducing: limbs.flatMap { limb in (0..<8).map { UInt8(truncatingIfNeeded: limb >> UInt64(8 * $0)) } })
    }
}
