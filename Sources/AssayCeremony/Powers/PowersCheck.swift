// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// The check of the points of a first phase: that each section holds powers of one τ, times what it says, and that these secrets are known ones of
/// the contributions.
struct PowersCheck<C: CeremonyCurve> {
    private let file: PowersFile<C>
    /// The secrets that the sections must be made with.
    private let secrets: PowersContribution<C>.Points
    private let threads: Int
    private let progress: any ProgressObserver

    init(
        _ file: PowersFile<C>, _ secrets: PowersContribution<C>.Points, threads: Int, progress: any ProgressObserver
    ) {
        self.file = file
        self.secrets = secrets
        self.threads = threads
        self.progress = progress
    }

    /// Refuses τ = 1 and other roots of unity of the file's domains, and α and β of 1 and −1.
    func checkSecrets() throws {
        try C.checkIsNoSign(secrets.alphaG1, .alphaTauG1)
        try C.checkIsNoSign(secrets.betaG1, .betaTauG1)
        for log in 0...file.power { try C.checkIsNoRoot(file.points(.tauG1, 1 << log..<(1 << log) + 1)[0], log: log) }
    }

    /// Checks a section, and hands its points to `absorb` as transcripts hash them, uncompressed and compressed.
    func check(_ section: PtauSection, _ absorb: ([UInt8], [UInt8]) -> Void) throws {
        switch section {
        case .tauG1: try checkInG1(section, [0: C.G1.affineGenerator, 1: secrets.tauG1], absorb)
        case .tauG2: try checkInG2(section, [0: C.G2.affineGenerator, 1: secrets.tauG2], absorb)
        case .alphaTauG1: try checkInG1(section, [0: secrets.alphaG1], absorb)
        case .betaTauG1: try checkInG1(section, [0: secrets.betaG1], absorb)
        case .betaG2: try checkInG2(section, [0: secrets.betaG2], absorb)
        default: break
        }
    }

    private func checkInG1(_ section: PtauSection, _ expected: [Int: C.G1.Affine], _ absorb: ([UInt8], [UInt8]) -> Void) throws {
        try check(section, C.G1.self, expected, absorb) { C.areInRatio($0, $1, as: C.G2.affineGenerator, secrets.tauG2) }
    }

    private func checkInG2(_ section: PtauSection, _ expected: [Int: C.G2.Affine], _ absorb: ([UInt8], [UInt8]) -> Void) throws {
        try check(section, C.G2.self, expected, absorb) { C.areInRatio(C.G1.affineGenerator, secrets.tauG1, as: $0, $1) }
    }

    private func check<G: CurveGroup>(
        _ section: PtauSection, _: G.Type, _ expected: [Int: G.Affine], _ absorb: ([UInt8], [UInt8]) -> Void,
        areNeighbours: (G.Affine, G.Affine) -> Bool
    ) throws where G.Scalar == C.Fr {
        let place = CeremonyFault.Place.part(section.content)
        let count = section.count(power: file.power)
        var exponents = RandomExponents<C.Fr>()
        var (lower, upper, last) = (G.zero, G.zero, G.Affine?.none)
        try file.forEachPart(of: section, as: G.Affine.self) { first, points in
            try progress.step(stage: "checking \(section.content)", completed: first, total: count)
            for (index, point) in expected where first <= index && index < first + points.count {
                guard points[index - first] == point else {
                    throw CeremonyFault(.otherSecrets, in: place, "point \(index) is not the one that the contributions end with")
                }
            }
            absorb(G.Affine.uncompressedBytes(points), G.Affine.compressedBytes(points))
            // Neighbours, the last of the part before included.
            let run = (last.map { [$0] } ?? []) + points
            let factors = exponents.next(run.count - 1)
            lower += G.sum(Array(run.dropLast()), factors, threads: threads)
            upper += G.sum(Array(run.dropFirst()), factors, threads: threads)
            last = points.last
        }
        guard count == 1 || areNeighbours(lower.affine, upper.affine) else {
            throw CeremonyFault(.powers, in: place, "the points are not successive powers of tau")
        }
    }
}
