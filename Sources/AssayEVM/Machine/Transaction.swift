// SPDX-License-Identifier: Apache-2.0

/// A transaction that calls a contract, with the price of the transaction itself.
public enum Transaction {
    /// The most gas that a transaction may have here unless it says otherwise.
    public static let usualLimit = 30_000_000

    /// Runs the contract's code on calldata; the gas used is that of the whole transaction since the contract's ``VerifierContract/upgrade``.
    ///
    /// - Parameter gas: The limit of the transaction.
    public static func run(
        _ contract: VerifierContract, calldata: [UInt8], value: Word = .zero, gas: Int = usualLimit
    ) -> Outcome {
        run(code: contract.runtimeCode, calldata: calldata, value: value, gas: gas, upgrade: contract.upgrade)
    }

    /// The same for any runtime code.
    public static func run(
        code: [UInt8], calldata: [UInt8], value: Word = .zero, gas: Int = usualLimit, upgrade: Upgrade = .shanghai
    ) -> Outcome {
        let (price, floor) = (Gas.intrinsic(calldata), upgrade.floor(calldata))
        guard gas >= floor else { return Outcome(end: .halt(.outOfGas), output: [], gasUsed: gas) }
        let outcome = Machine.run(code: code, calldata: calldata, value: value, gas: gas - price)
        return Outcome(end: outcome.end, output: outcome.output, gasUsed: max(outcome.gasUsed + price, floor))
    }

    /// What a transaction costs that leaves the contract at a new address: calldata, two for each word of it (EIP-3860), the run of
    /// the code that copies the contract, and 200 for each byte that stays.
    public static func deploymentGas(_ contract: VerifierContract) -> Int {
        let code = contract.initCode
        let run = Machine.run(code: code, calldata: [])
        let gas = Gas.intrinsic(code) + Gas.creation + 2 * Gas.words(code.count) + run.gasUsed + Gas.storedByte * contract.runtimeCode.count
        return max(gas, contract.upgrade.floor(code))
    }
}
