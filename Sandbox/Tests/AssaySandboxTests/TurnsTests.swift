// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import AssaySandbox

@Suite struct TurnsTests {
    /// How many are at it, and how many were at most.
    private actor Count {
        private(set) var most = 0
        private(set) var done = 0
        private var now = 0

        func enter() {
            now += 1
            most = max(most, now)
        }

        func leave() {
            now -= 1
            done += 1
        }
    }

    @Test(arguments: [1, 3]) func noMoreThanSoManyAtATime(limit: Int) async throws {
        let turns = Turns(limit)
        let count = Count()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await turns.take {
                        await count.enter()
                        try await Task.sleep(for: .milliseconds(5))
                        await count.leave()
                    }
                }
            }
            try await group.waitForAll()
        }
        let (most, done) = (await count.most, await count.done)
        #expect(most == limit && done == 20)
    }

    @Test func whoFailsGivesTheTurnBack() async throws {
        let turns = Turns(1)
        await #expect(throws: CancellationError.self) { try await turns.take { throw CancellationError() } }
        #expect(try await turns.take { 7 } == 7)
    }
}
