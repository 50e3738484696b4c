// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// Demands that the values of the rows that are there increase, or at least do not decrease unless `strictly`.
    ///
    /// The rows that are there come first; the others hold the lower end L of the interval that all values share.
    ///
    /// Cost, for N values within an interval of n bits: (N − 1)·n.
    ///
    /// Sound: let the interval be L … L + W and s = 1 for strictly, else 0. xᵢ₊₁ − xᵢ − s + (W + s)·(1 − presentᵢ₊₁) is held to 0 … W. In
    /// a row that is there this says xᵢ₊₁ ≥ xᵢ + s; in one that is not it is L + W − xᵢ, which is in 0 … W anyway. Nothing wraps
    /// (`canOrder`).
    public mutating func enforceIncreasing(_ values: [Bounded<F>], when present: [Bit<F>], strictly: Bool) {
        precondition(values.count == present.count, "one flag a value")
        guard values.count > 1 else { return }
        let range = Self.hull(of: values)
        precondition(values.allSatisfy { $0.range.lowerBound == range.lowerBound }, "the values have different lower ends")
        precondition(Self.canOrder(range, count: 1), "the interval \(range) is too wide to put in order in this field")
        let width = range.upperBound - range.lowerBound
        let step: WideInteger = strictly ? 1 : 0
        checking(strictly ? "increasing" : "not decreasing") { system in
            for i in 1..<values.count {
                let difference = values[i].value - values[i - 1].value - Combination(step)
                system.boundedStep(difference + (width + step) * (!present[i]).value, to: width)
            }
        }
    }

    /// Demands that values are in `range` and increase, or at least do not decrease unless `strictly`, in the rows that are there, which
    /// come first; and that the others are its lower end.
    ///
    /// Cost, for N values and a range of n bits: N(n + 1) + n − 1, where a range check of each value and `enforceIncreasing` take N·n +
    /// (N − 1)·n; the differences are held to one bit less where `strictly` and 2ⁿ⁻¹ is the width of the range.
    ///
    /// Sound: let the range be L … L + W and aᵢ = xᵢ − L. a₀ is held to 0 … W, and to 0 in a row that is not there. mᵢ = presentᵢ₊₁ · aᵢ,
    /// and aᵢ₊₁ − mᵢ − s · presentᵢ₊₁ is held to 0 … W − s, and to 0 in a row that is not there: so aᵢ₊₁ ≥ aᵢ + s where it is, and else
    /// aᵢ₊₁ = 0. The sum of all aᵢ − mᵢ is the last value that is there, or 0, and W less it is held to 0 … W: so all values are at most
    /// W. Sums of N differences stay below the modulus.
    @discardableResult
    public mutating func boundedIncreasing(
        _ values: [Combination], in range: ClosedRange<WideInteger>, when present: [Bit<F>], strictly: Bool
    ) -> [Bounded<F>] {
        precondition(values.count == present.count, "one flag a value")
        precondition(Self.canOrder(range, count: values.count), "the range \(range) is too wide to put in order in this field")
        let width = range.upperBound - range.lowerBound
        let step: WideInteger = strictly ? 1 : 0
        let results = values.map { Bounded(assuming: $0, in: range) }
        guard width >= step, values.count > 1 else {
            for i in values.indices { bounded(values[i], in: range, when: present[i]) }
            enforceIncreasing(results, when: present, strictly: strictly)
            return results
        }
        checking(Check(strictly ? "increasing in" : "not decreasing in", range)) { system in
            let offsets = values.map { $0 - Combination(range.lowerBound) }
            system.bounded(offsets[0], in: 0...width, when: present[0])
            var last = offsets
            for i in 1..<values.count {
                let previous = system.product(present[i].value, offsets[i - 1])
                last[i - 1] = last[i - 1] - previous
                system.boundedStep(offsets[i] - previous - step * present[i].value, to: width - step, when: present[i])
            }
            system.bounded(Combination(width) - .sum(last), in: 0...width)
        }
        return results
    }

    /// Demands that a step from row to row is in 0 … `greatest`. Where it has no digit of its own, nothing that a witness takes would fail by it, and
    /// data would be refused by what comes later.
    private mutating func boundedStep(_ step: Combination, to greatest: WideInteger, when present: Bit<F> = .true) {
        if greatest < 2 { hintFlagCheck(step) }
        bounded(step, in: 0...greatest, when: present)
    }
}
