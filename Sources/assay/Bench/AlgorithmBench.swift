// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayAudit
internal import AssayCertificate
internal import AssayCompiler
internal import AssayConstraints
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayGroth16
internal import AssaySyntax
internal import Foundation

/// The whole road for one shipped algorithm and its first case, stage by stage.
struct AlgorithmBench<C: CeremonyCurve> {
    let name: String
    let program: CheckedProgram
    let source: SourceFile
    let dataSets: [DataSet]
    let parameters: [Int]
    let runs: Int
    let threads: Int

    /// The first case in the `cases.json` of a folder.
    init(folder: String, runs: Int, threads: Int) throws {
        let file = try ProgramFile("\(folder)/algorithm.assay")
        program = try file.usable()
        source = file.source
        let shown: FirstCase = try Files.read("\(folder)/cases.json") { try FirstCase(parsing: $0) }
        dataSets = try program.dataSets.map { input in
            guard let table = shown.tables[input.name] else {
                throw CommandFailure.unusable("\(folder)/cases.json names no table for \(input.name)")
            }
            return try TableFile.read("\(folder)/\(table)", columns: nil, schema: input.schema)
        }
        parameters = try ParameterValues.raw(shown.parameters, for: program.parameters)
        name = URL(fileURLWithPath: folder).lastPathComponent
        self.runs = runs
        self.threads = threads
    }

    /// What later stages need of earlier ones, and what a peer is timed on.
    struct Result {
        var measurements: [Measurement] = []
        let zkey: [UInt8]
        let witness: [C.Fr]
    }

    func run() throws -> Result {
        let (compile, circuit) = Measurement.median("\(name)/compile", runs: runs) { compiled() }
        let uniqueness = try uniqueness(of: circuit)
        let (setup, key) = try Measurement.median("\(name)/setup", runs: runs) {
            try Setup.unsafeSingleParty(circuit.r1cs, on: C.self, threads: threads)
        }
        let inputs = try WitnessInputs<C.Fr>(
            interface: circuit.interface, parameters: parameters, agreement: 1, dataSets: dataSets,
            salts: dataSets.map { _ in Salt().element() })
        let (witness, values) = try Measurement.median("\(name)/witness", runs: runs) { try circuit.witness(inputs) }
        let prover = try Prover(key, circuit: circuit.r1cs, threads: threads)
        let (prove, statement) = try Measurement.median("\(name)/prove", runs: runs) { try prover.prove(values) }
        let verifier = Verifier(key.verifyingKey)
        let (verify, _) = try Measurement.median("\(name)/verify", runs: max(runs, 21)) {
            try verifier.verify(statement.proof, publicInputs: statement.publicInputs)
        }
        return Result(
            measurements: ([compile] + uniqueness + [setup, witness, prove, verify]).map { measurement in
                var measurement = measurement
                measurement.constraints = circuit.r1cs.constraintCount
                measurement.wires = circuit.r1cs.wireCount
                return measurement
            }, zkey: key.zkey(), witness: values)
    }

    /// The search for a certificate that the inputs determine the outputs, and, where one is found, its check from the text on; for each constraint.
    private func uniqueness(of circuit: CompiledCircuit<C.Fr>) throws -> [Measurement] {
        let (search, audit) = Measurement.median("\(name)/audit", runs: runs) { UniquenessAudit(circuit.r1cs) }
        var measurements = [search]
        if audit.isDetermined {
            let text = Certificate(circuit: circuit.interface.circuitDigest.bytes, steps: audit.steps).text
            let (check, _) = try Measurement.median("\(name)/certificate", runs: runs) {
                try CertificateChecker(circuit.r1cs).check(Certificate<C.Fr>(parsing: Array(text.utf8)).steps)
            }
            measurements.append(check)
        }
        return measurements.map { measurement in
            var measurement = measurement
            measurement.items = circuit.r1cs.constraintCount
            return measurement
        }
    }

    /// From the text of the program to its constraints.
    private func compiled() -> CompiledCircuit<C.Fr> {
        (Compiler.check(source).program ?? program).compiled(for: C.Fr.self, curve: C.name)
    }
}
