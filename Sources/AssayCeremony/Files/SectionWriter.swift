// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayFormats

/// Writes a container section by section into a file that nobody sees before it is whole, and remembers where it is.
struct SectionWriter {
    private let file: NewFile
    private(set) var offset = 0

    /// Begins a container of `sectionCount` sections.
    init(_ file: NewFile, format: String, version: UInt32, sectionCount: Int) throws(FileError) {
        self.file = file
        try append(BinaryContainerWriter.header(format: format, version: version, sectionCount: sectionCount))
    }

    /// Begins a section of exactly `byteCount` bytes; the caller writes as many.
    mutating func begin(section id: UInt32, byteCount: Int) throws(FileError) {
        try append(BinaryContainerWriter.header(section: id, byteCount: byteCount))
    }

    mutating func append(_ bytes: [UInt8]) throws(FileError) {
        try file.write(bytes)
        offset += bytes.count
    }

    /// A whole section.
    mutating func append(section id: UInt32, _ bytes: [UInt8]) throws(FileError) {
        try begin(section: id, byteCount: bytes.count)
        try append(bytes)
    }

    mutating func append<P: AffinePoint>(_ points: [P]) throws(FileError) { try append(Self.bytes(of: points)) }

    /// Points as sections hold them.
    static func bytes<P: AffinePoint>(of points: [P]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(points.count * P.byteCount)
        P.appendMontgomery(points, to: &bytes)
        return bytes
    }

    mutating func append(_ memory: UnsafeRawBufferPointer) throws(FileError) {
        try file.write(memory)
        offset += memory.count
    }

    /// Points that were written from byte `start` on.
    func points<P: AffinePoint>(from start: Int, count: Int, of _: P.Type = P.self) throws -> [P] {
        let bytes = try file.read(start..<start + count * P.byteCount)
        return try P.readMontgomery(bytes[...], count: count, check: .curveOnly)
    }
}

/// Files of a ceremony: whole, or not there.
public enum CeremonyOutput {
    /// Runs `body` on a new file that takes the place of `path` when `body` ends well; nothing stays of it otherwise. With `replacing` false
    /// a file that stands there by then is left as it is, and `EEXIST` is thrown.
    ///
    /// - Throws: what `body` throws, and ``FileError``.
    public static func write<T>(to path: String, replacing: Bool = true, _ body: (NewFile) throws -> T) throws -> T {
        var result: T?
        var failure: (any Error)?
        do throws(FileError) {
            try AtomicFile.write(to: path, replacing: replacing) { (file) throws(FileError) in
                do {
                    result = try body(file)
                } catch let error as FileError {
                    throw error
                } catch {
                    failure = error
                    throw FileError(path: path, operation: "write", code: 0, reason: "its content could not be made")
                }
            }
        } catch {
            throw failure ?? error
        }
        guard let result else { preconditionFailure("a file that was written") }
        return result
    }
}
