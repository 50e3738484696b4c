// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import AssayGroth16
internal import AssayAlgebra

/// What a contributor calls itself: one line of at most 64 bytes that shows as what it is.
public struct ContributorName: Hashable, Sendable {
    /// The name.
    public let text: String

    /// Bytes of the longest name.
    public static let greatestByteCount = 64

    /// Why a text is no name.
    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        case empty, tooLong(byteCount: Int), notPrintable, reserved

        public var description: String {
            switch self {
            case .empty: "a contributor's name is not empty"
            case .tooLong(let count):
                "a contributor's name has at most \(ContributorName.greatestByteCount) bytes, and this one has \(count)"
            case .notPrintable: "a contributor's name has printable characters only"
            case .reserved: "this name marks keys that one party made alone"
            }
        }
    }

    /// - Throws: ``Failure``.
    public init(_ text: String) throws(Failure) {
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.count <= Self.greatestByteCount else { throw .tooLong(byteCount: text.utf8.count) }
        guard text.unicodeScalars.allSatisfy(\.isPrintable) else { throw .notPrintable }
        guard text != VerifyingKey<BN254>.unsafeSinglePartyMark else { throw .reserved }
        self.text = text
    }
}
