// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayCeremony
internal import AssayConstraints
internal import AssayCrypto
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

struct CeremonyInitVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Begin the second phase of a circuit (zkey new in snarkjs).",
        discussion: """
            The key is worked out from the circuit and the powers alone; anybody who does the same gets the same bytes. Nobody can be safe with
            it before somebody contributed: assay refuses it for proofs. The powers are checked as far as the key depends on them; who made
            them, assay ceremony powers verify says. Of a compiled algorithm it has to be shown that the inputs determine the outputs.

            Example: assay ceremony init build/ prepared.ptau -o diary-0.zkey
            """)

    @Argument(help: "A .r1cs file, or the folder of a compiled algorithm.")
    var circuit: String

    @Argument(help: "Prepared powers of tau (.ptau).")
    var powers: String

    @Option(name: .shortAndLong, help: "Where to write the key (.zkey).")
    var out: String

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        try overwrite.check([out], reading: CircuitFolder.inputs(circuit) + [powers])
        let curve = try FileCurve.common([circuit, powers])
        return try perform(on: curve)
    }

    private func perform<C: CeremonyCurve>(on curve: C.Type) throws -> Answer {
        let key: InitialKey<C> = try withProgress { progress in
            let r1cs: R1CS<C.Fr> = try CeremonyCircuit.read(circuit, on: C.self, progress: progress)
            return try CeremonyCircuit.initialKey(of: r1cs, powers, progress: progress)
        }
        try CeremonyOutput.write(to: out, replacing: overwrite.force) { try key.write(to: $0) }
        let hash = Hexadecimal.string(key.circuitHash)
        return Answer(
            ["\(out): \(key.wireCount) wires, \(key.inputCount) public signals, without contributions", "circuit hash: \(hash)"],
            json: [
                "file": .string(out), "circuitHash": .string(hash), "wires": .integer(key.wireCount),
                "publicSignals": .integer(key.inputCount), "domain": .integer(key.domainSize),
            ])
    }
}
