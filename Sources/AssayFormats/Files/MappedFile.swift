// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A file as memory that is read when it is first looked at, and never written.
///
/// A file that was replaced by renaming another over it, as ``AtomicFile`` does, stays as it was for whoever has it mapped. One that is
/// written to shows what is written, and one that is cut short ends the process that looks behind its new end: look at the bytes
/// where a change can do no harm, and copy them where it could.
public final class MappedFile: FixedMemory, @unchecked Sendable {
    /// The whole file.
    public let bytes: UnsafeRawBufferPointer
    /// Whether somebody may write to it who is neither root nor the user of this process, by its owner and its permissions.
    public let isOpenToOthers: Bool

    /// - Throws: ``FileError``, also for a folder or a file that has more than `limit` bytes.
    public init(_ path: String, limit: Int = .max) throws(FileError) {
        let (descriptor, status) = try FileReader.openOrdinary(path, limit: limit)
        defer { close(descriptor) }
        isOpenToOthers = ![0, geteuid()].contains(status.st_uid) || status.st_mode & (S_IWGRP | S_IWOTH) != 0
        guard status.st_size > 0 else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        guard let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw .current("map", path)
        }
        bytes = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
    }

    deinit {
        if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
    }
}
