// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayGroth16

/// What a key alone shows of its contributions. Whether it belongs to the circuit that it names, and its points to these contributions,
/// ``KeyVerifier`` says.
extension Ceremony where C: CeremonyCurve {
    /// Checks that each contribution goes on from the one before, by a secret that its contributor knew, for the circuit that the key names.
    ///
    /// - Throws: ``CeremonyFault`` for the first that does not; `CancellationError`.
    func check(_ progress: some ProgressObserver) throws {
        var delta = C.G1.affineGenerator
        var earlier: [Contribution<C>] = []
        for (index, contribution) in contributions.enumerated() {
            try progress.step(stage: "checking contributions", completed: index, total: contributions.count)
            try KeyContributionCheck(contribution, number: index + 1, circuitHash, after: earlier, delta).run(progress)
            delta = contribution.deltaAfter
            earlier.append(contribution)
        }
        // That δ₁ is the last contribution's and δ₂ the same secret, the reader has checked.
    }

    var claims: [KeyReport.Entry] { contributions.enumerated().map { .init($0.element, $0.offset + 1) } }
}

extension CeremonyKeyFile {
    /// What the contributions of the file say of themselves; nothing is checked.
    public var claims: [KeyReport.Entry] { ceremony.claims }

    /// Checks all that the key alone shows of its contributions: that each goes on from the one before, by a secret that its contributor
    /// knew, for the circuit that the key names.
    ///
    /// - Throws: ``CeremonyFault`` for the first that does not; `CancellationError`.
    public func checkContributions(progress: some ProgressObserver = SilentProgress()) throws { try ceremony.check(progress) }
}

extension ZkeySummary where C: CeremonyCurve {
    /// As those of ``CeremonyKeyFile``.
    public var claims: [KeyReport.Entry] { ceremony.claims }

    /// As those of ``CeremonyKeyFile``.
    public func checkContributions(progress: some ProgressObserver = SilentProgress()) throws { try ceremony.check(progress) }
}
