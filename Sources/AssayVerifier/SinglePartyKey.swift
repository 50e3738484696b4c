// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// Words for keys that one party made alone.
enum SinglePartyKey {
    static let help = "use a key of a ceremony, or add --unsafe to try things out"

    static func words<C: PairingCurve>(_ name: String, _: C.Type) -> String {
        "\(name) is marked \(VerifyingKey<C>.unsafeSinglePartyMark): whoever made it could forge proofs"
    }
}
