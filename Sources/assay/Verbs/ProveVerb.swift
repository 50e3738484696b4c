// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayCrypto
internal import AssayData
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

struct ProveVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Prove that a witness satisfies the circuit of a key.",
        discussion: """
            The finished proof is verified before it is written. Give --circuit, and the witness is checked first and the
            constraint that fails is named. What assay prepare made of the key is used when it is there.

            Example: assay prove diary.zkey witness.wtns proof.json public.json --circuit build/
            """)

    @Argument(help: "The proving key (.zkey).")
    var key: String

    @Argument(help: "The witness (.wtns).")
    var witness: String

    @Argument(help: "Where to write the proof (JSON).")
    var proof: String

    @Argument(help: "Where to write the public signals (JSON).")
    var publicSignals: String

    @Option(help: "The .r1cs file of the circuit, or the folder of a compiled algorithm.")
    var circuit: String?

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var unsafeKeys: UnsafeOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        try overwrite.check([proof, publicSignals], reading: [key, witness] + (circuit.map { CircuitFolder.inputs($0) } ?? []))
        let curve = try FileCurve.common([key, witness] + [circuit].compactMap(\.self))
        return try perform(on: curve)
    }

    private func perform<C: PairingCurve>(on curve: C.Type) throws -> Answer {
        let prover = try ProverFile<C>(key, unsafeKeys) { remark($0) }
        var values = try Files.read(witness, as: .witness, limit: Files.largestBinary, isSecret: true) {
            try WitnessFile.decode($0, as: C.Fr.self)
        }
        defer { wipe(&values) }
        let r1cs: R1CS<C.Fr>? = try circuit.map { try CircuitFolder.readR1CS($0) }
        let statement = try withProgress { progress in
            try prover.prove(values, circuit: r1cs, progress: progress)
        }
        try Files.write(statement.proof.json, to: proof)
        try Files.write(PublicInputs.json(statement.publicInputs), to: publicSignals)
        return Answer(
            ["\(proof): a proof for the \(statement.publicInputs.count) public signals in \(publicSignals)"],
            json: [
                "proof": .string(proof), "public": .string(publicSignals),
                "publicSignals": .array(statement.publicInputs.map { .string($0.description) }),
            ])
    }
}
