// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayFormats
internal import AssayGroth16

/// The points of a first phase that the key of a circuit is made of, checked as far as keys depend on them: a file in which some are wrong
/// cannot be told by its key any more.
struct KeyBasis<C: CeremonyCurve> {
    /// [α]₁, [β]₁, [β]₂
    let alpha: C.G1.Affine
    let beta: C.G1.Affine
    let beta2: C.G2.Affine
    /// [L_i(τ)]₁ and [L_i(τ)]₂ for i < n.
    let tau1: [C.G1.Affine]
    let tau2: [C.G2.Affine]
    /// [α·L_i(τ)]₁ and [β·L_i(τ)]₁ for i < n.
    let alpha1: [C.G1.Affine]
    let beta1: [C.G1.Affine]
    /// [L_{2i+1}(τ)]₁ for i < n, over the domain of 2n points.
    let odd: [C.G1.Affine]
    /// [τ^(i + n) − τ^i]₁ for i < n − 1.
    let vanishing: [C.G1.Affine]

    private static var stage: String { "reading the powers" }

    init(_ powers: PowersFile<C>, size n: Int, threads: Int, progress: some ProgressObserver) throws {
        func report(_ step: Int) throws { try progress.step(stage: Self.stage, completed: step, total: 8) }
        try report(0)
        alpha = try powers.points(.alphaTauG1, 0..<1)[0]
        beta = try powers.points(.betaTauG1, 0..<1)[0]
        beta2 = try powers.points(.betaG2, 0..<1)[0]
        tau1 = try powers.lagrange(.lagrangeTauG1, size: n)
        try report(1)
        tau2 = try powers.lagrange(.lagrangeTauG2, size: n)
        try report(3)
        alpha1 = try powers.lagrange(.lagrangeAlphaTauG1, size: n)
        beta1 = try powers.lagrange(.lagrangeBetaTauG1, size: n)
        try report(4)
        let double: [C.G1.Affine] = try powers.lagrange(.lagrangeTauG1, size: 2 * n)
        odd = stride(from: 1, to: 2 * n, by: 2).map { double[$0] }
        let monomials: [C.G1.Affine] = try powers.points(.tauG1, 0..<2 * n - 1)
        try report(5)
        vanishing = C.G1.batchAffine((0..<n - 1).map { C.G1(monomials[$0 + n]) + -monomials[$0] })
        let check = BasisCheck<C>(monomials, tau2: try powers.points(.tauG2, 1..<2)[0], threads: threads)
        try check.checkPowers()
        try check.check(tau1, .lagrangeTauG1)
        try report(6)
        try check.checkOdd(odd)
        try report(7)
        try check.check(tau2, alpha: (alpha, alpha1), beta: (beta, beta1), beta2, against: tau1)
        try report(8)
    }
}

/// Random linear combinations over the points of a ``KeyBasis``.
private struct BasisCheck<C: CeremonyCurve> {
    /// [τ^i]₁ for i < 2n − 1.
    private let powers: [C.G1.Affine]
    private let tau2: C.G2.Affine
    private let threads: Int
    private let one = (C.G1.affineGenerator, C.G2.affineGenerator)

    init(_ powers: [C.G1.Affine], tau2: C.G2.Affine, threads: Int) {
        self.powers = powers
        self.tau2 = tau2
        self.threads = threads
    }

    private func exponents(_ count: Int) -> [C.Fr] {
        var exponents = RandomExponents<C.Fr>()
        return exponents.next(count)
    }

    private func fault(_ kind: CeremonyFault.Kind, _ section: PtauSection, _ problem: String) -> CeremonyFault {
        CeremonyFault(kind, in: .part(section.content), problem)
    }

    /// Successive powers of the τ that τ in G2 is, which is no root of unity of the domain.
    func checkPowers() throws(CeremonyFault) {
        guard powers[0] == one.0 else { throw fault(.powers, .tauG1, "the first point is not the generator") }
        for log in 0..<(powers.count + 1).trailingZeroBitCount { try C.checkIsNoRoot(powers[1 << log], log: log) }
        let factors = exponents(powers.count - 1)
        let (lower, upper) = (
            C.G1.sum(Array(powers.dropLast()), factors, threads: threads), C.G1.sum(Array(powers.dropFirst()), factors, threads: threads)
        )
        guard C.areInRatio(lower.affine, upper.affine, as: one.1, tau2) else {
            throw fault(.powers, .tauG1, "the points are not successive powers of tau")
        }
    }

    /// Lagrange points of the domain of n points against the powers.
    func check(_ lagrange: [C.G1.Affine], _ section: PtauSection) throws {
        var values = exponents(lagrange.count)
        let sum = C.G1.sum(lagrange, values, threads: threads)
        guard let domain = EvaluationDomain<C.Fr>(size: lagrange.count) else {
            throw fault(.lagrange, section, "the field has no such domain")
        }
        try domain.intt(&values, threads: threads)
        guard sum == C.G1.sum(Array(powers[..<lagrange.count]), values, threads: threads) else {
            throw fault(.lagrange, section, "the points do not follow from the powers; prepare the file again")
        }
    }

    /// Lagrange points of the odd half of the domain of 2n points, made with τ^(2n − 1) or without it.
    func checkOdd(_ odd: [C.G1.Affine]) throws {
        let random = exponents(odd.count)
        var values = random.flatMap { [.zero, $0] }
        guard let domain = EvaluationDomain<C.Fr>(size: 2 * odd.count) else {
            throw fault(.lagrange, .lagrangeTauG1, "the field has no such domain")
        }
        try domain.intt(&values, threads: threads)
        let rest = C.G1.sum(odd, random, threads: threads) - C.G1.sum(powers, Array(values.dropLast()), threads: threads)
        guard C.isZeroOrNextPower(rest, values[values.count - 1], after: powers[powers.count - 1], tau: tau2) else {
            throw fault(.lagrange, .lagrangeTauG1, "the points of the domain of twice the size do not follow from the powers")
        }
    }

    /// The same Lagrange points in G2, and times α and β, against those in G1.
    func check(
        _ tau: [C.G2.Affine], alpha: (C.G1.Affine, [C.G1.Affine]), beta: (C.G1.Affine, [C.G1.Affine]), _ beta2: C.G2.Affine,
        against lagrange: [C.G1.Affine]
    ) throws(CeremonyFault) {
        let factors = exponents(lagrange.count)
        let inG1 = C.G1.sum(lagrange, factors, threads: threads).affine
        let inG2 = C.G2.sum(tau, factors, threads: threads).affine
        guard C.areInRatio(one.0, inG1, as: one.1, inG2) else {
            throw fault(.lagrange, .lagrangeTauG2, "the points are not those of G1")
        }
        let sections: [(PtauSection, (C.G1.Affine, [C.G1.Affine]))] = [(.lagrangeAlphaTauG1, alpha), (.lagrangeBetaTauG1, beta)]
        for (section, (secret, points)) in sections {
            let sum = C.G1.sum(points, factors, threads: threads).affine
            guard C.areInRatio(secret, sum, as: one.1, inG2) else {
                throw fault(.lagrange, section, "the points are not those of tau times the secret")
            }
        }
        guard C.areInRatio(one.0, beta.0, as: one.1, beta2) else { throw fault(.otherSecrets, .betaG2, "beta in G2 is not beta in G1") }
        try C.checkIsNoSign(alpha.0, .alphaTauG1)
        try C.checkIsNoSign(beta.0, .betaTauG1)
    }
}
