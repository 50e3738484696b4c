// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A file that is read, changed and put back by one process at a time, as long as this lives; others that want it wait.
///
/// Where the file system has no locks, two at once are not told apart.
public final class FileLock {
    /// The file itself, where what was named is a symbolic link to it.
    public let path: String
    private let descriptor: Int32

    /// Waits for the file that stands at `path`.
    ///
    /// - Throws: ``FileError`` when there is none.
    public init(_ path: String) throws(FileError) {
        guard let resolved = realpath(path, nil) else { throw .current("open", path) }
        defer { free(resolved) }
        self.path = String(cString: resolved)
        descriptor = try Self.openAlone(self.path)
    }

    deinit { close(descriptor) }

    /// A descriptor of the file that has the name, locked: whoever had it before has put another file in its place.
    private static func openAlone(_ path: String) throws(FileError) -> Int32 {
        for _ in 0..<1024 {
            let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
            guard descriptor >= 0 else { throw .current("open", path) }
            while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
            var (opened, named) = (stat(), stat())
            if fstat(descriptor, &opened) == 0, stat(path, &named) == 0, named.st_ino == opened.st_ino, named.st_dev == opened.st_dev {
                return descriptor
            }
            close(descriptor)
        }
        throw FileError(path: path, operation: "open", code: EAGAIN, reason: "others change it all the time")
    }
}
