// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayFormats
internal import AssayGroth16

extension PowersFile {
    /// Why a file cannot be prepared.
    public enum PreparationRefusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// The field has no domain of twice as many points.
        case tooManyPowers(power: Int)

        public var description: String {
            switch self {
            case .tooManyPowers(let power): "the field has no domain of twice 2^\(power) points, so that these powers cannot be prepared"
            }
        }
    }

    /// Writes the file with the Lagrange points from which keys are made, for every domain that the powers suffice for. What was prepared before is
    /// made again.
    ///
    /// The greatest domain of all, of 2N points, wants τ^(2N − 1), which the file does not have; it counts as infinity there, as in other tools:
    /// keys are used with polynomials of lower degree only.
    ///
    /// No secret takes part and the result is determined by the powers, so work that was interrupted is simply begun again.
    ///
    /// - Throws: ``PreparationRefusal``, ``FormatError`` for a bad point in the file, ``FileError``, and ``CancellationError``.
    /// - Complexity: about 3 N log N products in G1 and a half in G2. All points of one section and domain are in memory at once.
    public func prepare(
        to file: NewFile, threads: Int = Parallel.processorCount, progress: some ProgressObserver = SilentProgress()
    ) throws {
        guard power < C.Fr.twoAdicity else { throw PreparationRefusal.tooManyPowers(power: power) }
        var writer = try PowersWriter<C>(file, power: power, ceremonyPower: ceremonyPower, isPrepared: true)
        for section in PtauSection.powers {
            try writer.begin(section)
            try forEachPiece(of: section) { try writer.append($0) }
        }
        try writer.append(contributions)
        let (source, targets) = ([PtauSection.tauG1, .tauG2, .alphaTauG1, .betaTauG1], PtauSection.prepared)
        for (powers, target) in zip(source, targets) {
            try writer.begin(target)
            if target.isInG2 {
                try transform(powers, in: C.G2.self, to: &writer, threads, progress)
            } else {
                try transform(powers, in: C.G1.self, to: &writer, threads, progress)
            }
        }
    }

    private func transform<G: CurveGroup>(
        _ powers: PtauSection, in _: G.Type, to writer: inout PowersWriter<C>, _ threads: Int, _ progress: some ProgressObserver
    ) throws where G.Scalar == C.Fr {
        let logs = 0...(powers == .tauG1 ? power + 1 : power)
        let total = logs.reduce(0) { $0 + G.lagrangeProductCount(of: 1 << $1) }
        let stage = "preparing \(powers.content)"
        progress.report(stage: stage, completed: 0, total: total)
        var done = 0
        for log in logs {
            let missing = log > power ? 1 : 0
            let points: [G.Affine] = try points(powers, 0..<(1 << log) - missing)
            let padded = points + [G.Affine](repeating: .infinity, count: missing)
            let lagrange = G.lagrange(ofPowers: padded, threads: threads) { count in
                done += count
                progress.report(stage: stage, completed: done, total: total)
                return !progress.isCancelled
            }
            guard let lagrange else { throw CancellationError() }
            try writer.append(lagrange)
        }
    }
}
