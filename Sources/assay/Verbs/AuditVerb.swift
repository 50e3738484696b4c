// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayAudit
internal import AssayCertificate
internal import AssayConstraints
internal import AssayData
internal import AssayFormats
internal import AssayVerifier

struct AuditVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Find out whether the inputs of a circuit determine its outputs.",
        discussion: """
            A circuit that leaves a prover a choice proves nothing. The answer is one of three: determined, with a certificate
            that --check verifies again; not determined, with two witnesses that have the same inputs and different outputs; or
            unknown. It works on any .r1cs file over BN254 or BLS12-381, those of circom included.

            Ends with 0 when the outputs are determined, with 1 when they are not or nobody knows, with 2 when a file cannot be used.

            Examples:
              assay audit build/ --certificate uniqueness.txt
              assay audit circuit.r1cs --check uniqueness.txt
              assay audit circuit.r1cs --witness witness.wtns
            """)

    @Argument(help: "A .r1cs file, or the folder of a compiled algorithm.")
    var circuit: String

    @Option(help: "Where to write the certificate.")
    var certificate: String?

    @Option(help: "Check this certificate instead of searching.")
    var check: String?

    @Option(help: "A witness (.wtns) to start from when looking for a second one. Values of it may show in the answer.")
    var witness: String?

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard check == nil || certificate == nil && witness == nil else {
            throw ValidationError("--check searches nothing: leave --certificate and --witness out")
        }
    }

    func perform() throws -> Answer {
        // The certificate of a folder is not read unless it is to be checked, and may be what is written.
        let circuitFiles = CircuitFolder.inputs(circuit).filter { $0 != CircuitFolder(path: circuit).certificate }
        let inputs = circuitFiles + [check, witness].compactMap(\.self)
        try overwrite.check([certificate].compactMap(\.self), reading: inputs)
        let curve = try FileCurve.common([circuit] + [witness].compactMap(\.self))
        return try perform(on: curve)
    }

    private func perform<C: PairingCurve>(on curve: C.Type) throws -> Answer {
        let (r1cs, digest) = try CircuitFolder.readConstraints(circuit) { (try R1CS<C.Fr>(r1cs: $0), Digest(of: $0).bytes) }
        let folder = Files.isFolder(circuit) ? CircuitFolder(path: circuit) : nil
        let names = OutputNames(r1cs, symbols: folder?.symbols)
        if r1cs.missingInputCount > 0 {
            remark(
                """
                note: \(r1cs.missingInputCount) of \(r1cs.publicInputCount + r1cs.privateInputCount) inputs have no wire: their compiler put \
                others in their place, and they cannot be taken as given; let it simplify less (circom --O0)
                """)
        }
        if let check { return try checkCertificate(check, r1cs, digest, names) }
        return try search(r1cs, digest, names, folder)
    }

    private func checkCertificate<F: PrimeField>(
        _ path: String, _ r1cs: R1CS<F>, _ digest: [UInt8], _ names: OutputNames
    ) throws -> Answer {
        let certificate = try Files.read(path, as: .certificate, limit: Files.largestBinary) { try Certificate<F>(parsing: $0) }
        guard certificate.circuit == digest else {
            return Answer(
                ["invalid: \(path) is about another circuit"], json: ["valid": false, "reason": "another circuit"], status: .invalid)
        }
        let checker = CertificateChecker(r1cs)
        do {
            try checker.check(certificate.steps)
        } catch {
            return Answer(["invalid: \(error)"], json: ["valid": false, "reason": .string("\(error)")], status: .invalid)
        }
        return Answer(
            ["valid: the inputs determine \(names.count), in \(certificate.steps.count) steps"],
            json: ["valid": true, "steps": .integer(certificate.steps.count)])
    }

    private func search<F: PrimeField>(
        _ r1cs: R1CS<F>, _ digest: [UInt8], _ names: OutputNames, _ folder: CircuitFolder?
    ) throws -> Answer {
        let audit = withProgress { UniquenessAudit(r1cs, progress: $0) }
        let facts: [String: JSON] = [
            "constraints": .integer(r1cs.constraintCount), "steps": .integer(audit.steps.count),
            "missingInputs": .integer(r1cs.missingInputCount),
        ]
        guard audit.isDetermined else { return try doubt(audit, r1cs, facts, names) }
        if let certificate {
            try Files.write(Certificate(circuit: digest, steps: audit.steps).text, to: certificate)
        }
        let free = FreeWires(audit.openWires, of: r1cs, origins: try folder.map { try $0.readOrigins(F.self) })
        return Answer(
            [
                "determined: the inputs determine \(names.count), in \(audit.steps.count) steps",
                "\(audit.openWires.count) of \(r1cs.wireCount) wires may differ from witness to witness; they influence no output",
            ] + free.lines + (certificate.map { ["\($0): the certificate"] } ?? []),
            json: facts.merging(["verdict": "determined", "freeWires": .integer(audit.openWires.count), "free": free.json]) { $1 })
    }

    private func doubt<F: PrimeField>(
        _ audit: UniquenessAudit<F>, _ r1cs: R1CS<F>, _ facts: [String: JSON], _ names: OutputNames
    ) throws -> Answer {
        let start = try witness.map { path in
            try Files.read(path, as: .witness, limit: Files.largestBinary, isSecret: true) { try WitnessFile.decode($0, as: F.self) }
        }
        if let start, (try? r1cs.check(start)) == nil {
            throw CommandFailure.unusable("\(witness ?? ""): the witness does not satisfy the circuit")
        }
        guard let found = audit.counterexample(in: r1cs, from: start) else {
            let open = audit.openOutputs.map { names[$0] }
            return Answer(
                ["unknown: nothing shows that \(open.joined(separator: ", ")) is determined by the inputs, or that it is not"],
                json: facts.merging(["verdict": "unknown", "open": .array(open.map { .string($0) })]) { $1 }, status: .invalid)
        }
        let lines = found.outputs.map { "\(names[$0]) can be \(found.first[$0].signedInteger) or \(found.second[$0].signedInteger)" }
        let values = found.outputs.map { output in
            JSON.object([
                "output": .string(names[output]), "first": .string(found.first[output].description),
                "second": .string(found.second[output].description),
            ])
        }
        return Answer(
            ["not determined: with the same inputs"] + lines.map { "  \($0)" },
            json: facts.merging(["verdict": "not determined", "outputs": .array(values)]) { $1 }, status: .invalid)
    }
}

/// What the outputs of a circuit are called.
private struct OutputNames {
    private var names: [Int: String] = [:]
    private let outputs: Range<Int>

    init<F: PrimeField>(_ r1cs: R1CS<F>, symbols path: String?) {
        outputs = r1cs.outputWires
        guard let path, let table = try? Files.read(path, { try SymbolTable(sym: $0) }) else { return }
        for symbol in table.symbols {
            if let wire = symbol.wire.map(Int.init), outputs.contains(wire), names[wire] == nil { names[wire] = symbol.name }
        }
    }

    subscript(_ wire: Int) -> String { names[wire] ?? "output \(wire)" }

    var count: String { outputs.count == 1 ? "the one output" : "all \(outputs.count) outputs" }
}
