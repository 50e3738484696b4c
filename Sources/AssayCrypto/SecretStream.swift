// SPDX-License-Identifier: Apache-2.0
internal import CSodium

/// Encryption of what lies on a disk: XChaCha20-Poly1305 in chunks, libsodium's `secretstream`.
///
/// A sealed text is a header of 24 bytes and chunks of 64 KiB, each 17 bytes longer than its text; the last one says so. Whoever changes, drops,
/// repeats or reorders any of it is found out, and so is a text that is opened in another `context` than it was sealed in, such as another
/// row of a table. Every sealing draws a fresh header, so one key serves for any number of texts.
public enum SecretStream {
    /// Bytes of a key.
    public static let keyByteCount = 32
    static let headerByteCount = crypto_secretstream_xchacha20poly1305_headerbytes()
    static let overhead = crypto_secretstream_xchacha20poly1305_abytes()
    static let chunkByteCount = 64 << 10

    /// Why a text was not opened.
    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// The key or the context is another one, or the bytes were changed.
        case notAuthentic

        public var description: String { "the encrypted bytes do not belong to this key and place, or were changed" }
    }

    /// The sealed form of `text`.
    ///
    /// - Precondition: the key has 32 bytes.
    public static func seal(_ text: [UInt8], with key: borrowing SecretBytes, in context: String) -> [UInt8] {
        precondition(key.count == keyByteCount, "a key has 32 bytes")
        let context = Array(context.utf8)
        var state = crypto_secretstream_xchacha20poly1305_state()
        defer { sodium_memzero(&state, MemoryLayout.size(ofValue: state)) }
        var sealed = key.withPointer { key in
            filledBytes(headerByteCount) { _ = crypto_secretstream_xchacha20poly1305_init_push(&state, $0, key) }
        }
        sealed.reserveCapacity(sealedByteCount(text.count))
        for (chunk, isLast) in chunks(text[...], of: chunkByteCount) {
            let tag = isLast ? crypto_secretstream_xchacha20poly1305_tag_final() : crypto_secretstream_xchacha20poly1305_tag_message()
            sealed += chunk.withUnsafeBufferPointer { chunk in
                filledBytes(chunk.count + overhead) {
                    _ = crypto_secretstream_xchacha20poly1305_push(
                        &state, $0, nil, chunk.baseAddress, UInt64(chunk.count), context, UInt64(context.count), UInt8(tag))
                }
            }
        }
        return sealed
    }

    /// The text that was sealed; `wipe` it after use.
    ///
    /// - Throws: ``Failure`` for another key, another context, and bytes that were changed or cut.
    public static func open(_ sealed: [UInt8], with key: borrowing SecretBytes, in context: String) throws(Failure) -> [UInt8] {
        guard key.count == keyByteCount, sealed.count >= headerByteCount + overhead else { throw .notAuthentic }
        let context = Array(context.utf8)
        var state = crypto_secretstream_xchacha20poly1305_state()
        defer { sodium_memzero(&state, MemoryLayout.size(ofValue: state)) }
        guard key.withPointer({ crypto_secretstream_xchacha20poly1305_init_pull(&state, sealed, $0) }) == 0 else { throw .notAuthentic }
        // Large enough from the start, so that no part is left behind where the array was before it grew.
        var text: [UInt8] = []
        text.reserveCapacity(sealed.count)
        for (chunk, isLast) in chunks(sealed[headerByteCount...], of: chunkByteCount + overhead) {
            guard pull(chunk, isLast, &state, context, into: &text) else {
                wipe(&text)
                throw .notAuthentic
            }
        }
        return text
    }

    private static func pull(
        _ chunk: ArraySlice<UInt8>, _ isLast: Bool, _ state: inout crypto_secretstream_xchacha20poly1305_state, _ context: [UInt8],
        into text: inout [UInt8]
    ) -> Bool {
        guard chunk.count >= overhead else { return false }
        var tag: UInt8 = 0
        var status: Int32 = -1
        var plain = chunk.withUnsafeBufferPointer { chunk in
            filledBytes(chunk.count - overhead) {
                status = crypto_secretstream_xchacha20poly1305_pull(
                    &state, $0, nil, &tag, chunk.baseAddress, UInt64(chunk.count), context, UInt64(context.count))
            }
        }
        defer { wipe(&plain) }
        text += plain
        return status == 0 && (Int32(tag) == Int32(crypto_secretstream_xchacha20poly1305_tag_final())) == isLast
    }

    /// Bytes of the sealed form of a text.
    static func sealedByteCount(_ count: Int) -> Int {
        headerByteCount + count + overhead * max(1, (count + chunkByteCount - 1) / chunkByteCount)
    }

    /// Pieces of `size` and the rest; one empty piece of nothing.
    private static func chunks(_ bytes: ArraySlice<UInt8>, of size: Int) -> [(ArraySlice<UInt8>, isLast: Bool)] {
        var pieces: [(ArraySlice<UInt8>, isLast: Bool)] = []
        var rest = bytes
        repeat {
            let piece = rest.prefix(size)
            rest = rest.dropFirst(size)
            pieces.append((piece, rest.isEmpty))
        } while !rest.isEmpty
        return pieces
    }
}
