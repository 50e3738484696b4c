// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayFormats
internal import AssayCrypto
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
    /// No secret takes part and the result is determined by the powers. So work that was interrupted can go on: with `parts` what is worked out is kept
    /// as it comes, and what an earlier preparation of the same powers has left there is not worked out again. The caller removes them. They take as
    /// much space again as what is added to the file.
    ///
    /// - Returns: how many sections and domains were there already.
    /// - Throws: ``PreparationRefusal``, ``PreparedParts/Refusal``, ``FormatError`` for a bad point in the file, ``FileError``, and ``CancellationError``.
    /// - Complexity: about 3 N log N products in G1 and a half in G2. All points of one section and domain are in memory at once.
    @discardableResult
    public func prepare(
        to file: NewFile, keeping parts: PreparedParts? = nil, threads: Int = Parallel.processorCount,
        progress: some ProgressObserver = SilentProgress()
    ) throws -> Int {
        guard power < C.Fr.twoAdicity else { throw PreparationRefusal.tooManyPowers(power: power) }
        let known = try parts.map { try open($0, progress) } ?? 0
        var writer = try PowersWriter<C>(file, power: power, ceremonyPower: ceremonyPower, isPrepared: true)
        for section in PtauSection.powers {
            try writer.begin(section)
            try forEachPiece(of: section) { try writer.append(Array($0)) }
        }
        try writer.append(contributions)
        let (source, targets) = ([PtauSection.tauG1, .tauG2, .alphaTauG1, .betaTauG1], PtauSection.prepared)
        for (powers, target) in zip(source, targets) {
            try writer.begin(target)
            if target.isInG2 {
                try transform(powers, to: target, in: C.G2.self, &writer, parts, threads, progress)
            } else {
                try transform(powers, to: target, in: C.G1.self, &writer, parts, threads, progress)
            }
        }
        return known
    }

    private func transform<G: CurveGroup>(
        _ powers: PtauSection, to target: PtauSection, in _: G.Type, _ writer: inout PowersWriter<C>, _ parts: PreparedParts?,
        _ threads: Int, _ progress: some ProgressObserver
    ) throws where G.Scalar == C.Fr {
        let logs = 0...lastLog(of: target)
        let total = logs.reduce(0) { $0 + G.lagrangeProductCount(of: 1 << $1) }
        let stage = "preparing \(powers.content)"
        var done = 0
        for log in logs {
            try progress.step(stage: stage, completed: done, total: total)
            let place = place(target, log)
            if let known = try parts?.points(place) {
                done += G.lagrangeProductCount(of: 1 << log)
                try writer.append(known)
                continue
            }
            let missing = log > power ? 1 : 0
            let points: [G.Affine] = try points(powers, 0..<(1 << log) - missing)
            let padded = points + [G.Affine](repeating: .infinity, count: missing)
            let lagrange = G.lagrange(ofPowers: padded, threads: threads) { count in
                done += count
                progress.report(stage: stage, completed: done, total: total)
                return !progress.isCancelled
            }
            guard let lagrange else { throw CancellationError() }
            let bytes = SectionWriter.bytes(of: lagrange)
            parts?.keep(bytes, place)
            try writer.append(bytes)
        }
    }

    private func open(_ parts: PreparedParts, _ progress: some ProgressObserver) throws -> Int {
        progress.report(stage: "looking for parts of a preparation that was interrupted", completed: 0, total: 0)
        let places = PtauSection.prepared.flatMap { target in (0...lastLog(of: target)).map { place(target, $0) } }
        return try parts.open(for: try digestOfPowers(), places: places)
    }

    /// The greatest domain of a section has 2 to the power of this many points.
    private func lastLog(of target: PtauSection) -> Int { target == .lagrangeTauG1 ? power + 1 : power }

    private func place(_ target: PtauSection, _ log: Int) -> PreparedParts.Place {
        let size = target.isInG2 ? C.G2.Affine.byteCount : C.G1.Affine.byteCount
        return PreparedParts.Place(section: target.rawValue, log: log, byteCount: size << log)
    }

    /// All points from which the prepared ones follow, in one number.
    private func digestOfPowers() throws -> [UInt8] {
        var state = BLAKE2b512()
        for section in PtauSection.powers { try forEachPiece(of: section) { state.update($0) } }
        return state.finalize()
    }
}
