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
    /// - Throws: ``FileError``, also while another process has it open, for what is no ordinary file, and for a file that anybody else could have written.
    public init(_ path: String) throws(FileError) {
        self.path = path
        descriptor = try Self.openAlone(path)
        do throws(FileError) {
            // So that the name is there after a power loss, too.
            try AtomicFile.flushFolder(of: path)
        } catch {
            close(descriptor)
            throw error
        }
    }

    deinit { close(descriptor) }

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

    /// Adds pieces at the end, one behind the other; when this returns they are on the disk.
    public func append(_ pieces: [UInt8]...) throws(FileError) {
        guard lseek(descriptor, 0, SEEK_END) >= 0 else { throw .current("write", path) }
        for piece in pieces {
            let code = piece.withUnsafeBytes { Descriptor.write($0, to: descriptor) }
            guard code == 0 else { throw .system(code, "write", path) }
        }
        guard fsync(descriptor) == 0 else { throw .current("flush", path) }
    }

    /// Takes the file's name away, if it still has it.
    public func remove() throws(FileError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw .current("remove", path) }
    }

    /// A descriptor of the file that has the name, locked.
    private static func openAlone(_ path: String) throws(FileError) -> Int32 {
        // Whoever had it before may have taken the name away between opening and locking.
        for _ in 0..<16 {
            let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, mode_t(AtomicFile.secretMode))
            guard descriptor >= 0 else { throw .current("open", path) }
            do throws(FileError) {
                let opened = try ownStatus(of: descriptor, path)
                // Where the file system has no locks, two at once are not told apart.
                guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
                    throw FileError(path: path, operation: "open", code: EWOULDBLOCK, reason: "another process is adding to it")
                }
                var named = stat()
                if lstat(path, &named) == 0, named.st_ino == opened.st_ino, named.st_dev == opened.st_dev { return descriptor }
            } catch {
                close(descriptor)
                throw error
            }
            close(descriptor)
        }
        throw FileError(path: path, operation: "open", code: EAGAIN, reason: "others make and remove it all the time")
    }

    private static func ownStatus(of descriptor: Int32, _ path: String) throws(FileError) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .current("stat", path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileError(path: path, operation: "open", code: EINVAL, reason: "it is no ordinary file")
        }
        guard status.st_uid == geteuid(), status.st_mode & (S_IWGRP | S_IWOTH) == 0, status.st_nlink == 1 else {
            throw FileError(
                path: path, operation: "open", code: EPERM, reason: "others may have written it; remove it, or choose another name")
        }
        return status
    }
}
