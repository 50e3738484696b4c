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
        try checkProofs(progress)
        try checkBeacons(progress)
    }

    /// All of the check but the hashing of beacons, which a file may make as long as it likes.
    func checkProofs(_ progress: some ProgressObserver) throws {
        for (index, check) in checks.enumerated() {
            try progress.step(stage: "checking contributions", completed: index, total: contributions.count)
            try check.checkProof()
        }
        // That δ₁ is the last contribution's and δ₂ the same secret, the reader has checked.
    }

    func checkBeacons(_ progress: some ProgressObserver) throws {
        for check in checks { try check.checkBeacon(progress) }
    }

    private var checks: [KeyContributionCheck<C>] {
        contributions.indices.map { index in
            KeyContributionCheck(
                contributions[index], number: index + 1, circuitHash, after: contributions[..<index],
                index > 0 ? contributions[index - 1].deltaAfter : C.G1.affineGenerator)
        }
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
