// SPDX-License-Identifier: Apache-2.0
internal import AssayData
public import AssaySyntax

/// A program of which names, types, units and uses have been checked, and the ranges of its values not yet.
///
/// For tools that show a program while it is written: up to here everything takes time linear in its length, and a program with errors
/// of this kind comes no further.
public struct TypedProgram: Sendable {
    let tree: SyntaxTree
    let modules: [UsedModule]
    let program: Program
    let signals: ProgramSignals
    let blocks: ProgramBlocks
    /// All that has been said so far, in the order of the source.
    public let diagnostics: [Diagnostic]

    /// How many operations it has; the time of `checkRanges` grows with them.
    public var operationCount: Int { program.nodes.count }

    /// Checks that every value exists and stays in its range: what is left of `Compiler.check`.
    public func checkRanges(printAfter: (Pass, () -> String) -> Void = { _, _ in }) -> Compiler.CheckResult {
        var diagnostics = diagnostics
        func failed() -> Compiler.CheckResult { Compiler.CheckResult(program: nil, diagnostics: diagnostics.inOrder) }
        let (gates, growthFaults) = GateMaker.run(program)
        printAfter(.gates) { gates.text }
        diagnostics += growthFaults
        guard growthFaults.isEmpty else { return failed() }

        let ranges = RangeChecker.run(gates)
        printAfter(.ranges) { ranges.text }
        diagnostics += ranges.diagnostics
        guard !diagnostics.hasErrors else { return failed() }
        let checked = CheckedProgram(
            program: gates.program, gates: gates, bounds: ranges.bounds, signals: signals, tree: tree, modules: modules, blocks: blocks)
        return Compiler.CheckResult(program: checked, diagnostics: diagnostics.inOrder)
    }
}
