// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayCrypto
public import AssayFormats
internal import AssayGroth16

extension PowersFile {
    /// Why nothing can be contributed to a file.
    public enum ContributionRefusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// It has been cut from a greater one.
        case cut(power: Int, ceremonyPower: Int)

        public var description: String {
            switch self {
            case .cut(let power, let ceremonyPower):
                "these are powers to 2^\(power) of a ceremony of 2^\(ceremonyPower): contributions are made to the whole file"
            }
        }
    }

    /// Writes the file with one contribution more, of secrets that are gone when this returns: hashed from the system generator and `entropy`.
    ///
    /// Sections of Lagrange points are left out: they have to be made again from the new powers.
    ///
    /// - Throws: ``FormatError`` for a bad point in the file, ``FileError``, ``ContributionRefusal``, and ``CancellationError``.
    /// - Complexity: a multiplication of each point; see docs/performance.md.
    public func contribute(
        name: ContributorName?, mixing entropy: [UInt8] = [], to file: NewFile, threads: Int = Parallel.processorCount,
        progress: some ProgressObserver = SilentProgress()
    ) throws -> PowersStep {
        let challenge = try lastChallenge(progress: progress)
        let secrets = PowersSecrets<C>(ContributionSecrets(mixing: entropy), challenge: challenge)
        return try apply(secrets, .person, .init(name: name?.text), challenge: challenge, to: file, threads, progress)
    }

    /// Writes the file with the contribution of a beacon.
    ///
    /// - Throws: as ``contribute(name:mixing:to:threads:progress:)`` does.
    public func apply(
        _ beacon: Beacon, name: ContributorName?, to file: NewFile, threads: Int = Parallel.processorCount,
        progress: some ProgressObserver = SilentProgress()
    ) throws -> PowersStep {
        let challenge = try lastChallenge(progress: progress)
        let secrets = PowersSecrets<C>(beaconSeed: try beacon.seed(progress: progress), challenge: challenge)
        let parameters = PowersContribution<C>.Parameters(
            name: name?.text, beaconExponent: UInt8(beacon.exponent), beaconHash: beacon.value)
        return try apply(secrets, .beacon, parameters, challenge: challenge, to: file, threads, progress)
    }

    private func lastChallenge(progress: some ProgressObserver) throws -> [UInt8] {
        guard !isCut else { throw ContributionRefusal.cut(power: power, ceremonyPower: ceremonyPower) }
        if let last = contributions.last { return last.nextChallenge }
        return try PowersTranscript.firstChallenge(power: power, on: C.self, progress: progress)
    }

    func apply(
        _ secrets: borrowing PowersSecrets<C>, _ kind: PowersContribution<C>.Kind, _ parameters: PowersContribution<C>.Parameters,
        challenge: [UInt8], to file: NewFile, _ threads: Int, _ progress: some ProgressObserver
    ) throws -> PowersStep {
        var work = try PowersMultiplication(self, challenge: challenge, to: file, threads: threads, progress: progress)
        for section in PtauSection.powers { try work.multiply(section, secrets) }
        var contribution = PowersContribution<C>(
            points: try work.firstPoints(), tau: secrets.proofs[0], alpha: secrets.proofs[1], beta: secrets.proofs[2],
            partialHash: work.response.bytes, nextChallenge: [], kind: kind, parameters: parameters)
        contribution.nextChallenge = try work.nextChallenge(response: contribution.responseHash)
        try work.finish(contributions + [contribution])
        return PowersStep(
            number: contributions.count + 1, challenge: challenge, response: contribution.responseHash,
            nextChallenge: contribution.nextChallenge)
    }
}

/// Every point of a file times its part of the secrets, section by section.
private struct PowersMultiplication<C: CeremonyCurve> {
    /// Absorbs the challenge and all points, compressed.
    private(set) var response = BLAKE2b512State()
    private let source: PowersFile<C>
    private var writer: PowersWriter<C>
    private var starts: [PtauSection: Int] = [:]
    private let threads: Int
    private let progress: any ProgressObserver
    private var done = 0
    private let total: Int
    /// A product in G2 takes about as long as so many in G1.
    private static var weightOfG2: Int { 8 }

    init(_ source: PowersFile<C>, challenge: [UInt8], to file: NewFile, threads: Int, progress: any ProgressObserver) throws {
        self.source = source
        self.threads = threads
        self.progress = progress
        writer = try PowersWriter(file, power: source.power, ceremonyPower: source.ceremonyPower, isPrepared: false)
        total = PtauSection.powers.reduce(0) { $0 + $1.count(power: source.power) * ($1.isInG2 ? Self.weightOfG2 : 1) }
        response.update(challenge)
    }

    mutating func multiply(_ section: PtauSection, _ secrets: borrowing PowersSecrets<C>) throws {
        starts[section] = try writer.begin(section)
        if section.isInG2 {
            try multiply(section, by: secrets.factor(of: section), secrets.tau, in: C.G2.self)
        } else {
            try multiply(section, by: secrets.factor(of: section), secrets.tau, in: C.G1.self)
        }
    }

    private mutating func multiply<G: CurveGroup>(_ section: PtauSection, by first: G.Scalar, _ tau: G.Scalar, in _: G.Type) throws
    where G.Scalar == C.Fr {
        var factor = first
        try source.forEachPart(of: section, as: G.Affine.self) { _, points in
            try progress.step(stage: "contributing", completed: done, total: total)
            let factors = SecretElements(C.Fr.powers(of: tau, from: factor, count: points.count))
            factor = factors[points.count - 1] * tau
            let products = G.multiplyEach(points, by: factors.values, threads: threads)
            try writer.append(products)
            response.update(G.Affine.compressedBytes(products))
            done += points.count * (section.isInG2 ? Self.weightOfG2 : 1)
        }
    }

    /// The points of the secrets, read again from what was written.
    func firstPoints() throws -> PowersContribution<C>.Points {
        func point<P: AffinePoint>(_ section: PtauSection, _ index: Int) throws -> P {
            let start = (starts[section] ?? 0) + index * P.byteCount
            return try writer.writer.points(from: start, count: 1)[0]
        }
        return .init(
            tauG1: try point(.tauG1, 1), tauG2: try point(.tauG2, 1), alphaG1: try point(.alphaTauG1, 0),
            betaG1: try point(.betaTauG1, 0), betaG2: try point(.betaG2, 0))
    }

    /// BLAKE2b-512 of the response and all points, read again from what was written: the response is known only when all are.
    func nextChallenge(response: [UInt8]) throws -> [UInt8] {
        var hash = BLAKE2b512()
        hash.update(response)
        for section in PtauSection.powers {
            let (start, count) = (starts[section] ?? 0, section.count(power: source.power))
            for first in stride(from: 0, to: count, by: PtauLayout.pointsTogether) {
                let together = min(PtauLayout.pointsTogether, count - first)
                try progress.step(stage: "hashing \(section.content)", completed: first, total: count)
                hash.update(try uncompressed(section, from: start, first, together))
            }
        }
        return hash.finalize()
    }

    private func uncompressed(_ section: PtauSection, from start: Int, _ first: Int, _ count: Int) throws -> [UInt8] {
        if section.isInG2 {
            let points: [C.G2.Affine] = try writer.writer.points(from: start + first * C.G2.Affine.byteCount, count: count)
            return C.G2.Affine.uncompressedBytes(points)
        }
        let points: [C.G1.Affine] = try writer.writer.points(from: start + first * C.G1.Affine.byteCount, count: count)
        return C.G1.Affine.uncompressedBytes(points)
    }

    mutating func finish(_ contributions: [PowersContribution<C>]) throws { try writer.append(contributions) }
}
