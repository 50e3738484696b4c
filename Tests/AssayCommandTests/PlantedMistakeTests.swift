// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Testing

/// Ten mistakes that a newcomer makes: the message of each names the place, the cause and what to do.
@Suite struct PlantedMistakeTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        let name: String
        let line: String
        let wanted: [String]
        var testDescription: String { name }
    }

    /// A sound program; each mistake adds or replaces one line.
    static let start = """
        assay 1
        algorithm "Mistakes"
        record Reading { day: 1 .. 21   systolic: 0 .. 309 mmHg   pulse: 0 .. 254 bpm or missing }
        data readings: at most 20 of Reading

        """

    static let inProgram = [
        Mistake(
            name: "misspelt field", line: "publish n = count in readings where systolc > 100 as 0 .. 20", wanted: ["systolc", "systolic"]),
        Mistake(name: "wrong unit", line: "publish n = count in readings where systolic > 100 bpm as 0 .. 20", wanted: ["mmHg", "bpm"]),
        Mistake(
            name: "overflow",
            line: """
                let s = sum of systolic * systolic * systolic * systolic in readings
                let t = s * s * s * s * s * s * s
                publish big = t > 0
                """, wanted: ["rounded", "let t"]),
        Mistake(
            name: "division by a range with zero", line: "publish m = 100 / (count in readings) as 0 .. 100 rounded half up",
            wanted: ["otherwise", "zero"]),
        Mistake(
            name: "missing value used bare", line: "publish n = count in readings where pulse > 60 as 0 .. 20",
            wanted: ["pulse", "is present"]),
        Mistake(
            name: "output out of its declared range", line: "publish total = sum of systolic in readings as 0 .. 100 mmHg",
            wanted: ["6180", "100"]),
        Mistake(
            name: "unused data", line: "data others: at most 5 of Reading\npublish n = count in readings as 0 .. 20", wanted: ["others"]),
        Mistake(name: "unpublished result", line: "let n = count in readings", wanted: ["publish"]),
    ]

    @Test(arguments: inProgram) func theCompilerNamesPlaceCauseAndFix(_ mistake: Mistake) throws {
        let folder = try ScratchFolder()
        try folder.write(Array((Self.start + mistake.line + "\n").utf8), to: "m.assay")
        let result = try Command.run(["check", "m.assay"], in: folder)
        #expect(result.status == 2, "\(result)")
        #expect(result.complaints.contains("error[A0"), "\(result)")
        #expect(result.complaints.contains("m.assay:"), "the place: \(result)")
        #expect(result.complaints.contains("help: "), "the fix: \(result)")
        for word in mistake.wanted { #expect(result.complaints.contains(word), "\(word): \(result)") }
    }

    static let tables = [
        Mistake(
            name: "row outside range", line: "day,systolic,pulse\n1,120,60\n2,412,60\n",
            wanted: ["t.csv:3", "row 2", "\"systolic\"", "\"412\"", "0 .. 309 mmHg"]),
        Mistake(
            name: "wrong column name", line: "day,systolik,pulse\n1,120,60\n",
            wanted: ["t.csv:1", "\"systolic\"", "Did you mean \"systolik\""]),
    ]

    @Test(arguments: tables) func theImportNamesPlaceCauseAndFix(_ mistake: Mistake) throws {
        let folder = try ScratchFolder()
        try folder.write(Array((Self.start + "publish n = count in readings as 0 .. 20\n").utf8), to: "m.assay")
        try folder.write(Array(mistake.line.utf8), to: "t.csv")
        let result = try Command.run(["run", "m.assay", "--data", "t.csv"], in: folder)
        #expect(result.status == 2, "\(result)")
        for word in mistake.wanted { #expect(result.complaints.contains(word), "\(word): \(result)") }
    }
}
