// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange
internal import AssayFormats
internal import AssayImport
internal import AssayVerifier
internal import Foundation

/// A file of data that the user named, its format told by its content.
struct DataFile {
    let path: String
    let format: DataFormat
    private let source: any ByteSource

    /// Throws for what is no data: an archive, or a file of another kind of ours.
    init(_ path: String) throws {
        self.path = path
        source = try Self.open(path)
        let start = try source.read(0..<min(DataFormat.startByteCount, source.byteCount))
        format = try DataFormat(start: start, file: path)
        // A document of our own is told by all of it, everything else by its start.
        let isWhole = format == .json && source.byteCount <= Files.largestText
        if let kind = FileKind(isWhole ? try bytes() : start) {
            throw CommandFailure.unusable("\(path) is \(kind.words); data is expected here, such as a table (CSV)")
        }
    }

    /// All bytes; throws when they are more than a table may have.
    func bytes() throws -> [UInt8] {
        let limit = DataImport.maximumByteCount
        guard source.byteCount <= limit else {
            throw FileError(path: path, operation: "read", code: EFBIG, reason: "it is longer than \(limit) bytes")
        }
        return try source.read(0..<source.byteCount)
    }

    /// The health records in it; `nil` when it is a table.
    func records(map: ColumnMap, mapFile: String) throws -> HealthRecords? {
        switch format {
        case .table: nil
        case .json: try HealthImport.records(json: bytes(), file: path, map: map, mapFile: mapFile)
        case .xml: try HealthImport.records(appleHealth: source, file: path, map: map, mapFile: mapFile)
        }
    }

    /// An ordinary file is read in pieces; whatever else has bytes, such as a pipe, can be read only once.
    private static func open(_ path: String) throws -> any ByteSource {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG { return try FileReader(path) }
        return BytesInMemory(try AtomicFile.read(path, limit: DataImport.maximumByteCount))
    }
}
