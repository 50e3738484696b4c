// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints

/// What a prover needs: the common reference string σ of Groth16 (EUROCRYPT 2016, §3.2) and the rows of the circuit's A and B.
///
/// Notation of the paper: x is the secret point, u_i, v_i, w_i the program's polynomials, l the number of public inputs, m the
/// last wire. The multiples of t(X) are stored as values on the odd coset instead of powers of x: see ``h``.
public struct ProvingKey<C: PairingCurve>: Sendable, Hashable {
    /// The key under which the proofs verify.
    public let verifyingKey: VerifyingKey<C>
    /// [β]₁
    let beta1: C.G1.Affine
    /// [δ]₁
    let delta1: C.G1.Affine
    let qap: QAP<C.Fr>
    /// [u_i(x)]₁ for every wire i. A wire that A does not mention has infinity, here and likewise below.
    let a: [C.G1.Affine]
    /// [v_i(x)]₁ for every wire.
    let b1: [C.G1.Affine]
    /// [v_i(x)]₂ for every wire.
    let b2: [C.G2.Affine]
    /// [(β·u_i(x) + α·v_i(x) + w_i(x)) / δ]₁ for every wire i > l.
    let c: [C.G1.Affine]
    /// [L_{2i+1}(x) / δ]₁, i < n, where the L are the Lagrange polynomials of the domain of 2n points.
    ///
    /// The quotient h·t of degree below 2n − 1 vanishes on the even points, the domain of n, so its n values on the odd ones
    /// are all that there is: Σ (h·t)(ω^{2i+1}) · L_{2i+1}(x) = h(x)·t(x), with no division by t.
    let h: [C.G1.Affine]
    /// Who took part in making the key.
    let ceremony: Ceremony<C>

    /// Wires of the circuit, the constant one included.
    public var wireCount: Int { qap.wireCount }
    /// Public inputs, the constant one not counted.
    public var inputCount: Int { qap.inputCount }
    /// Constraints of the circuit.
    public var constraintCount: Int { qap.constraintCount }
    /// Whether the key says that one party alone made it. That party can forge proofs: use such a key to try things out.
    public var isUnsafeSingleParty: Bool { verifyingKey.isUnsafeSingleParty }

    /// Whether this is a key of `circuit`: the same wires, public inputs, and rows of A and B. A key does not hold the rows of C.
    public func isKey(of circuit: R1CS<C.Fr>) -> Bool { qap.isProgram(of: circuit) }

    /// The name of the circuit within the ceremony, which contributions to phase 2 do not change.
    public var circuitHash: [UInt8] { ceremony.circuitHash }

    /// The public inputs within a full witness.
    func publicInputs(of witness: [C.Fr]) -> [C.Fr] { Array(witness.dropFirst().prefix(inputCount)) }
}
