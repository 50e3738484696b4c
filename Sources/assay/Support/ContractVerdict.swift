// SPDX-License-Identifier: Apache-2.0
internal import AssayEVM
internal import AssayFormats
internal import AssayGroth16

/// What the contract of a key says about proofs, by running its code.
struct ContractVerdict {
    let outcome: Outcome

    /// Runs the contract that `assay export verifier` makes: that of one proof, or of a batch.
    init<C: ContractCurve>(_ claims: [Claim<C>], under key: VerifyingKey<C>) throws {
        let contract = try VerifierContract(key, kind: claims.count == 1 ? .single : .batch)
        let call = claims.count == 1 ? VerifierCall(claims[0]) : try VerifierCall(batch: claims)
        outcome = Transaction.run(contract, calldata: call.bytes, gas: Transaction.usualLimit * max(1, claims.count / 100))
    }

    var holds: Bool { outcome.isSuccess }

    /// What the contract says, and the gas of the transaction.
    var line: String { "contract: \(meaning), \(outcome.gasUsed) gas" }

    private var meaning: String { holds ? "accepts" : VerifierContract.meaning(of: outcome) }

    var json: JSON { ["accepts": .bool(holds), "meaning": .string(meaning), "gas": .integer(outcome.gasUsed)] }
}
