// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import AssaySandbox

@Suite struct JobStoreTests {
    private let scratch = Scratch()

    @Test func theSameRequestUnderOneNameIsOneJob() throws {
        let store = try scratch.store()
        guard case .new(let job) = try store.queuedJob(key: "k") else { throw Store.SampleError() }
        guard case .known(let again) = try store.queuedJob(key: "k") else { throw Store.SampleError() }
        #expect(again.id == job.id)
        guard case .new = try store.queuedJob(owner: "b", key: "k") else { throw Store.SampleError() }
        guard case .otherRequest = try store.queuedJob(key: "k", source: "x") else { throw Store.SampleError() }
        guard case .otherRequest = try store.queuedJob(kind: .run, key: "k") else { throw Store.SampleError() }
        guard case .new = try store.queuedJob() else { throw Store.SampleError() }
        #expect(try store.jobCounts() == [.queued: 3])
    }

    @Test func theQueueHasBounds() throws {
        let store = try scratch.store()
        let bounds = QueueBounds(total: 3, perOwner: 2)
        for owner in ["a", "a", "b"] {
            guard case .new = try store.queuedJob(owner: owner, bounds: bounds) else { throw Store.SampleError() }
        }
        guard case .full(3) = try store.queuedJob(owner: "c", bounds: bounds) else { throw Store.SampleError() }
        // One begins, so there is room for one, but not for the one who has two waiting.
        _ = try store.begin(try #require(store.heads().first { $0.owner == "b" }).id)
        guard case .full(2) = try store.queuedJob(owner: "a", bounds: bounds) else { throw Store.SampleError() }
        guard case .new = try store.queuedJob(owner: "c", bounds: bounds) else { throw Store.SampleError() }
    }

    @Test func aJobOnDataThatIsNotThereIsRefused() throws {
        let store = try scratch.store()
        guard case .noDataSet("missing") = try store.queuedJob(on: "missing") else { throw Store.SampleError() }
    }

    @Test func aJobBeginsOnceAndEndsOnce() throws {
        let store = try scratch.store()
        let job = try store.runningJob()
        #expect(try store.begin(job.id) == nil)
        #expect(try store.end(job, .done, answer: [7]))
        #expect(try !store.end(job, .failed, answer: [8]))
        let ended = try #require(try store.job(job.id))
        #expect(try ended.state == .done && store.answer(of: ended) == [7])
        #expect(try store.cancel(job.id)?.state == .done)
        #expect(try store.cancel("missing") == nil)
    }

    @Test func aWorkerOfAnEarlierAttemptKeepsNothing() throws {
        let store = try scratch.store()
        let stale = try store.runningJob()
        try store.recover { _ in [] }
        let job = try #require(try store.begin(stale.id))
        #expect(job.attempt == 2)
        let proof = ProofResult(document: [1], facts: [2], openings: [])
        #expect(try !store.end(stale, .done, answer: [1], proof: proof))
        #expect(try store.receipts().isEmpty)
        #expect(try store.end(job, .done, answer: [2], proof: proof))
        #expect(try store.receipts().count == 1)
    }

    @Test func whatRanWaitsAgainAndFailsTheThirdTime() throws {
        let store = try scratch.store()
        let job = try store.runningJob()
        for attempt in 1...Store.attemptLimit {
            #expect(try store.job(job.id)?.attempt == attempt)
            try store.recover { Array("ended \($0.attempt) times".utf8) }
            if attempt < Store.attemptLimit { #expect(try store.begin(job.id) != nil) }
        }
        let failed = try #require(try store.job(job.id))
        #expect(try failed.state == .failed && store.answer(of: failed) == Array("ended 3 times".utf8))
    }

    @Test func aCancelledJobKeepsNothing() throws {
        let store = try scratch.store()
        let job = try store.runningJob()
        #expect(try store.cancel(job.id)?.state == .cancelled)
        #expect(try !store.end(job, .done, answer: [1], proof: ProofResult(document: [1], facts: [2], openings: [])))
        #expect(try store.receipts().isEmpty && store.job(job.id)?.answer == nil)
    }
}
