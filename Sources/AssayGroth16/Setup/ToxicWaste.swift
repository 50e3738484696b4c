// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The secrets of a setup: whoever knows them can forge proofs. Wiped when their owner goes away.
///
/// γ is 1, as in snarkjs, so that IC needs no division; δ is not, so that γ₂ ≠ δ₂.
struct ToxicWaste<F: PrimeField>: ~Copyable {
    private let values: SecretElements<F>

    var tau: F { values[0] }
    var alpha: F { values[1] }
    var beta: F { values[2] }
    var delta: F { values[3] }

    /// Fresh secrets for a domain of 2·`domainSize` points, drawn again until they are sound.
    init(domainSize: Int, using generator: inout some RandomNumberGenerator) {
        // Not a `repeat` loop over an uninitialised variable: Swift 6.3.1 releases what was never there when it optimises one.
        var drawn = SecretElements<F>(count: 4, using: &generator)
        while !Self.isSound(drawn, domainSize: domainSize) { drawn = SecretElements(count: 4, using: &generator) }
        values = drawn
    }

    /// Whether none is zero, δ ≠ γ, and τ is no point of the domain, where Lagrange polynomials vanish.
    private static func isSound(_ values: SecretElements<F>, domainSize: Int) -> Bool {
        let isInvertible = values.values.allSatisfy { !$0.isZero }
        return isInvertible && values[3] != .one && values[0].power([UInt64(2 * domainSize)]) != .one
    }
}
