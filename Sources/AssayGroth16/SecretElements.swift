// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto

/// Field elements that are overwritten when their one owner goes away.
///
/// Registers and stack slots that arithmetic passes through are not covered: no language here promises to clear them.
final class SecretElements<F: PrimeField> {
    /// Change them in place only: a copy would not be overwritten.
    var values: [F]

    /// Takes over `values`; the caller keeps no other copy.
    init(_ values: consuming [F]) { self.values = values }

    /// `count` uniform elements.
    init(count: Int, using generator: inout some RandomNumberGenerator) {
        values = (0..<count).map { _ in F.random(using: &generator) }
    }

    subscript(index: Int) -> F { values[index] }

    deinit { wipe(&values) }
}
