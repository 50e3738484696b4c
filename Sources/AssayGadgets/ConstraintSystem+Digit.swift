// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
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
        let parts = boundedWithDigit(value, in: maximum, base: base, restEdges: [], digitEdges: [], when: present)
        return (parts.rest, parts.digit)
    }

    /// The same, and for each edge whether the rest, or the digit, is that edge at least.
    ///
    /// Cost and soundness: as `bounded` with edges for either, in place of their ranges.
    public mutating func boundedWithDigit(
        _ value: Combination, in maximum: WideInteger, base: WideInteger, restEdges: [WideInteger], digitEdges: [WideInteger],
        when present: Bit<F> = .true
    ) -> (rest: Bounded<F>, digit: Bounded<F>, restReaches: [Bit<F>], digitReaches: [Bit<F>]) {
        precondition(base > 0 && maximum >= 0 && Bounded<F>.fits(0...maximum), "0 ... \(maximum) leaves the field")
        let (count, remainder) = (maximum + 1).flooredDivision(by: base)
        return checking(Check("range", 0...maximum)) { system in
            guard remainder == 0 else {
                let result = system.floorDivision(system.bounded(value, in: 0...maximum, when: present), by: base)
                return (
                    result.quotient, result.remainder, system.reaches(result.quotient, restEdges),
                    system.reaches(result.remainder, digitEdges)
                )
            }
            if base == 1 || count == 1 {
                let flags = system.bounded(value, in: 0...maximum, edges: base == 1 ? restEdges : digitEdges, when: present)
                let whole = Bounded(assuming: value, in: 0...maximum)
                return base == 1 ? (whole, Bounded(0), flags, []) : (Bounded(0), whole, [], flags)
            }
            let quotient = system.hintDivision(value, by: Combination(base)).quotient
            let digit = value - base * quotient
            let restReaches = system.bounded(quotient, in: 0...count - 1, edges: restEdges, when: present)
            let digitReaches = system.bounded(digit, in: 0...base - 1, edges: digitEdges, when: present)
            return (
                Bounded(assuming: quotient, in: 0...count - 1), Bounded(assuming: digit, in: 0...base - 1), restReaches, digitReaches
            )
        }
    }
}
