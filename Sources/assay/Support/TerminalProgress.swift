// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import Foundation
internal import Synchronization

/// Progress on standard error, silent for the first second: one line redrawn on a terminal, a line a stage elsewhere.
final class TerminalProgress: ProgressObserver {
    private struct State {
        var stage = ""
        var stageStart = ContinuousClock.now
        var lastDrawn: ContinuousClock.Instant?
    }

    private let start = ContinuousClock.now
    private let state = Mutex(State())
    private let quiet: Bool

    init(quiet: Bool) { self.quiet = quiet }

    func report(stage: String, completed: Int, total: Int) {
        guard !quiet else { return }
        let now = ContinuousClock.now
        let line = state.withLock { state in nextLine(&state, stage, completed, total, now) }
        if let line { Terminal.write(line, to: 2) }
    }

    /// Removes the redrawn line, so that what follows starts on a clean one.
    func finish() {
        let drawn = state.withLock { $0.lastDrawn != nil }
        if drawn && Terminal.errorsAreSeen { Terminal.write("\r\u{1B}[K", to: 2) }
    }

    private func nextLine(_ state: inout State, _ stage: String, _ completed: Int, _ total: Int, _ now: ContinuousClock.Instant) -> String?
    {
        let isNewStage = state.stage != stage
        if isNewStage {
            state.stage = stage
            state.stageStart = now
        }
        guard now - start > .seconds(1) else { return nil }
        if !Terminal.errorsAreSeen {
            guard isNewStage || state.lastDrawn == nil else { return nil }
            state.lastDrawn = now
            return "\(stage) …\n"
        }
        if !isNewStage, let last = state.lastDrawn, now - last < .milliseconds(100), completed < total { return nil }
        state.lastDrawn = now
        return "\r\u{1B}[K\(stage) \(Self.percentage(completed, total))\(Self.remaining(now - state.stageStart, completed, total))"
    }

    private static func percentage(_ completed: Int, _ total: Int) -> String {
        total > 0 ? "\(100 * completed / total) %" : ""
    }

    private static func remaining(_ elapsed: Duration, _ completed: Int, _ total: Int) -> String {
        guard completed > 0, completed < total else { return "" }
        let seconds = (elapsed * (total - completed) / completed).components.seconds
        return ", about \(seconds + 1) s left"
    }
}
