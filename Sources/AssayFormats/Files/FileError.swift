// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// An operation of the file system that failed.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    public let path: String
    /// What was tried, such as `open` or `write`.
    public let operation: String
    /// The `errno` of the system.
    public let code: Int32
    /// The system's words for `code`.
    public let reason: String

    public init(path: String, operation: String, code: Int32, reason: String) {
        self.path = path
        self.operation = operation
        self.code = code
        self.reason = reason
    }

    /// The error that `errno` now names.
    static func current(_ operation: String, _ path: String) -> FileError { system(errno, operation, path) }

    /// The error that the system names by a number.
    static func system(_ code: Int32, _ operation: String, _ path: String) -> FileError {
        FileError(path: path, operation: operation, code: code, reason: String(cString: strerror(code)))
    }

    public var description: String { "\(path): cannot \(operation): \(reason)" }
}
