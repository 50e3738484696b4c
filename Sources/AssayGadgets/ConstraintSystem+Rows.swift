// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// For each of `capacity` rows whether it is there, given how many are: the first `count` are.
    ///
    /// Cost: `capacity`, and one linear constraint for the sum, which elimination removes where that is cheaper.
    ///
    /// Sound: p₀·(p₀ − 1) = 0 and pᵢ₊₁·(pᵢ₊₁ − pᵢ) = 0 allow runs of 1 followed by 0 and nothing else; their sum is `count`, which is thereby
    /// held to 0 … capacity. Requires capacity < modulus.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func presenceFlags(count: Combination, capacity: Int) -> [Bit<F>] {
        precondition(WideInteger(capacity) < F.modulusInteger, "too many rows for this field")
        return checking("at most \(capacity) rows") { system in
            var previous: Combination = 1
            var flags: [Bit<F>] = []
            for i in 0..<capacity {
                let flag = system.hintSign(Combination(WideInteger(i)) - count)
                system.enforce(flag, times: flag - previous, equals: 0)
                flags.append(Bit(assuming: flag))
                previous = flag
            }
            system.enforceEqual(.sum(flags.map(\.value)), count)
            return flags
        }
    }

    /// Whether an optional field of a row has a value: `flag` is held to 0 or 1, and to 0 in a row that is not there.
    ///
    /// Cost: 1.
    ///
    /// Sound: m·(m − p) = 0 has the roots 0 and p, and p is 0 or 1.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func optionalFlag(_ flag: Combination, inRow present: Bit<F>) -> Bit<F> {
        checking("present or missing") { $0.enforce(flag, times: flag - present.value, equals: 0) }
        return Bit(assuming: flag)
    }
}
