// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import Testing

@testable import AssayGroth16

/// Keys whose secrets are bound to each other by a small relation. Class 8 of bad input in `docs/security.md`.
@Suite struct ForgeableKeyTests {
    typealias G1 = BN254.G1
    typealias G2 = BN254.G2

    /// A relation x·β + y·γ + z·δ = 0, with β and γ to choose.
    struct Relation: CustomStringConvertible, Sendable {
        let beta: Int
        let gamma: Int
        let delta: Int
        let text: String
        var description: String { text }
    }

    static let relations = [
        Relation(beta: 0, gamma: 1, delta: -1, text: "gamma = delta"), Relation(beta: 0, gamma: 1, delta: 1, text: "gamma = -delta"),
        Relation(beta: 1, gamma: -1, delta: 0, text: "beta = gamma"), Relation(beta: 1, gamma: 1, delta: 0, text: "beta = -gamma"),
        Relation(beta: 1, gamma: 0, delta: -1, text: "beta = delta"), Relation(beta: 1, gamma: 0, delta: 1, text: "beta = -delta"),
        Relation(beta: 1, gamma: -1, delta: -1, text: "beta = gamma + delta"),
        Relation(beta: 1, gamma: -1, delta: 1, text: "beta = gamma - delta"),
        Relation(beta: 1, gamma: 1, delta: -1, text: "beta = -gamma + delta"),
        Relation(beta: 1, gamma: 1, delta: 1, text: "beta = -gamma - delta"),
    ]

    /// β, γ and δ that satisfy a relation, as multiples of the generator.
    static func secrets(_ relation: Relation) -> (beta: Fr, gamma: Fr, delta: Fr) {
        let (first, second): (Fr, Fr) = (1234, 98765)
        if relation.delta == 0 { return (first, Fr(-relation.gamma) * first, second) }
        if relation.beta == 0 { return (second, first, Fr(-relation.gamma * relation.delta) * first) }
        let gamma = relation.gamma == 0 ? second : first
        return (1717, gamma, Fr(-relation.delta) * (1717 + Fr(relation.gamma) * gamma))
    }

    /// A statement that nobody proved, and points for it that anyone can work out from the key.
    @Test(arguments: relations) func aForgerySatisfiesTheEquationAndTheKeyIsRefused(relation: Relation) throws {
        let (beta, gamma, delta) = Self.secrets(relation)
        #expect(Fr(relation.beta) * beta + Fr(relation.gamma) * gamma + Fr(relation.delta) * delta == 0)
        let points = [beta, gamma, delta].map { ($0 * G2.generator).affine }
        let (alpha, sum) = (G1.generator.doubled, Fr(31337) * G1.generator)
        let forged = Self.forgery(relation, alpha: alpha, sum: sum, beta2: points[0], gamma2: points[1])
        #expect(
            BN254.pairing(forged.a, forged.b)
                == BN254.pairing([(alpha.affine, points[0]), (sum.affine, points[1]), (forged.c, points[2])], prepared: []))

        let error = #expect(throws: KeyError.self) {
            try VerifyingKey<BN254>(
                alpha1: alpha.affine, beta2: points[0], gamma2: points[1], delta2: points[2], inputPoints: [sum.affine],
                isUnsafeSingleParty: false)
        }
        #expect(error?.description == "\(relation.text), so anyone can forge proofs for it")
    }

    /// As the comment of `KeyRelation` says; β stands in each relation with 0 or 1.
    static func forgery(
        _ relation: Relation, alpha: G1, sum: G1, beta2: G2.Affine, gamma2: G2.Affine
    ) -> Proof<BN254> {
        func times(_ factor: Int, _ point: G1) -> G1 { Fr(factor) * point }
        if relation.beta == 0 {
            // γ = w·δ
            let w = -relation.gamma * relation.delta
            return Proof(a: alpha.affine, b: beta2, c: times(-w, sum).affine)
        }
        // β = u·γ + v·δ
        let (u, v) = (-relation.gamma, -relation.delta)
        return Proof(a: (times(u, alpha) + sum).affine, b: gamma2, c: times(-v, alpha).affine)
    }

    @Test func otherSecretsAreTaken() throws {
        for secrets in [(2, 1, 3), (5, 7, 11), (1, 2, 4)] as [(Fr, Fr, Fr)] where secrets.0 + secrets.1 != secrets.2 {
            let points = [secrets.0, secrets.1, secrets.2].map { ($0 * G2.generator).affine }
            #expect(KeyRelation(BN254.self, beta2: points[0], gamma2: points[1], delta2: points[2]) == nil)
        }
    }
}
