// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayEVM
internal import AssayFormats
internal import AssayGroth16

struct ExportCalldataVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "calldata",
        abstract: "Print what a transaction carries that has a proof verified by a contract.",
        usage: """
            assay export calldata RECEIPT [--ask] [--form FORM]
            assay export calldata PUBLIC PROOF [PUBLIC PROOF ...] [--ask] [--form FORM]
            """,
        discussion: """
            Several proofs are for the contract BatchVerifier. Without --ask the function is called that reverts unless the proof
            holds; with it, the one that answers yes or no. Forms: hex, the bytes; arguments, the text that
            snarkjs zkey export soliditycalldata prints; json, both with the name of the function. Nothing is verified here.

            Example: assay export calldata public.json proof.json --form arguments
            """)

    enum Form: String, CaseIterable, ExpressibleByArgument { case hex, arguments, json }

    @Argument(help: "A receipt, or for each proof its public signals and the proof.")
    var files: [String]

    @Flag(help: "Call the function that answers, not the one that reverts.")
    var ask = false

    @Option(help: "hex, arguments or json.")
    var form = Form.hex

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard files.count == 1 || files.count.isMultiple(of: 2), !files.isEmpty else {
            throw ValidationError("give a receipt, or for each proof its public signals and the proof")
        }
        guard form != .arguments || files.count <= 2 else { throw ValidationError("--form arguments is for one proof") }
    }

    func perform() throws -> Answer {
        let proofs = files.count == 1 ? files : files.indices.filter { $0 % 2 == 1 }.map { files[$0] }
        return try calldata(ContractInput.curve(of: proofs))
    }

    private func calldata<C: ContractCurve>(_ curve: C.Type) throws -> Answer {
        let claims = try ContractInput.claims(files, curve)
        let document = try CalldataDocument(claims, function: ask ? .verify : .require)
        let json = document.json
        switch form {
        case .hex: return Answer([document.hexadecimal], json: json)
        case .arguments: return Answer([document.arguments ?? ""], json: json)
        case .json:
            let text = String(decoding: JSON.object(json).prettyBytes.dropLast(), as: UTF8.self)
            return Answer(text.split(separator: "\n").map(String.init), json: json)
        }
    }
}
