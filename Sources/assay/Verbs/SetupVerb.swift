// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayData
internal import AssayFormats
internal import AssayGroth16

struct SetupVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "setup",
        abstract: "Make a proving key and a verifying key for a circuit, alone.",
        discussion: """
            One party alone makes these keys, so that party could keep the secrets and forge proofs. The keys carry the mark
            unsafe-single-party and are for trying things out: assay prove, verify, deliver and export take them only with --unsafe.
            Keys that several parties make, so that all of them would have to collude, are what assay ceremony is for.

            Of a compiled algorithm it has to be shown that the inputs determine the outputs: by certificate.txt in the folder, which
            is checked, or else by a search. Keys for a circuit that leaves a prover a choice would sign anything. A .r1cs file of
            another compiler is taken as it is; assay audit looks at it.

            Example: assay setup build/ diary.zkey --verification-key verification_key.json
            """)

    @Argument(help: "A .r1cs file, or the folder of a compiled algorithm.")
    var circuit: String

    @Argument(help: "Where to write the proving key (.zkey).")
    var key: String

    @Option(name: [.customLong("verification-key"), .customLong("vk")], help: "Where to write the verifying key (JSON).")
    var verificationKey: String?

    @Flag(help: "Make keys for trying things out even when nothing shows that the inputs determine the outputs.")
    var undetermined = false

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        try overwrite.check([key] + [verificationKey].compactMap(\.self), reading: CircuitFolder.inputs(circuit))
        let curve = try FileCurve.common([circuit])
        return try perform(on: curve)
    }

    private func perform<C: CeremonyCurve>(on curve: C.Type) throws -> Answer {
        let r1cs = try readCircuit(on: curve)
        let provingKey = try withProgress { progress in
            try Setup.unsafeSingleParty(r1cs, on: curve, threads: Threads.available, progress: progress)
        }
        try provingKey.write(to: key)
        if let verificationKey { try Files.write(provingKey.verifyingKey.json, to: verificationKey) }
        KeyMark.warn(provingKey.verifyingKey, file: key)
        return Answer(
            [
                "\(key): \(provingKey.zkeyByteCount) bytes for \(provingKey.constraintCount) constraints, \(provingKey.inputCount) public signals"
            ],
            json: [
                "provingKey": .string(key), "bytes": .integer(provingKey.zkeyByteCount),
                "constraints": .integer(provingKey.constraintCount),
                "publicSignals": .integer(provingKey.inputCount), "mark": .string(VerifyingKey<C>.unsafeSinglePartyMark),
            ])
    }

    private func readCircuit<C: PairingCurve>(on curve: C.Type) throws -> R1CS<C.Fr> {
        guard Files.isFolder(circuit), !undetermined else { return try CircuitFolder.readR1CS(circuit) }
        return try withProgress { try CircuitFolder(path: circuit).determinedCircuit(on: curve, progress: $0) }
    }
}
