// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// The check of one contribution to the first phase: its proofs of knowledge, and that its points are those before it times the secrets proved.
struct PowersContributionCheck<C: CeremonyCurve> {
    private let contribution: PowersContribution<C>
    private let place: CeremonyFault.Place
    let challenge: [UInt8]
    private let before: PowersContribution<C>.Points

    init(
        _ contribution: PowersContribution<C>, number: Int, challenge: [UInt8], after points: PowersContribution<C>.Points
    ) {
        self.contribution = contribution
        place = .contribution(number: number, name: contribution.name)
        self.challenge = challenge
        before = points
    }

    func checkProofs() throws(CeremonyFault) {
        for (index, name) in ["tau", "alpha", "beta"].enumerated() { try checkProof(UInt8(index), name) }
        try checkStep("tau", 0, (before.tauG1, contribution.points.tauG1), (before.tauG2, contribution.points.tauG2))
        try checkStep("alpha", 1, (before.alphaG1, contribution.points.alphaG1), nil)
        try checkStep("beta", 2, (before.betaG1, contribution.points.betaG1), (before.betaG2, contribution.points.betaG2))
    }

    private func base(_ secret: UInt8) -> C.G2.Affine { contribution.proofs[Int(secret)].base(secret: secret, challenge: challenge) }

    private func checkProof(_ secret: UInt8, _ name: String) throws(CeremonyFault) {
        let proof = contribution.proofs[Int(secret)]
        guard C.areInRatio(proof.g1S, proof.g1SX, as: base(secret), proof.g2SPX) else {
            throw CeremonyFault(
                .proofOfKnowledge, in: place, "the proof that the contributor knew its \(name) does not hold for this challenge")
        }
        guard proof.g1S != proof.g1SX else {
            throw CeremonyFault(.changesNothing, in: place, "its \(name) is one, which changes nothing")
        }
    }

    private func checkStep(
        _ name: String, _ secret: UInt8, _ g1: (C.G1.Affine, C.G1.Affine), _ g2: (C.G2.Affine, C.G2.Affine)?
    ) throws(CeremonyFault) {
        let proof = contribution.proofs[Int(secret)]
        let followsInG2 = g2.map { C.areInRatio(proof.g1S, proof.g1SX, as: $0.0, $0.1) } ?? true
        guard C.areInRatio(g1.0, g1.1, as: base(secret), proof.g2SPX), followsInG2 else {
            throw CeremonyFault(.doesNotFollow, in: place, "\(name) after it is not \(name) before it times the contributor's secret")
        }
    }

    /// Whether the secrets of a beacon are those that follow from it.
    func checkBeacon(_ progress: some ProgressObserver) throws {
        guard contribution.kind == .beacon else { return }
        let beacon = try Beacon.named(by: contribution.parameters, place)
        let secrets = PowersSecrets<C>(beaconSeed: try beacon.seed(progress: progress), challenge: challenge)
        guard secrets.proofs == contribution.proofs else {
            throw CeremonyFault(.beacon, in: place, "its secrets are not those that follow from its beacon")
        }
    }
}
