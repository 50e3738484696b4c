// SPDX-License-Identifier: Apache-2.0
import AssayCrypto
import AssayExchange
import AssayFormats
import AssayWorker
import Foundation
import Testing

@testable import AssaySandbox

/// What each side's worker refuses, whatever the server hands it.
@Suite struct TradeWorkerTests {
    private let scratch = Scratch()
    private let worker = WorkerProcess(executable: WorkerProgram.path)
    private let limits = WorkLimits(seconds: 60, memory: 2 << 30, constraints: 1 << 20, threads: 2)
    private static let now = 1_800_000_000

    private func perform(_ task: WorkOrder.Task, _ attachments: [String: [UInt8]]) async throws -> WorkerProcess.Answer {
        try await worker.perform(WorkOrder(task, limits: limits, attachments: attachments)) { _ in }
    }

    /// Why the work comes to nothing.
    private func problem(_ task: WorkOrder.Task, _ attachments: [String: [UInt8]]) async throws -> WorkProblem {
        try await #require(throws: WorkProblem.self) { _ = try await perform(task, attachments) }
    }

    private func proof(_ change: (inout WorkOrder.ProofOrder) -> Void = { _ in }) throws -> WorkOrder.ProofOrder {
        try FileManager.default.createDirectory(atPath: "\(scratch.path)/keys", withIntermediateDirectories: true)
        var order = WorkOrder.ProofOrder(
            parameters: ["expected": "75"], expectation: ["score", "50"], terms: "terms", now: Self.now, expires: Self.now + 86400,
            keys: "\(scratch.path)/keys")
        change(&order)
        return order
    }

    /// A side's keys as files.
    private struct Keys {
        let secret: [UInt8]
        let open: [UInt8]

        init() {
            let key = Ed25519.SigningKey()
            secret = KeyFile.secretBytes(of: key)
            open = KeyFile.publicBytes(of: key.publicKey)
        }
    }

    private let buyer = Keys()
    private let seller = Keys()
    private let source = Keys()

    private func program() throws -> [UInt8] { Array(try Shipped.diaryProgram.utf8) }

    private func commit(_ table: String = "complete") async throws -> (commitment: [UInt8], opening: [UInt8]) {
        let table = Array(try Shipped.text("circuits/bp-diary/\(table).synthetic.csv").utf8)
        let answer = try await perform(.commit, ["program": program(), "table/readings": table])
        return (try #require(answer.attachments["commitment/readings"]), try #require(answer.attachments["opening/readings"]))
    }

    private func attest(
        _ commitment: [UInt8], from start: Int = now, until end: Int = now, by keys: Keys? = nil
    ) async throws -> [UInt8] {
        let attachments = ["commitment/readings": commitment, "key": (keys ?? source).secret]
        let answer = try await perform(.attest(.init(notBefore: start, notAfter: end)), attachments)
        return try #require(answer.attachments["attestation/readings"])
    }

    private func draftFiles(_ commitment: [UInt8], _ attestation: [UInt8]) throws -> [String: [UInt8]] {
        [
            "program": try program(), "commitment/readings": commitment, "attestation/readings": attestation, "key": buyer.secret,
            "seller": seller.open, "source": source.open,
        ]
    }

    private func agreement(_ task: WorkOrder.Task, _ files: [String: [UInt8]]) async throws -> [UInt8] {
        try #require(try await perform(task, files).attachments["agreement"])
    }

    private func changed(_ bytes: [UInt8], _ text: String, to other: String) throws -> [UInt8] {
        let old = String(decoding: bytes, as: UTF8.self)
        let new = old.replacingOccurrences(of: text, with: other)
        try #require(new != old)
        return Array(new.utf8)
    }

    @Test func anAttestationHasToBeTrueForNow() async throws {
        let commitment = try await commit().commitment
        let good = try await attest(commitment)
        let digits = try #require(JSON(parsing: good).members["signature"]?.text)
        for (why, attestation) in [
            ("of other data", try await attest(commit().commitment)), ("by somebody else", try await attest(commitment, by: Keys())),
            ("not yet", try await attest(commitment, from: Self.now + 1, until: Self.now + 2)),
            ("no longer", try await attest(commitment, from: Self.now - 2, until: Self.now - 1)),
            ("not signed", try changed(good, digits, to: String(digits.reversed()))), ("no attestation", commitment),
        ] {
            let problem = try await problem(.draft(proof()), draftFiles(commitment, attestation))
            #expect(problem.kind == .agreement, "\(why): \(problem.detail)")
        }
        let draft = try await agreement(.draft(proof()), draftFiles(commitment, good))
        #expect(String(decoding: draft, as: UTF8.self).contains("\"atLeast\": \"50.00\""))
    }

    @Test func theSellerSignsOnlyWhatWasOfferedOnItsOwnData() async throws {
        let commitment = try await commit().commitment
        let draft = try await agreement(.draft(proof()), draftFiles(commitment, attest(commitment)))
        let files = ["program": try program(), "agreement": draft, "commitment/readings": commitment, "key": seller.secret]
        let other = try Shipped.diaryProgram.replacingOccurrences(of: ">= 12", with: ">= 13")
        let otherKeys = "\(scratch.path)/other-keys"
        try FileManager.default.createDirectory(atPath: otherKeys, withIntermediateDirectories: true)
        for (why, change, replaced) in [
            ("other terms", { $0.terms = "no terms" }, [:]), ("other parameters", { $0.parameters = ["expected": "76"] }, [:]),
            ("another expectation", { $0.expectation = ["score", "51"] }, [:]), ("no expectation", { $0.expectation = nil }, [:]),
            ("other data", { _ in }, ["commitment/readings": try await commit().commitment]),
            ("another program", { _ in }, ["program": Array(other.utf8)]), ("another seller", { _ in }, ["key": Keys().secret]),
            ("the buyer's key", { _ in }, ["key": buyer.secret]), ("another proving key", { $0.keys = otherKeys }, [:]),
            ("changed after it was signed", { _ in }, ["agreement": try changed(draft, "\"terms\": \"terms\"", to: "\"terms\": \"term\"")]),
        ] as [(String, (inout WorkOrder.ProofOrder) -> Void, [String: [UInt8]])] {
            let problem = try await problem(.sign(proof(change)), files.merging(replaced) { $1 })
            #expect(problem.kind == .agreement && problem.detail.contains("refused"), "\(why): \(problem.detail)")
        }
        #expect(try await agreement(.sign(proof()), files) != draft)
    }

    @Test func aReceiptIsMadeForWhatBothSignedAlone() async throws {
        let (commitment, opening) = try await commit()
        let attestation = try await attest(commitment)
        let draft = try await agreement(.draft(proof()), draftFiles(commitment, attestation))
        let signed = try await agreement(
            .sign(proof()), ["program": program(), "agreement": draft, "commitment/readings": commitment, "key": seller.secret])
        let files = [
            "program": try program(), "agreement": signed, "attestation/readings": attestation, "opening/readings": opening,
        ]
        let delivery = WorkOrder.Task.deliver(.init(now: Self.now, keys: "\(scratch.path)/keys"))
        let otherKeys = "\(scratch.path)/other-keys"
        try FileManager.default.createDirectory(atPath: otherKeys, withIntermediateDirectories: true)
        let otherKey = try await problem(.deliver(.init(now: Self.now, keys: otherKeys)), files)
        #expect(otherKey.kind == .agreement && otherKey.detail.contains("on another key"), "\(otherKey.detail)")
        let otherProgram = Array(try Shipped.diaryProgram.replacingOccurrences(of: ">= 12", with: ">= 13").utf8)
        for (why, replaced, kind) in [
            ("signed by one", ["agreement": draft], .agreement), ("another program", ["program": otherProgram], .agreement),
            ("opened by other data", ["opening/readings": try await commit("flawed").opening], .receipt),
            ("data changed", ["opening/readings": try changed(opening, "[1,0,0,", to: "[2,0,0,")], .agreement),
            ("too few readings", ["opening/readings": try await commit("too-few").opening], .requirement),
            ("attested by another", ["attestation/readings": try await attest(commitment, by: Keys())], .receipt),
        ] as [(String, [String: [UInt8]], WorkProblem.Kind)] {
            let problem = try await problem(delivery, files.merging(replaced) { $1 })
            #expect(problem.kind == kind, "\(why): \(problem.detail)")
        }
        let receipt = try #require(try await perform(delivery, files).attachments["receipt"])
        let again = try await agreement(.draft(proof()), draftFiles(commitment, attestation))
        for (agreement, holds) in [(draft, true), (signed, true), (again, false), ([0x7b], false)] {
            let checks = try JSON(parsing: await perform(.verify(now: Self.now), ["receipt": receipt, "agreement": agreement]).json).members
            #expect(checks["holds"] == .bool(holds) && checks["isForAgreement"] == .bool(holds))
        }
    }
}
