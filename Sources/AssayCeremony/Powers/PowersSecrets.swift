// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// The secrets of one contribution to the first phase, with a proof of knowledge of each.
struct PowersSecrets<C: CeremonyCurve>: ~Copyable {
    /// τ, α and β.
    private let scalars: SecretElements<C.Fr>
    let proofs: [PowersProof<C>]

    var tau: C.Fr { scalars[0] }
    var alpha: C.Fr { scalars[1] }
    var beta: C.Fr { scalars[2] }

    /// Fresh ones.
    init(_ secrets: borrowing ContributionSecrets<C.Fr>, challenge: [UInt8]) {
        let blinding = secrets.elements(3, from: 3)
        let g1S = C.G1.batchAffine(blinding.values.map { $0 * C.G1.generator })
        self.init(secrets.elements(3), g1S: g1S, challenge: challenge)
    }

    /// Those of a beacon, which everybody knows.
    init(beaconSeed: [UInt8], challenge: [UInt8]) {
        let drawn = C.draw(scalars: 3, points: 3, seed: beaconSeed)
        self.init(SecretElements(drawn.scalars), g1S: drawn.points, challenge: challenge)
    }

    init(_ scalars: SecretElements<C.Fr>, g1S: [C.G1.Affine], challenge: [UInt8]) {
        self.scalars = scalars
        proofs = g1S.enumerated().map { index, s in
            let sx = (scalars[index] * C.G1(s)).affine
            let base = PowersProof<C>.base(secret: UInt8(index), challenge: challenge, g1S: s, g1SX: sx)
            return PowersProof(g1S: s, g1SX: sx, g2SPX: (scalars[index] * C.G2(base)).affine)
        }
    }

    /// What the first point of a section is multiplied by; each further one by τ more.
    func factor(of section: PtauSection) -> C.Fr {
        switch section {
        case .alphaTauG1: alpha
        case .betaTauG1, .betaG2: beta
        default: .one
        }
    }
}
