// SPDX-License-Identifier: Apache-2.0

/// The first line of a table, looked at for the ways in which other programs write one.
struct TableStart {
    private let line: String

    init(_ table: [UInt8]) {
        let start = table.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
        let bytes = table[start...].prefix(4096).prefix { $0 != 0x0a && $0 != 0x0d }
        line = String(decoding: bytes, as: UTF8.self)
        isEmpty = table.count == start
    }

    private let isEmpty: Bool

    /// Throws when the first line cannot name the columns of a table with this separator, and says what it seems to be instead.
    func check(separator: Character) throws(CSVReader.Fault) {
        guard !isEmpty else { return }
        guard !trimmed(line).isEmpty else {
            throw fault("the first line is blank", "Remove the blank lines: the first line must name the columns")
        }
        if line.lowercased().hasPrefix("sep="), line.count <= 5 {
            let mark = line.last.flatMap { $0 == "=" ? nil : $0 } ?? ","
            throw fault(
                "the first line tells a spreadsheet what the separator is; it must name the columns",
                "Remove the line" + (mark == separator ? "" : ", and set \(Self.setting(mark)) in the column map"))
        }
        let marks: [Character] = [";", "\t", ",", "|"]
        guard !line.contains(separator), let other = marks.first(where: { line.contains($0) }) else { return }
        throw fault(
            "the columns are separated by \(Self.name(other)), where \(Self.name(separator)) is expected",
            "Set \(Self.setting(other)) in the column map")
    }

    private func fault(_ problem: String, _ fix: String) -> CSVReader.Fault { CSVReader.Fault(line: 1, problem: problem, fix: fix) }

    private static func name(_ mark: Character) -> String { mark == "\t" ? "tabs" : "\"\(mark)\"" }

    private static func setting(_ mark: Character) -> String { "{ \"*\": { \"separator\": \"\(mark == "\t" ? "\\t" : String(mark))\" } }" }
}
