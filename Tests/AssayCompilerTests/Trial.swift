// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayData
import AssaySyntax
import Testing

@testable import AssayCompiler

/// A program on its way from text to a witness.
struct Trial {
    let program: CheckedProgram
    let diagnostics: [Diagnostic]

    init(_ text: String, modules: ModuleLibrary = .none, location: SourceLocation = #_sourceLocation) throws {
        let source = try SourceFile(name: "test.assay", text: text)
        let result = Compiler.check(source, modules: modules)
        diagnostics = result.diagnostics
        let errors = result.diagnostics.filter { $0.severity == .error }
        program = try #require(result.program, "\(DiagnosticRenderer().render(errors, in: source))", sourceLocation: location)
    }

    /// `nil` for a program with errors.
    init?(_ result: Compiler.CheckResult) {
        guard let program = result.program else { return nil }
        self.program = program
        diagnostics = result.diagnostics
    }

    func dataSets(_ rows: [[[Int?]]]) throws -> [DataSet] {
        try zip(program.dataSets, rows).map { try DataSet(schema: $0.schema, rows: $1) }
    }

    func run(_ rows: [[[Int?]]], parameters: [Int] = []) throws -> RunReport {
        try program.run(dataSets: dataSets(rows), parameters: parameters)
    }

    var compiled: CompiledCircuit<BN254.Fr> { program.compiled(for: BN254.Fr.self, curve: "bn128") }

    var circuit: FinalisedCircuit<BN254.Fr> { compiled.circuit }

    /// The circuit without the commitment: small, and only what holds a value by itself can refuse it.
    var uncommitted: FinalisedCircuit<BN254.Fr> {
        Lowering<BN254.Fr>.run(Simplifier.run(program.gates), program.signals, isCommitting: false).finalised()
    }

    /// The inputs of the circuit, as the protocol orders them; with zeros for the commitments where the circuit does not look at them.
    func inputs<F: PrimeField>(
        _ rows: [[[Int?]]], parameters: [Int] = [], salt: Int = 7, isCommitting: Bool = true, as _: F.Type = BN254.Fr.self
    ) throws -> [F] {
        let dataSets = try dataSets(rows)
        let salts = dataSets.indices.map { F(salt + $0) }
        let commitments = zip(dataSets, salts).map { isCommitting ? DataCommitment(to: $0, saltElement: $1).value : F.zero }
        var values = parameters.map { F($0) } + commitments + [F(99)]
        for (data, salt) in zip(dataSets, salts) {
            values += [F(data.rows.count), salt]
            for row in 0..<data.schema.capacity {
                for (index, field) in data.schema.fields.enumerated() {
                    let value = row < data.rows.count ? data.rows[row][index] : nil
                    if field.optional { values.append(value == nil ? 0 : 1) }
                    values.append(value.map { F($0 - field.lo) } ?? 0)
                }
            }
        }
        return values
    }
}
