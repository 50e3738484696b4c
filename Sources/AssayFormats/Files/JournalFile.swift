// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A file to which one process at a time adds what it has worked out, so that an interruption loses little.
///
/// What it holds may end anywhere, also within what was added last: who reads it has to be able to tell.
public final class JournalFile {
    public let path: String
    private let descriptor: Int32

    /// Opens the file, or makes an empty one that its owner alone may read and write.
    ///
    /// - Throws: ``FileError``, also while another process has it open, and for what is no ordinary file.
    public init(_ path: String) throws(FileError) {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, mode_t(AtomicFile.secretMode))
        guard descriptor >= 0 else { throw .current("open", path) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .current("stat", path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileError(path: path, operation: "open", code: EINVAL, reason: "it is no ordinary file")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw FileError(path: path, operation: "open", code: EWOULDBLOCK, reason: "another process is adding to it")
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Bytes of the file.
    public func byteCount() throws(FileError) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .current("stat", path) }
        return Int(status.st_size)
    }

    /// The bytes in `range`, which must be within the file.
    public func read(_ range: Range<Int>) throws(FileError) -> [UInt8] { try FileReader.read(range, of: descriptor, path: path) }

    /// Takes away what stands behind the first `byteCount` bytes.
    public func cut(to byteCount: Int) throws(FileError) {
        guard ftruncate(descriptor, off_t(byteCount)) == 0 else { throw .current("cut", path) }
    }

    /// Adds bytes at the end; when this returns they are on the disk.
    public func append(_ bytes: [UInt8]) throws(FileError) {
        guard lseek(descriptor, 0, SEEK_END) >= 0 else { throw .current("write", path) }
        let code = bytes.withUnsafeBytes { Descriptor.write($0, to: descriptor) }
        guard code == 0 else { throw .system(code, "write", path) }
        guard fsync(descriptor) == 0 else { throw .current("flush", path) }
    }

    /// Takes the file's name away.
    public func remove() throws(FileError) {
        guard unlink(path) == 0 else { throw .current("remove", path) }
    }
}
