// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// Whether `value` is below zero.
    ///
    /// Cost, for an interval lower … upper: 0 when it lies on one side, or is −1 … 0; 2 when lower = −1 or upper = 0; else
    /// 1 + the bits of max(upper, −lower − 1).
    ///
    /// Sound: let n be those bits. The flag f is held to 0 or 1, and value + 2ⁿ·f is held to n bits. For value ≥ 0 and f = 1 that sum would be
    /// between 2ⁿ and 2ⁿ + upper, for value < 0 and f = 0 it would be negative: neither has n bits, as 2ⁿ⁺¹ and every sum is below the
    /// modulus. With one value on a side, the flag is a test for that value.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func isNegative(_ value: Bounded<F>) -> Bit<F> {
        let (lower, upper) = (value.range.lowerBound, value.range.upperBound)
        if lower >= 0 { return .false }
        if upper < 0 { return .true }
        if lower == -1 { return isZero(value + 1) }
        if upper == 0 { return !isZero(value) }
        let count = max(upper, -lower - 1).bitLength
        precondition(Bounded<F>.isComparable(value.range), "the interval \(value.range) is too wide to compare in this field")
        let choice = { EncodingChoice("comparison by a difference of \(lower) ... \(upper)", by: "a flag and \(count) bits") }
        return choosing(choice()) { system in
            system.checking("comparison") { system in
                let flag = system.boolean(system.hintSign(value.value))
                _ = system.bits(of: value.value + .powerOfTwo(count) * flag.value, count: count)
                return flag
            }
        }
    }

    /// Whether `a < b`. Cost and soundness: `isNegative` of `a − b`; for two n-bit values n + 1.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func isLess(_ a: Bounded<F>, _ b: Bounded<F>) -> Bit<F> { isNegative(a - b) }

    /// Whether `a <= b`. Cost and soundness: `isNegative` of `b − a`.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func isAtMost(_ a: Bounded<F>, _ b: Bounded<F>) -> Bit<F> { !isNegative(b - a) }

    /// Demands `a <= b`.
    ///
    /// Cost, for b − a in lower … upper: 0 when lower ≥ 0; else the bits of `upper` (n for two n-bit values), or one linear constraint when
    /// `upper` is not positive.
    ///
    /// Sound: b − a is held to that many bits; the residue of a negative difference has more.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func enforceAtMost(_ a: Bounded<F>, _ b: Bounded<F>) {
        let difference = b - a
        guard difference.range.lowerBound < 0 else { return }
        precondition(Bounded<F>.isComparable(difference.range), "the interval \(difference.range) is too wide to compare in this field")
        checking("at most") { system in
            let upper = max(difference.range.upperBound, 0)
            _ = system.bits(of: difference.value, count: upper.bitLength)
        }
    }

    /// Whether the number with these binary digits (least significant first) is `bound` at least.
    ///
    /// Cost: at most n − 1 − z for n digits, z being the zeros at the end of `bound`: each run of equal digits of `bound` above its lowest 1
    /// costs its length, or 2 when it is longer than two. 0 when `bound` is not in `1 ..< 2ⁿ`.
    ///
    /// Sound: going up from the lowest 1, where the digit itself is the answer for the digits so far, a 1 in `bound` turns answer r into
    /// digit ∧ r and a 0 into digit ∨ r. Runs are taken together with `all` and `any`.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func isAtLeast(_ digits: [Bit<F>], _ bound: WideInteger) -> Bit<F> {
        guard bound > 0 else { return .true }
        guard bound.bitLength <= digits.count else { return .false }
        let pattern = digits.indices.map { bound.bit($0) }
        guard let lowest = pattern.firstIndex(of: true) else { return .true }
        return checking(Check("comparison with", bound)) { system in
            var answer = digits[lowest]
            var start = lowest + 1
            while start < digits.count {
                let end = pattern[start...].firstIndex(of: !pattern[start]) ?? digits.count
                let run = [answer] + digits[start..<end]
                answer = pattern[start] ? system.all(run) : system.any(run)
                start = end
            }
            return answer
        }
    }
}

extension WideInteger {
    /// Bit `i` of a magnitude.
    func bit(_ i: Int) -> Bool { limbs[i / 64] >> UInt64(i % 64) & 1 == 1 }
}
