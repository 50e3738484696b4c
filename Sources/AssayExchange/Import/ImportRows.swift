// SPDX-License-Identifier: Apache-2.0

/// Rows of text cells that came from a file that is no table, each with its place in that file.
public struct ImportRows: Sendable {
    public struct Row: Sendable {
        public let place: ImportPlace
        /// One for each column.
        public let cells: [String]

        public init(at place: ImportPlace, cells: [String]) {
            self.place = place
            self.cells = cells
        }
    }

    public let columns: [String]
    public let rows: [Row]
    /// What to do when there are more rows than the algorithm takes; one clause.
    public let tooManyRows: String
    /// What to do about a field that has no column, after the names of those that there are; one clause.
    public let otherColumns: String

    public init(columns: [String], rows: [Row], tooManyRows: String, otherColumns: String) {
        self.columns = columns
        self.rows = rows
        self.tooManyRows = tooManyRows
        self.otherColumns = otherColumns
    }

    func fix(for column: String) -> String {
        let hint = Suggestion.nearest(to: column, among: columns).map { "Did you mean \"\(printable($0))\"? " } ?? ""
        return hint + "There are \(columns.map { "\"\(printable($0))\"" }.joined(separator: ", ")); \(otherColumns)"
    }
}
