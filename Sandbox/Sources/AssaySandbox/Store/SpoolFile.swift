// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
internal import AssayWorker

/// A ``SealedSpool`` that goes away with its last user. Its key was never anywhere but in memory, so what a crash leaves of it is noise.
final class SpoolFile: Sendable {
    /// Of the pieces; a worker gets a copy.
    let key = SecretBytes(randomCount: SecretStream.keyByteCount)
    private let file: IncomingFile

    var path: String { file.path }

    init(in folder: String) throws(StoreError) { file = try IncomingFile(in: folder) }

    /// Writes the next piece, sealed for its number.
    fileprivate func append(_ piece: [UInt8], number: Int) throws(StoreError) {
        try file.append(SealedSpool.seal(piece, number: number, with: key))
    }
}

/// Cuts a text that comes bit by bit into the pieces of a spool.
struct SpoolWriter: Sendable {
    let file: SpoolFile
    /// Bytes of the text so far.
    private(set) var byteCount = 0
    private var pending: [UInt8] = []
    private var pieceCount = 0

    init(_ file: SpoolFile) { self.file = file }

    mutating func append(_ bytes: [UInt8]) throws(StoreError) {
        pending += bytes
        byteCount += bytes.count
        var start = 0
        while pending.count - start >= SealedSpool.pieceByteCount {
            try write(Array(pending[start..<(start + SealedSpool.pieceByteCount)]))
            start += SealedSpool.pieceByteCount
        }
        pending.removeFirst(start)
    }

    /// Writes what is left.
    mutating func finish() throws(StoreError) {
        if !pending.isEmpty { try write(pending) }
        wipe(&pending)
    }

    private mutating func write(_ piece: [UInt8]) throws(StoreError) {
        try file.append(piece, number: pieceCount)
        pieceCount += 1
    }
}
