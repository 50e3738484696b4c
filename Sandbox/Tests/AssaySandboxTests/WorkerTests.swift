// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import AssayWorker
import Foundation
import Testing

@testable import AssaySandbox

/// Each of these starts the program as the server does.
@Suite struct WorkerTests {
    private let scratch = Scratch()
    private let worker = WorkerProcess(executable: WorkerProgram.path)
    private let limits = WorkLimits(seconds: 60, memory: 2 << 30, constraints: 1 << 20, threads: 2)

    private func perform(_ task: WorkOrder.Task, _ texts: [String: String], limits: WorkLimits? = nil) async throws -> JSON {
        let order = WorkOrder(task, limits: limits ?? self.limits, attachments: texts.mapValues { Array($0.utf8) })
        return try JSON(parsing: try await worker.perform(order) { _ in }.json, limits: .init(byteCount: 64 << 20))
    }

    private func diary(_ program: String? = nil, table: String? = nil) throws -> [String: String] {
        ["program": try program ?? Shipped.diaryProgram, "table/readings": try table ?? Shipped.diaryTable]
    }

    /// The problem that the work ends with.
    private func problem(_ task: WorkOrder.Task, _ texts: [String: String], limits: WorkLimits? = nil) async -> WorkProblem? {
        do {
            _ = try await perform(task, texts, limits: limits)
            return nil
        } catch { return error as? WorkProblem }
    }

    @Test func checksAProgram() async throws {
        let good = try await perform(.check, diary()).members
        #expect(good["usable"] == true && good["program"]?.members["title"] != nil)
        let bad = try await perform(.check, ["program": "assay 1\nalgorithm \"a\"\nlet x = y\n"]).members
        #expect(bad["usable"] == false && bad["program"] == nil)
        guard case .array(let diagnostics)? = bad["diagnostics"] else { throw Store.SampleError() }
        #expect(diagnostics.contains { $0.members["line"] == 3 })
        #expect(await problem(.check, ["program": "a\u{0}b"])?.kind == .program)
    }

    @Test func explainsAProgram() async throws {
        let answer = try await perform(.explain, diary()).members
        guard case .string(let html)? = answer["html"], case .string(let chart)? = answer["chart"],
            case .integer(let constraints)? = answer["constraints"]
        else { throw Store.SampleError() }
        #expect(html.contains("Home blood-pressure diary") && chart.contains("<svg") && constraints > 1000)
    }

    @Test func showsTheRowsAsTheProgramReadsThem() async throws {
        let answer = try await perform(.preview, diary()).members
        guard case .array(let sets)? = answer["dataSets"], case .array(let rows)? = sets.first?.members["rows"] else {
            throw Store.SampleError()
        }
        #expect(rows.count == 168)
        let chart = sets.first?["chart"]
        #expect(chart?["summary"]?.text?.hasPrefix("168 rows on 21 days; systolic from ") == true)
        #expect(chart?["wide"]?.text?.contains("width=\"900\"") == true && chart?["narrow"]?.text?.contains("width=\"320\"") == true)
        let faulty = await problem(.preview, try diary(table: Shipped.text("circuits/bp-diary/out-of-range.synthetic.csv")))
        #expect(faulty?.kind == .table && faulty?.members["issues"] != nil)
        #expect(faulty?.members["chart"]?["wide"]?.text?.contains("systolic 412: cannot be read") == true)
        #expect(await problem(.preview, ["program": try Shipped.diaryProgram])?.detail.contains("readings") == true)
    }

    @Test func runsInBothWaysAndTheyAgree() async throws {
        let answer = try await perform(.run(parameters: ["expected": "75"]), diary()).members
        guard case .array(let outputs)? = answer["outputs"] else { throw Store.SampleError() }
        #expect(!outputs.isEmpty && outputs.allSatisfy { $0.members["agrees"] == true && $0.members["inCircuit"] == $0.members["value"] })
        #expect(answer["values"] != nil && answer["rowSets"] != nil)
    }

    @Test func saysWhyThereIsNoScore() async throws {
        let few = await problem(
            .run(parameters: ["expected": "75"]), try diary(table: Shipped.text("circuits/bp-diary/too-few.synthetic.csv")))
        #expect(few?.kind == .requirement && few?.members["refusal"] != nil)
        #expect(await problem(.run(parameters: [:]), try diary())?.kind == .parameters)
        #expect(await problem(.run(parameters: ["expected": "101"]), try diary())?.kind == .parameters)
        #expect(await problem(.run(parameters: ["expected": "75", "other": "1"]), try diary())?.kind == .parameters)
        #expect(await problem(.run(parameters: ["expected": "75"]), try diary("nonsense"))?.kind == .program)
    }

    @Test func provesAndTheReceiptHolds() async throws {
        try FileManager.default.createDirectory(atPath: "\(scratch.path)/keys", withIntermediateDirectories: true)
        let proof = WorkOrder.ProofOrder(
            parameters: ["expected": "75"], expectation: nil, terms: "a trial", now: 1_800_000_000, expires: 1_800_086_400,
            keys: "\(scratch.path)/keys")
        let order = WorkOrder(.prove(proof), limits: limits, attachments: try diary().mapValues { Array($0.utf8) })
        let stages = Stages()
        let answer = try await worker.perform(order) { await stages.add($0.stage) }
        let receipt = try #require(answer.attachments["receipt"])
        #expect(answer.attachments["opening/readings"] != nil)
        #expect(await stages.names.isSuperset(of: ["compile", "uniqueness", "setup", "commit", "witness", "proof"]))
        let checks = try await perform(.verify(now: 1_800_000_000), ["receipt": String(decoding: receipt, as: UTF8.self)]).members
        #expect(checks["holds"] == true)
        let late = try await perform(.verify(now: 1_900_000_000), ["receipt": String(decoding: receipt, as: UTF8.self)]).members
        #expect(late["readable"] == true && late["holds"] == false)
        let broken = try await perform(.verify(now: 1_800_000_000), ["receipt": "{}"]).members
        #expect(broken["readable"] == false && broken["problem"] != nil)
    }

    private actor Stages {
        var names: Set<String> = []
        func add(_ name: String) { names.insert(name) }
    }

    // MARK: Limits

    /// A program whose circuit takes long to build: the sample, for more rows than anybody has.
    private func large() throws -> String {
        try Shipped.diaryProgram.replacingOccurrences(of: "at most 168", with: "at most 20000")
    }

    @Test func circuitsOfTooManyConstraintsAreRefusedInWords() async throws {
        var tight = limits
        tight.constraints = 1000
        let small = await problem(.explain, try diary(), limits: tight)
        #expect(small?.kind == .limit && small?.detail.contains("at most 1000 constraints") == true)
        let large = await problem(.explain, try diary(large()), limits: tight)
        #expect(large?.kind == .limit && large?.detail.contains("values to work out") == true)
    }

    @Test func workThatTakesTooLongIsEnded() async throws {
        var tight = limits
        tight.seconds = 1
        tight.constraints = 1 << 30
        let problem = await problem(.explain, try diary(large()), limits: tight)
        #expect(problem?.kind == .limit && problem?.detail.contains("longer than the 1 s") == true, "\(String(describing: problem))")
    }

    @Test func workThatTakesTooMuchMemoryIsEnded() async throws {
        var tight = limits
        tight.memory = 64 << 20
        tight.constraints = 1 << 30
        let problem = await problem(.explain, try diary(large()), limits: tight)
        #expect(problem?.kind == .limit && problem?.detail.contains("memory") == true, "\(String(describing: problem))")
    }

    @Test(.timeLimit(.minutes(1))) func workThatNobodyWaitsForIsEnded() async throws {
        let endless = "\(scratch.path)/endless"
        try Data("#!/bin/sh\nexec sleep 1000\n".utf8).write(to: URL(filePath: endless))
        chmod(endless, 0o700)
        let order = WorkOrder(.check, limits: WorkLimits(seconds: 1000, memory: 1 << 30, constraints: 1, threads: 1), attachments: [:])
        let task = Task { try await WorkerProcess(executable: endless).perform(order) { _ in } }
        try await Task.sleep(for: .milliseconds(300))
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func aWorkerThatIsNoneIsAnError() async throws {
        let order = WorkOrder(.check, limits: limits, attachments: ["program": []])
        for program in ["/nonexistent", "/bin/true", "/bin/echo"] {
            let worker = WorkerProcess(executable: program)
            await #expect(throws: WorkProblem.self) { try await worker.perform(order) { _ in } }
        }
    }
}
