// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Says how far one proof is to whoever waits for it, and ends the work when nobody does.
struct ProvingStages: Sendable {
    /// The parts of a proof by about the hundredths of the time that is gone when they begin.
    enum Part: Int {
        case quotient = 0
        case sums = 10
        case verification = 99
    }

    private let progress: any ProgressObserver

    init(_ progress: some ProgressObserver) { self.progress = progress }

    func begin(_ part: Part) throws(ProvingError) { try report(part.rawValue) }

    func finish() throws(ProvingError) { try report(100) }

    /// Reports some of the sums; `false` when nobody waits any more.
    func step(_ completed: Int, of total: Int) -> Bool {
        let (start, end) = (Part.sums.rawValue, Part.verification.rawValue)
        progress.report(stage: "proof", completed: start + (end - start) * completed / max(1, total), total: 100)
        return !progress.isCancelled
    }

    private func report(_ completed: Int) throws(ProvingError) {
        do throws(CancellationError) {
            try progress.step(stage: "proof", completed: completed, total: 100)
        } catch {
            throw .cancelled
        }
    }
}
