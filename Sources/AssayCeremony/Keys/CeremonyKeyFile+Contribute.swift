// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayCrypto
public import AssayFormats
internal import AssayGroth16

/// What a contributor to a key publishes.
public struct KeyStep: Hashable, Sendable {
    /// The number of the contribution, from 1.
    public let number: Int
    /// The name of the circuit within the ceremony.
    public let circuitHash: [UInt8]
    /// BLAKE2b-512 of the contribution: δ after it, its proof of knowledge and its transcript.
    public let contributionHash: [UInt8]
}

extension CeremonyKeyFile {
    /// Why nothing can be contributed to a key.
    public enum ContributionRefusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// One party made the key; whatever is contributed, that party can forge proofs.
        case singleParty

        public var description: String { "one party made this key alone, and could forge proofs whatever is contributed to it" }
    }

    /// Writes the key with one contribution more, of a secret that is gone when this returns: hashed from the system generator and `entropy`.
    ///
    /// δ is multiplied by the secret, and the points of C and H by its inverse; all else is copied.
    ///
    /// - Throws: `FormatError` for a bad point, `FileError`, ``ContributionRefusal``, `CancellationError`.
    /// - Complexity: a multiplication of each point of C and H.
    public func contribute(
        name: ContributorName?, mixing entropy: [UInt8] = [], to file: NewFile, threads: Int = Parallel.processorCount,
        progress: some ProgressObserver = SilentProgress()
    ) throws -> KeyStep {
        let secrets = ContributionSecrets<C.Fr>(mixing: entropy)
        let g1S = (secrets.elements(1, from: 1)[0] * C.G1.generator).affine
        return try apply(secrets.elements(1), g1S, .person, .init(name: name?.text), to: file, threads, progress)
    }

    /// Writes the key with the contribution of a beacon.
    ///
    /// - Throws: as ``contribute(name:mixing:to:threads:progress:)`` does.
    public func apply(
        _ beacon: Beacon, name: ContributorName?, to file: NewFile, threads: Int = Parallel.processorCount,
        progress: some ProgressObserver = SilentProgress()
    ) throws -> KeyStep {
        let drawn = C.draw(scalars: 1, points: 1, seed: try beacon.seed(progress: progress))
        let parameters = Contribution<C>.Parameters(name: name?.text, beaconExponent: UInt8(beacon.exponent), beaconHash: beacon.value)
        return try apply(SecretElements(drawn.scalars), drawn.points[0], .beacon, parameters, to: file, threads, progress)
    }

    func apply(
        _ secret: SecretElements<C.Fr>, _ g1S: C.G1.Affine, _ kind: Contribution<C>.Kind, _ parameters: Contribution<C>.Parameters,
        to file: NewFile, _ threads: Int, _ progress: some ProgressObserver
    ) throws -> KeyStep {
        guard !isSingleParty else { throw ContributionRefusal.singleParty }
        let contribution = contribution(secret, g1S, kind, parameters)
        var next = (header: header, ceremony: ceremony)
        next.ceremony.contributions.append(contribution)
        next.header.delta1 = contribution.deltaAfter
        next.header.delta2 = (secret[0] * C.G2(header.delta2)).affine
        let inverse = SecretElements([secret[0].inverse ?? .zero])
        try write(next.header, next.ceremony, dividingBy: inverse, to: file, threads, progress)
        return KeyStep(
            number: next.ceremony.contributions.count, circuitHash: circuitHash, contributionHash: contribution.digest)
    }

    private func contribution(
        _ secret: SecretElements<C.Fr>, _ g1S: C.G1.Affine, _ kind: Contribution<C>.Kind, _ parameters: Contribution<C>.Parameters
    ) -> Contribution<C> {
        let g1 = C.G1.batchAffine([secret[0] * C.G1(header.delta1), secret[0] * C.G1(g1S)])
        let transcript = Contribution<C>.transcript(
            circuitHash: circuitHash, earlier: ceremony.contributions, g1S: g1S, g1SX: g1[1])
        return Contribution(
            deltaAfter: g1[0], g1S: g1S, g1SX: g1[1], g2SPX: (secret[0] * C.G2(C.hashToG2(transcript))).affine, transcript: transcript,
            kind: kind, parameters: parameters)
    }

    private func write(
        _ header: ZkeyHeader<C>, _ ceremony: Ceremony<C>, dividingBy inverse: SecretElements<C.Fr>, to file: NewFile, _ threads: Int,
        _ progress: some ProgressObserver
    ) throws {
        var writer = try SectionWriter(
            file, format: ZkeyLayout.format, version: ZkeyLayout.version, sectionCount: ZkeySection.allCases.count)
        let total = header.wireCount + header.domainSize
        var done = 0
        for section in ZkeySection.allCases {
            var bytes: [UInt8] = []
            switch section {
            case .header: header.append(to: &bytes)
            case .ceremony: ceremony.append(to: &bytes)
            default: try writer.begin(section: section.rawValue, byteCount: container.length(of: section) ?? 0)
            }
            switch section {
            case .header, .ceremony: try writer.append(section: section.rawValue, bytes)
            case .c, .h:
                try forEachPart(of: section, as: C.G1.Affine.self) { _, points in
                    try progress.step(stage: "contributing", completed: done, total: total)
                    let factors = SecretElements([C.Fr](repeating: inverse[0], count: points.count))
                    try writer.append(C.G1.multiplyEach(points, by: factors.values, threads: threads))
                    done += points.count
                }
            default: try forEachPiece(of: section) { _, piece in try writer.append(Array(piece)) }
            }
        }
    }
}

extension Contribution {
    /// BLAKE2b-512 of what later transcripts absorb of the contribution: the hash that its maker publishes.
    var digest: [UInt8] { BLAKE2b512.digest(publicBytes) }
}
