// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayEVM
import AssayGroth16
import AssayTestSupport

typealias Fr = BN254.Fr

typealias TrapdoorKey = Trapdoor<BN254>
typealias TrapdoorKey381 = Trapdoor<BLS12381>

/// A key whose secrets are known: proofs of any statement, of any shape, in no time.
struct Trapdoor<C: ContractCurve> {
    typealias Fr = C.Fr

    private let alpha, beta, gamma, delta: Fr
    private let inputs: [Fr]
    let key: VerifyingKey<C>

    /// A key with so many public signals.
    init(signals: Int, marked: Bool = false, using generator: inout SeededGenerator) throws {
        let secrets = (0..<signals + 5).map { _ in Fr.random(using: &generator) }
        (alpha, beta, gamma, delta) = (secrets[0], secrets[1], secrets[2], secrets[3])
        inputs = Array(secrets[4...])
        key = try VerifyingKey(
            alpha1: (alpha * C.G1.generator).affine, beta2: (beta * C.G2.generator).affine,
            gamma2: (gamma * C.G2.generator).affine, delta2: (delta * C.G2.generator).affine,
            inputPoints: inputs.map { ($0 * C.G1.generator).affine }, isUnsafeSingleParty: marked)
    }

    /// C in exponents, for A and B in exponents: c·δ = a·b − α·β − γ·S.
    private func c(_ a: Fr, _ b: Fr, _ signals: [Fr]) -> Fr {
        let sum = zip(signals, inputs.dropFirst()).reduce(inputs[0]) { $0 + $1.0 * $1.1 }
        return (a * b - alpha * beta - gamma * sum) * (delta.inverse ?? .zero)
    }

    /// A valid claim with random points.
    func claim(_ signals: [Fr]? = nil, using generator: inout SeededGenerator) -> Claim<C> {
        let signals = signals ?? (1..<inputs.count).map { _ in Fr.random(using: &generator) }
        let (a, b) = (Fr.random(using: &generator), Fr.random(using: &generator))
        return Self.claim(a, b, c(a, b, signals), signals)
    }

    /// A claim for which the equation holds with C at infinity.
    func claimWithoutC(using generator: inout SeededGenerator) -> Claim<C> {
        let signals = (1..<inputs.count).map { _ in Fr.random(using: &generator) }
        let a = Fr.random(using: &generator)
        // a·b = α·β + γ·S makes c zero.
        let b = -c(.zero, .zero, signals) * delta * (a.inverse ?? .zero)
        return Self.claim(a, b, c(a, b, signals), signals)
    }

    private static func claim(_ a: Fr, _ b: Fr, _ c: Fr, _ signals: [Fr]) -> Claim<C> {
        Claim(
            proof: Proof(
                a: (a * C.G1.generator).affine, b: (b * C.G2.generator).affine, c: (c * C.G1.generator).affine),
            publicInputs: signals)
    }
}
