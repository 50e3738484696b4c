// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayAudit
internal import AssayCertificate
internal import AssayCompiler
internal import AssayConstraints
internal import AssayCrypto
internal import AssayData
internal import AssayFormats
internal import AssaySyntax
internal import Foundation

struct CompileVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "compile",
        abstract: "Turn a program into a circuit, and say what it costs and what it reveals.",
        discussion: """
            The folder gets circuit.r1cs, circuit.sym and circuit.awp (which computes witnesses), interface.json, a copy of the
            program and of the modules that it uses, and certificate.txt, which shows that the inputs determine the outputs. Where
            that is not shown there is no certificate, the command says so, and assay setup makes no keys. The same program gives
            the same bytes on every machine. What an earlier compilation wrote there is renewed; a program of yours that stands there is not touched.

            To look for the certificate takes most of the time and the memory (2 GB for a million constraints).
            With --skip-certificate there is none, and one that was there goes: assay setup and assay ceremony then look each
            time. assay audit DIR --certificate DIR/certificate.txt looks once for all of them.

            A proof is on a curve: BN254, which Ethereum and its kin verify most cheaply, or BLS12-381 (--curve bls12-381). Keys,
            commitments and agreements are for the curve of the circuit; everything else is the same on both.

            Each output is a public signal of its own, for which a contract that verifies pays about 7,000 gas. With --pack-outputs
            they share signals; receipts and their checks are the same.

            Example: assay compile diary.assay -o build/
            """)

    @Argument(help: "The program.")
    var file: String

    @Option(name: .shortAndLong, help: "The folder to fill; it is made when it does not exist.")
    var out: String

    @Option(help: "Print what a pass of the compiler made: \(Pass.allCases.map(\.rawValue).joined(separator: ", ")).", transform: pass)
    var printAfter: Pass?

    @Flag(help: "Do not look whether the inputs determine the outputs: assay setup will.")
    var skipCertificate = false

    @OptionGroup var curve: CurveOptions
    @OptionGroup var packing: PackingOptions
    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        let curve = curve.curve.proving
        return try perform(on: curve)
    }

    private func perform<C: PairingCurve>(on curve: C.Type) throws -> Answer {
        let folder = CircuitFolder(path: out)
        let target = try CompiledFolder(folder, program: file, force: overwrite.force)
        let file = try ProgramFile(file, printAfter: show)
        let circuit = try file.checked().compiled(
            for: C.Fr.self, curve: C.name, packsOutputs: packing.packsOutputs, printAfter: show)
        let audit = skipCertificate ? nil : withProgress { UniquenessAudit(circuit.r1cs, progress: $0) }
        try Files.createFolder(out)
        try Files.write(circuit.r1cs, to: folder.r1cs)
        try Files.write(circuit.symbols, to: folder.symbols)
        try Files.write(witnessProgramOf: circuit, to: folder.witnessProgram)
        if !target.holdsProgram {
            try Files.write(file.source.bytes, to: folder.source)
            try ModuleFiles.write(file.program?.modules ?? [], to: out)
        }
        try Files.write(circuit.interface.fileBytes, to: folder.interface)
        let uniqueness = try audit.map { try writeCertificate($0, circuit, to: folder) } ?? skippedCertificate(folder)
        return Answer(
            InterfaceReport(circuit.interface).lines + [
                uniqueness.line, "\(out): circuit \(circuit.interface.circuitDigest.hexadecimal)",
            ],
            json: json(circuit).merging(["uniqueness": uniqueness.json]) { $1 })
    }

    /// Nothing is said about the outputs, nor has anybody looked whether a certificate that stands in the folder is about this circuit.
    private func skippedCertificate(_ folder: CircuitFolder) throws -> (line: String, json: JSON) {
        try removeCertificate(folder)
        return ("outputs determined by the inputs: not looked for; assay setup will", ["verdict": "skipped"])
    }

    private func removeCertificate(_ folder: CircuitFolder) throws {
        if Files.exists(folder.certificate) { try FileManager.default.removeItem(atPath: folder.certificate) }
    }

    /// Why the inputs determine the outputs of the circuit as it goes into a setup, after everything that the compiler did to it. Where
    /// the lemmas are not enough to show it, that is said, and no certificate stands in the folder.
    private func writeCertificate<F: PrimeField>(
        _ audit: UniquenessAudit<F>, _ circuit: CompiledCircuit<F>, to folder: CircuitFolder
    ) throws -> (line: String, json: JSON) {
        guard audit.isDetermined else {
            try removeCertificate(folder)
            let open = circuit.symbols.symbols.filter { $0.wire.map { audit.openOutputs.contains(Int($0)) } ?? false }.map(\.name)
            remark(
                """
                nothing shows that the inputs determine \(open.joined(separator: ", ")), though each gadget by itself is proved to; \
                assay setup makes keys only with --undetermined
                """)
            return (
                "outputs determined by the inputs: not shown for \(open.joined(separator: ", "))",
                ["verdict": "unknown", "open": .array(open.map { .string($0) })]
            )
        }
        let certificate = Certificate(circuit: circuit.interface.circuitDigest.bytes, steps: audit.steps)
        try Files.write(certificate.text, to: folder.certificate)
        return (
            "outputs determined by the inputs: yes (\(certificate.steps.count) steps, \(folder.certificate))",
            ["verdict": "determined", "steps": .integer(certificate.steps.count), "certificate": .string(folder.certificate)]
        )
    }

    private func show(_ pass: Pass, _ text: () -> String) {
        if pass == printAfter { Terminal.note(text()) }
    }

    private func json<F: PrimeField>(_ circuit: CompiledCircuit<F>) -> [String: JSON] {
        let interface = circuit.interface
        return [
            "constraints": .integer(interface.constraintCount), "publicSignals": .integer(interface.publicSignalCount),
            "wires": .integer(circuit.r1cs.wireCount), "digest": .string(interface.circuitDigest.hexadecimal),
            "sourceDigest": .string(interface.sourceDigest.hexadecimal), "disclosure": interface.disclosure.json,
            "interface": interface.json, "folder": .string(out),
            "costs": .array(circuit.costPerLine.map { ["line": .integer($0.line), "constraints": .integer($0.constraints)] }),
        ]
    }

    private static func pass(_ name: String) throws -> Pass {
        guard let pass = Pass(rawValue: name) else { throw ValidationError("there is no pass \(name)") }
        return pass
    }
}
