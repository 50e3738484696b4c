// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayFormats
internal import AssayGroth16

/// One party's part in the first phase: it multiplied τ, α and β by secrets of its own, and shows for each that it knew it.
struct PowersContribution<C: CeremonyCurve>: Sendable, Hashable {
    typealias Kind = Contribution<C>.Kind
    typealias Parameters = Contribution<C>.Parameters

    /// The secrets after a contribution, as points.
    struct Points: Sendable, Hashable {
        var tauG1: C.G1.Affine
        var tauG2: C.G2.Affine
        var alphaG1: C.G1.Affine
        var betaG1: C.G1.Affine
        var betaG2: C.G2.Affine

        /// Before the first contribution all secrets are 1.
        static var ones: Points {
            let (g1, g2) = (C.G1.affineGenerator, C.G2.affineGenerator)
            return Points(tauG1: g1, tauG2: g2, alphaG1: g1, betaG1: g1, betaG2: g2)
        }
    }

    var points: Points
    var tau: PowersProof<C>
    var alpha: PowersProof<C>
    var beta: PowersProof<C>
    /// The hash of the response before the proofs of knowledge: see ``responseHash``.
    var partialHash: [UInt8]
    /// What the next contribution answers to.
    var nextChallenge: [UInt8]
    var kind: Kind
    var parameters: Parameters

    var name: String? { parameters.name }
    var proofs: [PowersProof<C>] { [tau, alpha, beta] }

    /// The proofs of knowledge as responses hash them: the points of G1, then those of G2.
    var publicKeyBytes: [UInt8] {
        C.G1.Affine.uncompressedBytes(proofs.flatMap { [$0.g1S, $0.g1SX] }) + C.G2.Affine.uncompressedBytes(proofs.map(\.g2SPX))
    }

    /// BLAKE2b-512 of the challenge, all points compressed, and ``publicKeyBytes``, as far as the contribution says itself.
    var responseHash: [UInt8] {
        guard var state = BLAKE2b512State(partialHash) else { return [] }
        state.update(publicKeyBytes)
        return state.finalize()
    }
}

/// That somebody knew a secret x: [s]₁, [s·x]₁, and x times a point of G2 that follows from both and from the challenge.
struct PowersProof<C: CeremonyCurve>: Sendable, Hashable {
    var g1S: C.G1.Affine
    var g1SX: C.G1.Affine
    var g2SPX: C.G2.Affine

    /// The point of G2 for secret 0 (τ), 1 (α) or 2 (β).
    static func base(secret: UInt8, challenge: [UInt8], g1S: C.G1.Affine, g1SX: C.G1.Affine) -> C.G2.Affine {
        C.hashToG2(BLAKE2b512.digest([secret] + challenge + g1S.uncompressedBytes + g1SX.uncompressedBytes))
    }

    func base(secret: UInt8, challenge: [UInt8]) -> C.G2.Affine {
        Self.base(secret: secret, challenge: challenge, g1S: g1S, g1SX: g1SX)
    }
}

/// An entry of section 7 of a `.ptau`.
extension PowersContribution {
    /// Bytes of a contribution without parameters: 1504 on BN254.
    static var leastByteCount: Int {
        9 * C.G1.Affine.byteCount + 5 * C.G2.Affine.byteCount + BLAKE2b512State.byteCount + PtauLayout.digestByteCount + 8
    }

    init(from reader: inout ByteReader) throws(FormatError) {
        points = Points(
            tauG1: try reader.readContributionPoint(), tauG2: try reader.readContributionPoint(),
            alphaG1: try reader.readContributionPoint(), betaG1: try reader.readContributionPoint(),
            betaG2: try reader.readContributionPoint())
        var g1: [C.G1.Affine] = []
        for _ in 0..<6 { g1.append(try reader.readContributionPoint()) }
        tau = PowersProof(g1S: g1[0], g1SX: g1[1], g2SPX: try reader.readContributionPoint())
        alpha = PowersProof(g1S: g1[2], g1SX: g1[3], g2SPX: try reader.readContributionPoint())
        beta = PowersProof(g1S: g1[4], g1SX: g1[5], g2SPX: try reader.readContributionPoint())
        let hash = reader
        partialHash = Array(try reader.readBytes(BLAKE2b512State.byteCount))
        guard BLAKE2b512State(partialHash) != nil else { throw hash.error(.malformed, "the state of the response's hash is none") }
        nextChallenge = Array(try reader.readBytes(PtauLayout.digestByteCount))
        (kind, parameters) = try Contribution<C>.readMaker(from: &reader)
    }

    func append(to bytes: inout [UInt8]) {
        points.tauG1.appendMontgomery(to: &bytes)
        points.tauG2.appendMontgomery(to: &bytes)
        C.G1.Affine.appendMontgomery([points.alphaG1, points.betaG1], to: &bytes)
        points.betaG2.appendMontgomery(to: &bytes)
        C.G1.Affine.appendMontgomery(proofs.flatMap { [$0.g1S, $0.g1SX] }, to: &bytes)
        C.G2.Affine.appendMontgomery(proofs.map(\.g2SPX), to: &bytes)
        bytes += partialHash
        bytes += nextChallenge
        Contribution<C>.appendMaker(kind, parameters, to: &bytes)
    }
}
