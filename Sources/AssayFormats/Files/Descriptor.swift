// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// What is open already.
public enum Descriptor {
    /// Writes the bytes of memory, all of them; gives the `errno` of the system when it cannot, else 0.
    public static func write(_ memory: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
        var written = 0
        while written < memory.count {
            let rest = UnsafeRawBufferPointer(rebasing: memory[written...])
            let count = systemWrite(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            // A system that takes nothing and names no reason has not written either.
            guard count > 0 else { return count == 0 || errno == 0 ? EIO : errno }
            written += count
        }
        return 0
    }

    private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        guard let bytes else { return 0 }
        #if canImport(Glibc)
            return Glibc.write(descriptor, bytes, count)
        #elseif canImport(Musl)
            return Musl.write(descriptor, bytes, count)
        #else
            return Darwin.write(descriptor, bytes, count)
        #endif
    }
}
