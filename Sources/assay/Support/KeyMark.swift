// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16
internal import AssayVerifier
internal import Foundation

/// The warning that goes with keys which one party made alone.
enum KeyMark {
    static func warn<C: PairingCurve>(_ key: VerifyingKey<C>, file: String) {
        if key.isUnsafeSingleParty { warn("\(file)") }
    }

    /// Says that a key is marked; `name` says which.
    static func warn(_ name: String) {
        Terminal.note("warning: \(SinglePartyKey.words(name))")
    }
}

/// How many threads long work may use.
enum Threads {
    static let available = ProcessInfo.processInfo.activeProcessorCount
}
