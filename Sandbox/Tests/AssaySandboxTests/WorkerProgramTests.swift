// SPDX-License-Identifier: Apache-2.0
import AssayWorker
import Foundation
import Testing

@testable import AssaySandbox

/// The worker by itself, spoken to through its pipes.
@Suite struct WorkerProgramTests {
    private let limits = WorkLimits(seconds: 100, memory: 1 << 30, constraints: 1 << 30, threads: 2)

    /// A worker that has got an order which takes it long, or all of one but the word to begin.
    private func worker(begins: Bool) throws -> (process: Process, input: Pipe, output: Pipe) {
        let program = try Shipped.diaryProgram.replacingOccurrences(of: "at most 168", with: "at most 20000")
        let order = WorkOrder(.explain, limits: limits, attachments: [:])
        let frames = [
            WorkFrame(.order, Array(try JSONEncoder().encode(order))), WorkFrame(attachment: "program", Array(program.utf8)),
        ]
        let process = Process()
        process.executableURL = URL(filePath: WorkerProgram.path)
        process.arguments = ["worker"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data((frames + (begins ? [WorkFrame(.go, [])] : [])).flatMap(\.encoded)))
        return (process, input, output)
    }

    @Test func theSystemHoldsItToItsLimits() async throws {
        let worker = try worker(begins: false)
        defer { worker.process.terminate() }
        let path = "/proc/\(worker.process.processIdentifier)/limits"
        var found: [String] = []
        // Other tests may keep this one from its turn: it waits for a worker that does nothing before it is told to.
        let end = ContinuousClock.now + .seconds(60)
        while !found.contains("64"), .now < end {
            try await Task.sleep(for: .milliseconds(20))
            found = (try? String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").flatMap(Self.hardLimit)) ?? []
        }
        #expect(found == ["201", "0", "64", String(2 * limits.memory + (2 << 30))])
    }

    /// Of the limits that are set: processor time, core file, open files, address space.
    private static func hardLimit(_ line: Substring) -> [String] {
        let names = ["Max cpu time", "Max core file size", "Max open files", "Max address space"]
        guard let name = names.first(where: { line.hasPrefix($0) }) else { return [] }
        return line.dropFirst(name.count).split(separator: " ").dropFirst().prefix(1).map(String.init)
    }

    @Test(.timeLimit(.minutes(1))) func itEndsWithTheServer() async throws {
        let worker = try worker(begins: true)
        try worker.input.fileHandleForWriting.close()
        let said = try await onThreadOfItsOwn {
            let bytes = worker.output.fileHandleForReading.readDataToEndOfFile()
            worker.process.waitUntilExit()
            return bytes
        }
        #expect(said.isEmpty && worker.process.terminationStatus == 0)
    }
}
