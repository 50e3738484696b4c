// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto

/// Who made phase 2 of a key: section 10 of a `.zkey`.
struct Ceremony<C: PairingCurve>: Sendable, Hashable {
    /// See ``CircuitHash`` for that of a key that one party made.
    var circuitHash: [UInt8]
    var contributions: [Contribution<C>]

    /// A key keeps the mark whatever was contributed later: its first phase came from one party.
    var isUnsafeSingleParty: Bool { contributions.contains { $0.name == VerifyingKey<C>.unsafeSinglePartyMark } }
}

/// One party's part in phase 2: it multiplied delta by a secret x and shows that it knew x.
struct Contribution<C: PairingCurve>: Sendable, Hashable {
    enum Kind: UInt32, Sendable {
        case person = 0
        case beacon = 1
    }

    /// What the contributor said about itself, in the order of the file: tags ascend.
    struct Parameters: Sendable, Hashable {
        var name: String?
        /// The beacon hash was iterated 2^exponent times.
        var beaconExponent: UInt8?
        var beaconHash: [UInt8]?
    }

    /// [δ]₁ after this contribution.
    var deltaAfter: C.G1.Affine
    /// [s]₁ for a random s.
    var g1S: C.G1.Affine
    /// [s·x]₁
    var g1SX: C.G1.Affine
    /// x times the G2 point that ``transcript`` hashes to.
    var g2SPX: C.G2.Affine
    /// BLAKE2b-512 of the circuit hash, the contributions before, and the two points above.
    var transcript: [UInt8]
    var kind: Kind
    var parameters: Parameters

    var name: String? { parameters.name }

    /// `U1(deltaAfter) ‖ U1(g1_s) ‖ U1(g1_sx) ‖ U2(g2_spx) ‖ transcript`: what later transcripts absorb.
    var publicBytes: [UInt8] {
        deltaAfter.uncompressedBytes + g1S.uncompressedBytes + g1SX.uncompressedBytes + g2SPX.uncompressedBytes + transcript
    }

    /// The transcript of a contribution that follows `earlier`.
    static func transcript(circuitHash: [UInt8], earlier: [Contribution], g1S: C.G1.Affine, g1SX: C.G1.Affine) -> [UInt8] {
        BLAKE2b512.digest(circuitHash + earlier.flatMap(\.publicBytes) + g1S.uncompressedBytes + g1SX.uncompressedBytes)
    }
}
