// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange
internal import AssayFormats
internal import AssayImport

/// What is handed in as data, told by its first bytes and never by its name.
public enum DataKind: Sendable {
    /// A table of separated values.
    case table
    /// Records of FHIR or Open mHealth.
    case records
    /// An export of Apple Health, of which an excerpt is kept.
    case export

    /// Bytes that tell the kinds apart.
    public static let startByteCount = DataFormat.startByteCount

    /// - Throws: a problem of the kind `table` for an archive.
    public init(start: [UInt8], named name: String) throws(WorkProblem) {
        do throws(ImportFailure) {
            self =
                switch try DataFormat(start: start, file: name) {
                case .table: .table
                case .json: .records
                case .xml: .export
                }
        } catch {
            throw WorkProblem(error, of: name)
        }
    }
}

extension WorkProblem {
    /// All that is wrong with data, which a program calls `name`.
    init(_ failure: ImportFailure, of name: String, _ members: [String: JSON] = [:]) {
        let count = failure.issueCount
        self.init(
            .table, "The data for \(name) has \(count) \(count == 1 ? "fault" : "faults").",
            members.merging(
                ["dataSet": .string(name), "issueCount": .integer(count), "issues": .array(failure.issues.map(\.json))]) { $1 })
    }
}
