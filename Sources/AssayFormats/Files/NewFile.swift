// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A file that is being written and that nobody sees before it is complete: see ``AtomicFile/write(to:mode:_:)``.
public struct NewFile {
    private let descriptor: Int32
    private let path: String

    init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    /// Appends bytes.
    public func write(_ bytes: [UInt8]) throws(FileError) {
        try bytes.withUnsafeBufferPointer { (buffer) throws(FileError) in try write(UnsafeRawBufferPointer(buffer)) }
    }

    /// Appends the bytes of memory.
    public func write(_ memory: UnsafeRawBufferPointer) throws(FileError) {
        var written = 0
        while written < memory.count {
            let rest = UnsafeRawBufferPointer(rebasing: memory[written...])
            let count = Self.systemWrite(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .current("write", path) }
            written += count
        }
    }

    /// The bytes in `range` of what was written so far.
    public func read(_ range: Range<Int>) throws(FileError) -> [UInt8] {
        try FileReader.read(range, of: descriptor, path: path)
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
