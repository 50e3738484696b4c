// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayCrypto

/// A SHA-256 digest: the name of a document, a circuit or a key.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// The digest of `message`.
    public init(of message: some Collection<UInt8>) { bytes = SHA256.digest(message) }

    /// The digest of a message that `write` hands over in pieces, one after the other.
    public init(ofPieces write: (_ piece: ([UInt8]) -> Void) -> Void) {
        var hash = SHA256()
        write { hash.update($0) }
        bytes = hash.finalize()
    }

    /// `nil` unless `text` is 64 lower-case hexadecimal digits.
    public init?(hexadecimal text: String) {
        guard let bytes = Hexadecimal.bytes(text), bytes.count == SHA256.byteCount else { return nil }
        self.bytes = bytes
    }

    /// 64 lower-case hexadecimal digits.
    public var hexadecimal: String { Hexadecimal.string(bytes) }
    public var description: String { hexadecimal }

    /// The digest as a field element: the top three bits cleared, the rest read big-endian.
    ///
    /// The 253 bits are below the modulus of BN254's and BLS12-381's scalar fields, so nothing is reduced there.
    public func element<F: PrimeField>(as field: F.Type = F.self) -> F {
        var cut = bytes
        cut[0] &= 0x1f
        return F(reducing: cut.reversed())
    }
}
