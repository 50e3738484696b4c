// SPDX-License-Identifier: Apache-2.0
public import AssayWorker
internal import Foundation

/// What the operator of a sandbox decides.
public struct SandboxSettings: Sendable {
    /// Of a job.
    public var limits: WorkLimits
    /// Of a question that is answered at once, such as whether a text is a program.
    public var questionLimits: WorkLimits
    /// Jobs that run at a time.
    public var workers: Int
    /// Questions that are answered at a time.
    public var questions: Int
    /// Jobs that may wait, in all and of one owner.
    public var waitingJobs: Int
    public var waitingJobsPerOwner: Int
    /// Bytes of a table, or of health records that are kept as they came.
    public var largestTable: Int
    /// Bytes of an export of Apple Health, of which an excerpt is kept.
    public var largestExport: Int
    /// Bytes of a proving key that somebody brings.
    public var largestKey: Int
    /// Seconds within which the body of a request has to have come.
    public var bodySeconds: Int

    var queue: QueueBounds { QueueBounds(total: waitingJobs, perOwner: waitingJobsPerOwner) }

    /// As many jobs at a time as half of the cores, but two at least, so that a long one never stands alone in the way; each may use all cores for
    /// ten minutes, and a quarter of the machine's memory.
    public init() {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let memory = Int(clamping: ProcessInfo.processInfo.physicalMemory / 4)
        limits = WorkLimits(seconds: 600, memory: memory, constraints: 4 << 20, threads: cores)
        questionLimits = WorkLimits(seconds: 10, memory: min(memory, 2 << 30), constraints: 1 << 20, threads: 1)
        workers = max(2, cores / 2)
        questions = cores
        waitingJobs = 2000
        waitingJobsPerOwner = 500
        largestTable = 16 << 20
        largestExport = 2 << 30
        largestKey = 4 << 30
        bodySeconds = 60
    }
}
