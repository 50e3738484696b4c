// SPDX-License-Identifier: Apache-2.0
internal import CSodium

/// BLAKE2b with a 64-byte digest and no key (RFC 7693), of a whole message or piece by piece.
public struct BLAKE2b512: ~Copyable {
    /// Bytes of a digest.
    public static let byteCount = 64
    // libsodium wants its state on a 64-byte boundary, which a Swift stored property does not promise.
    private let state: UnsafeMutableRawPointer

    public init() {
        Sodium.ready()
        state = .allocate(byteCount: crypto_generichash_blake2b_statebytes(), alignment: 64)
        crypto_generichash_blake2b_init(OpaquePointer(state), nil, 0, Self.byteCount)
    }

    private init(copying other: UnsafeMutableRawPointer) {
        let size = crypto_generichash_blake2b_statebytes()
        state = .allocate(byteCount: size, alignment: 64)
        state.copyMemory(from: other, byteCount: size)
    }

    deinit { state.deallocate() }

    /// Appends `bytes` to the message.
    public mutating func update(_ bytes: some Collection<UInt8>) {
        withMemory(of: bytes) { _ = crypto_generichash_blake2b_update(OpaquePointer(state), $0.baseAddress, UInt64($0.count)) }
    }

    /// An independent hash that has absorbed the same message so far.
    public borrowing func copy() -> BLAKE2b512 { BLAKE2b512(copying: state) }

    /// The 64-byte digest of all that was appended.
    public consuming func finalize() -> [UInt8] {
        filledBytes(Self.byteCount) { crypto_generichash_blake2b_final(OpaquePointer(state), $0, Self.byteCount) }
    }

    /// The 64-byte digest of `bytes`.
    public static func digest(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var hash = BLAKE2b512()
        hash.update(bytes)
        return hash.finalize()
    }
}
