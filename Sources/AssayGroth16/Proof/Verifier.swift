// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// Checks Groth16 proofs under one key.
///
/// Strict: each proof element must be a finite point of the prime-order subgroup and there must be exactly one input for each
/// public signal. Inputs are canonical because ``PrimeField`` values are; the readers of files refuse every other spelling.
public struct Verifier<C: PairingCurve>: Sendable {
    let prepared: PreparedVerifyingKey<C>

    /// The key under which proofs are checked.
    public var key: VerifyingKey<C> { prepared.key }

    /// Prepares `key` once for any number of proofs.
    public init(_ key: VerifyingKey<C>) { self.init(PreparedVerifyingKey(key)) }

    /// Takes a key that was prepared before.
    public init(_ prepared: PreparedVerifyingKey<C>) { self.prepared = prepared }

    /// Returns when `proof` proves the statement with these public inputs (outputs first, then inputs, without the constant one).
    ///
    /// The check is e(A, B) = e(α, β) · e(Σ a_i·IC_i, γ) · e(C, δ), the verification equation of §3.2, with the two last
    /// factors moved to the left so that one final exponentiation serves all.
    ///
    /// - Throws: ``VerificationError`` with the first reason to refuse.
    /// - Complexity: one sum of products over the inputs, three Miller loops, one final exponentiation.
    public func verify(_ proof: Proof<C>, publicInputs: [C.Fr]) throws(VerificationError) {
        guard publicInputs.count == key.inputCount else {
            throw .wrongInputCount(expected: key.inputCount, actual: publicInputs.count)
        }
        try proof.a.checkProofPoint(.a)
        let b = try prepareB(proof.b)
        try proof.c.checkProofPoint(.c)
        let inputs = try prepared.inputSum(publicInputs)
        let left = C.pairing([], prepared: [(proof.a, b), (-inputs, prepared.gamma), (-proof.c, prepared.delta)])
        guard left == prepared.alphaBeta else { throw .equationDoesNotHold }
    }

    /// One check with a key that is not used again.
    public static func verify(_ proof: Proof<C>, publicInputs: [C.Fr], key: VerifyingKey<C>) throws(VerificationError) {
        try Verifier(PreparedVerifyingKey(key, forManyProofs: false)).verify(proof, publicInputs: publicInputs)
    }

    /// The lines of B, which must be a finite point of the subgroup.
    private func prepareB(_ b: C.G2.Affine) throws(VerificationError) -> C.PreparedG2 {
        if let error = b.malformation(.b) { throw error }
        guard let lines = C.prepareMember(b) else { throw .notInSubgroup(.b) }
        return lines
    }
}

extension AffinePoint {
    /// Throws unless this is a finite point of the prime-order subgroup.
    func checkProofPoint(_ name: VerificationError.Element) throws(VerificationError) {
        if let error = malformation(name) { throw error }
        if !isInSubgroup { throw .notInSubgroup(name) }
    }

    /// Whether the point is infinite or off the curve.
    func malformation(_ name: VerificationError.Element) -> VerificationError? {
        if isInfinity { return .pointAtInfinity(name) }
        return isOnCurve ? nil : .notOnCurve(name)
    }
}
