// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayEVM
internal import AssayFormats
internal import AssayGroth16

struct ExportVerifierVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verifier",
        abstract: "Write contracts that verify proofs under a key: machine code with its ABI, and sources.",
        discussion: """
            FOLDER gets Verifier.json (ABI and bytecode, as common tools read it), Verifier.hex (what a transaction that deploys
            it carries), and the same two for BatchVerifier, which checks many proofs in one call; for keys on BN254 also Verifier.sol
            and Verifier.vy. Contracts for BLS12-381 need a chain with EIP-2537 (Prague).
            The bytecode is assembled by this command, without a compiler; docs/evm.md says what it checks and costs.

            Example: assay export verifier verification_key.json contracts/
            """)

    @Argument(help: "A verifying key (JSON), or a receipt.")
    var key: String

    @Argument(help: "The folder to write into; it is made when it is not there.")
    var folder: String

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var unsafeKeys: UnsafeOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer { try write(ContractInput.curve(of: [key])) }

    private func write<C: ContractCurve>(_ curve: C.Type) throws -> Answer {
        let verifyingKey = try ContractInput.verifyingKey(key, curve)
        try unsafeKeys.check(verifyingKey, file: key)
        let contracts = try VerifierContract.Kind.allCases.map { try VerifierContract(verifyingKey, kind: $0) }
        let files =
            contracts.flatMap { contract in
                [
                    ("\(contract.name).json", contract.artifact(of: verifyingKey).prettyBytes),
                    ("\(contract.name).hex", Array((contract.initCodeText + "\n").utf8)),
                ]
            } + sources(of: verifyingKey)
        try Files.createFolder(folder)
        try overwrite.check(files.map { "\(folder)/\($0.0)" }, reading: [key])
        for (name, bytes) in files { try Files.write(bytes, to: "\(folder)/\(name)") }
        return Answer(
            contracts.map { contract in
                "\(folder)/\(contract.name).json: \(contract.runtimeCode.count) bytes of code for \(contract.inputCount) public signals, "
                    + "\(Transaction.deploymentGas(contract)) gas to deploy"
            } + [
                verifyingKey is VerifyingKey<BN254>
                    ? "\(folder)/Verifier.sol, \(folder)/Verifier.vy: the same in Solidity and Vyper"
                    : "there are sources in Solidity and Vyper for keys on \(BN254.name) only"
            ],
            json: [
                "folder": .string(folder), "publicSignals": .integer(verifyingKey.inputCount),
                "files": .array(files.map { .string($0.0) }), "unsafeSingleParty": .bool(verifyingKey.isUnsafeSingleParty),
                "deploymentGas": .object(contracts.reduce(into: [:]) { $0[$1.name] = .integer(Transaction.deploymentGas($1)) }),
                "codeBytes": .object(contracts.reduce(into: [:]) { $0[$1.name] = .integer($1.runtimeCode.count) }),
            ])
    }

    /// The contract for one proof as source code, which there is for BN254.
    private func sources<C>(of key: VerifyingKey<C>) -> [(String, [UInt8])] {
        guard let key = key as? VerifyingKey<BN254> else { return [] }
        return VerifierSource.Language.allCases.map { ("Verifier.\($0.fileExtension)", Array(VerifierSource.text(key, $0).utf8)) }
    }
}
