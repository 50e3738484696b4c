// SPDX-License-Identifier: Apache-2.0
package import AssayAlgebra
internal import AssayCrypto

/// Who made phase 2 of a key: section 10 of a `.zkey`.
package struct Ceremony<C: PairingCurve>: Sendable, Hashable {
    /// See ``CircuitHash`` for that of a key that one party made.
    package var circuitHash: [UInt8]
    package var contributions: [Contribution<C>]

    package init(circuitHash: [UInt8], contributions: [Contribution<C>]) {
        self.circuitHash = circuitHash
        self.contributions = contributions
    }

    /// A key keeps the mark whatever was contributed later: its first phase came from one party. A key to which nobody contributed has the mark
    /// too: nobody says that somebody else than its maker took part, and what a beacon contributes everybody knows.
    package var isUnsafeSingleParty: Bool {
        !hasContributor || isMarked
    }

    /// Whether a contribution carries the mark of a single party.
    package var isMarked: Bool { contributions.contains { $0.name == VerifyingKey<C>.unsafeSinglePartyMark } }

    /// Whether anybody contributed a secret: beacons have none.
    package var hasContributor: Bool { contributions.contains { $0.kind == .person } }
}

/// One party's part in phase 2: it multiplied delta by a secret x and shows that it knew x.
package struct Contribution<C: PairingCurve>: Sendable, Hashable {
    package enum Kind: UInt32, Sendable {
        case person = 0
        case beacon = 1
    }

    /// What the contributor said about itself, in the order of the file: tags ascend.
    package struct Parameters: Sendable, Hashable {
        package var name: String?
        /// The beacon hash was iterated 2^exponent times.
        package var beaconExponent: UInt8?
        package var beaconHash: [UInt8]?

        package init(name: String? = nil, beaconExponent: UInt8? = nil, beaconHash: [UInt8]? = nil) {
            self.name = name
            self.beaconExponent = beaconExponent
            self.beaconHash = beaconHash
        }
    }

    /// [δ]₁ after this contribution.
    package var deltaAfter: C.G1.Affine
    /// [s]₁ for a random s.
    package var g1S: C.G1.Affine
    /// [s·x]₁
    package var g1SX: C.G1.Affine
    /// x times the G2 point that ``transcript`` hashes to.
    package var g2SPX: C.G2.Affine
    /// BLAKE2b-512 of the circuit hash, the contributions before, and the two points above.
    package var transcript: [UInt8]
    package var kind: Kind
    package var parameters: Parameters

    package init(
        deltaAfter: C.G1.Affine, g1S: C.G1.Affine, g1SX: C.G1.Affine, g2SPX: C.G2.Affine, transcript: [UInt8], kind: Kind,
        parameters: Parameters
    ) {
        self.deltaAfter = deltaAfter
        self.g1S = g1S
        self.g1SX = g1SX
        self.g2SPX = g2SPX
        self.transcript = transcript
        self.kind = kind
        self.parameters = parameters
    }

    package var name: String? { parameters.name }

    /// `U1(deltaAfter) ‖ U1(g1_s) ‖ U1(g1_sx) ‖ U2(g2_spx) ‖ transcript`: what later transcripts absorb.
    package var publicBytes: [UInt8] {
        deltaAfter.uncompressedBytes + g1S.uncompressedBytes + g1SX.uncompressedBytes + g2SPX.uncompressedBytes + transcript
    }

    /// The transcript of a contribution that follows `earlier`.
    package static func transcript(
        circuitHash: [UInt8], earlier: some Sequence<Contribution>, g1S: C.G1.Affine, g1SX: C.G1.Affine
    ) -> [UInt8] {
        BLAKE2b512.digest(circuitHash + earlier.flatMap(\.publicBytes) + g1S.uncompressedBytes + g1SX.uncompressedBytes)
    }
}
