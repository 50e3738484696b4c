// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// Words for keys that one party made alone.
public enum SinglePartyKey {
    static let help = "use a key of a ceremony, or add --unsafe to try things out"

    /// What has to be said of a marked key.
    public static func words(_ name: String) -> String {
        "\(name) is marked \(VerifyingKey<BN254>.unsafeSinglePartyMark): whoever made it could forge proofs"
    }
}
