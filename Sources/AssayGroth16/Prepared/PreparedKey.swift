// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayConstraints

/// A proving key in the form in which a prover works with it: rows and H in the order of the transforms.
///
/// What it takes to make one from a key can be kept in a file.
public struct PreparedKey<C: PairingCurve>: Sendable {
    /// The key under which the proofs verify.
    public let verifyingKey: VerifyingKey<C>
    /// [β]₁
    let beta1: C.G1.Affine
    /// [δ]₁
    let delta1: C.G1.Affine
    /// The rows of A and B.
    let program: QuotientProgram<C.Fr>
    /// See ``ProvingKey``, as for all points below.
    let points: Points
    /// Public inputs, the constant one not counted.
    let inputCount: Int

    /// The bases of the five sums.
    struct Points: Sendable {
        let a: PointList<C.G1.Affine>
        let b1: PointList<C.G1.Affine>
        let b2: PointList<C.G2.Affine>
        let c: PointList<C.G1.Affine>
        /// In bit-reversed order, that of the quotient.
        let h: PointList<C.G1.Affine>
    }

    /// Wires of the circuit, the constant one included.
    public var wireCount: Int { points.a.count }
    /// Whether the key says that one party alone made it: see ``ProvingKey/isUnsafeSingleParty``.
    public var isUnsafeSingleParty: Bool { verifyingKey.isUnsafeSingleParty }

    init(
        verifyingKey: VerifyingKey<C>, beta1: C.G1.Affine, delta1: C.G1.Affine, program: QuotientProgram<C.Fr>, points: Points,
        inputCount: Int
    ) {
        self.verifyingKey = verifyingKey
        self.beta1 = beta1
        self.delta1 = delta1
        self.program = program
        self.points = points
        self.inputCount = inputCount
    }

    /// Prepares a key.
    ///
    /// - Throws: ``ProvingError/tooManyConstraints(rows:)`` when the field has no domain for it.
    public init(_ key: ProvingKey<C>) throws(ProvingError) {
        guard let program = QuotientProgram(key.qap, c: nil) else { throw .tooManyConstraints(rows: key.qap.a.rowCount) }
        let h = key.h.indices.map { key.h[program.domain.reversedIndex($0)] }
        self.init(
            verifyingKey: key.verifyingKey, beta1: key.beta1, delta1: key.delta1, program: program,
            points: Points(
                a: PointList(key.a).inWholeLines, b1: PointList(key.b1).inWholeLines, b2: PointList(key.b2).inWholeLines,
                c: PointList(key.c).inWholeLines, h: PointList(h).inWholeLines),
            inputCount: key.inputCount)
    }

    /// Whether this is a key of `circuit`: the same wires, public inputs, and rows of A and B.
    func isKey(of circuit: R1CS<C.Fr>) -> Bool {
        circuit.wireCount == wireCount && circuit.publicCount == inputCount && program.hasRows(of: QAP(circuit))
    }

    /// The public inputs within a full witness.
    func publicInputs(of witness: [C.Fr]) -> [C.Fr] { Array(witness.dropFirst().prefix(inputCount)) }
}
