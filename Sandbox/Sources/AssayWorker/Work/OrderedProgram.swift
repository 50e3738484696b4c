// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayConstraints
internal import AssayData
internal import AssayExplain
internal import AssayFormats
internal import AssayImport
internal import AssaySyntax
internal import Foundation

/// The program of an order, and the data for it.
struct OrderedProgram {
    /// What messages call it.
    static let fileName = "algorithm.assay"

    let source: SourceFile
    let diagnostics: [Diagnostic]
    private let checked: CheckedProgram?
    private let order: WorkOrder

    init(_ order: WorkOrder) throws {
        self.order = order
        let bytes = try order.attachment("program")
        do throws(Diagnostic) {
            source = try SourceFile(name: Self.fileName, bytes: bytes)
        } catch {
            throw WorkProblem(
                .program, error.message, ["diagnostics": try Self.json([DiagnosticReport(error, fileName: Self.fileName)])])
        }
        // There are no other modules, since an algorithm reads no files.
        let result = Compiler.check(source, modules: .shipped)
        diagnostics = result.diagnostics
        checked = result.program
    }

    /// The program, or its errors.
    func usable() throws -> CheckedProgram {
        guard let checked else {
            let count = diagnostics.count { $0.severity == .error }
            throw WorkProblem(
                .program, "The program has \(count) \(count == 1 ? "error" : "errors").", ["diagnostics": try diagnosticsJSON()])
        }
        return checked
    }

    /// The circuit, if the operator allows one of its size.
    func compiled() throws -> CompiledCircuit<BN254.Fr> {
        let program = try usable()
        let limit = order.limits.constraints
        // Each value costs a constraint or more, but for those that come for free, some of which there always are: this keeps us from
        // building what is far too large.
        guard program.valueCount <= 4 * limit else { throw tooLarge("about \(program.valueCount) values to work out") }
        let circuit = program.compiled(for: BN254.Fr.self, curve: BN254.name)
        guard circuit.interface.constraintCount <= limit else { throw tooLarge("\(circuit.interface.constraintCount) constraints") }
        return circuit
    }

    private func tooLarge(_ size: String) -> WorkProblem {
        WorkProblem(
            .limit,
            "The circuit has \(size); this sandbox takes at most \(order.limits.constraints) constraints. Lower the capacity of the data set."
        )
    }

    func diagnosticsJSON() throws -> JSON { try Self.json(diagnostics.map { DiagnosticReport($0, in: source) }) }

    private static func json(_ value: some Encodable) throws -> JSON {
        try JSON(ofWorker: Array(JSONEncoder().encode(value)))
    }

    // MARK: Tables and parameters

    /// The data sets of the program, in its order.
    func dataSets() throws -> [DataSet] { try data().map(\.rows) }

    /// The same, each with what was found on the way where it is no table.
    func data() throws -> [(rows: DataSet, report: HealthReport?)] {
        try usable().dataSets.map { input in
            guard let data = try OrderedData(order, input.name) else {
                throw WorkProblem(.table, "No data is chosen for the data set \(input.name).", ["dataSet": .string(input.name)])
            }
            return try data.dataSet(input.schema)
        }
    }

    /// Raw values of the parameters, in the order of the program.
    func parameters(_ given: [String: String]) throws -> [Int] {
        let signals = try usable().parameters
        if let unknown = given.keys.filter({ name in !signals.contains { $0.name == name } }).min() {
            throw WorkProblem(.parameters, "The program has no parameter \(PrintableText.of(unknown)).")
        }
        return try signals.map { signal in
            guard let text = given[signal.name] else {
                throw WorkProblem(.parameters, "The parameter \(signal.name) has no value; \(signal.rangeText) is possible.")
            }
            guard let raw = signal.raw(text) else {
                throw WorkProblem(
                    .parameters, "The parameter \(signal.name) cannot be \(PrintableText.of(text)); \(signal.rangeText) is possible.")
            }
            return raw
        }
    }
}
