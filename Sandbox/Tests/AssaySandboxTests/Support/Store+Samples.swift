// SPDX-License-Identifier: Apache-2.0
import AssayExchange
import Testing

@testable import AssaySandbox

extension Store {
    /// Queues a job, with room for it.
    func queuedJob(
        on dataSet: String? = nil, owner: String = "a", kind: JobRecord.Kind = .prove, key: String? = nil, source: String = "",
        bounds: QueueBounds = QueueBounds(total: 1000, perOwner: 1000)
    ) throws -> Submission {
        let request = JobRequest(
            source: source, dataSets: dataSet.map { ["readings": $0] } ?? [:], parameters: [:], expectation: nil, terms: "", days: 1)
        return try submit(NewJob(owner: owner, kind: kind, request: request, idempotencyKey: key), within: bounds)
    }

    /// A job that has begun.
    func runningJob(on dataSet: String? = nil) throws -> JobRecord {
        guard case .new(let job) = try queuedJob(on: dataSet) else { throw SampleError() }
        return try #require(try begin(job.id))
    }

    /// A proof that has ended; its identifier.
    func finishedProof(on dataSet: String) throws -> String {
        let job = try runningJob(on: dataSet)
        let proof = ProofResult(document: [1], facts: Array("{}".utf8), openings: [(dataSet, [2])])
        try end(job, .done, answer: Array("answer".utf8), proof: proof)
        return job.id
    }

    struct SampleError: Error {}
}

/// Writes keys that tests make up.
enum SecretFileWriter {
    static func write(_ bytes: inout [UInt8], to path: String) throws { try SecretFile.write(&bytes, to: path) }
}
