// SPDX-License-Identifier: Apache-2.0
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayImport
internal import AssayVerifier

/// One data set of an order as it was handed in: a table or health records, told by its content as on the command line.
struct OrderedData {
    let name: String
    let format: DataFormat
    private let bytes: [UInt8]
    private let map: ColumnMap
    /// Records that are not in an excerpt, by reason.
    private let leftOut: [Skipped.Reason: Int]

    /// `nil` where the order has no data of this name.
    init?(_ order: WorkOrder, _ name: String) throws {
        guard let bytes = order.attachments["table/\(name)"] else { return nil }
        self.name = name
        self.bytes = bytes
        do {
            map = try order.attachments["columns/\(name)"].map { try ColumnMap(parsing: $0) } ?? ColumnMap()
        } catch {
            throw WorkProblem(.table, "The column map of \(name): \(error)", ["dataSet": .string(name)])
        }
        leftOut = try order.attachments["left-out/\(name)"].map { try Self.counts($0) } ?? [:]
        do throws(ImportFailure) {
            format = try DataFormat(start: Array(bytes.prefix(DataFormat.startByteCount)), file: name)
        } catch {
            throw WorkProblem(error, of: name)
        }
    }

    private static func counts(_ bytes: [UInt8]) throws -> [Skipped.Reason: Int] {
        try JSON(parsing: bytes).members.reduce(into: [:]) { counts, member in
            if let reason = Skipped.Reason(rawValue: member.key), case .integer(let count) = member.value { counts[reason] = count }
        }
    }

    /// The rows as `schema` has them, and what was found on the way where the data is no table.
    func dataSet(_ schema: Schema) throws(WorkProblem) -> (rows: DataSet, report: HealthReport?) {
        do throws(ImportFailure) {
            guard let records = try records() else {
                return (try DataImport.dataSet(from: bytes, file: name, schema: schema, map: map), nil)
            }
            return (try records.dataSet(schema: schema, map: map), report(records, schema))
        } catch {
            throw WorkProblem(error, of: name)
        }
    }

    /// What can be read of the rows, for a picture.
    func sketch(_ schema: Schema) -> DataSketch? {
        guard format != .table else { return DataImport.sketch(of: bytes, schema: schema, map: map) }
        return (try? records())?.sketch(schema: schema, map: map)
    }

    /// What is in the data whatever reads it: with health records, what was found and their rows as a table.
    func contents() throws(WorkProblem) -> [String: JSON] {
        do throws(ImportFailure) {
            guard let records = try records() else { return ["format": "table"] }
            return report(records, nil).json.merging(["table": .string(records.table)]) { $1 }
        } catch {
            throw WorkProblem(error, of: name, try formatMembers())
        }
    }

    private func report(_ records: HealthRecords, _ schema: Schema?) -> HealthReport {
        HealthReport(records, path: name, schema: schema, map: map, leftOut: leftOut)
    }

    /// The health records; `nil` for a table.
    private func records() throws(ImportFailure) -> HealthRecords? {
        switch format {
        case .table: nil
        case .json: try HealthImport.records(json: bytes, file: name, map: map)
        case .xml: try HealthImport.records(appleHealth: BytesInMemory(bytes), file: name, map: map)
        }
    }

    /// The format of records of which something is wrong, where it can be told.
    private func formatMembers() throws(WorkProblem) -> [String: JSON] {
        if format == .xml { return ["format": .string(HealthFormat.appleHealth.rawValue)] }
        if let kind = FileKind(bytes) {
            throw WorkProblem(.table, "This is \(kind.words); data is expected here, such as a table (CSV).")
        }
        return (try? HealthImport.format(json: bytes, file: name)).map { ["format": .string($0.rawValue)] } ?? [:]
    }
}
