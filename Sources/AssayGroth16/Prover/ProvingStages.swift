// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Counts the stages of one proof for whoever waits for it, and ends the work when nobody does.
struct ProvingStages {
    /// Witness check, quotient, the five sums of products, self-check.
    static let count = 8

    private let progress: any ProgressObserver
    private var completed = 0

    init(_ progress: some ProgressObserver) { self.progress = progress }

    /// Begins the next stage.
    mutating func next() throws(ProvingError) {
        try report()
        completed += 1
    }

    func finish() throws(ProvingError) { try report() }

    private func report() throws(ProvingError) {
        do throws(CancellationError) {
            try progress.step(stage: "proof", completed: completed, total: Self.count)
        } catch {
            throw .cancelled
        }
    }
}
