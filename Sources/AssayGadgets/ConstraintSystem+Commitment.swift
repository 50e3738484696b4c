// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints
internal import AssayCrypto

/// A value with its place in the elements that a data set packs into.
public struct PackedValue<F: PrimeField>: Sendable {
    /// A value that is held to the bits that are set aside for it.
    public var value: LinearCombination<F>
    /// The element, from 0.
    public var element: Int
    /// Its lowest bit in that element.
    public var bit: Int

    public init(_ value: LinearCombination<F>, element: Int, bit: Int) {
        self.value = value
        self.element = element
        self.bit = bit
    }
}

extension ConstraintSystem {
    /// The elements that a data set packs into, `count` of them.
    ///
    /// Cost: 0.
    ///
    /// Sound: a sum of values times powers of two. It is one-to-one because every value is held to its own bits, whether its row is there or
    /// not: that is what the caller must have done, with bits gated by presence.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func packed(_ values: [PackedValue<F>], count: Int) -> [Combination] {
        var parts = [[Combination]](repeating: [], count: count)
        for value in values { parts[value.element].append(.powerOfTwo(value.bit) * value.value) }
        return parts.map { Combination.sum($0) }
    }

    /// The commitment to a packed data set: h₀ = Poseidon(schema digest, rows, salt, the first 13 elements), then hᵢ₊₁ = Poseidon(hᵢ, the next 15
    /// elements), each of as many as there are; the last h.
    ///
    /// Cost: that of each hash (`poseidon`), 3 less for the first one. So 351 for 3 elements, 606 for 13, and 609 for each 15 more.
    ///
    /// Sound: the value is a function of its inputs; that it binds to them rests on Poseidon.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func dataCommitment(schemaDigest: F, count: Combination, salt: Combination, elements: [Combination]) -> Combination {
        checking("commitment") { system in
            let head = [Combination(schemaDigest), count, salt]
            var rounds = BlockTemplate<F>()
            return Poseidon<F>.chained(head, elements) { system.poseidon($0, &rounds) }
        }
    }
}
