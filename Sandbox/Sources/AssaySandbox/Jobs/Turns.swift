// SPDX-License-Identifier: Apache-2.0

/// Lets so many at a time do something; the others wait for their turn, in the order in which they came.
actor Turns {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Parameter count: one at least.
    init(_ count: Int) { free = max(1, count) }

    /// Does `body` when it is its turn.
    nonisolated func take<R: Sendable>(_ body: @Sendable () async throws -> R) async throws -> R {
        await begin()
        return try await finish(body)
    }

    /// Does `body` if it is its turn at once; `nil` where it is not.
    nonisolated func takeNow<R: Sendable>(_ body: @Sendable () async throws -> R) async throws -> R? {
        guard await beginNow() else { return nil }
        return try await finish(body)
    }

    /// Does `body`, whose turn has begun.
    private nonisolated func finish<R: Sendable>(_ body: @Sendable () async throws -> R) async throws -> R {
        do {
            let result = try await body()
            await end()
            return result
        } catch {
            await end()
            throw error
        }
    }

    private func beginNow() -> Bool {
        guard free > 0 else { return false }
        free -= 1
        return true
    }

    private func begin() async {
        guard !beginNow() else { return }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func end() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
