// SPDX-License-Identifier: Apache-2.0
public import AssayCrypto
internal import AssayFormats
internal import Foundation

/// How a text that is too long for memory lies in a file between two processes: in pieces, each encrypted by itself, so that any can be read.
///
/// The key is in memory alone and goes with the processes; what may be left of the file is then noise.
public enum SealedSpool {
    /// Bytes of each piece but the last before it is encrypted: as many as the reader of XML takes at a time.
    public static let pieceByteCount = 1 << 16
    /// Bytes that encryption adds to a piece: a header of 24 and a tag of 17.
    static let overhead = 41

    /// Where a piece begins in the file, in which they follow each other.
    static func offset(of piece: Int) -> Int { piece * (pieceByteCount + overhead) }

    /// The encrypted form of a piece, which is good in its place alone.
    public static func seal(_ piece: [UInt8], number: Int, with key: borrowing SecretBytes) -> [UInt8] {
        SecretStream.seal(piece, with: key, in: context(number))
    }

    fileprivate static func context(_ number: Int) -> String { "assay/sandbox/spool/v1 \(number)" }
}

/// The text in such a file.
final class SealedSpoolReader: ByteSource {
    private let file: FileReader
    private let path: String
    private let key: SecretBytes
    let byteCount: Int

    /// - Parameter byteCount: of the text, before it was encrypted.
    init(_ path: String, byteCount: Int, key: consuming SecretBytes) throws(FileError) {
        file = try FileReader(path)
        self.path = path
        self.byteCount = byteCount
        self.key = key
    }

    func read(_ range: Range<Int>) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var place = range.lowerBound
        while place < range.upperBound {
            let number = place / SealedSpool.pieceByteCount
            let start = number * SealedSpool.pieceByteCount
            let piece = try piece(number)
            let end = min(range.upperBound - start, piece.count)
            guard place - start < end else { throw notAuthentic }
            bytes += piece[(place - start)..<end]
            place = start + end
        }
        return bytes
    }

    private func piece(_ number: Int) throws(FileError) -> [UInt8] {
        let start = SealedSpool.offset(of: number)
        let end = min(SealedSpool.offset(of: number + 1), file.byteCount)
        guard start < end else { throw notAuthentic }
        let sealed = try file.read(start..<end)
        do throws(SecretStream.Failure) {
            return try SecretStream.open(sealed, with: key, in: SealedSpool.context(number))
        } catch {
            throw notAuthentic
        }
    }

    private var notAuthentic: FileError {
        FileError(path: path, operation: "read", code: EIO, reason: "what the server wrote for it was changed or cut")
    }
}
