// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayCrypto
public import AssayGroth16

/// Checks the second phase of a key against what its circuit and the powers give: every contribution, and every point of the key.
public struct KeyVerifier<C: CeremonyCurve>: Sendable {
    private let key: CeremonyKeyFile<C>
    private let initial: InitialKey<C>
    private let threads: Int
    private let progress: any ProgressObserver

    /// A check of `key`, whose first key, worked out from the circuit and the powers, is `initial`.
    public init(
        _ key: CeremonyKeyFile<C>, against initial: InitialKey<C>, threads: Int = Parallel.processorCount,
        progress: some ProgressObserver = SilentProgress()
    ) {
        self.key = key
        self.initial = initial
        self.threads = threads
        self.progress = progress
    }

    /// Returns what there is to say about a key that holds, and throws for the first thing that does not.
    ///
    /// - Throws: ``CeremonyFault``; `FormatError` for a point that is none; `CancellationError`.
    public func verify() throws -> KeyReport {
        try checkHeader()
        guard key.ceremony.hasContributor else {
            throw CeremonyFault(
                .noContribution, in: .part("contributions"),
                "nobody contributed a secret (beacons have none), so anyone can forge proofs with this key")
        }
        try key.ceremony.checkProofs(progress)
        try checkSecrets()
        try checkCopies()
        try checkScaled(.c, initial.c)
        try checkScaled(.h, initial.h)
        try key.ceremony.checkBeacons(progress)
        return KeyReport(
            circuitHash: initial.circuitHash,
            contributions: key.ceremony.contributions.enumerated().map { .init($0.element, $0.offset + 1) })
    }

    private func part(_ name: String) -> CeremonyFault.Place { .part(name) }

    private func checkHeader() throws(CeremonyFault) {
        let (ours, theirs) = (initial.header, key.header)
        let counts =
            "the circuit has \(ours.wireCount) wires, \(ours.inputCount) public signals and a domain of \(ours.domainSize); "
            + "the key says \(theirs.wireCount), \(theirs.inputCount) and \(theirs.domainSize)"
        guard ours.wireCount == theirs.wireCount, ours.inputCount == theirs.inputCount, ours.domainSize == theirs.domainSize else {
            throw CeremonyFault(.otherKey, in: part("header"), counts)
        }
        let points = [
            ("alpha in G1", ours.alpha1 == theirs.alpha1), ("beta in G1", ours.beta1 == theirs.beta1),
            ("beta in G2", ours.beta2 == theirs.beta2),
        ]
        for (name, isEqual) in points where !isEqual {
            throw CeremonyFault(.otherKey, in: part(name), "it is not that of the powers")
        }
        guard ours.gamma2 == theirs.gamma2 else { throw CeremonyFault(.otherKey, in: part("gamma in G2"), "it is not the generator") }
        guard initial.circuitHash == key.circuitHash else {
            throw CeremonyFault(.otherKey, in: part("circuit hash"), "it is not that of this circuit and these powers")
        }
    }

    /// Contributions that take each other back leave a delta that everybody knows, though none of them is one.
    private func checkSecrets() throws(CeremonyFault) {
        let header = key.header
        guard let relation = KeyRelation(C.self, beta2: header.beta2, gamma2: header.gamma2, delta2: header.delta2) else { return }
        throw CeremonyFault(.knownSecret, in: part("delta"), "\(relation), so anyone can forge proofs for this key")
    }

    /// Everything that contributions leave as it is.
    private func checkCopies() throws {
        try checkEqual(.ic, initial.inputPoints)
        try checkCoefficients()
        try checkEqual(.a, initial.a)
        try checkEqual(.b1, initial.b1)
        try checkEqual(.b2, initial.b2)
    }

    /// Compares bytes: an equal point needs no other check.
    private func checkEqual<P: AffinePoint>(_ section: ZkeySection, _ points: [P]) throws {
        try progress.step(stage: "comparing \(section.content)", completed: 0, total: 1)
        try key.forEachPiece(of: section, size: PtauLayout.pointsTogether * P.byteCount) { offset, piece in
            let first = offset / P.byteCount
            var expected: [UInt8] = []
            P.appendMontgomery(Array(points[first..<first + piece.count / P.byteCount]), to: &expected)
            guard !piece.elementsEqual(expected) else { return }
            let place = zip(piece, expected).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
            throw CeremonyFault(
                .otherKey, in: part("section \(section.rawValue) (\(section.content))"),
                "point \(first + place / P.byteCount) is not the one that the circuit and the powers give")
        }
    }

    /// The rows of A and B, in whatever order other tools list them.
    private func checkCoefficients() throws {
        let place = part("section \(ZkeySection.coefficients.rawValue) (\(ZkeySection.coefficients.content))")
        var reader = try key.container.reader(.coefficients)
        let table = try CoefficientTable<C.Fr>(from: &reader, key.header.wireCount, key.header.domainSize)
        let qap = QAP(a: table.a, b: table.b, inputCount: key.header.inputCount, wireCount: key.header.wireCount)
        guard let qap, qap.isSame(as: initial.qap) else {
            throw CeremonyFault(.otherKey, in: place, "these are not the rows of the circuit")
        }
    }

    /// Whether the points are those of the first key over δ, by a random sum.
    private func checkScaled(_ section: ZkeySection, _ points: [C.G1.Affine]) throws {
        let place = part("section \(section.rawValue) (\(section.content))")
        var exponents = RandomExponents<C.Fr>()
        var (before, after) = (C.G1.zero, C.G1.zero)
        try key.forEachPart(of: section, as: C.G1.Affine.self) { first, scaled in
            try progress.step(stage: "checking \(section.content)", completed: first, total: points.count)
            let factors = exponents.next(scaled.count)
            before += C.G1.sum(Array(points[first..<first + scaled.count]), factors, threads: threads)
            after += C.G1.sum(scaled, factors, threads: threads)
        }
        // e(after, δ) = e(before, 1); both are infinity where a circuit has no such points.
        guard C.pairingProductIsOne([(after.affine, key.header.delta2), (-before.affine, C.G2.affineGenerator)]) else {
            throw CeremonyFault(.notScaled, in: place, "the points are not those of the first key divided by delta")
        }
    }
}

/// What a key's second phase consists of, once it was checked.
public struct KeyReport: Hashable, Sendable {
    /// A contribution.
    public struct Entry: Hashable, Sendable {
        /// From 1.
        public let number: Int
        /// The hash that the contributor published.
        public let hash: [UInt8]
        /// What the contributor called itself: untrusted text.
        public let name: String?
        /// The beacon, where the contribution is one.
        public let beacon: Beacon?

        init<C: CeremonyCurve>(_ contribution: Contribution<C>, _ number: Int) {
            self.number = number
            hash = contribution.digest
            name = contribution.name
            beacon = contribution.kind == .beacon ? try? Beacon(contribution.parameters) : nil
        }
    }

    public let circuitHash: [UInt8]
    public let contributions: [Entry]
}
