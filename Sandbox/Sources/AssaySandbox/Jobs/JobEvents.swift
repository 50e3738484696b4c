// SPDX-License-Identifier: Apache-2.0

/// Something that happened to a job.
struct JobEvent: Hashable, Sendable {
    var state: JobRecord.State
    /// While it runs.
    var progress: WorkerProcess.Progress?
}

/// Tells whoever watches a job what happens to it. A watcher that does not keep up misses steps in between, never the end.
struct JobEvents {
    private var last: [String: JobEvent] = [:]
    private var watchers: [String: [Int: AsyncStream<JobEvent>.Continuation]] = [:]
    private var nextWatcher = 0

    /// What is known of a job that waits or runs.
    func current(_ id: String) -> JobEvent? { last[id] }

    mutating func tell(_ id: String, _ event: JobEvent) {
        last[id] = event
        for watcher in watchers[id, default: [:]].values { watcher.yield(event) }
        guard event.state.isFinal else { return }
        for watcher in watchers[id, default: [:]].values { watcher.finish() }
        watchers[id] = nil
        last[id] = nil
    }

    /// The events of a job from now on, first what is known now. `leave` is called with a number when the watcher goes away.
    mutating func watch(_ id: String, leave: @escaping @Sendable (Int) -> Void) -> AsyncStream<JobEvent> {
        let (stream, continuation) = AsyncStream.makeStream(of: JobEvent.self, bufferingPolicy: .bufferingNewest(16))
        nextWatcher += 1
        let watcher = nextWatcher
        continuation.onTermination = { _ in leave(watcher) }
        watchers[id, default: [:]][watcher] = continuation
        if let event = last[id] { continuation.yield(event) }
        return stream
    }

    mutating func leave(_ id: String, _ watcher: Int) {
        watchers[id]?[watcher] = nil
        if watchers[id]?.isEmpty == true { watchers[id] = nil }
    }
}
