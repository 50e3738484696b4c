// SPDX-License-Identifier: Apache-2.0
public import AssaySyntax

/// Turns programs of the Assay language into something that runs and something that proves.
///
/// ```swift
/// let source = try SourceFile(name: "diary.assay", bytes: bytes)
/// let result = Compiler.check(source)
/// guard let program = result.program else { show(result.diagnostics) … }
/// let report = try program.run(dataSets: [diary], parameters: [75])
/// let circuit = program.compiled(for: BN254.Fr.self, curve: "bn128")
/// ```
public enum Compiler {
    /// A program without errors, or none; and everything that there is to say about it, in the order of the source.
    public struct CheckResult: Sendable {
        /// `nil` exactly when a diagnostic is an error.
        public let program: CheckedProgram?
        public let diagnostics: [Diagnostic]
    }

    /// What is wrong with a module, a file of functions that other programs import.
    public static func checkModule(_ source: SourceFile, modules: ModuleLibrary = .none) -> [Diagnostic] {
        checkModule(Parser.parse(source), modules: modules)
    }

    /// The same for a module that has been read already.
    public static func checkModule(_ parsed: ParseResult, modules: ModuleLibrary = .none) -> [Diagnostic] {
        let (resolved, faults) = Resolver.run(parsed.tree, modules)
        return (parsed.diagnostics + faults + resolved.strayDeclarations(parsed.tree)).inOrder
    }

    /// Reads a program and checks all that can be known without data.
    ///
    /// `printAfter` is called after each pass that ran, with what it made, as text.
    public static func check(
        _ source: SourceFile, modules: ModuleLibrary = .none, printAfter: (Pass, () -> String) -> Void = { _, _ in }
    ) -> CheckResult {
        check(Parser.parse(source), modules: modules, printAfter: printAfter)
    }

    /// The same for a program that has been read already.
    public static func check(
        _ parsed: ParseResult, modules: ModuleLibrary = .none, printAfter: (Pass, () -> String) -> Void = { _, _ in }
    ) -> CheckResult {
        let (typed, diagnostics) = checkTypes(parsed, modules: modules, printAfter: printAfter)
        return typed?.checkRanges(printAfter: printAfter) ?? CheckResult(program: nil, diagnostics: diagnostics)
    }

    /// The first half of `check`: names, types, units, and what is not used; no program where that is faulty.
    public static func checkTypes(
        _ parsed: ParseResult, modules: ModuleLibrary = .none, printAfter: (Pass, () -> String) -> Void = { _, _ in }
    ) -> (program: TypedProgram?, diagnostics: [Diagnostic]) {
        printAfter(.parse) { Formatter.format(parsed.tree) }
        var diagnostics = parsed.diagnostics
        if let head = parsed.tree.algorithm, head.isModule { diagnostics.append(.moduleIsNoProgram(head.span)) }

        let (resolved, nameFaults) = Resolver.run(parsed.tree, modules)
        printAfter(.resolve) { resolved.text }
        diagnostics += nameFaults

        let (program, typeFaults) = Checker.run(resolved)
        printAfter(.check) { program.text }
        diagnostics += typeFaults
        // No part is taken for nothing: what could not be made out has an error, or gets one here.
        if !diagnostics.hasErrors, let node = program.nodes.first(where: { $0.operation == .invalid }) {
            diagnostics.append(.withoutMeaning(node.span))
        }
        guard !diagnostics.hasErrors else { return (nil, diagnostics.inOrder) }
        let (signals, sizeFaults) = SignalMaker.run(resolved, program)
        diagnostics += sizeFaults
        guard sizeFaults.isEmpty else { return (nil, diagnostics.inOrder) }
        diagnostics += UsageChecker.run(resolved, program, tried: parsed.tree.triedNames)
        let (blocks, blockFaults) = BlockChecker.run(parsed.tree, resolved, program, signals)
        diagnostics += blockFaults
        let typed = TypedProgram(
            tree: parsed.tree, modules: resolved.modules, program: program, signals: signals, blocks: blocks,
            diagnostics: diagnostics.inOrder)
        return (typed, typed.diagnostics)
    }
}
