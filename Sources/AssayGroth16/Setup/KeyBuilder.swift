// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto

/// Turns the exponents of a setup into the points of a key, and says how far it is.
struct KeyBuilder<C: CeremonyCurve> {
    private let qap: QAP<C.Fr>
    private let exponents: SetupExponents<C.Fr>
    private let threads: Int
    private let progress: any ProgressObserver
    private let multiplesOfG1: FixedBaseTable<C.G1>
    private let multiplesOfG2: FixedBaseTable<C.G2>
    private let total: Int
    private var completed = 0

    init(qap: QAP<C.Fr>, exponents: SetupExponents<C.Fr>, threads: Int, progress: some ProgressObserver) {
        self.qap = qap
        self.exponents = exponents
        self.threads = threads
        self.progress = progress
        total = exponents.pointCount
        let g2Count = exponents.b.values.count
        multiplesOfG1 = FixedBaseTable(of: C.G1.generator, expecting: total - g2Count, threads: threads)
        multiplesOfG2 = FixedBaseTable(of: C.G2.generator, expecting: g2Count, threads: threads)
    }

    mutating func build(
        _ secrets: borrowing ToxicWaste<C.Fr>, randomness: inout some RandomNumberGenerator
    ) throws(SetupError) -> ProvingKey<C> {
        let one = (C.G1.generator, C.G2.generator)
        let alpha1 = (secrets.alpha * one.0).affine
        let (beta1, beta2) = ((secrets.beta * one.0).affine, (secrets.beta * one.1).affine)
        let a = try points(exponents.a, of: multiplesOfG1)
        let b1 = try points(exponents.b, of: multiplesOfG1)
        let b2 = try points(exponents.b, of: multiplesOfG2)
        let inputPoints = try points(exponents.inputs, of: multiplesOfG1)
        let hash = CircuitHash<C>.ofSingleParty(alpha1: alpha1, beta1: beta1, beta2: beta2, inputPoints: inputPoints)
        let contribution = Contribution<C>.unsafeSingleParty(circuitHash: hash, delta: secrets.delta, randomness: &randomness)
        return ProvingKey(
            verifyingKey: try verifyingKey(alpha1, beta2, (secrets.delta * one.1).affine, inputPoints), beta1: beta1,
            delta1: contribution.deltaAfter, qap: qap, a: a, b1: b1, b2: b2, c: try points(exponents.c, of: multiplesOfG1),
            h: try points(exponents.h, of: multiplesOfG1), ceremony: Ceremony(circuitHash: hash, contributions: [contribution]))
    }

    private func verifyingKey(
        _ alpha1: C.G1.Affine, _ beta2: C.G2.Affine, _ delta2: C.G2.Affine, _ inputPoints: [C.G1.Affine]
    ) throws(SetupError) -> VerifyingKey<C> {
        do throws(KeyError) {
            return try VerifyingKey(
                alpha1: alpha1, beta2: beta2, gamma2: C.G2.affineGenerator, delta2: delta2, inputPoints: inputPoints,
                isUnsafeSingleParty: true)
        } catch {
            throw .unsound(error)
        }
    }

    /// The multiples of a generator.
    private mutating func points<G: CurveGroup>(
        _ exponents: SecretElements<C.Fr>, of base: FixedBaseTable<G>
    ) throws(SetupError) -> [G.Affine] where G.Scalar == C.Fr {
        let (progress, earlier, total) = (progress, completed, total)
        let points = base.multiples(exponents.values, threads: threads) { completed in
            progress.report(stage: "setup", completed: earlier + completed, total: total)
            return !progress.isCancelled
        }
        guard let points else { throw .cancelled }
        completed += points.count
        return points
    }
}

extension Contribution where C: CeremonyCurve {
    /// The one contribution of a single-party key: it takes δ from 1 to `delta`, and carries the mark as its name.
    static func unsafeSingleParty(circuitHash: [UInt8], delta: C.Fr, randomness: inout some RandomNumberGenerator) -> Contribution {
        let s = SecretElements<C.Fr>(count: 1, using: &randomness)
        let g1S = s[0] * C.G1.generator
        let points = C.G1.batchAffine([delta * C.G1.generator, g1S, delta * g1S])
        let transcript = transcript(circuitHash: circuitHash, earlier: [], g1S: points[1], g1SX: points[2])
        return Contribution(
            deltaAfter: points[0], g1S: points[1], g1SX: points[2], g2SPX: (delta * C.G2(C.hashToG2(transcript))).affine,
            transcript: transcript, kind: .person, parameters: Parameters(name: VerifyingKey<C>.unsafeSinglePartyMark))
    }
}
