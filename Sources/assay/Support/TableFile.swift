// SPDX-License-Identifier: Apache-2.0
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayImport

/// A file of data that the user named, read for one schema.
enum TableFile {
    /// `remark` is told what was found in a file that is no table.
    static func read(_ path: String, columns: String?, schema: Schema, remark: (String) -> Void = { _ in }) throws -> DataSet {
        let map = try columns.map { file in try Files.read(file) { try ColumnMap(parsing: $0) } } ?? ColumnMap()
        let mapFile = columns ?? "column map"
        let file = try DataFile(path)
        guard let records = try file.records(map: map, mapFile: mapFile) else {
            return try DataImport.dataSet(from: file.bytes(), file: path, schema: schema, map: map, mapFile: mapFile)
        }
        let dataSet = try records.dataSet(schema: schema, map: map, mapFile: mapFile)
        for line in HealthReport(records, path: path, schema: schema, map: map).lines { remark(PrintableText.line(line)) }
        return dataSet
    }
}
