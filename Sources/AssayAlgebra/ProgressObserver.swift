// SPDX-License-Identifier: Apache-2.0

/// How long work tells whoever waits for it where it stands, and learns that nobody waits any more.
///
/// Reports may come from any thread, are cheap to ignore, and come at most a few hundred times a stage.
public protocol ProgressObserver: Sendable {
    /// `completed` of `total` units of the named stage are done; the first report of a stage has `completed == 0`.
    func report(stage: String, completed: Int, total: Int)
    /// Whether the work should end as soon as it can.
    var isCancelled: Bool { get }
}

extension ProgressObserver {
    public var isCancelled: Bool { false }

    /// Reports and then ends the work when it was cancelled: the one line that a long loop needs.
    public func step(stage: String, completed: Int, total: Int) throws(CancellationError) {
        report(stage: stage, completed: completed, total: total)
        if isCancelled { throw CancellationError() }
    }
}

/// Tells nobody and is never cancelled.
public struct SilentProgress: ProgressObserver {
    public init() {}
    public func report(stage: String, completed: Int, total: Int) {}
}
