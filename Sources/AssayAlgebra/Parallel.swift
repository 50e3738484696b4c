// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels
internal import Dispatch
internal import Synchronization

/// Work on several threads: the only place that starts any.
public enum Parallel {
    /// Processors that this process may use; the number of threads to use where nobody says otherwise.
    public static let processorCount = Int(assay_processor_count())

    /// Runs `body(task, worker)` for every task in `0 ..< count`, each once, in any order, and returns when all are done.
    ///
    /// Up to `threads` workers (one when `threads` is smaller) take the tasks in turn, and a worker runs one task at a time,
    /// so what belongs to a worker needs no lock. Different tasks must not write to the same memory.
    static func forEach(_ count: Int, threads: Int, _ body: (_ task: Int, _ worker: Int) -> Void) {
        let workers = workerCount(tasks: count, threads: threads)
        guard workers > 1 else { return (0..<count).forEach { body($0, 0) } }
        let next = Atomic(0)
        withoutActuallyEscaping(body) { body in
            // The tasks' independence is the caller's promise above; the compiler cannot see it.
            nonisolated(unsafe) let body = body
            DispatchQueue.concurrentPerform(iterations: workers) { worker in
                while true {
                    let task = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard task < count else { return }
                    unsafe body(task, worker)
                }
            }
        }
    }

    /// Runs `body` for `pieces` ranges that together make `0 ..< count`, as even as can be.
    static func forEachRange(of count: Int, pieces: Int, threads: Int, _ body: (_ range: Range<Int>, _ worker: Int) -> Void) {
        let pieces = max(1, min(pieces, count))
        forEach(pieces, threads: threads) { piece, worker in
            body((count * piece / pieces)..<(count * (piece + 1) / pieces), worker)
        }
    }

    /// Workers that ``forEach(_:threads:_:)`` uses.
    static func workerCount(tasks: Int, threads: Int) -> Int { max(1, min(tasks, threads)) }
}
