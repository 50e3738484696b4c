// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayEVM
internal import AssayFormats
internal import AssayGroth16

struct EVMReadVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Say what calldata of a verifier contract says, and write its proof and public signals.",
        discussion: """
            Reads what assay export calldata prints in any form: bytes, the arguments that snarkjs zkey export soliditycalldata prints,
            JSON. Numbers must be canonical and points on
            their curves; B in the order of proof.json is called by its name.

            Example: assay evm read calldata.txt --proof proof.json --public public.json
            """)

    @Argument(help: "The calldata as 0x and hexadecimal digits, or a file with these or with arguments.")
    var calldata: String

    @Option(help: "Write the proof here.")
    var proof: String?

    @Option(name: .customLong("public"), help: "Write the public signals here.")
    var signals: String?

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        let isFile = !calldata.hasPrefix("0x")
        try overwrite.check([proof, signals].compactMap(\.self), reading: isFile ? [calldata] : [])
        let text = isFile ? try ContractInput.textFile(calldata) : calldata
        return try answer(text, named: isFile ? calldata : "the calldata", Self.curve(text))
    }

    private func answer<C: ContractCurve>(_ text: String, named name: String, _: C.Type) throws -> Answer {
        let call: VerifierCall<C>
        do {
            call = try Self.call(text)
        } catch {
            throw CommandFailure.unusable("\(name): \(error)")
        }
        try write(call)
        return Answer(
            ["\(call.functionName): proofs: \(call.claims.count), public signals of each: \(call.claims[0].publicInputs.count)"],
            json: [
                "function": .string(call.functionName), "proofs": .integer(call.claims.count),
                "public": .array(call.claims.map { .array($0.publicInputs.map { .string($0.description) }) }),
            ])
    }

    /// The curve whose contracts have the function that is called; BN254 where none has it.
    private static func curve(_ text: String) -> any ContractCurve.Type {
        do {
            let _: VerifierCall<BLS12381> = try call(text)
            return BLS12381.self
        } catch let error as CalldataError where error.isOfNoCall {
            return BN254.self
        } catch {
            return error is CalldataError ? BLS12381.self : BN254.self
        }
    }

    /// The call in any of the forms that `assay export calldata` prints.
    private static func call<C: ContractCurve>(_ text: String) throws -> VerifierCall<C> {
        if text.hasPrefix("[") { return VerifierCall(try Claim(solidityCalldata: text), function: .verify) }
        guard text.hasPrefix("{") else { return try VerifierCall(hexadecimal: text) }
        let json = try JSON(parsing: Array(text.utf8))
        guard case .object(let members) = json, case .string(let calldata)? = members["calldata"] else {
            return VerifierCall(try Claim(calldataJSON: json), function: .verify)
        }
        return try VerifierCall(hexadecimal: calldata)
    }

    private func write<C>(_ call: VerifierCall<C>) throws {
        guard proof != nil || signals != nil else { return }
        guard call.claims.count == 1 else { throw CommandFailure.unusable("there are \(call.claims.count) proofs; files are for one") }
        if let proof { try Files.write(call.claims[0].proof.json, to: proof) }
        if let signals { try Files.write(PublicInputs.json(call.claims[0].publicInputs), to: signals) }
    }
}
