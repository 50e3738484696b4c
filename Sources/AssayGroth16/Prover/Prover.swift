// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints
internal import AssayCrypto

/// A proof together with the public inputs that it is for.
public struct ProvenStatement<C: PairingCurve>: Sendable, Hashable {
    /// Verified under the prover's key.
    public let proof: Proof<C>
    /// Outputs first, then public inputs, without the constant one.
    public let publicInputs: [C.Fr]
}

/// Makes Groth16 proofs under one key, which it keeps at hand.
///
/// No proof leaves it unchecked: the witness is checked first, and the finished proof is verified under the key.
public struct Prover<C: PairingCurve>: Sendable {
    /// The key under which it proves.
    public let key: ProvingKey<C>
    private let circuit: R1CS<C.Fr>?
    private let origins: ConstraintOrigins?
    private let domain: EvaluationDomain<C.Fr>
    private let verifier: Verifier<C>
    private let threads: Int

    /// Prepares a key for any number of proofs.
    ///
    /// A key holds A and B but not C. Given the constraint system, the prover checks every constraint before it starts and names
    /// the first that fails; without it, a wrong witness is noticed when the finished proof does not verify.
    ///
    /// - Throws: ``ProvingError/otherCircuit`` when `circuit` is not the key's, ``ProvingError/tooManyConstraints(rows:)`` when
    ///   the field has no domain for it.
    public init(
        _ key: ProvingKey<C>, circuit: R1CS<C.Fr>? = nil, origins: ConstraintOrigins? = nil, threads: Int = Parallel.processorCount
    ) throws(ProvingError) {
        if let circuit, !key.qap.isProgram(of: circuit) { throw .otherCircuit }
        guard let domain = EvaluationDomain<C.Fr>(size: key.qap.domainSize), domain.oddRoot != nil else {
            throw .tooManyConstraints(rows: key.qap.a.rowCount)
        }
        self.key = key
        self.circuit = circuit
        self.origins = origins
        self.threads = threads
        self.domain = domain
        verifier = Verifier(key.verifyingKey)
    }

    /// Proves that the circuit holds for `witness`, a value for every wire.
    ///
    /// Every call draws r and s afresh from the system generator: two proofs with one r and s would show how their witnesses differ.
    ///
    /// - Throws: ``ProvingError``.
    /// - Complexity: O(n log n) field operations, five sums of products over the key's points, one verification.
    public func prove(
        _ witness: [C.Fr], progress: some ProgressObserver = SilentProgress()
    ) throws(ProvingError) -> ProvenStatement<C> {
        var generator = SecureRandom()
        return try prove(witness, progress: progress, blinding: SecretElements(count: 2, using: &generator))
    }

    /// The same with given r and s, for vectors.
    func prove(
        _ witness: [C.Fr], progress: some ProgressObserver = SilentProgress(), blinding: SecretElements<C.Fr>
    ) throws(ProvingError) -> ProvenStatement<C> {
        var stages = ProvingStages(progress)
        try stages.next()
        try check(witness)
        try stages.next()
        let quotient = try quotient(witness)
        let proof = try assemble(witness, quotient, blinding, &stages)
        try stages.next()
        let statement = ProvenStatement(proof: proof, publicInputs: key.publicInputs(of: witness))
        do throws(VerificationError) {
            try verifier.verify(proof, publicInputs: statement.publicInputs)
        } catch {
            throw .proofDoesNotVerify
        }
        try stages.finish()
        return statement
    }

    /// What can be said about the witness before any work is done.
    private func check(_ witness: [C.Fr]) throws(ProvingError) {
        do throws(WitnessRejection) {
            guard witness.count == key.wireCount else { throw .wrongLength(expected: key.wireCount, given: witness.count) }
            guard witness.first == .one else { throw .firstWireIsNotOne }
            try circuit?.check(witness, origins: origins)
        } catch {
            throw .witness(error)
        }
    }

    /// Prove of EUROCRYPT 2016, §3.2:
    /// A = α + Σ a_i·u_i(x) + r·δ, B = β + Σ a_i·v_i(x) + s·δ,
    /// C = (Σ_{i>l} a_i·(β·u_i(x) + α·v_i(x) + w_i(x)) + h(x)·t(x))/δ + s·A + r·B − r·s·δ.
    private func assemble(
        _ witness: [C.Fr], _ quotient: SecretElements<C.Fr>, _ blinding: SecretElements<C.Fr>, _ stages: inout ProvingStages
    ) throws(ProvingError) -> Proof<C> {
        let (r, s) = (blinding[0], blinding[1])
        let delta1 = C.G1(key.delta1)
        let secretPart = SecretElements(Array(witness[(key.inputCount + 1)...]))
        let a = try sum(C.G1.self, key.a, witness, &stages) + key.verifyingKey.alpha1 + r * delta1
        let b1 = try sum(C.G1.self, key.b1, witness, &stages) + key.beta1 + s * delta1
        let b2 = try sum(C.G2.self, key.b2, witness, &stages) + key.verifyingKey.beta2 + s * C.G2(key.verifyingKey.delta2)
        let circuitPart = try sum(C.G1.self, key.c, secretPart.values, &stages)
        let quotientPart = try sum(C.G1.self, key.h, quotient.values, &stages)
        let c = circuitPart + quotientPart + s * a + r * b1 - (r * s) * delta1
        return Proof(a: a.affine, b: b2.affine, c: c.affine)
    }

    private func sum<G: CurveGroup>(
        _: G.Type, _ bases: [G.Affine], _ scalars: [G.Scalar], _ stages: inout ProvingStages
    ) throws(ProvingError) -> G {
        try stages.next()
        do throws(MSMError) {
            return try G.msm(bases: bases, scalars: scalars, threads: threads)
        } catch {
            // Counts were checked when the key was made; a key that breaks its promise is treated as damaged.
            throw .proofDoesNotVerify
        }
    }

    private func quotient(_ witness: [C.Fr]) throws(ProvingError) -> SecretElements<C.Fr> {
        do throws(DomainError) {
            return try key.qap.quotient(witness, domain, threads: threads)
        } catch {
            throw .tooManyConstraints(rows: key.qap.a.rowCount)
        }
    }
}
