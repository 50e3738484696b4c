// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import Synchronization

/// The queues of a prover between its proofs: one for each proof that is being made at the same time.
final class ProverMemory: Sendable {
    private final class Held: Sendable {
        let queue: Mutex<MSMQueue>
        init() { queue = Mutex(MSMQueue()) }
    }

    private let free = Mutex<[Held]>([])

    /// Runs `body` with a queue that nobody else uses.
    func withQueue<R, E: Error>(_ body: (inout MSMQueue) throws(E) -> R) throws(E) -> R {
        let held = free.withLock { $0.popLast() } ?? Held()
        defer { free.withLock { $0.append(held) } }
        return try held.queue.withLock { (queue) throws(E) -> R in try body(&queue) }
    }
}
