// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints
internal import AssayCrypto
internal import AssayFormats
public import AssayGroth16

/// The key with which the second phase of a circuit begins: what anyone can work out from the circuit and the powers. δ is 1, so that anyone could
/// forge proofs with it; nobody should use it for anything but contributions.
public struct InitialKey<C: CeremonyCurve>: Sendable {
    /// The name of the circuit within the ceremony: BLAKE2b-512 of the key and of the powers of τ behind H, as snarkjs has it.
    public let circuitHash: [UInt8]
    let header: ZkeyHeader<C>
    let qap: QAP<C.Fr>
    let inputPoints: [C.G1.Affine]
    let a: [C.G1.Affine]
    let b1: [C.G1.Affine]
    let b2: [C.G2.Affine]
    let c: [C.G1.Affine]
    let h: [C.G1.Affine]

    /// Wires of the circuit, the constant one included.
    public var wireCount: Int { header.wireCount }
    /// Public signals of the circuit.
    public var inputCount: Int { header.inputCount }
    /// Rows that the circuit's polynomials are interpolated over.
    public var domainSize: Int { header.domainSize }

    /// Why no key can be made.
    public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// The powers do not suffice for the circuit.
        case tooFewPowers(needed: Int, power: Int)
        /// The powers were not prepared.
        case notPrepared
        /// Nobody contributed to the powers.
        case noContribution

        public var description: String {
            switch self {
            case .tooFewPowers(let needed, let power): "the circuit needs powers of tau to 2^\(needed), and these go to 2^\(power)"
            case .notPrepared: "these powers of tau are not prepared for the second phase"
            case .noContribution: "nobody contributed to these powers of tau, so everybody knows their secrets"
            }
        }
    }

    /// Works the key out.
    ///
    /// The powers that it takes are checked for being what they should (successive powers of one τ, the same in both groups; α and β the same
    /// everywhere). Who contributed to them, ``PowersVerifier`` says.
    ///
    /// - Throws: ``Refusal``; ``CeremonyFault`` for powers that are none; `FormatError` for points that are none; `CancellationError`.
    /// - Complexity: an addition for each entry of the circuit that is 1 or −1 and a multiplication for each other, in three sections of G1 and one
    ///   of G2; some sums of products over the powers.
    public init(
        of circuit: R1CS<C.Fr>, _ powers: PowersFile<C>, threads: Int = Parallel.processorCount,
        progress: some ProgressObserver = SilentProgress()
    ) throws {
        let qap = QAP(circuit)
        let n = qap.domainSize
        guard n <= powers.domainSize else { throw Refusal.tooFewPowers(needed: n.trailingZeroBitCount, power: powers.power) }
        guard powers.isPrepared else { throw Refusal.notPrepared }
        guard powers.hasContributor else { throw Refusal.noContribution }
        let basis = try KeyBasis(powers, size: n, threads: threads, progress: progress)
        self.init(qap, circuit.c, basis, threads, progress)
        try progress.step(stage: "making the key", completed: 7, total: 7)
    }

    private init(
        _ qap: QAP<C.Fr>, _ w: SparseMatrix<C.Fr>, _ basis: KeyBasis<C>, _ threads: Int, _ progress: some ProgressObserver
    ) {
        func report(_ step: Int) { progress.report(stage: "making the key", completed: step, total: 7) }
        report(0)
        let (n, wires) = (qap.domainSize, qap.wireCount)
        let columnsB = ColumnEntries([(qap.b, 0)], columnCount: wires)
        a = ColumnEntries([(qap.a, 0)], columnCount: wires).sums(over: basis.tau1, in: C.G1.self, threads: threads)
        report(1)
        b1 = columnsB.sums(over: basis.tau1, in: C.G1.self, threads: threads)
        report(2)
        b2 = columnsB.sums(over: basis.tau2, in: C.G2.self, threads: threads)
        report(3)
        let combined = ColumnEntries([(qap.a, 0), (qap.b, n), (w, 2 * n)], columnCount: wires)
            .sums(over: basis.beta1 + basis.alpha1 + basis.tau1, in: C.G1.self, threads: threads)
        report(5)
        inputPoints = Array(combined[...qap.inputCount])
        c = Array(combined[(qap.inputCount + 1)...])
        h = basis.odd
        self.qap = qap
        header = ZkeyHeader(
            wireCount: wires, inputCount: qap.inputCount, domainSize: n, alpha1: basis.alpha, beta1: basis.beta, beta2: basis.beta2)
        circuitHash = Self.hash(header, inputPoints, basis.vanishing, c, a, b1, b2)
    }

    /// BLAKE2b-512 of α₁, β₁, β₂, γ₂, δ₁, δ₂, and then, each list after its length as a 32-bit big-endian number: IC, [τ^(i + n) − τ^i]₁ for
    /// i < n − 1, C, A, B in G1, B in G2.
    private static func hash(
        _ header: ZkeyHeader<C>, _ inputPoints: [C.G1.Affine], _ vanishing: [C.G1.Affine], _ c: [C.G1.Affine], _ a: [C.G1.Affine],
        _ b1: [C.G1.Affine], _ b2: [C.G2.Affine]
    ) -> [UInt8] {
        var hash = BLAKE2b512()
        hash.update(C.G1.Affine.uncompressedBytes([header.alpha1, header.beta1]))
        hash.update(C.G2.Affine.uncompressedBytes([header.beta2, header.gamma2]))
        hash.update(header.delta1.uncompressedBytes + header.delta2.uncompressedBytes)
        for points in [inputPoints, vanishing, c, a, b1] { update(&hash, points) }
        update(&hash, b2)
        return hash.finalize()
    }

    private static func update<P: AffinePoint>(_ hash: inout BLAKE2b512, _ points: [P]) {
        hash.update(withUnsafeBytes(of: UInt32(points.count).bigEndian) { Array($0) })
        for first in stride(from: 0, to: points.count, by: PtauLayout.pointsTogether) {
            hash.update(P.uncompressedBytes(Array(points[first..<min(first + PtauLayout.pointsTogether, points.count)])))
        }
    }
}
