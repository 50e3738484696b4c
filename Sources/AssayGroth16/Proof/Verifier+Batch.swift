// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayCrypto

/// Many proofs under one key, for a tenth of the time that each would take by itself.
///
/// With the i-th equation e(Aᵢ, Bᵢ) = e(α, β) · e(Sᵢ, γ) · e(Cᵢ, δ), Sᵢ the sum over its public inputs, the check is
///
///     Π e(kᵢ·Aᵢ, Bᵢ) = e(α, β)^(Σ kᵢ) · e(Σ kᵢ·Sᵢ, γ) · e(Σ kᵢ·Cᵢ, δ)
///
/// for numbers kᵢ of 128 uniform bits, drawn when all claims are given. All points are in groups of prime order r, which is
/// checked first, so if any equation is wrong then at most one value of its kᵢ in 2¹²⁸ makes the product right, whatever the
/// others are: bad proofs pass with a probability of 2⁻¹²⁸ at most. This is the small-exponents test of Bellare, Garay and
/// Rabin ("Fast Batch Verification for Modular Exponentiation and Digital Signatures", EUROCRYPT 1998, section 3), applied to
/// pairings as by Ferrara, Green, Hohenberger and Pedersen ("Practical Short Signature Batch Verification", CT-RSA 2009).
extension Verifier {
    /// Returns when every claim holds: the same as ``verify(_:publicInputs:)`` for each, but for the chance above.
    ///
    /// Each point and each number of inputs is checked as strictly as there. Where the product is not right, halves are checked
    /// again with fresh numbers until the bad proofs are found.
    ///
    /// - Throws: ``BatchVerificationError`` with the place of every proof that is not accepted, and the reason.
    /// - Complexity: about an eighth of a Miller loop a proof, one final exponentiation, one sum of products; for each bad proof
    ///   again about the work of twice the claims at most.
    public func verify(_ claims: [Claim<C>], threads: Int = Parallel.processorCount) throws(BatchVerificationError) {
        var failures: [Int: VerificationError] = [:]
        for (index, claim) in claims.enumerated() where isMalformed(claim) { failures[index] = failure(of: claim) }
        let wellFormed = claims.indices.filter { failures[$0] == nil }
        findBad(wellFormed[...], of: claims, threads: threads, into: &failures)
        guard failures.isEmpty else { throw BatchVerificationError(failures) }
    }

    /// Fewer proofs than this are faster one by one.
    private static var smallestBatch: Int { 4 }

    /// Whether a claim is refused before any pairing, for another reason than that B is outside of the subgroup.
    private func isMalformed(_ claim: Claim<C>) -> Bool {
        let proof = claim.proof
        guard claim.publicInputs.count == key.inputCount, proof.a.malformation(.a) == nil, proof.b.malformation(.b) == nil,
            proof.c.malformation(.c) == nil
        else { return true }
        // The curve's cofactor in G1 need not be one.
        return !proof.a.isInSubgroup || !proof.c.isInSubgroup
    }

    /// Adds the bad ones among the claims at `indices`, by halves.
    private func findBad(
        _ indices: ArraySlice<Int>, of claims: [Claim<C>], threads: Int, into failures: inout [Int: VerificationError]
    ) {
        if indices.count < Self.smallestBatch {
            for index in indices { failures[index] = failure(of: claims[index]) }
            return
        }
        if productIsRight(indices.map { claims[$0] }, threads: threads) { return }
        let middle = indices.startIndex + indices.count / 2
        findBad(indices[..<middle], of: claims, threads: threads, into: &failures)
        findBad(indices[middle...], of: claims, threads: threads, into: &failures)
    }

    /// Why a claim is not accepted by itself.
    private func failure(of claim: Claim<C>) -> VerificationError? {
        do throws(VerificationError) {
            try verify(claim.proof, publicInputs: claim.publicInputs)
            return nil
        } catch {
            return error
        }
    }

    /// Whether all points of G2 are in the subgroup and the product of all equations is right, for fresh numbers.
    private func productIsRight(_ claims: [Claim<C>], threads: Int) -> Bool {
        var generator = SecureRandom()
        return productIsRight(claims, numbers: claims.map { _ in .random(using: &generator) }, threads: threads)
    }

    /// The same for given numbers.
    func productIsRight(_ claims: [Claim<C>], numbers: [BlindingNumber], threads: Int) -> Bool {
        let factors = numbers.map { $0.element(of: C.Fr.self) }
        let total = factors.reduce(.zero, +)
        guard let inputs = blindedInputs(claims, factors, total),
            let c = try? C.G1.msm(bases: claims.map(\.proof.c), scalars: factors, threads: threads)
        else { return false }
        let left = C.blindedPairing(
            claims.map { ($0.proof.a, $0.proof.b) }, by: numbers,
            prepared: [(-inputs.affine, prepared.gamma), (-c.affine, prepared.delta)], threads: threads)
        return left == prepared.alphaBeta.power(total)
    }

    /// Σ kᵢ·Sᵢ: one sum over the IC points, whose scalars are sums over the claims.
    private func blindedInputs(_ claims: [Claim<C>], _ factors: [C.Fr], _ total: C.Fr) -> C.G1? {
        let sums = (0..<key.inputCount).map { input in C.Fr.innerProduct(claims.map { $0.publicInputs[input] }, factors) }
        guard let sum = try? prepared.multiples(sums) else { return nil }
        return sum + total * C.G1(key.inputPoints[0])
    }
}
