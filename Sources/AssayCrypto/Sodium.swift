// SPDX-License-Identifier: Apache-2.0
internal import CSodium

/// The only door to libsodium: every wrapper of this module passes through `ready()` before its first call.
enum Sodium {
    private static let status = sodium_init()

    /// Initialises libsodium once, from any thread.
    ///
    /// The library refuses only when the operating system gives no randomness. Nothing in Assay can be done safely on such
    /// a machine, and no input of a user can cause it, so this traps instead of throwing.
    static func ready() {
        precondition(status >= 0, "libsodium cannot start: the operating system gives no randomness")
    }
}

/// Calls `body` with the memory of `bytes`, copying only when the collection is not contiguous.
func withMemory<R>(of bytes: some Collection<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    if let result = bytes.withContiguousStorageIfAvailable(body) { return result }
    return Array(bytes).withUnsafeBufferPointer(body)
}

/// An array of exactly `count` bytes that `body` fills through its start.
func filledBytes(_ count: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Void) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
        if let start = buffer.baseAddress { body(start) }
        initialized = count
    }
}
