// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayCrypto

/// The random value that hides a data set in its commitment: 31 uniform bytes, read as a big-endian field element.
///
/// Whoever knows it can test guesses of the data against the commitment. It is as secret as the data.
public struct Salt: ~Copyable, Sendable {
    /// Bytes of a salt; 248 bits, so every value is canonical.
    public static let byteCount = 31
    private let secret: SecretBytes

    /// A fresh salt from the system generator.
    public init() { secret = SecretBytes(randomCount: Self.byteCount) }

    /// Throws unless there are exactly 31 bytes.
    public init(_ bytes: consuming SecretBytes) throws(SaltError) {
        let count = bytes.count
        guard count == Self.byteCount else { throw SaltError(byteCount: count) }
        secret = bytes
    }

    /// The salt as a field element.
    public borrowing func element<F: PrimeField>(as field: F.Type = F.self) -> F {
        secret.withBytes { bytes in
            var littleEndian = bytes.indices.reversed().map { bytes[$0] }
            defer { wipe(&littleEndian) }
            return F(reducing: littleEndian)
        }
    }

    /// Lends the 31 bytes, for writing an opening.
    public borrowing func withBytes<R: ~Copyable, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        try secret.withBytes(body)
    }
}

/// A salt of the wrong length.
public struct SaltError: Error, Hashable, Sendable, CustomStringConvertible {
    public let byteCount: Int
    public var description: String { "a salt of \(byteCount) bytes; it must have \(Salt.byteCount)" }
}

/// A commitment to a data set: hides it, and binds to it, to its schema and to its number of rows.
///
///     h₀ = Poseidon(schema digest, count, salt, e₀, …, e₁₂)       elements e of the packed data set, as far as there are
///     hᵢ₊₁ = Poseidon(hᵢ, the next 15 elements)                   likewise, while there are more
///
/// and the commitment is the last h. The schema says how many elements there are, so that each hash has a known number of inputs.
/// Binding rests on the collision resistance of Poseidon, hiding on the salt.
public struct DataCommitment<F: PrimeField>: Hashable, Sendable {
    /// The public value C.
    public let value: F

    /// A commitment that somebody else made.
    public init(value: F) { self.value = value }

    /// The commitment to `dataSet` under `salt`.
    public init(to dataSet: DataSet, salt: borrowing Salt) {
        self.init(to: dataSet, saltElement: salt.element())
    }

    /// The commitment under a salt that is an element already.
    public init(to dataSet: DataSet, saltElement: F) {
        let elements: [F] = dataSet.packed()
        let head = [dataSet.schema.digest.element(), F(dataSet.rows.count), saltElement]
        value = Poseidon<F>.chained(head, elements) { Poseidon.hash($0) }
    }
}
