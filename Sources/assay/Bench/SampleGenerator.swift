// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Numbers that look random and are the same in every run, so that runs can be compared: SplitMix64 (Steele, Lea, Flood,
/// "Fast splittable pseudorandom number generators", OOPSLA 2014, figure 17). Never for secrets.
struct SampleGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// An element of full length.
    mutating func element<F: PrimeField>() -> F {
        F(
            reducing: (0..<8).flatMap { _ in
                let word = next()
                return (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
            })
    }

    /// `count` elements of full length.
    ///
    /// A start and a factor are drawn and the rest are their products: drawing them all would take longer than what is measured.
    mutating func elements<F: PrimeField>(_ count: Int) -> [F] {
        F.powers(of: element(), from: element(), count: count)
    }

    /// `count` elements of which as many as `density` says have full length, spread evenly; the others are 0 or 1.
    mutating func elements<F: PrimeField>(_ count: Int, density: Density) -> [F] {
        var values: [F] = elements(count)
        guard density != .dense else { return values }
        for i in values.indices where density.part(of: i + 1) == density.part(of: i) {
            values[i] = next().isMultiple(of: 2) ? .zero : .one
        }
        return values
    }
}
