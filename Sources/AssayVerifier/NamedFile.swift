// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
public import AssayGroth16

/// The bytes of a file that somebody handed over, and what to call it in messages.
public struct NamedFile: Sendable {
    public let name: String
    public let bytes: [UInt8]

    public init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// A file from which nothing can be verified, and why.
public struct UnusableFile: Error, Hashable, Sendable, CustomStringConvertible {
    /// Names the file and what is wrong with it, in one sentence.
    public let message: String
    public let code: RefusalCode
    /// What the user may do about it.
    public let help: String?

    public init(_ message: String, _ code: RefusalCode, help: String? = nil) {
        self.message = PrintableText.line(message)
        self.help = help
        self.code = code
    }

    public var description: String { message }
}

extension NamedFile {
    /// Hands the bytes to a reader; says so when the file is of another kind altogether.
    func read<T>(as kind: FileKind, _ parse: ([UInt8]) throws -> T) throws(UnusableFile) -> T {
        do {
            return try parse(bytes)
        } catch {
            if let mismatch = FileKind(bytes)?.mismatch(name, expected: kind) { throw UnusableFile(mismatch, .malformed) }
            throw UnusableFile("\(name): \(error)", (error as? FormatError).map { RefusalCode($0) } ?? .malformed)
        }
    }
}
