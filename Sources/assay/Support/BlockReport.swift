// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayData
internal import AssayFormats
internal import AssayVerifier
internal import AssaySyntax

/// What came of the tests and properties of one program.
struct BlockReport {
    let path: String
    private(set) var results: [BlockResult] = []
    private(set) var status = ExitStatus.valid
    /// What is wrong with the program; nothing was run then.
    private var fault: JSON?
    /// What there is to say when nothing was run.
    private var remark: String?

    /// Runs the blocks of a program. A program with errors is reported on standard error.
    ///
    /// `isNamed` is false for a file that was found in a folder: a module among them is passed over.
    init(
        _ path: String, isNamed: Bool, on curve: KnownCurve, seed: UInt64, cases: Int, progress: TerminalProgress
    ) throws {
        self.path = path
        do {
            if try Self.isModule(path) {
                if isNamed { remark = "a module; tests stand in programs that use it" }
                return
            }
            let program = try ProgramFile(path).usable()
            guard !program.blocks.isEmpty else {
                remark = "no tests and no properties"
                return
            }
            results = try Self.run(program, path, seed, cases, progress, on: curve.proving)
            if results.contains(where: { !$0.passed }) { status = .invalid }
        } catch let failure as ProgramFailure {
            Terminal.note(failure.text)
            (fault, status) = (failure.json, .unusable)
            remark = "not run: the program has errors"
        }
    }

    private static func isModule(_ path: String) throws -> Bool {
        Parser.parse(try ProgramFile.source(path, ProgramFile.bytes(path))).tree.algorithm?.isModule == true
    }

    private static func run<C: PairingCurve>(
        _ program: CheckedProgram, _ path: String, _ seed: UInt64, _ cases: Int, _ progress: TerminalProgress, on curve: C.Type
    ) throws -> [BlockResult] {
        var tables: [BlockRunner<C.Fr>.Table: [[Int?]]] = [:]
        for table in BlockRunner<C.Fr>.tables(of: program) {
            let folder = Files.folder(of: path)
            let columns = table.columns.map { "\(folder)/\($0)" }
            tables[table] = try TableFile.read("\(folder)/\(table.file)", columns: columns, schema: program.dataSets[table.data].schema)
                .rows
        }
        let circuit = program.compiled(for: C.Fr.self, curve: C.name)
        do throws(Disagreement) {
            return try BlockRunner(program, circuit, seed: seed, cases: cases, progress: progress).run(tables: tables)
        } catch {
            throw CommandFailure(error, path: path, seed: seed)
        }
    }

    // MARK: For people

    var lines: [String] {
        if let remark { return ["\(path): \(remark)"] }
        guard !results.isEmpty else { return [] }
        let failed = results.count { !$0.passed }
        let head = "\(path): \(results.count - failed) passed" + (failed > 0 ? ", \(failed) failed" : "")
        return [head] + results.flatMap { lines(of: $0) }
    }

    private func lines(of result: BlockResult) -> [String] {
        let tried = result.kind == .property ? ", tried on \(result.cases) case\(result.cases == 1 ? "" : "s")" : ""
        let head = "  \(result.passed ? "passed" : "FAILED")  \(result.kind.rawValue) \"\(result.title)\"\(tried)"
        return [head] + result.failures.flatMap { lines(of: $0) }
    }

    private func lines(of failure: BlockFailure) -> [String] {
        let head = ["    \(path):\(failure.line): expected \(failure.expected); \(failure.found)"]
        guard !failure.before.isEmpty else { return head }
        return head + ["    the smallest data found that breaks it:"] + failure.before.map { "        \($0)" }
            + ["    and after the change:"] + failure.after.map { "        \($0)" }
    }

    // MARK: For scripts

    /// `nil` for a module that was passed over.
    var json: JSON? {
        var members: [String: JSON] = ["file": .string(path), "passed": .bool(status == .valid)]
        if let remark { members["remark"] = .string(remark) }
        if let fault { members["diagnostics"] = fault }
        guard remark != nil || !results.isEmpty else { return nil }
        members["results"] = .array(results.map { Self.json($0) })
        return .object(members)
    }

    private static func json(_ result: BlockResult) -> JSON {
        [
            "kind": .string(result.kind.rawValue), "title": .string(result.title), "line": .integer(result.line),
            "passed": .bool(result.passed), "cases": .integer(result.cases),
            "failures": .array(
                result.failures.map { failure in
                    [
                        "line": .integer(failure.line), "expected": .string(failure.expected), "found": .string(failure.found),
                        "before": .array(failure.before.map { .string($0) }), "after": .array(failure.after.map { .string($0) }),
                    ]
                }),
        ]
    }
}

extension CommandFailure {
    /// A fault of this toolkit, with all that it takes to look into it.
    init(_ error: Disagreement, path: String, seed: UInt64) {
        let what = ["\(path): the interpreter and the circuit differ", "interpreter: \(error.interpreter)", "circuit: \(error.circuit)"]
        self.init(
            status: .internalError, message: (what + ["data:"] + error.data.map { "    \($0)" }).joined(separator: "\n"),
            help: "this is a fault of assay: please report it with the program, the data above and --seed \(seed)")
    }
}
