// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayFormats

/// What the compiler says of a program, without building its circuit.
struct CheckWork {
    private let program: OrderedProgram

    init(_ order: WorkOrder) throws { program = try OrderedProgram(order) }

    func perform() throws -> Worker.WorkAnswer {
        let diagnostics = try program.diagnosticsJSON()
        guard let checked = try? program.usable() else { return .init(json: ["diagnostics": diagnostics, "usable": false]) }
        return .init(json: ["diagnostics": diagnostics, "usable": true, "program": checked.facts])
    }
}
