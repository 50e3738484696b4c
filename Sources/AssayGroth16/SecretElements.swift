// SPDX-License-Identifier: Apache-2.0
package import AssayAlgebra
internal import AssayCrypto
internal import AssayFormats

/// Field elements that are overwritten when their one owner goes away.
///
/// Registers and stack slots that arithmetic passes through are not covered: no language here promises to clear them.
package final class SecretElements<F: PrimeField> {
    /// Change them in place only: a copy would not be overwritten.
    package var values: [F]

    /// Takes over `values`; the caller keeps no other copy.
    package init(_ values: consuming [F]) { self.values = values }

    /// `count` uniform elements: 512 drawn bits each, reduced. The drawn bytes are overwritten too.
    package init(count: Int, using generator: inout some RandomNumberGenerator) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        values = []
        for _ in 0..<count {
            bytes.removeAll(keepingCapacity: true)
            for _ in 0..<8 { bytes.appendLittleEndian(generator.next() as UInt64) }
            values.append(F(reducing: bytes))
        }
        wipe(&bytes)
    }

    package subscript(index: Int) -> F { values[index] }

    deinit { wipe(&values) }
}
