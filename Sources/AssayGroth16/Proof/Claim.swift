// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// A proof with the public inputs of which it is said to be one. Nothing is promised: ``Verifier`` tells.
public struct Claim<C: PairingCurve>: Sendable, Hashable {
    /// The proof.
    public let proof: Proof<C>
    /// Outputs first, then public inputs, without the constant one.
    public let publicInputs: [C.Fr]

    /// Takes any proof and inputs: nothing is checked here.
    public init(proof: Proof<C>, publicInputs: [C.Fr]) {
        self.proof = proof
        self.publicInputs = publicInputs
    }
}
