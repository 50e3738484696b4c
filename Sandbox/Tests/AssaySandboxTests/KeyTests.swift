// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayFormats
import Foundation
import Testing

@testable import AssaySandbox
@testable import AssayWorker

/// Proving keys that somebody brings.
@Suite struct KeyTests {
    private func ceremony() throws -> SmallCeremony { try SmallCeremony.shared.get() }

    /// What becomes of a proof of the small algorithm.
    private func proof(_ client: Client) async throws -> Client.Answer {
        let data = try await client.api("POST", "data-sets?name=small.csv", bytes: Array(SmallCeremony.table.utf8)).id
        let order: JSON = [
            "kind": "prove", "source": .string(SmallCeremony.program), "dataSets": ["readings": .string(data)], "parameters": [:],
        ]
        return try await client.waitFor(try await client.api("POST", "jobs", json: order).id)
    }

    /// What the checks of its receipt say.
    private func prove(_ client: Client) async throws -> Client.Answer {
        let job = try await proof(client)
        try #require(job.text("state") == "done", "\(job.words)")
        return try await client.api("GET", "receipts/\(job.text("receipt") ?? "")/checks")
    }

    /// Whether the check of who made the key warns.
    private func isWarned(_ checks: Client.Answer) -> Bool? {
        let marks = checks["checks"]?.elements.filter { $0["name"] == "key mark" }
        return marks?.first.map { $0["warning"] == true }
    }

    @Test func proofsAreMadeWithTheKeyOfACeremony() async throws {
        let ceremony = try ceremony()
        let scratch = Scratch()
        try await withServer(scratch) { client in
            // First with a key of the sandbox's own.
            #expect(isWarned(try await prove(client)) == true)
            let trial = try await client.api("GET", "keys")["keys"]?.elements.first
            #expect(trial?["singleParty"] == true && trial?["title"] == "How many readings")
            let algorithm = try await client.keep(SmallCeremony.program)
            let taken = try await client.api("PUT", "algorithms/\(algorithm)/key", bytes: ceremony.key)
            try #require(taken.status == 200, "\(taken.words)")
            #expect(taken["singleParty"] == false && taken["byteCount"] == .integer(ceremony.key.count))
            let contributors = taken["contributors"]?.elements ?? []
            #expect(contributors.map { $0["beacon"] } == [false, false, true])
            #expect(contributors.map { $0["name"]?.text } == ["Ada", "Bea <b>", nil], "\(taken.words)")
            #expect(try await client.api("GET", "keys")["keys"]?.elements.map { $0 } == [try taken.json])
            let checks = try await prove(client)
            #expect(checks["holds"] == true && isWarned(checks) == false, "\(checks.words)")
            // And without it by a new one.
            let circuit = taken.text("circuitDigest") ?? ""
            #expect(try await client.api("DELETE", "keys/\(circuit)").status == 204)
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/data/keys") == ["\(circuit).lock"])
            #expect(try await client.api("DELETE", "keys/\(circuit)").status == 404)
            #expect(try await client.api("GET", "keys")["keys"]?.elements.isEmpty == true)
            #expect(isWarned(try await prove(client)) == true)
        }
    }

    @Test func whatIsNoSuchKeyIsRefusedAndChangesNothing() async throws {
        let ceremony = try ceremony()
        let scratch = Scratch()
        try await withServer(scratch) { client in
            let algorithm = try await client.keep(SmallCeremony.program)
            let other = try await client.keep(SmallCeremony.program.replacingOccurrences(of: "0 .. 1 }", with: "0 .. 3 }"))
            let taken = try await client.api("PUT", "algorithms/\(algorithm)/key", bytes: ceremony.key)
            let circuit = try #require(taken.text("circuitDigest"))
            let bent = [1, 2, 3].map { part in
                ceremony.key.indices.map { ceremony.key[$0] ^ ($0 == part * ceremony.key.count / 4 ? 1 : 0) }
            }
            for (id, bytes, words) in [
                (algorithm, ceremony.trialKey, "One party alone"), (algorithm, ceremony.keyOfABeacon, "nobody but beacons"),
                (other, ceremony.key, "another circuit"), (algorithm, Array(ceremony.key.dropLast()), "cannot be used"),
                (algorithm, Array("zkey".utf8), "cannot be used"), (algorithm, bent[0], ""), (algorithm, bent[1], ""),
                (algorithm, bent[2], "cannot be used"), (algorithm, try ceremony.withAnotherTranscript(), "its transcript is not the hash"),
            ] {
                let answer = try await client.api("PUT", "algorithms/\(id)/key", bytes: bytes)
                let isSaid = words.isEmpty || answer.text("detail")?.contains(words) == true
                #expect(answer.status == 422 && isSaid, "\(words): \(answer.words)")
            }
            #expect(try await client.api("PUT", "algorithms/\(Store.newID())/key", bytes: ceremony.key).status == 404)
            #expect(try await client.api("PUT", "algorithms/\(algorithm)/key", bytes: []).status == 400)
            let keys = try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/data/keys").sorted()
            #expect(keys == ["\(circuit).lock", "\(circuit).zkey", "\(circuit).zkey.prepared"])
            #expect(try AtomicFile.read("\(scratch.path)/data/keys/\(circuit).zkey") == ceremony.key)
        }
    }

    /// All of its points are good, and only a proof shows that they are not those of one key.
    @Test func aKeyWithoutProofsIsNamedByTheFirst() async throws {
        let key = try ceremony().withAnotherPoint()
        try await withServer { client in
            let algorithm = try await client.keep(SmallCeremony.program)
            #expect(try await client.api("PUT", "algorithms/\(algorithm)/key", bytes: key).status == 200)
            let job = try await proof(client)
            #expect(job.text("state") == "failed" && job["problem", "kind"] == "key", "\(job.words)")
            #expect(job["problem", "detail"]?.text?.contains("Proofs made with this key do not hold") == true)
        }
    }

    /// What is kept beside a key saves time, and decides nothing.
    @Test func damageBesideAKeyCostsNoProof() async throws {
        let ceremony = try ceremony()
        let scratch = Scratch()
        try await withServer(scratch) { client in
            let algorithm = try await client.keep(SmallCeremony.program)
            let taken = try await client.api("PUT", "algorithms/\(algorithm)/key", bytes: ceremony.key)
            let path = "\(scratch.path)/data/keys/\(taken.text("circuitDigest") ?? "").zkey.prepared"
            let good = try AtomicFile.read(path)
            // Near the end stand points, which are not looked at before a proof has failed; before them rows.
            for place in [good.count - 40, good.count / 2, 20] {
                var bent = good
                bent[place] ^= 1
                try AtomicFile.write(bent, to: path, mode: AtomicFile.secretMode)
                #expect(isWarned(try await prove(client)) == false)
                #expect(try AtomicFile.read(path) == good, "\(place): it is made anew")
            }
        }
    }

    /// Whatever a contributor calls itself does nothing to whoever reads it.
    @Test func namesArePrintable() async throws {
        let key = try ceremony().withAnotherName()
        try await withServer { client in
            let algorithm = try await client.keep(SmallCeremony.program)
            let taken = try await client.api("PUT", "algorithms/\(algorithm)/key", bytes: key)
            let name = taken["contributors"]?.elements.dropFirst().first?["name"]?.text ?? ""
            #expect(taken.status == 200 && name.hasPrefix("Bea") && name.hasSuffix("<b>") && !name.contains("\u{1b}"), "\(taken.words)")
        }
    }

    @Test func keysHaveLimitsOfLengthAndTime() async throws {
        let scratch = Scratch()
        var settings = SandboxSettings()
        settings.largestKey = 100
        settings.limits.seconds = 1
        try await withServer(scratch, settings: settings) { client in
            let algorithm = try await client.keep(SmallCeremony.program)
            let path = "algorithms/\(algorithm)/key"
            #expect(try await client.api("PUT", path, bytes: [UInt8](repeating: 0, count: 101)).status == 413)
            let head = "PUT /api/v1/\(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            let pieces = String(101, radix: 16) + "\r\n" + String(repeating: "k", count: 101) + "\r\n0\r\n\r\n"
            // Who does not say how long the body is does not get further, and who sends slowly does not either.
            #expect(try await raw(client.port, head + "Transfer-Encoding: chunked\r\n\r\n" + pieces).hasPrefix("HTTP/1.1 413 "))
            #expect(try await raw(client.port, head + "Content-Length: 50\r\n\r\nkey").hasPrefix("HTTP/1.1 408 "))
            // Who says that it is too long is told so before it comes.
            #expect(try await raw(client.port, head + "Content-Length: 101\r\n\r\n").hasPrefix("HTTP/1.1 413 "))
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/data/keys").isEmpty)
        }
    }

    @Test func fewKeysComeInAtATime() async throws {
        var settings = SandboxSettings()
        settings.limits.seconds = 3
        try await withServer(settings: settings) { client in
            let path = "algorithms/\(try await client.keep(SmallCeremony.program))/key"
            let slow = "PUT /api/v1/\(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 50\r\n\r\nkey"
            async let first = raw(client.port, slow)
            async let second = raw(client.port, slow)
            try await Task.sleep(for: .seconds(1))
            let third = try await client.api("PUT", path, bytes: [1])
            #expect(third.status == 429 && third.headers["retry-after"] == "10", "\(third.words)")
            #expect(try await [first, second].allSatisfy { $0.hasPrefix("HTTP/1.1 408 ") })
            #expect(try await client.api("PUT", path, bytes: [1]).status == 422)
        }
    }

    @Test func aKeyInUseIsNotRemoved() async throws {
        let scratch = Scratch()
        let circuit = String(repeating: "ab", count: 32)
        try await withServer(scratch) { client in
            let file = "\(scratch.path)/data/keys/\(circuit)"
            try Data("key".utf8).write(to: URL(filePath: file + ".zkey"))
            let lock = open(file + ".lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
            #expect(flock(lock, LOCK_EX) == 0)
            #expect(try await client.api("DELETE", "keys/\(circuit)").status == 409)
            close(lock)
            #expect(try await client.api("DELETE", "keys/\(circuit)").status == 204)
        }
    }

    @Test func aStoreBeginsWithoutKeysThatWereComingIn() throws {
        let scratch = Scratch()
        let keys = try scratch.store().keys
        for name in ["incoming-00", "kept.zkey"] { try Data("key".utf8).write(to: URL(filePath: "\(keys)/\(name)")) }
        _ = try scratch.store()
        #expect(try FileManager.default.contentsOfDirectory(atPath: keys) == ["kept.zkey"])
    }

    /// Whoever runs the sandbox may put keys there by hand.
    @Test func aFileThatIsNoKeyIsListedWithTheReason() async throws {
        let scratch = Scratch()
        let circuit = String(repeating: "ab", count: 32)
        try await withServer(scratch) { client in
            for name in ["\(circuit).zkey", "notes.zkey", "\(circuit).txt"] {
                try Data("nonsense".utf8).write(to: URL(filePath: "\(scratch.path)/data/keys/\(name)"))
            }
            let keys = try await client.api("GET", "keys")["keys"]?.elements ?? []
            #expect(keys.map { $0["circuitDigest"]?.text } == [circuit] && keys.first?["problem"]?.text?.isEmpty == false)
            #expect(try await client.api("DELETE", "keys/\(circuit)").status == 204)
        }
    }

    @Test(arguments: ["../key", "notes", "", "%2e%2e%2fkey"])
    func onlyKeysAreRemoved(name: String) throws {
        let scratch = Scratch()
        try FileManager.default.createDirectory(atPath: "\(scratch.path)/keys", withIntermediateDirectories: true)
        for file in ["key.zkey", "keys/notes.zkey", "keys/.zkey"] {
            try Data("kept".utf8).write(to: URL(filePath: "\(scratch.path)/\(file)"))
        }
        #expect(try !KeyFolder(path: "\(scratch.path)/keys").remove(name))
        #expect(try FileManager.default.subpathsOfDirectory(atPath: scratch.path).count == 4)
    }

    @Test func thereAreNoKeysForCircuitsThatDetermineNothing() throws {
        let circuit = try ceremony().circuit
        try KeyFolder.requireDetermined(circuit)
        let loose = R1CS<BN254.Fr>(
            outputCount: circuit.outputCount, publicInputCount: circuit.publicInputCount, privateInputCount: circuit.privateInputCount,
            wireCount: circuit.wireCount, a: SparseMatrix(), b: SparseMatrix(), c: SparseMatrix())
        #expect(throws: WorkProblem.self) { try KeyFolder.requireDetermined(#require(loose)) }
        // Neither made nor taken.
        let scratch = Scratch()
        try Data(ceremony().key).write(to: URL(filePath: "\(scratch.path)/key"))
        let problem = #expect(throws: WorkProblem.self) {
            try KeyFolder(path: scratch.path).take(IncomingKey("\(scratch.path)/key"), for: #require(loose), "ab", threads: 1)
        }
        #expect(problem?.detail.hasPrefix("Nothing shows that the inputs determine the outputs") == true)
    }

    @Test func anAlgorithmIsKeptOnce() async throws {
        try await withServer { client in
            let id = try await client.keep(SmallCeremony.program)
            #expect(try await client.keep(SmallCeremony.program) == id)
            #expect(try await client.keep(SmallCeremony.program + "\n") != id)
            #expect(try await client.api("GET", "algorithms")["algorithms"]?.elements.count == 2)
        }
    }
}
