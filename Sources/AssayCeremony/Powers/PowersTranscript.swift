// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayGroth16

/// The hashes that tie contributions of the first phase to each other.
enum PowersTranscript {
    /// What the first contribution answers to: BLAKE2b-512 of the hash of nothing and of the points when all secrets are 1.
    ///
    /// - Complexity: 384 bytes are hashed for each of the 2^power powers.
    static func firstChallenge<C: CeremonyCurve>(
        power: Int, on _: C.Type, progress: some ProgressObserver
    ) throws(CancellationError) -> [UInt8] {
        var hash = BLAKE2b512()
        hash.update(BLAKE2b512.digest([]))
        let total = PtauSection.powers.reduce(0) { $0 + $1.count(power: power) }
        var done = 0
        for section in PtauSection.powers {
            let point = section.isInG2 ? C.G2.affineGenerator.uncompressedBytes : C.G1.affineGenerator.uncompressedBytes
            let count = section.count(power: power)
            for first in stride(from: 0, to: count, by: PtauLayout.pointsTogether) {
                try progress.step(stage: "hashing the first challenge", completed: done, total: total)
                let together = min(PtauLayout.pointsTogether, count - first)
                hash.update([[UInt8]](repeating: point, count: together).flatMap(\.self))
                done += together
            }
        }
        return hash.finalize()
    }
}

/// The steps of a contribution that people compare: hashes to publish.
public struct PowersStep: Hashable, Sendable {
    /// The number of the contribution, from 1.
    public let number: Int
    /// The challenge that the contribution answers to.
    public let challenge: [UInt8]
    /// The hash of the response: what a contributor publishes.
    public let response: [UInt8]
    /// The challenge for the next contribution.
    public let nextChallenge: [UInt8]
}
