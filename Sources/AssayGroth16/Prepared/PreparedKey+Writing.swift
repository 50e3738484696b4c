// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayCrypto
public import AssayFormats

extension PreparedKey {
    /// How many bytes the file of the prepared key has.
    public var fileByteCount: Int { PreparedLayout(self).byteCount }

    /// Writes the prepared key whole or not at all, for its owner alone: whoever can read a file that is used as memory can see, by the caches,
    /// which parts of it are used and when. `digest` is as below.
    public func write(to path: String, keyDigest digest: [UInt8]) throws(FileError) {
        try AtomicFile.write(to: path, mode: AtomicFile.secretMode) { file throws(FileError) in
            try writeFile(keyDigest: digest) { (bytes) throws(FileError) in try file.write(bytes) }
        }
    }

    /// Hands the file of the prepared key to `write` piece by piece. `digest` is that of the key's file: see ``ZkeySummary/digest``.
    public func writeFile<E: Error>(keyDigest digest: [UInt8], _ write: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        typealias Layout = PreparedLayout<C>
        var header = Array(Layout.magic.utf8)
        header.appendLittleEndian(Layout.version)
        header.appendLittleEndian(UInt64(fileByteCount))
        PreparedLayout(self).append(to: &header)
        header += digest
        for section in Layout.Section.allCases {
            var hash = BLAKE2b512()
            withContent(section) { hash.update($0) }
            header += hash.finalize()
        }
        try Self.writePadded(header + BLAKE2b512.digest(header), write)
        for section in Layout.Section.allCases {
            try withContent(section) { (bytes) throws(E) in
                try write(bytes)
                try Self.writePadding(after: bytes.count, write)
            }
        }
    }

    /// The memory of a section's content.
    private func withContent<E: Error>(
        _ section: PreparedLayout<C>.Section, _ body: (UnsafeRawBufferPointer) throws(E) -> Void
    ) throws(E) {
        switch section {
        case .startsA: try Self.withMemory(of: program.a.starts, body)
        case .columnsA: try Self.withMemory(of: program.a.columns, body)
        case .valuesA: try Self.withMemory(of: program.a.values.elements, body)
        case .startsB: try Self.withMemory(of: program.b.starts, body)
        case .columnsB: try Self.withMemory(of: program.b.columns, body)
        case .valuesB: try Self.withMemory(of: program.b.values.elements, body)
        case .a: try points.a.withUnsafeBytes(body)
        case .b1: try points.b1.withUnsafeBytes(body)
        case .b2: try points.b2.withUnsafeBytes(body)
        case .c: try points.c.withUnsafeBytes(body)
        case .h: try points.h.withUnsafeBytes(body)
        }
    }

    private static func withMemory<T: BitwiseCopyable, E: Error>(
        of values: [T], _ body: (UnsafeRawBufferPointer) throws(E) -> Void
    ) throws(E) {
        try values.withUnsafeBufferPointer { (buffer) throws(E) in try body(UnsafeRawBufferPointer(buffer)) }
    }

    private static func writePadded<E: Error>(_ bytes: [UInt8], _ write: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        try withMemory(of: bytes, write)
        try writePadding(after: bytes.count, write)
    }

    /// Zeros up to the next page.
    private static func writePadding<E: Error>(after count: Int, _ write: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        let page = PreparedLayout<C>.page
        try withMemory(of: [UInt8](repeating: 0, count: (page - count % page) % page), write)
    }
}
