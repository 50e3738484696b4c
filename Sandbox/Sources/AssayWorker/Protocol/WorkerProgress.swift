// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayFormats
internal import Foundation

/// Tells the server how far the work is: each stage as it begins, and then ten times a second at most.
final class WorkerProgress: ProgressObserver, @unchecked Sendable {
    // Unchecked: the lock guards what changes.
    private let output: WorkerOutput
    private let lock = NSLock()
    private var stage = ""
    private var next = Date.distantPast

    init(_ output: WorkerOutput) { self.output = output }

    func report(stage: String, completed: Int, total: Int) {
        let isDue = lock.withLock {
            let now = Date()
            guard stage != self.stage || now >= next || completed == total else { return false }
            self.stage = stage
            next = now.addingTimeInterval(0.1)
            return true
        }
        guard isDue else { return }
        let json: JSON = ["stage": .string(stage), "completed": .integer(completed), "total": .integer(total)]
        output.send(WorkFrame(.progress, json.canonicalBytes))
    }
}
