// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayExchange
internal import AssayGroth16
internal import AssayVerifier

/// Whether keys may be used that one party made alone.
struct UnsafeOptions: ParsableArguments {
    @Flag(name: .customLong("unsafe"), help: "Take a key that one party made alone, to try things out: that party could forge proofs.")
    var takesMarkedKeys = false

    /// Refuses a marked key, or warns of it where it is taken.
    func check<C: PairingCurve>(_ key: VerifyingKey<C>, file: String) throws {
        guard key.isUnsafeSingleParty else { return }
        guard takesMarkedKeys else {
            throw CommandFailure.unusable(
                SinglePartyKey.words(file),
                help: "use a key of a ceremony (assay ceremony), or add --unsafe to try things out")
        }
        KeyMark.warn(key, file: file)
    }

    /// What the check of a receipt makes of a marked key.
    var inReceipts: SinglePartyKeys { takesMarkedKeys ? .warn : .refuse }
}
