// SPDX-License-Identifier: Apache-2.0
internal import AssayData
internal import AssaySyntax

/// Checks tests and properties: every name is one of the program, every value one that can stand there.
///
/// Runs on programs without errors only, and changes nothing in them: what it makes is used by `assay test` alone.
struct BlockChecker {
    let tree: SyntaxTree
    let resolved: ResolvedProgram
    let program: Program
    let signals: ProgramSignals
    var blocks = ProgramBlocks()
    var diagnostics: [Diagnostic] = []
    private var titles: [String: Span] = [:]

    static func run(
        _ tree: SyntaxTree, _ resolved: ResolvedProgram, _ program: Program, _ signals: ProgramSignals
    ) -> (blocks: ProgramBlocks, diagnostics: [Diagnostic]) {
        var checker = BlockChecker(tree: tree, resolved: resolved, program: program, signals: signals)
        checker.blocks.orders = program.data.map(\.order)
        for declaration in tree.declarations {
            switch declaration {
            case .test(let it): checker.check(it)
            case .property(let it): checker.check(it)
            default: break
            }
        }
        return (checker.blocks, checker.diagnostics)
    }

    private init(tree: SyntaxTree, resolved: ResolvedProgram, program: Program, signals: ProgramSignals) {
        self.tree = tree
        self.resolved = resolved
        self.program = program
        self.signals = signals
    }

    func line(_ span: Span) -> Int { tree.source.lineNumber(of: span.start) }

    private mutating func declare(_ title: String, _ span: Span) {
        if let first = titles[title] { return diagnostics.append(.blockTitleTwice(span, first: first)) }
        titles[title] = span
    }

    // MARK: Tests

    private mutating func check(_ test: TestSyntax) {
        let faults = diagnostics.count
        declare(test.title, test.titleSpan)
        var data: [Int: TestData] = [:]
        var parameters: [Int: Int] = [:]
        var seen: Set<String> = []
        for given in test.givens {
            if !seen.insert(given.name.text).inserted { diagnostics.append(.givenTwice(given.name)) }
            if let index = program.data.firstIndex(where: { $0.name == given.name.text }) {
                data[index] = testData(given, of: index)
            } else if let index = program.parameters.firstIndex(where: { $0.name == given.name.text }) {
                parameters[index] = parameterValue(given, of: index)
            } else {
                let names = program.data.map(\.name) + program.parameters.map(\.name)
                diagnostics.append(.unknownGiven(given.name, nearest: Suggestion.nearest(to: given.name.text, in: names), names))
            }
        }
        let missing = (program.data.map(\.name) + program.parameters.map(\.name)).filter { !seen.contains($0) }
        if diagnostics.count == faults, !missing.isEmpty { diagnostics.append(.notGiven(missing, test.titleSpan)) }
        let expectations = test.expectations.compactMap { expectation($0, inTest: true) }
        checkOutcome(test.expectations)
        guard diagnostics.count == faults else { return }
        blocks.tests.append(
            ProgramTest(
                title: test.title, line: line(test.span), data: program.data.indices.compactMap { data[$0] },
                parameters: program.parameters.indices.compactMap { parameters[$0] }, expectations: expectations))
    }

    /// Data that is refused has no outputs: `expect refused` stands alone.
    private mutating func checkOutcome(_ expectations: [ExpectationSyntax]) {
        let refusal = expectations.first { if case .refused = $0.kind { true } else { false } }
        if let refusal, expectations.count > 1 { diagnostics.append(.refusedAndMore(refusal.span)) }
    }

    // MARK: Properties

    private mutating func check(_ property: PropertySyntax) {
        let faults = diagnostics.count
        declare(property.title, property.titleSpan)
        let changes = property.changes.compactMap { change($0) }
        let expectations = property.expectations.compactMap { expectation($0, inTest: false) }
        checkOutcome(property.expectations)
        guard diagnostics.count == faults else { return }
        blocks.properties.append(
            ProgramProperty(title: property.title, line: line(property.span), changes: changes, expectations: expectations))
    }
}

extension SyntaxTree {
    /// The names that tests and properties look at.
    var triedNames: Set<String> {
        var names: Set<String> = []
        for declaration in declarations {
            switch declaration {
            case .test(let it): names.formUnion(it.expectations.compactMap(\.name))
            case .property(let it): names.formUnion(it.expectations.compactMap(\.name) + it.changes.map(\.subject.text))
            default: break
            }
        }
        return names
    }
}

extension ExpectationSyntax {
    /// The output or `let` that it is about; `nil` when it is about all of the program.
    fileprivate var name: String? {
        switch kind {
        case .comparison(let name, _, _), .range(let name, _, _), .same(let name), .bound(let name, _): name.text
        case .accepted, .refused: nil
        }
    }
}
