// SPDX-License-Identifier: Apache-2.0
internal import AssayEVM
internal import AssayFormats
internal import AssayGroth16

/// What the contract of a key says about proofs, by running its code.
enum ContractVerdict {
    case run(Outcome)
    /// There is no such contract, or no call of it with these proofs.
    case none(String)

    /// Runs the contract that `assay export verifier` makes: that of one proof, or of a batch.
    init<C: ContractCurve>(_ claims: [Claim<C>], under key: VerifyingKey<C>) throws {
        do {
            let contract = try VerifierContract(key, kind: claims.count == 1 ? .single : .batch)
            let call = claims.count == 1 ? VerifierCall(claims[0]) : try VerifierCall(batch: claims)
            // No proof takes as much as this by far; what many take together is for whoever sends them to say.
            self = .run(Transaction.run(contract, calldata: call.bytes, gas: Transaction.usualLimit * max(1, claims.count)))
        } catch let error as ContractError {
            self = .none(error.description)
        } catch let error as CalldataError {
            self = .none(error.description)
        }
    }

    var holds: Bool { if case .run(let outcome) = self { outcome.isSuccess } else { false } }

    /// How a command ends that would say "valid" without this.
    var status: ExitStatus {
        // Where the contract says otherwise one of the two is wrong, and that is a fault of ours.
        if case .run = self { .internalError } else { .unusable }
    }

    /// What the contract says, and the gas of the transaction.
    var line: String { "contract: \(meaning)" + (gas.map { ", \($0) gas" } ?? "") }

    private var gas: Int? { if case .run(let outcome) = self { outcome.gasUsed } else { nil } }

    private var meaning: String {
        switch self {
        case .run(let outcome): holds ? "accepts" : VerifierContract.meaning(of: outcome)
        case .none(let reason): "none, since \(reason)"
        }
    }

    var json: JSON {
        var members: [String: JSON] = ["accepts": .bool(holds), "meaning": .string(meaning)]
        if let gas { members["gas"] = .integer(gas) }
        return .object(members)
    }
}
