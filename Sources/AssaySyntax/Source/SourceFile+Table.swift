// SPDX-License-Identifier: Apache-2.0

extension SourceFile {
    /// Whether this is a table of data, given in place of a program: its first two lines have equally many cells, two or
    /// more, and the first starts like no line of a program.
    var isTable: Bool {
        let lines = String(decoding: bytes.prefix(Self.longestHead), as: UTF8.self).split(maxSplits: 2, whereSeparator: \.isNewline)
        guard lines.count >= 2, !Self.isProgramLine(lines[0]) else { return false }
        return [",", ";", "\t"].contains { (separator: Character) in
            let cells = lines.prefix(2).map { line in line.count { $0 == separator } }
            return cells[0] > 0 && cells[0] == cells[1]
        }
    }

    /// How far into the file the first two lines are looked for.
    private static let longestHead = 1 << 16

    private static func isProgramLine(_ line: Substring) -> Bool {
        let word = line.drop { $0 == "\u{feff}" || $0.isWhitespace }.prefix { $0.isLetter }
        return line.contains("//") || line.contains("=") || line.contains("{") || Words.heads.contains(String(word))
            || Words.declarations.contains(String(word))
    }
}
