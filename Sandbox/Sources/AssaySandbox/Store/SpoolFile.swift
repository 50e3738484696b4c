// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
internal import AssayWorker
internal import Foundation

/// A ``SealedSpool`` that goes away with its last user. Its key was never anywhere but in memory, so what a crash leaves of it is noise.
final class SpoolFile: Sendable {
    let path: String
    /// Of the pieces; a worker gets a copy.
    let key = SecretBytes(randomCount: SecretStream.keyByteCount)
    private let descriptor: Int32

    init(in folder: String) throws(StoreError) {
        path = "\(folder)/\(Store.newID())"
        descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError.noSpool(String(cString: strerror(errno))) }
    }

    deinit {
        close(descriptor)
        unlink(path)
    }

    /// Writes the piece of a number, sealed.
    func write(_ piece: [UInt8], number: Int) throws(StoreError) {
        var rest = SealedSpool.seal(piece, number: number, with: key)[...]
        var place = SealedSpool.offset(of: number)
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(place)) }
            guard count > 0 else {
                if count < 0, errno == EINTR { continue }
                throw StoreError.noSpool(String(cString: strerror(errno)))
            }
            place += count
            rest = rest.dropFirst(count)
        }
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
        try file.write(piece, number: pieceCount)
        pieceCount += 1
    }
}
