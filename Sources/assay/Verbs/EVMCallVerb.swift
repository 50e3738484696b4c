// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayCrypto
internal import AssayEVM
internal import AssayFormats

struct EVMCallVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Run the code of a verifier contract on calldata, with the gas that it takes.",
        discussion: """
            The machine has the instructions of the contracts that assay export writes, and no storage. Ends with 1 when the call
            reverts or fails.

            Example: assay evm call contracts/Verifier.json 0x01020304
            """)

    @Argument(help: "Verifier.json, or a file with runtime code in hexadecimal digits.")
    var code: String

    @Argument(help: "The calldata as 0x and hexadecimal digits, or a file of them.")
    var calldata: String

    @Option(help: "The gas limit of the transaction.")
    var gas = Transaction.usualLimit

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (0...1_000_000_000).contains(gas) else { throw ValidationError("--gas is at most 1000000000, and not negative.") }
    }

    func perform() throws -> Answer {
        let bytes = try ContractInput.bytes(calldata)
        let contract = try ContractInput.code(code)
        let outcome = Transaction.run(code: contract.bytes, calldata: bytes, gas: gas, upgrade: contract.upgrade)
        let result = "0x" + Hexadecimal.string(outcome.output)
        let meaning = VerifierContract.meaning(of: outcome)
        return Answer(
            ["\(meaning)", "output: \(result)", "gas: \(outcome.gasUsed)"],
            json: [
                "success": .bool(outcome.isSuccess), "meaning": .string(meaning), "output": .string(result),
                "gas": .integer(outcome.gasUsed),
            ], status: outcome.isSuccess ? .valid : .invalid)
    }
}
