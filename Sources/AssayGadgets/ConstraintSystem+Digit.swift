// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// Demands that `value` is in 0 … `maximum`, and gives its last digit in `base` and the number that the other digits make.
    ///
    /// Cost, where `base` divides maximum + 1: the bits of (maximum + 1) / base − 1 and those of base − 1, so 9 for the decimal digit of
    /// 0 … 309, as many as its range alone takes. Otherwise those of the range and of `floorDivision`.
    ///
    /// Sound: the quotient q and the rest value − base · q are held to 0 … (maximum + 1) / base − 1 and 0 … base − 1, exactly; so the
    /// value is in 0 … maximum, which is below the modulus, and integers have one such pair.
    ///
    /// With `present`: an absent value must be 0, at the same cost.
    public mutating func boundedWithDigit(
        _ value: Combination, in maximum: WideInteger, base: WideInteger, when present: Bit<F> = .true
    ) -> (rest: Bounded<F>, digit: Bounded<F>) {
        let result = boundedWithDigit(value, in: DigitParts(of: maximum, base: base, restEdges: [], digitEdges: []), when: present)
        return (result.rest, result.digit)
    }

    /// The same, and for each edge whether the rest, or the digit, is that edge at least.
    ///
    /// Cost and soundness: as `bounded` with edges for either, in place of their ranges.
    public mutating func boundedWithDigit(
        _ value: Combination, in parts: DigitParts<F>, when present: Bit<F> = .true
    ) -> (rest: Bounded<F>, digit: Bounded<F>, restReaches: [Bit<F>], digitReaches: [Bit<F>]) {
        let (maximum, base) = (parts.maximum, parts.base)
        let (count, remainder) = (maximum + 1).flooredDivision(by: base)
        return checking(Check("range", 0...maximum)) { system in
            guard remainder == 0 else {
                let result = system.floorDivision(system.bounded(value, in: 0...maximum, when: present), by: base)
                return (
                    result.quotient, result.remainder, system.reaches(result.quotient, parts.rest.edges),
                    system.reaches(result.remainder, parts.digit.edges)
                )
            }
            if base == 1 || count == 1 {
                let flags = system.bounded(value, in: base == 1 ? parts.rest : parts.digit, when: present)
                let whole = Bounded(assuming: value, in: 0...maximum)
                return base == 1 ? (whole, Bounded(0), flags, []) : (Bounded(0), whole, [], flags)
            }
            let quotient = system.hintDivision(value, by: Combination(base)).quotient
            let digit = value - base * quotient
            let restReaches = system.bounded(quotient, in: parts.rest, when: present)
            let digitReaches = system.bounded(digit, in: parts.digit, when: present)
            return (
                Bounded(assuming: quotient, in: 0...count - 1), Bounded(assuming: digit, in: 0...base - 1), restReaches, digitReaches
            )
        }
    }
}

/// How numbers from 0 on are cut where their last digit is, or what is left without it: the same for all rows of a table.
public struct DigitParts<F: PrimeField>: Sendable {
    let maximum: WideInteger
    let base: WideInteger
    let rest: RangeParts<F>
    let digit: RangeParts<F>

    /// - Parameters:
    ///   - maximum: The greatest number.
    ///   - base: That of the last digit.
    ///   - restEdges: Where what is left without the digit is cut, as ``RangeParts`` wants it.
    ///   - digitEdges: The same for the digit.
    /// - Precondition: `base` is positive, and 0 … `maximum` fits the field.
    public init(of maximum: WideInteger, base: WideInteger, restEdges: [WideInteger], digitEdges: [WideInteger]) {
        precondition(base > 0 && maximum >= 0 && Bounded<F>.fits(0...maximum), "0 ... \(maximum) leaves the field")
        (self.maximum, self.base) = (maximum, base)
        rest = RangeParts(of: 0...maximum.flooredDivision(by: base).quotient, at: restEdges)
        digit = RangeParts(of: 0...base - 1, at: digitEdges)
    }
}
