// SPDX-License-Identifier: Apache-2.0
internal import CSodium

/// A fixed number of secret bytes in guarded memory, wiped when the owner goes away.
///
/// The memory comes from `sodium_malloc`: it has guard pages around it, is kept out of swap and core dumps where the system
/// allows it, and is zeroed before it is given back. The value cannot be copied (`~Copyable`), is read only through a span
/// that cannot leave the closure, and never prints its content.
public struct SecretBytes: ~Copyable, @unchecked Sendable {
    // Unchecked: the one owner has the memory alone, and nothing writes to it after `init`.
    private let start: UnsafeMutablePointer<UInt8>
    /// The number of bytes held.
    public let count: Int

    /// Memory of `count` bytes, filled by `fill`.
    ///
    /// Running out of locked memory traps, as Swift's own allocations do: sizes here are those of keys and salts.
    init(count: Int, fill: (UnsafeMutablePointer<UInt8>) -> Void) {
        Sodium.ready()
        let memory: UnsafeMutableRawPointer = sodium_malloc(count)
        start = memory.bindMemory(to: UInt8.self, capacity: count)
        self.count = count
        fill(start)
    }

    /// `count` uniform bytes from the system generator.
    public init(randomCount count: Int) {
        self.init(count: count) { randombytes_buf($0, count) }
    }

    /// Moves bytes into guarded memory: on return the caller's array holds zeros.
    ///
    /// Other copies of the array that the caller may have made stay as they are.
    public init(moving bytes: inout [UInt8]) {
        self.init(copying: bytes)
        wipe(&bytes)
    }

    /// A copy of bytes that stay with the caller.
    public init(copying bytes: some Collection<UInt8>) {
        self.init(count: bytes.count) { start in
            for (i, byte) in bytes.enumerated() { start[i] = byte }
        }
    }

    deinit { sodium_free(start) }

    /// Lends the bytes to `body` for the length of the call.
    public borrowing func withBytes<R: ~Copyable, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        let bytes = UnsafeBufferPointer(start: start, count: count)
        return try body(bytes.span)
    }

    /// Whether both hold the same bytes; takes the same time wherever they differ.
    public borrowing func isEqual(to other: borrowing SecretBytes) -> Bool {
        count == other.count && sodium_memcmp(start, other.start, count) == 0
    }

    /// A second guarded copy, for a second owner.
    public borrowing func copy() -> SecretBytes {
        let source = start
        return SecretBytes(count: count) { $0.update(from: source, count: count) }
    }

    borrowing func withPointer<R: ~Copyable>(_ body: (UnsafePointer<UInt8>) -> R) -> R { body(start) }
}

/// Overwrites every element with zero bits, in a way that the optimiser cannot remove.
///
/// An array shares its memory with its copies until one of them changes: wipe only an array that has no copies.
public func wipe<Element: BitwiseCopyable>(_ array: inout [Element]) {
    array.withUnsafeMutableBytes { sodium_memzero($0.baseAddress, $0.count) }
}

/// Whether both hold the same bytes, in a time that depends on their lengths alone.
public func constantTimeEqual(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.count == b.count && sodium_memcmp(a, b, a.count) == 0
}
