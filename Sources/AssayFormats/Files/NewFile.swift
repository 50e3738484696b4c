// SPDX-License-Identifier: Apache-2.0

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
        let code = Descriptor.write(memory, to: descriptor)
        guard code == 0 else { throw .system(code, "write", path) }
    }

    /// The bytes in `range` of what was written so far.
    public func read(_ range: Range<Int>) throws(FileError) -> [UInt8] {
        try FileReader.read(range, of: descriptor, path: path)
    }
}
