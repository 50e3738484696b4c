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
    public let key: PreparedKey<C>
    private let circuit: R1CS<C.Fr>?
    private let origins: ConstraintOrigins?
    private let program: QuotientProgram<C.Fr>
    private let bases: ProverBases<C>
    private let memory = ProverMemory()
    private let verifier: Verifier<C>
    private let threads: Int

    /// Prepares a key for any number of proofs.
    ///
    /// A key holds A and B but not C. Given the constraint system, the prover checks every constraint before it starts and names
    /// the first that fails; without it, a wrong witness is noticed when the finished proof does not verify.
    ///
    /// - Parameter tableMemory: Bytes for multiples of the key's points, which make proofs faster: see ``MSMBases``. To make them takes
    ///   as long as fifteen proofs, so that they pay from some fifty proofs on: hence none unless asked for.
    /// - Throws: ``ProvingError/otherCircuit`` when `circuit` is not the key's, ``ProvingError/tooManyConstraints(rows:)`` when
    ///   the field has no domain for it.
    public init(
        _ key: ProvingKey<C>, circuit: R1CS<C.Fr>? = nil, origins: ConstraintOrigins? = nil, tableMemory: Int = 0,
        threads: Int = Parallel.processorCount
    ) throws(ProvingError) {
        try self.init(PreparedKey(key), circuit: circuit, origins: origins, tableMemory: tableMemory, threads: threads)
    }

    /// The same for a key that is prepared already.
    public init(
        _ key: PreparedKey<C>, circuit: R1CS<C.Fr>? = nil, origins: ConstraintOrigins? = nil, tableMemory: Int = 0,
        threads: Int = Parallel.processorCount
    ) throws(ProvingError) {
        if let circuit, !key.isKey(of: circuit) { throw .otherCircuit }
        self.key = key
        self.circuit = circuit
        self.origins = origins
        self.threads = threads
        program = circuit.map { key.program.checking(c: $0.c) } ?? key.program
        bases = ProverBases(key.points, tableMemory: tableMemory, threads: threads)
        verifier = Verifier(key.verifyingKey)
    }

    /// Whether there are multiples of the key's points: the memory given for them was enough for one of each.
    public var hasTables: Bool { bases.a.rowCount > 1 }

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
        let stages = ProvingStages(progress)
        try stages.begin(.quotient)
        try checkShape(witness)
        let quotient = try quotient(witness)
        let proof = try assemble(witness, quotient, blinding, stages)
        try stages.begin(.verification)
        let statement = ProvenStatement(proof: proof, publicInputs: key.publicInputs(of: witness))
        do throws(VerificationError) {
            try verifier.verify(proof, publicInputs: statement.publicInputs)
        } catch {
            throw .proofDoesNotVerify
        }
        try stages.finish()
        return statement
    }

    private func checkShape(_ witness: [C.Fr]) throws(ProvingError) {
        guard witness.count == key.wireCount else { throw .witness(.wrongLength(expected: key.wireCount, given: witness.count)) }
        guard witness.first == .one else { throw .witness(.firstWireIsNotOne) }
    }

    /// The quotient of a witness that satisfies the circuit, as far as the circuit is known.
    private func quotient(_ witness: [C.Fr]) throws(ProvingError) -> SecretElements<C.Fr> {
        do throws(DomainError) {
            if let quotient = try program.quotient(witness, threads: threads) { return quotient }
        } catch {
            throw .tooManyConstraints(rows: program.domain.size)
        }
        do throws(WitnessRejection) {
            try circuit?.check(witness, origins: origins)
        } catch {
            throw .witness(error)
        }
        throw .proofDoesNotVerify
    }

    /// The five sums of products that depend on the witness.
    private struct Sums {
        let a, b1, c, h: C.G1
        let b2: C.G2
    }

    /// Prove of EUROCRYPT 2016, §3.2:
    /// A = α + Σ a_i·u_i(x) + r·δ, B = β + Σ a_i·v_i(x) + s·δ,
    /// C = (Σ_{i>l} a_i·(β·u_i(x) + α·v_i(x) + w_i(x)) + h(x)·t(x))/δ + s·A + r·B − r·s·δ.
    private func assemble(
        _ witness: [C.Fr], _ quotient: SecretElements<C.Fr>, _ blinding: SecretElements<C.Fr>, _ stages: ProvingStages
    ) throws(ProvingError) -> Proof<C> {
        let (r, s) = (blinding[0], blinding[1])
        let delta1 = C.G1(key.delta1)
        let sums = try sums(witness, quotient, stages)
        let a = sums.a + key.verifyingKey.alpha1 + r * delta1
        let b1 = sums.b1 + key.beta1 + s * delta1
        let b2 = sums.b2 + key.verifyingKey.beta2 + s * C.G2(key.verifyingKey.delta2)
        let c = sums.c + sums.h + s * a + r * b1 - (r * s) * delta1
        return Proof(a: a.affine, b: b2.affine, c: c.affine)
    }

    private func sums(_ witness: [C.Fr], _ quotient: SecretElements<C.Fr>, _ stages: ProvingStages) throws(ProvingError) -> Sums {
        let secretPart = SecretElements(Array(witness[(key.inputCount + 1)...]))
        // The queue lets go of the scalars before their owners overwrite them: until then they must not be shared.
        defer { withExtendedLifetime((secretPart, quotient)) {} }
        return try memory.withQueue { (queue) throws(ProvingError) -> Sums in
            let pending: (MSMSum<C.G1>, MSMSum<C.G1>, MSMSum<C.G2>, MSMSum<C.G1>, MSMSum<C.G1>)
            do throws(MSMError) {
                let b1 = try queue.add(C.G1.self, bases: bases.b1, scalars: witness)
                pending = (
                    try queue.add(C.G1.self, bases: bases.a, scalars: witness), b1,
                    try queue.add(C.G2.self, bases: bases.b2, scalarsOf: b1),
                    try queue.add(C.G1.self, bases: bases.c, scalars: secretPart.values),
                    try queue.add(C.G1.self, bases: bases.h, scalars: quotient.values)
                )
            } catch {
                // Counts were checked when the key was made; a key that breaks its promise is treated as damaged.
                throw .proofDoesNotVerify
            }
            guard queue.run(threads: threads, step: { stages.step($0, of: $1) }) else { throw .cancelled }
            return Sums(a: pending.0.value, b1: pending.1.value, c: pending.3.value, h: pending.4.value, b2: pending.2.value)
        }
    }
}
