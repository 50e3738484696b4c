// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayConstraints
internal import AssayCrypto
internal import AssayData
internal import AssayExplain
internal import AssayFormats

/// What comes out of a program, worked out in exact rationals and by the circuit, side by side; and all that only the owner of the data may see.
struct RunWork {
    private let program: OrderedProgram
    private let given: [String: String]

    init(_ order: WorkOrder, _ parameters: [String: String]) throws {
        program = try OrderedProgram(order)
        given = parameters
    }

    func perform() throws -> Worker.WorkAnswer {
        let checked = try program.usable()
        let parameters = try program.parameters(given)
        let dataSets = try program.dataSets()
        let report = try checked.run(dataSets: dataSets, parameters: parameters)
        if let refusal = report.refusal { throw refusal.problem(members: report.privateMembers) }
        let circuit = try program.compiled()
        let proven = try Self.outputs(of: circuit, dataSets, parameters)
        let outputs = zip(checked.outputs, zip(report.outputs, proven)).map { signal, values -> JSON in
            [
                "name": .string(signal.name), "value": .string(signal.text(values.0.raw)), "unit": .string(signal.unit),
                "inCircuit": values.1.map { .string(signal.text($0)) } ?? .null, "agrees": .bool(values.0.raw == values.1),
            ]
        }
        return .init(
            json: .object(
                report.privateMembers.merging([
                    "outputs": .array(outputs), "constraints": .integer(circuit.interface.constraintCount),
                    "circuitDigest": .string(circuit.interface.circuitDigest.hexadecimal), "program": checked.facts,
                ]) { $1 }))
    }

    /// The outputs that a proof would have, from the witness of a trial agreement.
    private static func outputs(
        of circuit: CompiledCircuit<BN254.Fr>, _ dataSets: [DataSet], _ parameters: [Int]
    ) throws -> [Int?] {
        var inputs = try WitnessInputs<BN254.Fr>(
            interface: circuit.interface, parameters: parameters, agreement: .zero, dataSets: dataSets,
            salts: dataSets.map { _ in .zero })
        defer { wipe(&inputs.values) }
        var witness = try circuit.witness(inputs)
        defer { wipe(&witness) }
        return circuit.interface.rawOutputs(circuit.r1cs.publicSignals(witness))
    }
}

extension RunReport {
    /// What happened on the way: for the owner of the data alone.
    var privateMembers: [String: JSON] {
        [
            "values": .array(values.map(\.json)),
            "rowSets": .array(
                rowSets.map {
                    [
                        "name": .string($0.name), "line": .integer($0.line), "data": .string($0.data),
                        "rows": .array($0.rows.map { .integer($0) }),
                    ]
                }),
        ]
    }
}

extension RunReport.Refusal {
    /// The data does not meet a requirement.
    func problem(members: [String: JSON] = [:]) -> WorkProblem {
        WorkProblem(
            .requirement, "\(OrderedProgram.fileName):\(line): the data does not meet a requirement: \(text)",
            members.merging(["refusal": json]) { $1 })
    }
}
