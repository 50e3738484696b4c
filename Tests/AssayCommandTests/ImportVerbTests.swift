// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// `assay import`, and health records wherever `--data` is taken.
@Suite struct ImportVerbTests {
    static let category = shipped("circuits/bp-category/algorithm.assay")
    static let borderline = [
        "borderline.fhir.synthetic.json", "borderline.open-mhealth.synthetic.json", "borderline.apple-health.synthetic.xml",
    ]

    @Test(arguments: borderline) func writesTheTableThatItWasMadeOf(name: String) throws {
        let folder = try ScratchFolder()
        let file = shipped("circuits/records/\(name)")
        let result = try Command.run(["import", file, "--for", Self.category, "-o", "diary.csv", "--json"], in: folder)
        #expect(result.status == 0, "\(result)")
        #expect(try folder.bytes("diary.csv") == Repository.bytes("circuits/bp-category/borderline.synthetic.csv"))
        #expect(
            result.json["readings"] as? Int == 56 && result.json["rows"] as? Int == 56 && result.json["table"] as? String == "diary.csv")
        let mapping = result.json["mapping"] as? [[String: String]]
        #expect(mapping?.first == ["field": "day", "column": "date", "first": "2026-03-02"])
        let again = try Command.run(["import", file, "--for", Self.category, "-o", "diary.csv"], in: folder)
        #expect(again.status == 2 && again.complaints.contains("diary.csv exists already"))
    }

    @Test(arguments: borderline) func drawsTheReadings(name: String) throws {
        let folder = try ScratchFolder()
        let file = shipped("circuits/records/\(name)")
        let result = try Command.run(["import", file, "--for", Self.category, "--chart", "diary.svg", "--json"], in: folder)
        #expect(result.status == 0 && result.json["chart"] as? String == "diary.svg", "\(result)")
        let svg = String(decoding: try folder.bytes("diary.svg"), as: UTF8.self)
        #expect(svg.hasPrefix("<?xml") && svg.contains("56 rows on 14 days; systolic from "))
        let table = shipped("circuits/bp-category/borderline.synthetic.csv")
        let other = try Command.run(["import", table, "--for", Self.category, "--chart", "table.svg"], in: folder)
        #expect(other.status == 0 && other.output.contains("table.svg: the readings over time"))
        #expect(try folder.bytes("table.svg") == folder.bytes("diary.svg"))
        let again = try Command.run(["import", table, "--for", Self.category, "--chart", "table.svg"], in: folder)
        #expect(again.status == 2 && again.complaints.contains("table.svg exists already"))
        #expect(try Command.run(["import", table, "--chart", "other.svg"], in: folder).status == 64)
    }

    /// Where a table has faults, the picture shows where, and nothing else is written.
    @Test func drawsATableWithFaults() throws {
        let folder = try ScratchFolder()
        let diary = shipped("circuits/bp-diary/algorithm.assay")
        let table = shipped("circuits/bp-diary/out-of-range.synthetic.csv")
        let result = try Command.run(["import", table, "--for", diary, "--chart", "diary.svg", "-o", "diary.csv"], in: folder)
        #expect(result.status == 2 && result.complaints.contains("412 is outside the range"), "\(result)")
        let svg = String(decoding: try folder.bytes("diary.svg"), as: UTF8.self)
        #expect(svg.contains("systolic 412: cannot be read") && svg.contains("165 readable rows on 21 days"))
        #expect(throws: (any Error).self) { try folder.bytes("diary.csv") }
    }

    @Test(arguments: borderline) func runsLikeTheTable(name: String) throws {
        let folder = try ScratchFolder()
        let table = try Command.run(["run", Self.category, "--data", shipped("circuits/bp-category/borderline.synthetic.csv")], in: folder)
        let records = try Command.run(["run", Self.category, "--data", shipped("circuits/records/\(name)")], in: folder)
        #expect(table.status == 0 && records.status == 0, "\(records)")
        #expect(records.output == table.output)
        #expect(table.complaints.isEmpty && records.complaints.contains("56 readings, 2026-03-02 to 2026-03-15"))
        #expect(records.complaints.contains("day: from date, counted from 2026-03-02"))
        #expect(
            try Command.run(["run", Self.category, "--data", shipped("circuits/records/\(name)"), "--quiet"], in: folder).complaints.isEmpty
        )
    }

    /// A column map may come from somebody else.
    @Test func codesDoNothingToTheTerminal() throws {
        let folder = try ScratchFolder()
        let program =
            "assay 1\nalgorithm \"a\"\n\nrecord Row {\n    systolic: 0 .. 309 mmHg\n    mood: 0 .. 10 or missing\n}\n\n"
            + "data rows: at most 60 of Row\n\npublish n = count in rows where mood is present as 0 .. 60\n"
        try folder.write(Array(program.utf8), to: "a.assay")
        try folder.write(Array("{\"mood\":{\"code\":\"\\u001b[2J\"}}".utf8), to: "m.json")
        let data = shipped("circuits/records/borderline.fhir.synthetic.json")
        let result = try Command.run(["run", "a.assay", "--data", data, "--columns", "m.json"], in: folder)
        #expect(result.status == 0 && result.complaints.contains("[2J") && !result.complaints.contains("\u{1b}"), "\(result)")
    }

    @Test func saysWhatItFound() throws {
        let folder = try ScratchFolder()
        let result = try Command.run(["import", shipped("circuits/records/borderline.fhir.synthetic.json"), "-o", "all.csv"], in: folder)
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines[0].hasSuffix(": FHIR R4, 56 readings, 2026-03-02 to 2026-03-15"))
        #expect(
            Array(lines.dropFirst()) == [
                "  passed over: 1 × status \"entered-in-error\"", "  passed over: 1 × another resource than an Observation",
                "  passed over: 1 × another code than those that are read",
                "  columns: date (56), time (56), taken (56), session (56), systolic (56), diastolic (56), pulse (0), arm (0), posture (0)",
                "all.csv: 56 rows",
            ])
        let table = String(decoding: try folder.bytes("all.csv"), as: UTF8.self).split(separator: "\n")
        #expect(table.count == 57 && table[0] == "date,time,taken,session,systolic,diastolic,pulse,arm,posture")
        #expect(table[1].hasPrefix("2026-03-02,07:00,2026-03-02 07:00,morning,"))
    }

    @Test func optionsTakeThePlaceOfAMap() throws {
        let folder = try ScratchFolder()
        let file = shipped("circuits/records/borderline.apple-health.synthetic.xml")
        let result = try Command.run(
            ["import", file, "--for", "readings=x", "--from", "2026-03-03", "--to", "2026-03-04", "--offset", "+13:00", "--json"],
            in: folder)
        #expect(result.status == 2)
        let days = try Command.run(
            ["import", file, "--from", "2026-03-03", "--to", "2026-03-04", "--offset", "+13:00", "--json"], in: folder)
        #expect(days.json["firstDay"] as? String == "2026-03-03" && days.json["lastDay"] as? String == "2026-03-04", "\(days)")
        #expect(days.json["readings"] as? Int == 8)
    }

    @Test func aTableByAColumnMap() throws {
        let folder = try ScratchFolder()
        let diary = shipped("circuits/bp-diary/algorithm.assay")
        let result = try Command.run(
            [
                "import", "readings=" + shipped("circuits/bp-diary/app-export.synthetic.csv"), "--for", diary, "--columns",
                shipped("circuits/bp-diary/app-export.columns.json"), "-o", "diary.csv",
            ], in: folder)
        #expect(result.status == 0 && result.output.hasSuffix("diary.csv: 168 rows\n"), "\(result)")
        #expect(String(decoding: try folder.bytes("diary.csv"), as: UTF8.self).hasPrefix("day,session,arm,"))
    }

    @Test func whatCannotBeImported() throws {
        let folder = try ScratchFolder()
        try folder.write(Array("PK\u{3}\u{4}".utf8), to: "export.zip")
        try folder.write(Array("<!DOCTYPE a [<!ENTITY b 'c'>]><HealthData/>".utf8), to: "bomb.xml")
        try folder.write(Array("day\n1\n".utf8), to: "t.csv")
        for (arguments, words) in [
            (["export.zip"], "export.zip: this is a ZIP archive. Unpack it"), (["bomb.xml"], "bomb.xml:1: a declaration of an entity"),
            (["t.csv"], "t.csv is a table (CSV) already"), (["none.json"], "none.json: cannot open"),
            ([Self.category], "is a program (.assay); data is expected here"), (["t.csv", "--columns", "m.json"], "name it with --for"),
        ] {
            let result = try Command.run(["import"] + arguments, in: folder)
            #expect(result.status != 0 && result.complaints.contains(words), "\(result)")
        }
        let run = try Command.run(["run", Self.category, "--data", "export.zip"], in: folder)
        #expect(run.status == 2 && run.complaints.contains("this is a ZIP archive"))
    }

    @Test func aTableThatIsTooLong() throws {
        let folder = try ScratchFolder()
        let file = try folder.writer("long.csv")
        try file.truncate(atOffset: 100 << 20 | 1)
        let result = try Command.run(["run", Self.category, "--data", "long.csv"], in: folder)
        #expect(result.status == 2 && result.complaints.contains("long.csv: cannot read: it is longer than 104857600 bytes"), "\(result)")
    }

    /// What can be read only once is held in memory, the export of Apple Health too, which is read twice.
    @Test(arguments: borderline) func aPipeWillDo(name: String) throws {
        let folder = try ScratchFolder()
        try #require(mkfifo(folder.path("pipe"), 0o600) == 0)
        let bytes = try Repository.bytes("circuits/records/\(name)")
        let path = folder.url.appending(path: "pipe")
        Thread.detachNewThread { try? FileHandle(forWritingTo: path).write(contentsOf: Data(bytes)) }
        let result = try Command.run(["import", "pipe", "--for", Self.category, "-o", "diary.csv"], in: folder)
        #expect(result.status == 0, "\(result)")
        #expect(try folder.bytes("diary.csv") == Repository.bytes("circuits/bp-category/borderline.synthetic.csv"))
    }

    /// A label that stands for a missing value elsewhere is not lost on the way, and not for one where it is a label.
    @Test func aLabelIsNoMissingValue() throws {
        let folder = try ScratchFolder()
        let program =
            "assay 1\nalgorithm \"a\"\n\nrecord Row {\n    part: NA | evening\n}\n\ndata rows: at most 4 of Row\n\npublish n = count in rows as 0 .. 4\n"
        try folder.write(Array(program.utf8), to: "a.assay")
        try folder.write(
            Array("{\"part\":{\"column\":\"session\",\"labels\":{\"morning\":\"NA\",\"evening\":\"evening\"}}}".utf8), to: "m.json")
        let point =
            "{\"header\":{\"schema_id\":{\"name\":\"blood-pressure\"}},\"body\":{\"systolic_blood_pressure\":{\"value\":1,\"unit\":\"mmHg\"},"
            + "\"diastolic_blood_pressure\":{\"value\":1,\"unit\":\"mmHg\"},\"effective_time_frame\":{\"date_time\":\"2026-03-02T07:00:00Z\"}}}"
        try folder.write(Array(point.utf8), to: "p.json")
        let result = try Command.run(["import", "p.json", "--for", "a.assay", "--columns", "m.json", "-o", "t.csv"], in: folder)
        #expect(result.status == 0, "\(result)")
        try folder.write(Array("session\nNA\n".utf8), to: "own.csv")
        try folder.write(Array("{\"part\":{\"column\":\"session\"}}".utf8), to: "plain.json")
        let read = try Command.run(["run", "a.assay", "--data", "own.csv", "--columns", "plain.json"], in: folder)
        #expect(read.status == 0 && read.output.contains("n: 1"), "\(read)")
        // Said to be both, it is neither.
        try folder.write(Array("{\"part\":{\"column\":\"session\",\"missing\":[\"NA\"]}}".utf8), to: "both.json")
        let both = try Command.run(["run", "a.assay", "--data", "own.csv", "--columns", "both.json"], in: folder)
        #expect(both.status == 2 && both.complaints.contains("stands for a label and for a missing value"), "\(both)")
    }
}

/// Programs that were not written here find the same blood pressures, and memory does not grow with an export.
@Suite struct HealthJudgeTests {
    static let samples = [
        ("fhir", "borderline.fhir.synthetic.json"), ("fhir", "complete.fhir.synthetic.ndjson"),
        ("apple", "borderline.apple-health.synthetic.xml"),
    ]

    @Test(.needsPeers, arguments: samples) func othersFindTheSame(kind: String, name: String) throws {
        let folder = try ScratchFolder()
        let file = shipped("circuits/records/\(name)")
        let answer = try Peer.run("health_judge", [kind, file])
        #expect(answer.status == 0, "\(answer.complaints)")
        let theirs = try JSONDecoder().decode([[String]].self, from: Data(answer.output))
        #expect(try Command.run(["import", file, "-o", "all.csv"], in: folder).status == 0)
        let ours = String(decoding: try folder.bytes("all.csv"), as: UTF8.self).split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return [cells[2], String(cells[4].prefix { $0 != "." }), cells[5]]
        }
        #expect(ours.count == (name.hasPrefix("complete") ? 168 : 56))
        #expect(
            ours.sorted { $0.joined(separator: " ") < $1.joined(separator: " ") }
                == theirs.sorted { $0.joined(separator: " ") < $1.joined(separator: " ") })
    }

    private struct Peak: Decodable {
        let status: Int
        let kibibytes: Int
    }

    /// An export sixteen times as long takes at most a quarter more; were it held, it would take 45 MB more.
    @Test(.needsPeers) func memoryDoesNotGrowWithAnExport() throws {
        let folder = try ScratchFolder()
        let peaks = try [3, 48].map { megabytes in
            try folder.write(Peer.run(script: "scripts/apple-health-export", ["\(megabytes)"]).output, to: "export.xml")
            let answer = try Peer.run("peak_memory", [Command.program.path, "import", folder.path("export.xml")])
            let peak = try JSONDecoder().decode(Peak.self, from: Data(answer.output))
            #expect(peak.status == 0, "\(answer.complaints)")
            return peak.kibibytes
        }
        #expect(peaks[1] < peaks[0] * 5 / 4, "\(peaks) KiB")
    }

    /// A bomb is refused in the memory that the program takes anyway: neither its entities nor a value without an end are kept.
    @Test(.needsPeers, arguments: ["entities", "value", "depth", "name", "comment"]) func bombsAreRefusedInBoundedMemory(kind: String)
        throws
    {
        let folder = try ScratchFolder()
        let length = 40_000_000
        let text: [UInt8] =
            switch kind {
            case "entities":
                Array(
                    ("<!DOCTYPE HealthData [<!ENTITY a0 'aaaaaaaaaa'>"
                        + (1..<12).map { "<!ENTITY a\($0) '" + String(repeating: "&a\($0 - 1);", count: 10) + "'>" }.joined()
                        + "]><HealthData a='&a11;'/>").utf8)
            case "value": Array("<HealthData a='".utf8) + [UInt8](repeating: 0x61, count: length)
            case "depth": Array(String(repeating: "<HealthData>", count: length / 12).utf8)
            case "name": [UInt8(ascii: "<")] + [UInt8](repeating: 0x61, count: length)
            default: Array("<HealthData><!--".utf8) + [UInt8](repeating: 0x61, count: length)
            }
        try folder.write(text, to: "bomb.xml")
        let answer = try Peer.run("peak_memory", [Command.program.path, "import", folder.path("bomb.xml")])
        let peak = try JSONDecoder().decode(Peak.self, from: Data(answer.output))
        #expect(peak.status == 2, "\(answer.complaints)")
        #expect(peak.kibibytes < 60_000, "\(peak.kibibytes) KiB")
    }
}
