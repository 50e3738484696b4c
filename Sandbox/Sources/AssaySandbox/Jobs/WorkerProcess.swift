// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import AssayWorker
internal import Foundation
internal import Subprocess
internal import SystemPackage

/// One piece of work in a process of its own, which is killed when it takes too long or too much, and when nobody waits for it any more.
struct WorkerProcess: Sendable {
    /// The program to run; it is called with the one argument `worker`.
    let executable: String

    init(executable: String) {
        self.executable = executable
        Self.surviveBrokenPipes
    }

    /// Whoever writes to a process that has ended is killed for it, unless it says that it wants the error instead.
    private static let surviveBrokenPipes: Void = {
        signal(SIGPIPE, SIG_IGN)
    }()

    /// What a worker gave: JSON, and attachments by name.
    struct Answer: Sendable {
        var json: [UInt8]
        var attachments: [String: [UInt8]]
    }

    /// How far a worker is.
    struct Progress: Hashable, Sendable {
        var stage: String
        var completed: Int
        var total: Int
    }

    /// - Throws: ``WorkProblem`` where the work came to nothing, and `CancellationError` when the task was cancelled.
    func perform(_ order: WorkOrder, progress: @escaping @Sendable (Progress) async -> Void) async throws -> Answer {
        let watch = WorkerWatch(order.limits)
        var options = PlatformOptions()
        options.teardownSequence = [.send(signal: .kill, allowedDurationToNextStep: .zero)]
        let outcome: WorkerConversation.Outcome
        do {
            outcome = try await Subprocess.run(
                .path(FilePath(executable)), arguments: ["worker"], environment: .inherit, platformOptions: options, input: .inputWriter,
                output: .sequence, error: .discarded
            ) { execution in
                // Ends with this scope.
                async let _ = watch.guardProcess(execution.processIdentifier.value)
                return try await Self.converse(order, execution.standardInputWriter, execution.standardOutput, progress)
            }.closureResult
        } catch {
            try Task.checkCancellation()
            if let reason = await watch.reason { throw reason }
            throw WorkProblem(.failure, "The worker could not be run: \(error).")
        }
        try Task.checkCancellation()
        switch outcome {
        case .answer(let answer): return answer
        case .problem(let problem): throw problem
        case .silence: throw await watch.reason ?? watch.unexplained
        }
    }

    /// Hands over the order and listens to the end. The worker's input stays open as long as we listen: where it closes, we are gone.
    private static func converse(
        _ order: WorkOrder, _ input: StandardInputWriter, _ output: SubprocessOutputSequence,
        _ progress: @Sendable (Progress) async -> Void
    ) async throws -> WorkerConversation.Outcome {
        var conversation = WorkerConversation()
        for frame in try frames(order) { _ = try await input.write(frame.encoded) }
        for try await piece in output {
            if try await conversation.hear(piece.withUnsafeBytes { Array($0) }, progress) { break }
        }
        try await input.finish()
        return conversation.outcome
    }

    private static func frames(_ order: WorkOrder) throws -> [WorkFrame] {
        [WorkFrame(.order, Array(try JSONEncoder().encode(order)))]
            + order.attachments.map { WorkFrame(attachment: $0.key, $0.value) } + [WorkFrame(.go, [])]
    }
}

/// What a worker has said so far.
struct WorkerConversation: Sendable {
    enum Outcome: Sendable {
        case answer(WorkerProcess.Answer)
        case problem(WorkProblem)
        /// It ended without a word.
        case silence
    }

    private var parser = WorkFrameParser()
    private var attachments: [String: [UInt8]] = [:]
    private(set) var outcome = Outcome.silence

    /// Takes in what came; `true` when nothing more is to come.
    mutating func hear(_ bytes: [UInt8], _ progress: (WorkerProcess.Progress) async -> Void) async throws -> Bool {
        for frame in try parser.append(bytes) {
            switch frame.kind {
            case .progress: if let known = Self.progress(frame.bytes) { await progress(known) }
            case .attachment: if let (name, bytes) = frame.attachment { attachments[name] = bytes }
            case .result:
                outcome = .answer(WorkerProcess.Answer(json: frame.bytes, attachments: attachments))
                return true
            case .problem:
                let json = try? JSON(parsing: frame.bytes, limits: .init(byteCount: WorkFrame.largest))
                outcome = .problem(json.flatMap { WorkProblem($0) } ?? WorkProblem(.failure, "The worker failed without saying why."))
                return true
            default: throw WorkFrameParser.Garbled()
            }
        }
        return false
    }

    private static func progress(_ bytes: [UInt8]) -> WorkerProcess.Progress? {
        guard let json = try? JSON(parsing: bytes), var reader = try? JSONReader(json), let stage = try? reader.string("stage"),
            let completed = try? reader.integer("completed"), let total = try? reader.integer("total")
        else { return nil }
        return .init(stage: stage, completed: completed, total: total)
    }
}

/// Looks at a worker twenty times a second, and ends it when it is over its limits.
actor WorkerWatch {
    private let limits: WorkLimits
    /// Why the worker was ended.
    private(set) var reason: WorkProblem?

    init(_ limits: WorkLimits) { self.limits = limits }

    /// A worker that ended by itself without an answer: the system stops those that reach the bounds which it enforces.
    nonisolated var unexplained: WorkProblem {
        WorkProblem(
            .limit,
            "The work ended without an answer. Most likely it needed more memory than the \(limits.memory >> 20) MiB that this sandbox allows."
        )
    }

    func guardProcess(_ process: pid_t) async {
        let end = ContinuousClock.now + .seconds(limits.seconds)
        while !Task.isCancelled {
            if ContinuousClock.now >= end {
                stop(process, "The work took longer than the \(limits.seconds) s that this sandbox allows.")
            } else if Self.memory(of: process) > limits.memory {
                stop(process, "The work needed more memory than the \(limits.memory >> 20) MiB that this sandbox allows.")
            }
            if reason != nil { break }
            try? await Task.sleep(for: .milliseconds(50))
        }
    }

    private func stop(_ process: pid_t, _ detail: String) {
        reason = WorkProblem(.limit, detail)
        kill(process, SIGKILL)
    }

    /// Bytes of memory that a process has in use; 0 when it is gone.
    private static func memory(of process: pid_t) -> Int {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/statm", encoding: .utf8) else { return 0 }
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}
