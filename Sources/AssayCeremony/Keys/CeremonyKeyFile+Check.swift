// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayGroth16

extension CeremonyKeyFile {
    /// Checks all that the key alone shows of its contributions: that each goes on from the one before, by a secret that its contributor knew, for the
    /// circuit that the key names. Whether the key belongs to that circuit, and its points to these contributions, ``KeyVerifier`` says.
    ///
    /// - Throws: ``CeremonyFault`` for the first that does not hold; `CancellationError`.
    public func checkContributions(progress: some ProgressObserver = SilentProgress()) throws {
        var delta = C.G1.affineGenerator
        var earlier: [Contribution<C>] = []
        for (index, contribution) in ceremony.contributions.enumerated() {
            try progress.step(stage: "checking contributions", completed: index, total: ceremony.contributions.count)
            try KeyContributionCheck(contribution, number: index + 1, circuitHash, after: earlier, delta).run(progress)
            delta = contribution.deltaAfter
            earlier.append(contribution)
        }
        // That δ₁ is the last contribution's and δ₂ the same secret, the reader has checked.
    }
}
