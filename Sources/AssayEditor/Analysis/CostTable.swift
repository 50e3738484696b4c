// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler

/// What each line of one version of a program costs.
///
/// Constraints are counted on the circuit itself, for values that two lines share and linear constraints that are solved away make
/// every estimate wrong somewhere. That takes about a second for a million constraints, so it is done beside the answers, and a
/// text that has changed since shows no cost until its own is known.
public struct CostTable: Hashable, Sendable {
    /// The version of the text.
    public let version: Int
    /// Constraints by line from 1; line 0 stands for the agreement and the commitment.
    public let perLine: [Int: Int]
    /// The constraints of the circuit.
    public let total: Int
}

/// A program whose lines are to be counted, by whoever has the time.
public struct CostJob: Sendable {
    /// Whose program it is.
    public let uri: String
    let version: Int
    let program: CheckedProgram

    /// The greatest circuit that is counted while its program is being edited, in values that it works out.
    static let largest = 1 << 20

    /// Compiles the program and counts; the same as `assay compile` does, without files.
    public func count() -> CostTable {
        let lines = program.costPerLine(for: BN254.Fr.self)
        return CostTable(
            version: version, perLine: Dictionary(lines.map { ($0.line, $0.constraints) }) { $0 + $1 },
            total: lines.reduce(0) { $0 + $1.constraints })
    }
}
