// SPDX-License-Identifier: Apache-2.0
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayVerifier

/// A CSV file that the user named.
enum TableFile {
    static func read(_ path: String, columns: String?, schema: Schema) throws -> DataSet {
        let map = try columns.map { file in try Files.read(file) { try ColumnMap(parsing: $0) } }
        let bytes = try AtomicFile.read(path, limit: DataImport.maximumByteCount)
        if let kind = FileKind(bytes) { throw CommandFailure.unusable("\(path) is \(kind.words); a table (CSV) is expected here") }
        return try DataImport.dataSet(from: bytes, file: path, schema: schema, map: map ?? ColumnMap(), mapFile: columns ?? "column map")
    }
}
