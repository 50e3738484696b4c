// SPDX-License-Identifier: Apache-2.0

/// Bytes of which parts are read as they are needed, in any order and more than once.
public protocol ByteSource: Sendable {
    var byteCount: Int { get }
    /// The bytes in `range`, which must be within `0..<byteCount`.
    func read(_ range: Range<Int>) throws(FileError) -> [UInt8]
}

extension FileReader: ByteSource {}

/// Bytes that are in memory already.
public struct BytesInMemory: ByteSource {
    public let bytes: [UInt8]
    public var byteCount: Int { bytes.count }

    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    public func read(_ range: Range<Int>) -> [UInt8] { Array(bytes[range]) }
}
