// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
package import AssayFormats
internal import AssayGroth16

extension PowersFile {
    /// Writes prepared powers of secrets that this process alone drew, in seconds instead of minutes: to measure what comes after. Whoever runs this
    /// could keep the secrets; ``PowersVerifier`` refuses the file, because its contribution has no hashes.
    package static func writeUnsafeSingleParty(power: Int, to file: NewFile, threads: Int) throws {
        let secrets = PowersSecrets<C>(ContributionSecrets(mixing: []), challenge: [UInt8](repeating: 0, count: PtauLayout.digestByteCount))
        var writer = try PowersWriter<C>(file, power: power, ceremonyPower: power, isPrepared: true)
        let g1 = FixedBaseTable(of: C.G1.generator, expecting: 14 << power, threads: threads)
        let g2 = FixedBaseTable(of: C.G2.generator, expecting: 3 << power, threads: threads)
        for section in PtauSection.powers {
            try writer.begin(section)
            let scalars = C.Fr.powers(of: secrets.tau, from: secrets.factor(of: section), count: section.count(power: power))
            if section.isInG2 {
                try writer.append(g2.multiples(scalars, threads: threads))
            } else {
                try writer.append(g1.multiples(scalars, threads: threads))
            }
        }
        let points = PowersContribution<C>.Points(
            tauG1: (secrets.tau * C.G1.generator).affine, tauG2: (secrets.tau * C.G2.generator).affine,
            alphaG1: (secrets.alpha * C.G1.generator).affine, betaG1: (secrets.beta * C.G1.generator).affine,
            betaG2: (secrets.beta * C.G2.generator).affine)
        try writer.append([
            PowersContribution(
                points: points, tau: secrets.proofs[0], alpha: secrets.proofs[1], beta: secrets.proofs[2],
                partialHash: BLAKE2b512State().bytes, nextChallenge: [UInt8](repeating: 0, count: PtauLayout.digestByteCount),
                kind: .person, parameters: .init(name: VerifyingKey<C>.unsafeSinglePartyMark))
        ])
        for section in PtauSection.prepared {
            try writer.begin(section)
            let factor = section == .lagrangeAlphaTauG1 ? secrets.alpha : section == .lagrangeBetaTauG1 ? secrets.beta : .one
            for log in 0...(section == .lagrangeTauG1 ? power + 1 : power) {
                guard let domain = EvaluationDomain<C.Fr>(size: 1 << log) else { throw PreparationRefusal.tooManyPowers(power: power) }
                var scalars = domain.lagrange(at: secrets.tau)
                C.Fr.scale(&scalars, by: factor)
                if section.isInG2 {
                    try writer.append(g2.multiples(scalars, threads: threads))
                } else {
                    try writer.append(g1.multiples(scalars, threads: threads))
                }
            }
        }
    }
}
