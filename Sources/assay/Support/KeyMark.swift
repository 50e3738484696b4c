// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16
internal import Foundation

/// The warning that goes with keys which one party made alone.
enum KeyMark {
    static func warn(_ key: VerifyingKey<BN254>, file: String) {
        guard key.isUnsafeSingleParty else { return }
        Terminal.note("warning: \(file) is marked \(VerifyingKey<BN254>.unsafeSinglePartyMark): whoever made it could forge proofs")
    }
}

/// How many threads long work may use.
enum Threads {
    static let available = ProcessInfo.processInfo.activeProcessorCount
}
