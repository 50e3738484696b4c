// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayData

/// What a seller has disclosed about each commitment, over all agreements made on it.
///
/// Each proof tells no more than its outputs, but many proofs on one data set add up. The sum is an upper bound: outputs of
/// different agreements may tell the same thing.
public struct DisclosureLedger<C: PairingCurve>: Sendable {
    private var amounts: [DataCommitment<C.Fr>: [Digest: Disclosure.Bits]] = [:]

    public init(_ agreements: [Agreement<C>] = []) {
        for agreement in agreements { record(agreement) }
    }

    /// Counts `agreement` for each of its commitments; the same agreement counts once.
    ///
    /// An agreement on several data sets counts in full for each: its outputs may depend on any of them.
    public mutating func record(_ agreement: Agreement<C>) {
        for input in agreement.inputs {
            amounts[input.commitment, default: [:]][agreement.digest] = agreement.disclosure.total
        }
    }

    /// Agreements recorded on `commitment`.
    public func agreementCount(on commitment: DataCommitment<C.Fr>) -> Int { amounts[commitment]?.count ?? 0 }

    /// The most that all of them together tell about the data.
    public func total(on commitment: DataCommitment<C.Fr>) -> Disclosure.Bits {
        amounts[commitment, default: [:]].values.reduce(Disclosure.Bits(hundredths: 0), +)
    }
}
