// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler

/// Work on one version of a text that takes too long to be done before an answer; whoever has the time does it, on any thread.
public struct EditorJob: Sendable {
    enum Work: Sendable {
        case ranges(TypedProgram)
        case costs(CheckedProgram)
    }

    let uri: String
    let version: Int
    let work: Work

    /// The greatest circuit that is counted while its program is being edited, in values that it works out.
    static let largestCount = 1 << 20

    /// Does the work.
    public func run() -> EditorFinding {
        switch work {
        case .ranges(let program): EditorFinding(uri: uri, version: version, finding: .ranges(program.checkRanges()))
        case .costs(let program): EditorFinding(uri: uri, version: version, finding: .costs(CostTable(program)))
        }
    }
}

/// What an `EditorJob` has found.
public struct EditorFinding: Sendable {
    enum Finding: Sendable {
        case ranges(Compiler.CheckResult)
        case costs(CostTable)
    }

    let uri: String
    let version: Int
    let finding: Finding

    /// The constraints of the circuit, where they have been counted.
    public var constraintCount: Int? {
        if case .costs(let costs) = finding { costs.total } else { nil }
    }
}
