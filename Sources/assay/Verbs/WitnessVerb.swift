// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayCrypto
internal import AssayData
internal import AssayExchange

struct WitnessVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Compute the witness of an agreement, for provers that read .wtns files.",
        discussion: """
            The witness contains the data in the clear; it is written for your eyes alone. `assay deliver` makes a proof without
            ever writing it.

            Example: assay witness build/ agreement.json --opening opening.json -o witness.wtns
            """)

    @OptionGroup var inputs: ProofInputs

    @Option(name: .shortAndLong, help: "Where to write the witness.")
    var out: String = "witness.wtns"

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        try overwrite.check([out], reading: inputs.files)
        let curve = try inputs.curve()
        return try perform(on: curve)
    }

    private func perform<C: PairingCurve>(on curve: C.Type) throws -> Answer {
        let signed: SignedAgreement<C> = try Files.artefact(inputs.agreement)
        let circuit = try RecompiledCircuit<C>(CircuitFolder(path: inputs.circuit))
        var values = try inputs.witness(signed, circuit)
        defer { wipe(&values) }
        try circuit.r1cs.check(values, origins: circuit.witnessProgram.origins)
        var bytes = WitnessFile.encode(values)
        try SecretFile.write(&bytes, to: out)
        return Answer(
            ["\(out): the values of \(values.count) wires, for you alone"],
            json: ["witness": .string(out), "wires": .integer(values.count)])
    }
}
