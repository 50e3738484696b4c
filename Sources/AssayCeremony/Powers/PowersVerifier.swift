// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayCrypto
internal import AssayFormats
public import AssayGroth16

/// Checks a first phase from its file alone: every contribution, every hash that can be worked out again, and every point.
public struct PowersVerifier<C: CeremonyCurve>: Sendable {
    private let file: PowersFile<C>
    private let threads: Int
    private let progress: any ProgressObserver

    /// A check of `file` on up to `threads` threads.
    public init(
        _ file: PowersFile<C>, threads: Int = Parallel.processorCount, progress: some ProgressObserver = SilentProgress()
    ) {
        self.file = file
        self.threads = threads
        self.progress = progress
    }

    /// Returns what there is to say about a file that holds, and throws for the first thing that does not.
    ///
    /// - Throws: ``CeremonyFault``; ``FormatError`` for a point that is none; ``CancellationError``.
    /// - Complexity: some sums of products over all points, and a subgroup check for each of G2.
    public func verify() throws -> PowersReport {
        guard file.hasContributor else {
            throw CeremonyFault(
                .noContribution, in: .part(PtauSection.contributions.content),
                "nobody contributed a secret (beacons have none), so everybody knows the secrets")
        }
        let first = try PowersTranscript.firstChallenge(power: file.ceremonyPower, on: C.self, progress: progress)
        let checks = checks(from: first)
        let steps = try checkContributions(checks)
        let hashes = try checkPowers(steps)
        try check(hashes, steps)
        if file.isPrepared { try LagrangeCheck(file, threads: threads, progress: progress).run() }
        // The hashing of a beacon may be as long as the file likes.
        for check in checks { try check.checkBeacon(progress) }
        return PowersReport(
            power: file.power, ceremonyPower: file.ceremonyPower, isPrepared: file.isPrepared,
            contributions: zip(file.contributions, steps).map { PowersReport.Entry($0, $1) })
    }

    private func checks(from firstChallenge: [UInt8]) -> [PowersContributionCheck<C>] {
        var (challenge, points) = (firstChallenge, PowersContribution<C>.Points.ones)
        return file.contributions.enumerated().map { index, contribution in
            defer { (challenge, points) = (contribution.nextChallenge, contribution.points) }
            return PowersContributionCheck(contribution, number: index + 1, challenge: challenge, after: points)
        }
    }

    /// All proofs of knowledge, and that each contribution's points follow from those before it.
    private func checkContributions(_ checks: [PowersContributionCheck<C>]) throws -> [PowersStep] {
        try checks.enumerated().map { index, check in
            try progress.step(stage: "checking contributions", completed: index, total: checks.count)
            try check.checkProofs()
            let contribution = file.contributions[index]
            return PowersStep(
                number: index + 1, challenge: check.challenge, response: contribution.responseHash,
                nextChallenge: contribution.nextChallenge)
        }
    }

    /// What the file's points hash to.
    private struct Hashes {
        var response: BLAKE2b512State
        let challenge: [UInt8]
    }

    private func checkPowers(_ steps: [PowersStep]) throws -> Hashes {
        guard let last = file.contributions.last, let step = steps.last else { preconditionFailure("a file with contributions") }
        var response = BLAKE2b512State()
        response.update(step.challenge)
        var challenge = BLAKE2b512()
        challenge.update(step.response)
        let check = PowersCheck(file, last.points, threads: threads, progress: progress)
        try check.checkSecrets()
        for section in PtauSection.powers {
            try check.check(section) { uncompressed, compressed in
                challenge.update(uncompressed)
                response.update(compressed)
            }
        }
        return Hashes(response: response, challenge: challenge.finalize())
    }

    /// The hashes of the last contribution; those of earlier ones cannot be worked out again, as their points are gone.
    private func check(_ hashes: Hashes, _ steps: [PowersStep]) throws {
        guard !file.isCut, let last = file.contributions.last, let step = steps.last else { return }
        let place = CeremonyFault.Place.contribution(number: step.number, name: last.name)
        var response = hashes.response
        response.update(last.publicKeyBytes)
        guard response.finalize() == step.response else {
            throw CeremonyFault(.hash, in: place, "its response is not the hash of the points and of the challenge before it")
        }
        guard hashes.challenge == step.nextChallenge else {
            throw CeremonyFault(.hash, in: place, "the challenge after it is not the hash of the points and of its response")
        }
    }
}

/// What a first phase consists of, once it was checked.
public struct PowersReport: Hashable, Sendable {
    /// A contribution.
    public struct Entry: Hashable, Sendable {
        /// Hashes to compare with what contributors published.
        public let step: PowersStep
        /// What the contributor called itself: untrusted text.
        public let name: String?
        /// The beacon, where the contribution is one.
        public let beacon: Beacon?

        init<C: CeremonyCurve>(_ contribution: PowersContribution<C>, _ step: PowersStep) {
            self.step = step
            name = contribution.name
            beacon = contribution.kind == .beacon ? try? Beacon(contribution.parameters) : nil
        }
    }

    public let power: Int
    public let ceremonyPower: Int
    public let isPrepared: Bool
    public let contributions: [Entry]
}
