// SPDX-License-Identifier: Apache-2.0
internal import AssayData

extension CheckedProgram {
    /// Data and parameters as lines of a `test`.
    func lines(of input: ProgramInput) -> [String] {
        zip(parameters, input.parameters).map { "\($0.name) = \($0.text($1))" }
            + zip(dataSets, input.rows).flatMap { Self.lines($0, $1) }
    }

    private static func lines(_ data: CircuitInterface.Input, _ rows: [[Int?]]) -> [String] {
        guard !rows.isEmpty else { return ["\(data.name) = []"] }
        let cells = rows.map { row in
            zip(data.schema.fields, row).map { field, value in value.map { field.text($0) } ?? "missing" }.joined(separator: ", ")
        }
        return ["\(data.name) = ["] + cells.map { "    (\($0))" } + ["]"]
    }
}
