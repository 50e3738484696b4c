// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// The check of one contribution to a key: its transcript, its proof of knowledge, and that δ after it is δ before it times the secret proved.
struct KeyContributionCheck<C: CeremonyCurve> {
    private let contribution: Contribution<C>
    private let place: CeremonyFault.Place
    private let circuitHash: [UInt8]
    private let earlier: ArraySlice<Contribution<C>>
    private let deltaBefore: C.G1.Affine

    init(
        _ contribution: Contribution<C>, number: Int, _ circuitHash: [UInt8], after earlier: ArraySlice<Contribution<C>>,
        _ delta: C.G1.Affine
    ) {
        self.contribution = contribution
        place = .contribution(number: number, name: contribution.name)
        self.circuitHash = circuitHash
        self.earlier = earlier
        deltaBefore = delta
    }

    func checkProof() throws(CeremonyFault) {
        let expected = Contribution<C>.transcript(
            circuitHash: circuitHash, earlier: earlier, g1S: contribution.g1S, g1SX: contribution.g1SX)
        guard expected == contribution.transcript else {
            throw CeremonyFault(.transcript, in: place, "its transcript is not the hash of the circuit and of the contributions before it")
        }
        let base = C.hashToG2(expected)
        guard C.areInRatio(contribution.g1S, contribution.g1SX, as: base, contribution.g2SPX) else {
            throw CeremonyFault(.proofOfKnowledge, in: place, "the proof that the contributor knew its secret does not hold")
        }
        guard C.areInRatio(deltaBefore, contribution.deltaAfter, as: base, contribution.g2SPX) else {
            throw CeremonyFault(.doesNotFollow, in: place, "delta after it is not delta before it times the contributor's secret")
        }
        guard contribution.deltaAfter != deltaBefore else {
            throw CeremonyFault(.changesNothing, in: place, "its secret is one, which changes nothing")
        }
    }

    /// Whether the secret of a beacon is the one that follows from it.
    func checkBeacon(_ progress: some ProgressObserver) throws {
        guard contribution.kind == .beacon else { return }
        let beacon = try Beacon.named(by: contribution.parameters, place)
        let drawn = C.draw(scalars: 1, points: 1, seed: try beacon.seed(progress: progress))
        guard contribution.g1S == drawn.points[0], contribution.g1SX == (drawn.scalars[0] * C.G1(drawn.points[0])).affine else {
            throw CeremonyFault(.beacon, in: place, "its secret is not the one that follows from its beacon")
        }
    }
}
