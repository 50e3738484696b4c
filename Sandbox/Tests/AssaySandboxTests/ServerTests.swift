// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import Foundation
import Testing

@testable import AssaySandbox

/// The API as its clients see it.
@Suite struct ServerTests {
    @Test func fromATableToAReceipt() async throws {
        try await withServer { client in
            let data = try await client.addDiary()
            let run = try await client.api("POST", "jobs", json: client.diaryJob("run", data))
            #expect(run.status == 201 && run.headers["location"] == "/api/v1/jobs/\(run.id)")
            let ran = try await client.waitFor(run.id)
            #expect(ran.text("state") == "done", "\(String(decoding: ran.bytes, as: UTF8.self))")
            let prove = try await client.api("POST", "jobs", json: client.diaryJob("prove", data))
            let proved = try await client.waitFor(prove.id)
            #expect(proved.text("state") == "done")
            let receipt = proved.text("receipt") ?? ""
            let document = try await client.api("GET", "receipts/\(receipt)")
            let checks = try await client.api("POST", "verify", bytes: document.bytes)
            #expect(checks["holds"] == true)
            #expect(try await client.api("GET", "receipts/\(receipt)/checks")["holds"] == true)
            #expect(proved["answer", "outputs"] == checks["outputs"])
            let erased = try await client.api("DELETE", "data-sets/\(data)")
            #expect(erased.status == 200 && erased["openings"] == 1 && erased["answers"] == 2)
            #expect(try await client.api("GET", "jobs/\(run.id)")["erased"] == true)
            #expect(try await client.api("GET", "receipts/\(receipt)").status == 200)
            #expect(try await client.api("DELETE", "receipts/\(receipt)").status == 204)
            #expect(try await client.api("GET", "receipts/\(receipt)").status == 404)
        }
    }

    @Test func aTamperedReceiptIsSeenThrough() async throws {
        try await withServer { client in
            let data = try await client.addDiary()
            let job = try await client.api("POST", "jobs", json: client.diaryJob("prove", data))
            let receipt = try await client.waitFor(job.id).text("receipt") ?? ""
            let document = String(decoding: try await client.api("GET", "receipts/\(receipt)").bytes, as: UTF8.self)
            for (found, instead) in [("A trial", "No trial"), ("\"expected\"", "\"Expected\""), ("true", "false")] {
                #expect(document.contains(found))
                let changed = document.replacingOccurrences(of: found, with: instead)
                let checks = try await client.api("POST", "verify", bytes: Array(changed.utf8))
                #expect(checks.status == 200 && checks["holds"] == false, "\(found)")
            }
        }
    }

    @Test func algorithmsAreKeptWhenTheyArePrograms() async throws {
        try await withServer { client in
            let added = try await client.api("POST", "algorithms", json: ["source": .string(try Shipped.diaryProgram)])
            let id = added.id
            #expect(added.status == 201)
            #expect(try await client.api("GET", "algorithms/\(id)").text("source") == Shipped.diaryProgram)
            let bad = try await client.api("POST", "algorithms", json: ["source": "nonsense"])
            #expect(bad.status == 422 && bad["diagnostics"] != nil && bad.headers["content-type"] == "application/problem+json")
            #expect(try await client.api("DELETE", "algorithms/\(id)").status == 204)
            #expect(try await client.api("DELETE", "algorithms/\(id)").status == 404)
        }
    }

    @Test func eventsTellAJobFromBeginningToEnd() async throws {
        try await withServer { client in
            let data = try await client.addDiary()
            let job = try await client.api("POST", "jobs", json: client.diaryJob("prove", data))
            let events = try await client.api("GET", "jobs/\(job.id)/events")
            let text = String(decoding: events.bytes, as: UTF8.self)
            #expect(events.headers["content-type"] == "text/event-stream")
            #expect(text.contains("event: progress\n") && text.hasSuffix("event: state\ndata: {\"state\":\"done\"}\n\n"), "\(text)")
            let again = try await client.api("GET", "jobs/\(job.id)/events")
            #expect(String(decoding: again.bytes, as: UTF8.self) == "event: state\ndata: {\"state\":\"done\"}\n\n")
        }
    }

    @Test func aJobCanBeCancelledOnce() async throws {
        var settings = SandboxSettings()
        settings.workers = 1
        try await withServer(settings: settings) { client in
            let data = try await client.addDiary()
            let slow = try Shipped.diaryProgram.replacingOccurrences(of: "at most 168", with: "at most 5000")
            var request = try client.diaryJob("prove", data).members
            request["source"] = .string(slow)
            let running = try await client.api("POST", "jobs", json: .object(request))
            let waiting = try await client.api("POST", "jobs", json: client.diaryJob("run", data))
            for job in [running, waiting] {
                let cancelled = try await client.api("POST", "jobs/\(job.id)/cancel")
                #expect(cancelled.status == 200 && cancelled.text("state") == "cancelled")
                #expect(try await client.api("POST", "jobs/\(job.id)/cancel").status == 200)
            }
            let next = try await client.api("POST", "jobs", json: client.diaryJob("run", data))
            #expect(try await client.waitFor(next.id).text("state") == "done")
            #expect(try await client.api("POST", "jobs/\(next.id)/cancel").status == 409)
        }
    }

    @Test func aFullQueueSaysWhenToComeBack() async throws {
        var settings = SandboxSettings()
        settings.workers = 1
        settings.waitingJobs = 1
        try await withServer(settings: settings) { client in
            let data = try await client.addDiary()
            var statuses: [Int] = []
            for _ in 0..<4 {
                let answer = try await client.api("POST", "jobs", json: client.diaryJob("prove", data))
                statuses.append(answer.status)
                if answer.status == 429 { #expect(answer.headers["retry-after"] == "5" && answer["waiting"] == 1) }
            }
            #expect(statuses.contains(429) && statuses.first == 201)
        }
    }

    @Test func askingTwiceUnderOneNameMakesOneJob() async throws {
        try await withServer { client in
            let data = try await client.addDiary()
            let (job, headers) = (try client.diaryJob("run", data), ["Idempotency-Key": "first"])
            let first = try await client.api("POST", "jobs", json: job, headers: headers)
            let second = try await client.api("POST", "jobs", json: job, headers: headers)
            #expect(first.status == 201 && second.status == 200 && first.text("id") == second.text("id"))
            let other = try await client.api("POST", "jobs", json: client.diaryJob("prove", data), headers: headers)
            #expect(other.status == 422 && other.text("type") == "/problems/idempotency-key")
        }
    }
}
