// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints
public import AssayData

/// A program as a circuit: constraints, the program that fills them, and everything that people and files need to know.
///
/// The same source gives the same bytes on every machine.
public struct CompiledCircuit<F: PrimeField>: Sendable {
    /// Constraints, witness program, symbols, and the origin of each constraint.
    public let circuit: FinalisedCircuit<F>
    /// The face to the outside, `interface.json`.
    public let interface: CircuitInterface
    let lines: LinesWithoutBlocks

    public var r1cs: R1CS<F> { circuit.r1cs }
    public var witnessProgram: WitnessProgram<F> { circuit.witnessProgram }
    public var symbols: SymbolTable { circuit.symbols }
    public var origins: ConstraintOrigins { circuit.origins }

    /// The file `circuit.awp`: the witness program, with lines numbered as if the tests and properties were not there. So they change none of
    /// its bytes, wherever they stand.
    public var witnessFile: [UInt8] { programInFile.awpBytes }

    private var programInFile: WitnessProgram<F> { witnessProgram.renumbered(lines.number(of:)) }

    /// Hands the bytes of that file to `write` piece by piece.
    public func writeWitnessFile<E: Error>(_ write: ([UInt8]) throws(E) -> Void) throws(E) { try programInFile.writeAwp(write) }

    /// Constraints by the source line that they were made for; line 0 for the agreement. Adds up to the constraint count.
    public var costPerLine: [(line: Int, constraints: Int)] { origins.costPerLine }

    /// The witness for inputs made for `interface`; every constraint is checked.
    ///
    /// - Throws: where the data does not satisfy the program; `failure(_:)` says it in the words of the source.
    public func witness(_ inputs: WitnessInputs<F>) throws(WitnessError) -> [F] {
        try circuit.witness(inputs.values)
    }
}

extension CheckedProgram {
    /// The circuit of the program.
    ///
    /// - Parameters:
    ///   - field: the scalar field of the curve.
    ///   - curve: its name in files: `bn128`.
    ///   - packsOutputs: whether outputs share public signals, which makes contracts cheaper to call.
    ///   - printAfter: called after each pass that runs here, with what it made, as text.
    /// - Precondition: the field has 254 bits or more.
    public func compiled<F: PrimeField>(
        for field: F.Type, curve: String, packsOutputs: Bool = false, printAfter: (Pass, () -> String) -> Void = { _, _ in }
    ) -> CompiledCircuit<F> {
        precondition(F.bitWidth >= 254, "the intervals are checked for fields of 254 bits")
        let simplified = Simplifier.run(gates)
        printAfter(.simplify) { simplified.text }
        var signals = signals
        signals.packsOutputs = packsOutputs
        let system = Lowering<F>.run(simplified, signals)
        printAfter(.lower) { "\(system.constraintCount) constraints over \(system.variableCount) variables\n" }
        let circuit = system.finalised()
        printAfter(.eliminate) { circuit.text }
        let interface = CircuitInterface(
            algorithm: algorithm, edition: edition, sourceDigest: sourceDigest, curve: curve,
            constraintCount: circuit.r1cs.constraintCount, circuitDigest: Digest(ofPieces: circuit.r1cs.writeR1CS),
            outputs: signals.outputs, parameters: signals.parameters, dataSets: signals.dataSets, disclosure: disclosure,
            packsOutputs: packsOutputs)
        return CompiledCircuit(circuit: circuit, interface: interface, lines: LinesWithoutBlocks(tree))
    }
}

extension CheckedProgram {
    /// The origins of constraints as its witness program has them in a file, with the lines of the program as it stands.
    public func origins(in file: WitnessProgram<some PrimeField>) -> ConstraintOrigins {
        file.origins.renumbered(LinesWithoutBlocks(tree).line)
    }

    /// How the parts of the circuit are made, and what other ways would cost, line by line. Takes as long as compiling without the pass
    /// that solves linear constraints.
    public func encodingChoices<F: PrimeField>(for field: F.Type) -> [NotedChoice] {
        precondition(F.bitWidth >= 254, "the intervals are checked for fields of 254 bits")
        return Lowering<F>.run(Simplifier.run(gates), signals, isNotingChoices: true).notedChoices
    }
}

extension FinalisedCircuit {
    /// The circuit as text, for reading and for tests: its size, and what each line costs.
    var text: String {
        let size = "\(r1cs.constraintCount) constraints, \(r1cs.wireCount) wires, \(r1cs.publicCount) of them public"
        return ([size] + origins.costPerLine.map { "line \($0.line): \($0.constraints)" }).joined(separator: "\n") + "\n"
    }
}
