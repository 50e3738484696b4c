// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayCrypto
internal import AssayData
internal import AssayExchange

/// What a proof for an agreement is made from: the compiled algorithm, the agreement and the openings of its commitments.
struct ProofInputs: ParsableArguments {
    @Argument(help: "The folder of the compiled algorithm.")
    var circuit: String

    @Argument(help: "The agreement.")
    var agreement: String

    @Option(name: .customLong("opening"), help: "The opening of a commitment; once for each data set, in the order of the program.")
    var openings: [String]

    /// The value of every wire. It contains the data: `wipe` it after use.
    func witness(_ signed: SignedAgreement, _ interface: CircuitInterface) throws -> [BN254.Fr] {
        var inputs = try inputs(signed.agreement, interface)
        defer { wipe(&inputs.values) }
        let program = try CircuitFolder(path: circuit).readWitnessProgram()
        return try program.evaluate(inputs.values)
    }

    private func inputs(_ agreement: Agreement, _ interface: CircuitInterface) throws -> WitnessInputs<BN254.Fr> {
        let parameters = try agreement.rawParameters(for: interface)
        var dataSets: [DataSet] = []
        var salts: [BN254.Fr] = []
        for path in openings {
            let opening = try OpeningFile.read(path)
            dataSets.append(opening.dataSet)
            salts.append(opening.salt.element())
        }
        let inputs = try WitnessInputs(
            interface: interface, parameters: parameters, agreement: agreement.element, dataSets: dataSets, salts: salts)
        for (agreed, given) in zip(agreement.inputs, inputs.commitments) where agreed.commitment != given {
            throw CommandFailure.unusable(
                "the opening for \(agreed.name) does not open the commitment in the agreement",
                help: "use the opening that `assay commit` wrote with it")
        }
        return inputs
    }
}

/// An opening file that the user named.
enum OpeningFile {
    static func read(_ path: String) throws -> Opening {
        var bytes = try SecretFile.read(path)
        do {
            return try Opening(parsing: &bytes)
        } catch {
            throw CommandFailure.unusable("\(path): \(error)")
        }
    }
}
