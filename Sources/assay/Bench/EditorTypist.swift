// SPDX-License-Identifier: Apache-2.0

/// A program of any number of lines, and somebody who edits it. The same for every run.
struct EditorTypist {
    /// Replace what stands from one place to another; lines and characters from 0.
    struct Edit {
        let line: Int
        let character: Int
        let end: (line: Int, character: Int)
        let inserted: String
    }

    let text: String
    private let lines: [String]

    /// Rules, shares, conditions and outputs in blocks of five lines, under a head of records and data.
    init(lines count: Int) {
        var lines = Self.head
        var block = 0
        while lines.count + 5 <= count {
            lines += Self.block(block)
            block += 1
        }
        while lines.count < count { lines.append("// line \(lines.count + 1)") }
        self.lines = lines
        text = lines.joined(separator: "\n") + "\n"
    }

    private static let head = """
        assay 1
        algorithm "A long program for an editor"
        record Reading {
            day:       1 .. 21
            session:   morning | evening
            systolic:  0 .. 309 mmHg
            diastolic: 0 .. 309 mmHg
            pulse:     0 .. 254 bpm or missing
        }
        data readings: at most 8 of Reading
        param expected: 0 .. 100
        let usable = readings where day > 1 and session = morning
        publish pulses = share of pulse is present in usable otherwise 0% as 0% .. 100% rounded half up
        publish enough = (count in readings) >= expected
        """.split(separator: "\n").map(String.init)

    private static func block(_ k: Int) -> [String] {
        [
            "// Block \(k): readings from \(60 + k % 50) to \(200 + k % 100), and what becomes of them.",
            "rule plausible_\(k)(r) = r.systolic in \(60 + k % 50) .. \(200 + k % 100) and r.systolic > r.diastolic + \(k % 20)",
            "let part_\(k) = share of plausible_\(k) in usable otherwise 0%",
            "let mean_\(k) = mean of systolic - diastolic in (usable where plausible_\(k)) otherwise \(k % 40)",
            "publish score_\(k) = when mean_\(k) > \(k % 60): 100 * part_\(k) else 50 * part_\(k) as 0.0 .. 100.0 rounded half up",
        ]
    }

    /// Types something somewhere and takes it away again, over and over: a digit, a letter, an operator, a piece of a comment, a line.
    /// Every tenth time it is in the head, on which all else depends.
    func edits(_ count: Int) -> [Edit] {
        var generator = SampleGenerator(11)
        var edits: [Edit] = []
        while edits.count < count {
            let place = edits.count % 20 == 0 ? 2..<Self.head.count : Self.head.count..<lines.count
            let line = Int.random(in: place, using: &generator)
            let character = Int.random(in: 0...lines[line].utf16.count, using: &generator)
            let typed = ["7", "x", " + 1", "= ", "// ", " and ", "(", "let a = 1\n"].randomElement(using: &generator) ?? "7"
            edits.append(Edit(line: line, character: character, end: (line, character), inserted: typed))
            guard edits.count < count else { break }
            let end = typed.hasSuffix("\n") ? (line + 1, 0) : (line, character + typed.utf16.count)
            edits.append(Edit(line: line, character: character, end: end, inserted: ""))
        }
        return edits
    }
}
