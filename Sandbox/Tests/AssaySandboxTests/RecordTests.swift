// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayData
import AssayExchange
import AssayFormats
import AssayWorker
import Foundation
import Testing

@testable import AssaySandbox

/// Health records as data sets: what the command line makes of them, the sandbox makes of them.
@Suite struct RecordTests {
    private static let category = "circuits/bp-category"

    static let formats = [
        ("borderline.fhir.synthetic.json", "fhir", "application/octet-stream"),
        ("borderline.open-mhealth.synthetic.json", "openMHealth", "application/octet-stream"),
        ("borderline.apple-health.synthetic.xml", "appleHealth", "application/xml"),
    ]

    /// What the program makes of a data set.
    private static func preview(_ client: Client, _ program: String, _ dataSet: String) async throws -> Client.Answer {
        try await client.api("POST", "preview", json: ["source": .string(program), "dataSets": ["readings": .string(dataSet)]])
    }

    private static func dataSet(_ answer: Client.Answer) throws -> [String: JSON] {
        guard case .array(let sets)? = answer["dataSets"], let set = sets.first else { throw Store.SampleError() }
        return set.members
    }

    private static func add(_ client: Client, _ text: String, named name: String = "records") async throws -> Client.Answer {
        try await client.api("POST", "data-sets?name=\(name)", bytes: Array(text.utf8))
    }

    @Test(arguments: formats) func theSameReadingsAreTheSameRows(name: String, format: String, type: String) async throws {
        try await withServer { client in
            let program = try Shipped.text("\(Self.category)/algorithm.assay")
            let table = try await Self.add(client, Shipped.text("\(Self.category)/borderline.synthetic.csv"))
            let text = try Shipped.text("circuits/records/\(name)")
            let records = try await Self.add(client, text)
            #expect(records.status == 201 && records.text("format") == format && table.text("format") == "table")
            #expect(records["uploadedBytes"] == .integer(text.utf8.count))
            let (ofTable, ofRecords) = (
                try await Self.dataSet(Self.preview(client, program, table.id)),
                try await Self.dataSet(Self.preview(client, program, records.id))
            )
            #expect(ofRecords["rows"] == ofTable["rows"] && ofTable["rows"] != nil && ofTable["records"] == .null)
            #expect(ofRecords["records"]?.members["format"] == .string(format))
            #expect(ofRecords["records"]?.members["readings"] == 56)
            let kept = try await client.api("GET", "data-sets/\(records.id)/table")
            #expect(kept.headers["content-type"] == type)
            #expect((String(decoding: kept.bytes, as: UTF8.self) == text) == (format != "appleHealth"))
            let contents = try await client.api("GET", "data-sets/\(records.id)/contents")
            #expect(contents.text("firstDay") == "2026-03-02" && contents.text("table")?.split(separator: "\n").count == 57)
        }
    }

    /// The commitment of a proof about records is that of the table under the same salt.
    @Test func theSameReadingsHaveTheSameCommitment() async throws {
        let scratch = Scratch()
        try FileManager.default.createDirectory(atPath: "\(scratch.path)/keys", withIntermediateDirectories: true)
        let proof = WorkOrder.ProofOrder(
            parameters: [:], expectation: nil, terms: "a trial", now: 1_800_000_000, expires: 1_800_086_400, keys: "\(scratch.path)/keys")
        let records = try Array(Shipped.text("circuits/records/borderline.fhir.synthetic.json").utf8)
        let order = WorkOrder(
            .prove(proof), limits: WorkLimits(seconds: 60, memory: 2 << 30, constraints: 1 << 20, threads: 2),
            attachments: WorkOrder.attachments(
                program: try Shipped.text("\(Self.category)/algorithm.assay"), tables: ["readings": .init(bytes: records)]))
        let answer = try await WorkerProcess(executable: WorkerProgram.path).perform(order) { _ in }
        var file = try #require(answer.attachments["opening/readings"])
        let opening = try Opening<BN254>(parsing: &file)
        let table = try Array(Shipped.text("\(Self.category)/borderline.synthetic.csv").utf8)
        let dataSet = try DataImport.dataSet(from: table, file: "t.csv", schema: opening.dataSet.schema)
        let commitment: DataCommitment<BN254.Fr> = DataCommitment(to: dataSet, saltElement: opening.salt.element())
        let committed = try JSON(parsing: answer.json, limits: .init(byteCount: 1 << 20)).members["commitments"]
        #expect(committed == .array([.string(commitment.value.description)]))
    }

    @Test func furtherCodesComeByTheColumnMap() async throws {
        try await withServer { client in
            let records = try await Self.add(client, Shipped.text("circuits/records/complete.fhir.synthetic.ndjson"))
            let without = try await Self.preview(client, Shipped.diaryProgram, records.id)
            #expect(without.status == 422 && without["issues"] != nil)
            let map = try Array(Shipped.text("circuits/records/complete.fhir.columns.json").utf8)
            #expect(try await client.api("PUT", "data-sets/\(records.id)/columns", bytes: map).status == 204)
            let rows = try await Self.dataSet(Self.preview(client, Shipped.diaryProgram, records.id))["rows"]
            let diary = try await Self.dataSet(Self.preview(client, Shipped.diaryProgram, client.addDiary()))["rows"]
            #expect(rows == diary && rows != nil)
            let run = try await client.api("POST", "jobs", json: client.diaryJob("run", records.id))
            #expect(try await client.waitFor(run.id).text("state") == "done")
        }
    }

    /// Days and clock are asked for by the column map, also of an excerpt.
    @Test func daysAndClock() async throws {
        try await withServer { client in
            let program = try Shipped.text("\(Self.category)/algorithm.assay")
            for (name, _, _) in Self.formats {
                let records = try await Self.add(client, Shipped.text("circuits/records/\(name)"))
                for (map, readings, first) in [
                    (#"{"*": {"from": "2026-03-03", "to": "2026-03-04"}}"#, 8, "2026-03-03"),
                    (#"{"*": {"offset": "-12:00"}}"#, 56, "2026-03-01"),
                ] {
                    _ = try await client.api("PUT", "data-sets/\(records.id)/columns", bytes: Array(map.utf8))
                    let report = try await client.api("GET", "data-sets/\(records.id)/contents")
                    #expect(report["readings"] == .integer(readings) && report.text("firstDay") == first, "\(name) \(map)")
                }
                _ = try await client.api("PUT", "data-sets/\(records.id)/columns", bytes: Array(#"{"*": {"from": "3 March"}}"#.utf8))
                let refused = try await Self.preview(client, program, records.id)
                #expect(refused.status == 422 && String(decoding: refused.bytes, as: UTF8.self).contains("is not of the form"))
            }
        }
    }

    /// Faults have a place in the file, a cause and what to do; the data is kept, since a column map may mend it.
    @Test func faultsOfRecordsAreNamed() async throws {
        try await withServer { client in
            let program = try Shipped.text("\(Self.category)/algorithm.assay")
            for (name, found, instead, element) in [
                ("borderline.fhir.synthetic.json", "\"code\": \"mm[Hg]\"", "\"code\": \"kPa\"", "entry[0]"),
                ("borderline.open-mhealth.synthetic.json", "mmHg", "kPa", "[0]"),
                ("borderline.apple-health.synthetic.xml", "unit=\"mmHg\"", "unit=\"kPa\"", "Record.unit"),
            ] {
                let text = try Shipped.text("circuits/records/\(name)")
                let place = try #require(text.range(of: found))
                let records = try await Self.add(client, text.replacingCharacters(in: place, with: instead))
                #expect(records.status == 201, "\(name)")
                let refused = try await Self.preview(client, program, records.id)
                guard case .array(let issues)? = refused["issues"], let issue = issues.first?.members,
                    case .string(let at)? = issue["element"]
                else { throw Store.SampleError() }
                #expect(refused.status == 422 && refused.text("type") == "/problems/table" && at.contains(element), "\(name): \(issue)")
                #expect(issue["cause"] != nil && issue["fix"] != nil && issue["line"] != nil, "\(name): \(issue)")
                let line = text[..<place.lowerBound].filter { $0 == "\n" }.count + 1
                if name.hasSuffix("xml") { #expect(issue["line"] == .integer(line)) }
                #expect(try await client.api("GET", "data-sets/\(records.id)/contents").status == 422)
            }
        }
    }

    @Test func whatIsNoDataIsNotKept() async throws {
        try await withServer { client in
            for (text, words) in [
                ("PK\u{3}\u{4}rest", "ZIP archive"), ("<html><body/></html>", "the outermost element is <html>"),
                ("<HealthData></HealthData>", "no blood pressure"), ("<HealthData>", "the file ends inside of"),
                ("{}", "neither a resource of FHIR"), ("[{", "JSON"), ("{\"format\": \"assay/receipt/v1\"}", "data is expected here"),
            ] {
                let answer = try await Self.add(client, text)
                #expect(answer.status == 422 && answer.text("type") == "/problems/table", "\(text)")
                #expect(String(decoding: answer.bytes, as: UTF8.self).contains(words), "\(text): \(answer.text("detail") ?? "")")
            }
            #expect(try await client.api("GET", "data-sets")["dataSets"] == [])
        }
    }
}
