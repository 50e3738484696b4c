// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto

/// Random exponents of 128 bits, by which many equations are checked as one: a wrong one is missed with a probability of 2⁻¹²⁸.
struct RandomExponents<F: PrimeField> {
    private var generator = SecureRandom()

    mutating func next(_ count: Int) -> [F] {
        (0..<count).map { _ in BlindingNumber.random(using: &generator).element() }
    }
}

extension CurveGroup {
    /// The sum of products of arrays that are known to be of one length.
    static func sum(_ points: [Affine], _ scalars: [Scalar], threads: Int) -> Self {
        do throws(MSMError) {
            return try msm(bases: points, scalars: scalars, threads: threads)
        } catch {
            preconditionFailure("arrays of one length, of no more than there is memory for")
        }
    }
}

extension PairingCurve {
    /// e(a, y) = e(b, x): b is to a as y is to x. Never when one of the points is infinity.
    static func areInRatio(_ a: G1.Affine, _ b: G1.Affine, as x: G2.Affine, _ y: G2.Affine) -> Bool {
        guard !a.isInfinity, !b.isInfinity, !x.isInfinity, !y.isInfinity else { return false }
        return pairingProductIsOne([(a, y), (-b, x)])
    }

    /// Whether `rest` is nothing, or the coefficient times the power of τ after `last`.
    static func isZeroOrNextPower(_ rest: G1, _ coefficient: Fr, after last: G1.Affine, tau: G2.Affine) -> Bool {
        rest.isZero || areInRatio((coefficient * G1(last)).affine, rest.affine, as: G2.affineGenerator, tau)
    }

    /// Refuses a τ whose 2^`log`-th power is `power` when it is a root of unity, whose Lagrange points would be zero but for one.
    static func checkIsNoRoot(_ power: G1.Affine, log: Int) throws(CeremonyFault) {
        guard !isSign(power) else {
            throw CeremonyFault(
                .knownSecret, in: .part(PtauSection.tauG1.content),
                "tau to the power of 2^\(log) is 1 or -1: tau is a root of unity, which anyone can guess")
        }
    }

    /// Refuses α or β of 1 or −1, which contributions that take each other back leave.
    static func checkIsNoSign(_ secret: G1.Affine, _ section: PtauSection) throws(CeremonyFault) {
        guard !isSign(secret) else {
            throw CeremonyFault(.knownSecret, in: .part(section.content), "the secret is 1 or -1, which anyone can guess")
        }
    }

    private static func isSign(_ secret: G1.Affine) -> Bool { secret == G1.affineGenerator || secret == -G1.affineGenerator }
}
