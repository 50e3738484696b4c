// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// A place as the Language Server Protocol counts: lines from 0, and in the line UTF-16 code units from 0.
struct TextPosition: Hashable, Comparable, Sendable {
    /// The line, from 0.
    var line: Int
    /// UTF-16 code units from the start of the line.
    var character: Int

    /// The place at a line and a character, both from 0.
    init(line: Int, character: Int) {
        self.line = line
        self.character = character
    }

    /// By line, then by character.
    static func < (a: TextPosition, b: TextPosition) -> Bool { (a.line, a.character) < (b.line, b.character) }

    init(_ json: JSON?) throws(RPCError) {
        guard let line = json?["line"]?.whole, let character = json?["character"]?.whole, line >= 0, character >= 0 else {
            throw RPCError(.invalidParams, "a position has a line and a character, from 0")
        }
        self.init(line: line, character: character)
    }

    var json: JSON { ["line": .integer(line), "character": .integer(character)] }
}

/// From one place to another; the end is behind the last character.
struct TextRange: Hashable, Sendable {
    /// Where it starts.
    var start: TextPosition
    /// Where it ends.
    var end: TextPosition

    /// The stretch between two places.
    init(_ start: TextPosition, _ end: TextPosition) {
        self.start = start
        self.end = end
    }

    init(_ json: JSON?) throws(RPCError) {
        self.init(try TextPosition(json?["start"]), try TextPosition(json?["end"]))
        guard start <= end else { throw RPCError(.invalidParams, "a range ends before it starts") }
    }

    var json: JSON { ["start": start.json, "end": end.json] }

    /// Whether the two have a place in common, ends included.
    func touches(_ other: TextRange) -> Bool { start <= other.end && other.start <= end }
}
