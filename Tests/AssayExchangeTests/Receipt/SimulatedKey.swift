// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
@testable import AssayExchange
import AssayFormats
import AssayGroth16

/// A verifying key whose trapdoor is known, so that a valid proof of any public signals can be computed at once.
///
/// The receipt checks need proofs of statements that no honest circuit would give, each wrong in one place only. From
/// e(A, B) = e(α, β)·e(Σ xᵢ·ICᵢ, γ)·e(C, δ) in exponents: c = (a·b − α·β − γ·Σ xᵢ·kᵢ) / δ (Groth16, §3.2, the simulator).
struct SimulatedKeyOn<C: PairingCurve> {
    typealias Scalar = C.Fr

    private let alpha: Scalar = 3
    private let beta: Scalar = 5
    private let gamma: Scalar = 7
    private let delta: Scalar = 11
    private let inputs: [Scalar]
    let key: VerifyingKey<C>
    let document: AssayExchange.VerifyingKeyDocument<C>

    init(signalCount: Int, isMarked: Bool = true) throws {
        inputs = (0...signalCount).map { Scalar(100 + 17 * $0) }
        key = try VerifyingKey(
            alpha1: Self.g1(alpha), beta2: Self.g2(beta), gamma2: Self.g2(gamma), delta2: Self.g2(delta),
            inputPoints: inputs.map(Self.g1), isUnsafeSingleParty: isMarked)
        document = try Self.document(of: key)
    }

    func proof(of signals: [Scalar]) throws -> Proof<C> {
        let (a, b): (Scalar, Scalar) = (13, 19)
        let sum = zip(inputs, [.one] + signals).reduce(Scalar.zero) { $0 + $1.0 * $1.1 }
        guard let inverse = delta.inverse else { throw NoInverse() }
        let c = (a * b - alpha * beta - gamma * sum) * inverse
        return Proof(a: Self.g1(a), b: Self.g2(b), c: Self.g1(c))
    }

    /// Without the precomputed pairing, which no verifier reads and which makes up half of the document.
    private static func document(of key: VerifyingKey<C>) throws -> AssayExchange.VerifyingKeyDocument<C> {
        guard case .object(let members) = AssayExchange.VerifyingKeyDocument(key).json else { throw NoMember() }
        return try AssayExchange.VerifyingKeyDocument(json: .object(members.filter { $0.key != "vk_alphabeta_12" }), at: "")
    }

    private static func g1(_ k: Scalar) -> C.G1.Affine { (k * C.G1.generator).affine }
    private static func g2(_ k: Scalar) -> C.G2.Affine { (k * C.G2.generator).affine }

    private struct NoInverse: Error {}
}
