// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// `value` as a truth value, which it must be.
    ///
    /// Cost: 1.
    ///
    /// Sound: x·(x − 1) = 0 has no roots but 0 and 1 in a field.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func boolean(_ value: Combination) -> Bit<F> {
        checking("0 or 1") { $0.enforce(value, times: value - 1, equals: .zero) }
        return Bit(assuming: value)
    }

    /// The `count` binary digits of `value`, least significant first. `value` must be in `0 ..< 2^count`.
    ///
    /// Cost: `count`; for 0 digits, the one linear constraint `value = 0`. Requires 2^count < modulus.
    ///
    /// Sound: every digit but the lowest is held to 0 or 1 by b·(b − 1) = 0; the lowest is the combination value − Σ 2ⁱbᵢ, held to 0 or 1
    /// likewise. So value = Σ 2ⁱbᵢ with binary digits, and as 2^count < modulus no two digit strings have the same residue.
    ///
    /// With `present`: every digit obeys b·(b − present) = 0, so an absent value must be 0 and has digits 0, at the same cost.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func bits(of value: Combination, count: Int, when present: Bit<F> = .true) -> [Bit<F>] {
        precondition(count < F.bitWidth, "\(count) bits of a value are not unique in this field")
        return checking(Check("range", 0 ... .powerOfTwo(count) - 1)) { system in
            guard count > 0 else {
                system.enforceZero(value)
                return []
            }
            let digits = system.digits(of: value, count: count, lastWeight: .powerOfTwo(count - 1), when: present)
            return ([digits.lowest] + digits.others.combinations()).map(Bit.init(assuming:))
        }
    }

    /// Demands that `value` is in `range`.
    ///
    /// Cost: the bits of `upper − lower`, that is ⌈log₂(upper − lower + 1)⌉; for a single value, one linear constraint.
    ///
    /// Sound: let max = upper − lower and k = ⌊log₂ max⌋. value − lower is a sum of digits that are 0 or 1, with weights 1, 2, …, 2^(k−1)
    /// and w = max − (2^k − 1). Digits without the last reach 0 … 2^k − 1, with it w … max; as 1 ≤ w ≤ 2^k that is 0 … max and nothing
    /// else. **The digits are not unique** and are not handed out; the value alone is determined, being an input.
    ///
    /// With `present`: an absent value must equal `lower`, at the same cost.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    @discardableResult
    public mutating func bounded(
        _ value: Combination, in range: ClosedRange<WideInteger>, when present: Bit<F> = .true
    ) -> Bounded<F> {
        let result = Bounded(assuming: value, in: range)
        let offset = value - Combination(range.lowerBound)
        let maximum = range.upperBound - range.lowerBound
        checking(Check("range", range)) { system in
            guard maximum > 0 else { return system.enforceZero(offset) }
            let low = maximum.bitLength - 1
            let lastWeight = maximum - (.powerOfTwo(low) - 1)
            _ = system.digits(of: offset, count: low + 1, lastWeight: lastWeight, when: present)
        }
        return result
    }

    /// Digits with weights 1, 2, …, 2^(count − 2), `lastWeight` that are 0 or `present` and add up to `value`: the lowest, and the others.
    private mutating func digits(
        of value: Combination, count: Int, lastWeight: WideInteger, when present: Bit<F>
    ) -> (lowest: Combination, others: VariableRun) {
        let others = hintDigitRun(value, count: count, lastWeight: lastWeight).rest
        let last = F(lastWeight)
        // Without a variable of its own the lowest digit needs no constraint for the sum.
        let lowest =
            count > 1
            ? Combination(value, adding: others, weights: Self.weightsInLowestDigit(count, last)) : (last.inverse ?? .one) * value
        enforce(lowest, times: lowest - present.value, equals: .zero)
        enforceRoots(of: others, zeroOr: present.value)
        return (lowest, others)
    }

    /// What the other digits count for in the lowest one: −2, −4, …, −2^(count − 2), −`last`.
    private static func weightsInLowestDigit(_ count: Int, _ last: F) -> [F] {
        var weights: [F] = []
        weights.reserveCapacity(count - 1)
        var weight = -F.one
        for _ in 1..<count - 1 {
            weight += weight
            weights.append(weight)
        }
        weights.append(-last)
        return weights
    }
}
