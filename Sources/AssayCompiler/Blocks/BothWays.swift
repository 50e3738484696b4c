// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayData

/// The interpreter and the circuit of one program say different things of the same data: a fault of this toolkit.
public struct Disagreement: Error, Hashable, Sendable {
    /// What each of the two says.
    public let interpreter: String
    public let circuit: String
    /// The data, as lines of a `test`.
    public let data: [String]
}

/// Works a program out twice, by the interpreter and by the circuit with all its constraints.
struct BothWays<F: PrimeField> {
    let program: CheckedProgram
    let circuit: CompiledCircuit<F>

    /// What the interpreter says; throws unless the circuit says the same.
    ///
    /// Precondition: `input` fits the schemas and ranges of the program.
    func run(_ input: ProgramInput) throws(Disagreement) -> RunReport {
        let report = interpreted(input)
        let said = Self.text(report)
        let found: String
        do {
            found = try text(publishedBy: circuit.witness(try inputs(input)))
        } catch let error as WitnessError {
            found = refusal(error)
        } catch {
            found = "\(error)"
        }
        guard found == said else {
            throw Disagreement(interpreter: said, circuit: found, data: program.lines(of: input))
        }
        return report
    }

    func interpreted(_ input: ProgramInput) -> RunReport {
        Interpreter.run(program.program, rows: input.rows, parameters: input.parameters)
    }

    private func inputs(_ input: ProgramInput) throws -> WitnessInputs<F> {
        let dataSets = try zip(program.dataSets, input.rows).map { try DataSet(schema: $0.schema, rows: $1) }
        // The data is made up or the user's own, and the commitment goes nowhere: any salt and any agreement do.
        let salts = dataSets.indices.map { F(7 + $0) }
        return try WitnessInputs(
            interface: circuit.interface, parameters: input.parameters, agreement: F(99), dataSets: dataSets, salts: salts)
    }

    // MARK: What both say, as text

    private static func text(_ report: RunReport) -> String {
        if let refusal = report.refusal { return "line \(refusal.line) refuses the data" }
        return report.outputs.map { "\($0.value.name) \($0.raw)" }.joined(separator: ", ")
    }

    private func text(publishedBy witness: [F]) -> String {
        zip(program.outputs, circuit.interface.rawOutputs(circuit.r1cs.publicSignals(witness))).map { signal, raw in
            "\(signal.name) " + (raw.map { "\($0)" } ?? "outside of its range")
        }.joined(separator: ", ")
    }

    private func refusal(_ error: WitnessError) -> String {
        guard let line = circuit.failure(error).line else { return "\(error)" }
        return "line \(line) refuses the data"
    }
}
