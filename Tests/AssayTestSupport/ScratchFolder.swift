// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// A folder of its own under the system's temporary folder, removed with everything in it when the value goes.
public final class ScratchFolder: Sendable {
    public let url: URL

    public init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "assay-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The path of `name` inside the folder; the file need not exist.
    public func path(_ name: String) -> String { url.appending(path: name).path }

    public func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url.appending(path: name))) }

    public func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: url.appending(path: name))
    }

    /// The names of the files in the folder, in order.
    public func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }

    public func reader(_ name: String, holding bytes: [UInt8]) throws -> FileHandle {
        try write(bytes, to: name)
        return try FileHandle(forReadingFrom: url.appending(path: name))
    }

    public func writer(_ name: String) throws -> FileHandle {
        try write([], to: name)
        return try FileHandle(forWritingTo: url.appending(path: name))
    }
}
