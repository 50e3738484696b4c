// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler

/// What each line of a program costs.
///
/// Constraints are counted on the circuit itself, for values that two lines share and linear constraints that are solved away make
/// every estimate wrong somewhere.
struct CostTable: Hashable, Sendable {
    /// Constraints by line from 1; line 0 stands for the agreement and the commitment.
    let perLine: [Int: Int]
    /// The constraints of the circuit.
    let total: Int

    /// Compiles the program and counts; the same as `assay compile` does, without files.
    init(_ program: CheckedProgram) {
        let lines = program.costPerLine(for: BN254.Fr.self)
        perLine = Dictionary(lines.map { ($0.line, $0.constraints) }) { $0 + $1 }
        total = lines.reduce(0) { $0 + $1.constraints }
    }
}
