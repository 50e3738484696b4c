// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayConstraints
internal import AssayData
internal import AssayExplain
internal import AssayFormats

/// The program in words and formulas, and what its lines cost.
struct ExplainWork {
    private let program: OrderedProgram

    init(_ order: WorkOrder) throws { program = try OrderedProgram(order) }

    func perform() throws -> Worker.WorkAnswer {
        let checked = try program.usable()
        let circuit = try program.compiled()
        let document = Explanation(checked, interface: circuit.interface).document
        let tree = CostTree(circuit.origins.costs, choices: checked.encodingChoices(for: BN254.Fr.self), program.source)
        return .init(json: [
            "program": checked.facts, "constraints": .integer(circuit.interface.constraintCount),
            "circuitDigest": .string(circuit.interface.circuitDigest.hexadecimal), "markdown": .string(document.markdown),
            "html": .string(document.html), "chart": .string(CostChart(tree, title: checked.algorithm).svg),
            "lines": .array(circuit.costPerLine.map { ["line": .integer($0.line), "constraints": .integer($0.constraints)] }),
        ])
    }
}
