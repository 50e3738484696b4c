// SPDX-License-Identifier: Apache-2.0

/// The upgrades of Ethereum between which transactions that verifier contracts get are priced differently. Instructions and precompiled
/// contracts have the same prices in both.
public enum Upgrade: String, CaseIterable, Hashable, Sendable {
    /// Shanghai and later.
    case shanghai
    /// Prague and later: a transaction costs what its calldata costs at the least (EIP-7623). That is below what a proof costs, so only calls that
    /// end early cost more.
    case prague

    /// The least that a transaction with this calldata costs and must be given, whatever runs.
    func floor(_ calldata: [UInt8]) -> Int {
        switch self {
        case .shanghai: Gas.intrinsic(calldata)
        case .prague: max(Gas.intrinsic(calldata), Gas.floor(calldata))
        }
    }
}

extension VerifierContract {
    /// The first upgrade that has the contracts that this one calls.
    public var upgrade: Upgrade { family == .eip197 ? .shanghai : .prague }
}
