// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Files that are either whole or not there, whatever interrupts the writer.
public enum AtomicFile {
    /// Permissions of ordinary output, before the process's mask.
    public static let ordinaryMode: UInt32 = 0o644
    /// Permissions of secrets: their owner alone may read them.
    public static let secretMode: UInt32 = 0o600

    /// Puts `bytes` in place of whatever stands at `path`.
    ///
    /// They go to a new file in the same folder, which is flushed to the disk and renamed over `path`; then the folder is flushed. An
    /// interruption at any point leaves the old file or the new one. On failure the new file is removed and the old one untouched.
    ///
    /// Where the system can (Linux, on most file systems), the new file gets a name only when it is complete, and its own when nothing
    /// stands there, so that a process that is killed while it writes leaves no part of a secret behind.
    ///
    /// With `replacing` false a file that stands at `path` by then, whoever made it, is left as it is, and `EEXIST` is thrown.
    public static func write(
        _ bytes: [UInt8], to path: String, mode: UInt32 = ordinaryMode, replacing: Bool = true
    ) throws(FileError) {
        try write(to: path, mode: mode, replacing: replacing) { file throws(FileError) in try file.write(bytes) }
    }

    /// The same for bytes that `content` writes one after the other, so that they never are in memory together.
    ///
    /// On a file system that has no files without a name, `content` may run twice.
    public static func write(
        to path: String, mode: UInt32 = ordinaryMode, replacing: Bool = true, _ content: (NewFile) throws(FileError) -> Void
    ) throws(FileError) {
        var temporary = try writeUnnamed(content, beside: path, mode: mode) ?? ""
        if temporary.isEmpty { temporary = try writeNamed(content, beside: path, mode: mode) }
        if temporary != path {
            do throws(FileError) {
                if !replacing { try claim(path) }
                guard rename(temporary, path) == 0 else { throw .current("rename", path) }
            } catch {
                unlink(temporary)
                throw error
            }
        }
        try flushFolder(of: path)
    }

    /// Takes a name that nothing has, with an empty file.
    private static func claim(_ path: String) throws(FileError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(secretMode))
        guard descriptor >= 0 else {
            guard errno == EEXIST else { throw .current("create", path) }
            throw FileError(
                path: path, operation: "create", code: EEXIST, reason: "another process has made it meanwhile; it is left as it is")
        }
        close(descriptor)
    }

    /// Puts the file at `path`, which is complete, in place of whatever stands at `new`, on the same file system: after an interruption at any
    /// point either stands there whole.
    public static func move(_ path: String, to new: String) throws(FileError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .current("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .current("flush", path) }
        guard rename(path, new) == 0 else { throw .current("rename", new) }
        try flushFolder(of: new)
    }

    /// Writes a new file under a name of its own, and returns the name.
    private static func writeNamed(
        _ content: (NewFile) throws(FileError) -> Void, beside path: String, mode: UInt32
    ) throws(FileError) -> String {
        let (descriptor, temporary) = try create(beside: path, mode: mode)
        do throws(FileError) {
            try fill(descriptor, with: content, path: path)
            try shut(descriptor, path: path)
        } catch {
            unlink(temporary)
            throw error
        }
        return temporary
    }

    /// All bytes of the file at `path`; refused when it holds more than `limit`.
    public static func read(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .current("open", path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .current("stat", path) }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw FileError(path: path, operation: "read", code: EISDIR, reason: "it is a folder")
        }
        return try drain(descriptor, expected: Int(status.st_size), limit: limit, path: path)
    }

    /// Who may do what with the file at `path`, as in `chmod`; `nil` when the system does not say.
    public static func permissions(_ path: String) -> UInt32? {
        var status = stat()
        return stat(path, &status) == 0 ? UInt32(status.st_mode & 0o7777) : nil
    }

    private static func create(beside path: String, mode: UInt32) throws(FileError) -> (descriptor: Int32, path: String) {
        for temporary in temporaryNames(beside: path) {
            let descriptor = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(mode))
            if descriptor >= 0 { return (descriptor, temporary) }
            guard errno == EEXIST else { throw .current("create", path) }
        }
        throw FileError(path: path, operation: "create", code: EEXIST, reason: "too many temporary files stand beside it")
    }

    static func temporaryNames(beside path: String) -> some Sequence<String> {
        let folder = split(path).folder
        return (0..<10_000).lazy.map { "\(folder).assay-\(getpid())-\($0).tmp" }
    }

    /// Writes and flushes; closes only when that fails.
    static func fill(_ descriptor: Int32, with content: (NewFile) throws(FileError) -> Void, path: String) throws(FileError) {
        do throws(FileError) {
            try content(NewFile(descriptor: descriptor, path: path))
            if fsync(descriptor) != 0 { throw .current("flush", path) }
        } catch {
            close(descriptor)
            throw error
        }
    }

    private static func shut(_ descriptor: Int32, path: String) throws(FileError) {
        guard close(descriptor) == 0 else { throw .current("close", path) }
    }

    /// The bytes go straight to where they stay, so that no second copy of a secret is left in memory. Only a file that is longer than it said (one that
    /// grows, or no ordinary one) is read on in pieces.
    private static func drain(_ descriptor: Int32, expected: Int, limit: Int, path: String) throws(FileError) -> [UInt8] {
        // One byte more than expected, so that the end of the file is seen.
        let expectation = min(max(expected, 0), max(limit, 1) - 1) + 1
        var bytes = try readUp(to: expectation, descriptor, path: path)
        var isAtEnd = bytes.count < expectation
        while !isAtEnd {
            let more = try readUp(to: 1 << 16, descriptor, path: path)
            guard bytes.count <= limit - more.count else {
                throw FileError(path: path, operation: "read", code: EFBIG, reason: "it is longer than \(limit) bytes")
            }
            bytes += more
            isAtEnd = more.isEmpty
        }
        return bytes
    }

    /// The next `count` bytes, fewer where the file ends.
    private static func readUp(to count: Int, _ descriptor: Int32, path: String) throws(FileError) -> [UInt8] {
        var failure: FileError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let step = systemRead(descriptor, buffer.baseAddress.map { UnsafeMutableRawPointer($0 + filled) }, count - filled)
                if step < 0, errno == EINTR { continue }
                if step < 0 { failure = .current("read", path) }
                guard step > 0 else { return }
                filled += step
            }
        }
        if let failure { throw failure }
        return bytes
    }

    private static func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            return Glibc.read(descriptor, bytes, count)
        #elseif canImport(Musl)
            return Musl.read(descriptor, bytes, count)
        #else
            return Darwin.read(descriptor, bytes, count)
        #endif
    }

    /// Makes a rename last through a power loss.
    static func flushFolder(of path: String) throws(FileError) {
        let folder = split(path).folder
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .current("open", folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw .current("flush", folder) }
    }

    /// The folder with its closing slash (empty for the current one), and the name in it.
    static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        return (String(path[...slash]), String(path[path.index(after: slash)...]))
    }
}
