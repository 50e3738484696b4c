// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// Whether the Lagrange points of a file follow from its powers, for all domains at once.
///
/// For random r, Σ r_i L_i(τ) is the value at τ of the polynomial that has the values r on the domain; so it must be the sum of the powers of
/// τ times the coefficients of that polynomial, which a transform of r gives.
struct LagrangeCheck<C: CeremonyCurve> {
    private let file: PowersFile<C>
    private let threads: Int
    private let progress: any ProgressObserver

    init(_ file: PowersFile<C>, threads: Int, progress: any ProgressObserver) {
        self.file = file
        self.threads = threads
        self.progress = progress
    }

    func run() throws {
        try check(.lagrangeTauG1, against: .tauG1, in: C.G1.self)
        try check(.lagrangeTauG2, against: .tauG2, in: C.G2.self)
        try check(.lagrangeAlphaTauG1, against: .alphaTauG1, in: C.G1.self)
        try check(.lagrangeBetaTauG1, against: .betaTauG1, in: C.G1.self)
    }

    private func check<G: CurveGroup>(_ section: PtauSection, against powers: PtauSection, in _: G.Type) throws where G.Scalar == C.Fr {
        let n = 1 << file.power
        var coefficients = [C.Fr](repeating: .zero, count: 2 * n)
        var sum = G.zero
        for log in 0...file.power {
            try progress.step(stage: "checking \(section.content)", completed: log, total: file.power + 2)
            sum += try self.sum(section, size: 1 << log, &coefficients, in: G.self)
        }
        guard try matches(sum, powers, coefficients, n) else { throw fault(section) }
        guard section == .lagrangeTauG1 else { return }
        // The greatest domain by itself: τ^(2n − 1) is not in the file.
        try progress.step(stage: "checking \(section.content)", completed: file.power + 1, total: file.power + 2)
        coefficients = [C.Fr](repeating: .zero, count: 2 * n)
        let greatest = try self.sum(section, size: 2 * n, &coefficients, in: C.G1.self)
        let known = try powersSum(.tauG1, coefficients, 2 * n - 1, in: C.G1.self)
        let last: C.G1.Affine = try file.points(.tauG1, 2 * n - 2..<2 * n - 1)[0]
        let tau: C.G2.Affine = try file.points(.tauG2, 1..<2)[0]
        guard C.isZeroOrNextPower(greatest - known, coefficients[2 * n - 1], after: last, tau: tau) else { throw fault(section) }
    }

    /// A random sum of the points of one domain; what it should be is added to `coefficients`.
    private func sum<G: CurveGroup>(_ section: PtauSection, size: Int, _ coefficients: inout [C.Fr], in _: G.Type) throws -> G
    where G.Scalar == C.Fr {
        var exponents = RandomExponents<C.Fr>()
        var values = exponents.next(size)
        var sum = G.zero
        for first in stride(from: 0, to: size, by: PtauLayout.pointsTogether) {
            let range = first..<min(first + PtauLayout.pointsTogether, size)
            let points: [G.Affine] = try file.points(section, size - 1 + range.lowerBound..<size - 1 + range.upperBound)
            sum += G.sum(points, Array(values[range]), threads: threads)
        }
        guard let domain = EvaluationDomain<C.Fr>(size: size) else { throw fault(section) }
        try domain.intt(&values, threads: threads)
        for (index, value) in values.enumerated() { coefficients[index] += value }
        return sum
    }

    private func matches<G: CurveGroup>(_ sum: G, _ powers: PtauSection, _ coefficients: [C.Fr], _ count: Int) throws -> Bool
    where G.Scalar == C.Fr {
        sum == (try powersSum(powers, coefficients, count, in: G.self))
    }

    private func powersSum<G: CurveGroup>(_ powers: PtauSection, _ coefficients: [C.Fr], _ count: Int, in _: G.Type) throws -> G
    where G.Scalar == C.Fr {
        var sum = G.zero
        for first in stride(from: 0, to: count, by: PtauLayout.pointsTogether) {
            let range = first..<min(first + PtauLayout.pointsTogether, count)
            sum += G.sum(try file.points(powers, range), Array(coefficients[range]), threads: threads)
        }
        return sum
    }

    private func fault(_ section: PtauSection) -> CeremonyFault {
        CeremonyFault(.lagrange, in: .part(section.content), "the points do not follow from the powers; prepare the file again")
    }
}
