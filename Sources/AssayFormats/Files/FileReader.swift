// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// An open file of which parts are read, anywhere, as they are needed.
public final class FileReader: Sendable {
    public let path: String
    /// Bytes of the file when it was opened.
    public let byteCount: Int
    private let descriptor: Int32

    /// - Throws: ``FileError``, also for what is no ordinary file or has more than `limit` bytes.
    public init(_ path: String, limit: Int = .max) throws(FileError) {
        let status: stat
        (descriptor, status) = try Self.openOrdinary(path, limit: limit)
        self.path = path
        byteCount = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// Opens an ordinary file of at most `limit` bytes, and says what the system knows of it. The caller closes it.
    static func openOrdinary(_ path: String, limit: Int) throws(FileError) -> (descriptor: Int32, status: stat) {
        var status = stat()
        // Whoever opens a pipe and goes away takes it from the one who reads it afterwards, so it is looked at before.
        if stat(path, &status) == 0 { try checkOrdinary(status, path) }
        // Without O_NONBLOCK, a pipe that was put in place of the file since would be waited for before it can be told from one.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .current("open", path) }
        do throws(FileError) {
            guard fstat(descriptor, &status) == 0 else { throw .current("stat", path) }
            try checkOrdinary(status, path)
            guard status.st_size <= limit else {
                throw FileError(path: path, operation: "read", code: EFBIG, reason: "it is longer than \(limit) bytes")
            }
            return (descriptor, status)
        } catch {
            close(descriptor)
            throw error
        }
    }

    private static func checkOrdinary(_ status: stat, _ path: String) throws(FileError) {
        guard status.st_mode & S_IFMT != S_IFREG else { return }
        let reason = status.st_mode & S_IFMT == S_IFDIR ? "it is a folder" : "it is no ordinary file"
        throw FileError(path: path, operation: "read", code: EINVAL, reason: reason)
    }

    /// The bytes in `range`, which must be within the file.
    public func read(_ range: Range<Int>) throws(FileError) -> [UInt8] { try Self.read(range, of: descriptor, path: path) }

    static func read(_ range: Range<Int>, of descriptor: Int32, path: String) throws(FileError) -> [UInt8] {
        var failure: FileError?
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
            while filled < range.count {
                let start = buffer.baseAddress.map { $0 + filled }
                let count = pread(descriptor, start, range.count - filled, off_t(range.lowerBound + filled))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    failure =
                        count < 0
                        ? .current("read", path) : FileError(path: path, operation: "read", code: EIO, reason: "it is shorter than before")
                    return
                }
                filled += count
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
