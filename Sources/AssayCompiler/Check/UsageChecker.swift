// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// What a program declares and does not use.
///
/// Runs on programs without errors only: with errors it would report what the author is about to write.
struct UsageChecker {
    let resolved: ResolvedProgram
    private var definitions: Set<Int> = []
    private var parameters: Set<Int> = []
    private var rules: Set<Int> = []
    private var functions: Set<Int> = []

    /// `tried` are names that tests and properties look at, which is a use of a `let`, too.
    static func run(_ resolved: ResolvedProgram, _ program: Program, tried: Set<String> = []) -> [Diagnostic] {
        var checker = UsageChecker(resolved: resolved)
        checker.definitions = Set(resolved.definitions.indices.filter { tried.contains(resolved.definitions[$0].name) })
        for statement in resolved.statements { checker.visit(statement) }
        for function in resolved.functions { checker.visit(function) }
        let silence = checker.silence(program)
        // What publishes nothing uses nothing: that is one fault, not two.
        let data = silence.isEmpty ? checker.unusedData(program) : []
        return data + checker.unusedNames(program) + checker.unusedFields(program) + silence
    }

    // MARK: What is used

    private mutating func visit(_ statement: ResolvedProgram.Statement) {
        switch statement {
        case .rule(let index): visit(resolved.rules[index].body)
        case .definition(let index):
            switch resolved.definitions[index].body {
            case .value(let value): visit(value)
            case .rows(let rows): visit(rows)
            }
        case .requirement(let requirement): visit(requirement.condition)
        case .publication(let publication): visit(publication.value)
        }
    }

    private mutating func visit(_ function: ResolvedFunction) {
        for body in function.locals.map(\.body) + [function.body] {
            switch body {
            case .value(let value): visit(value)
            case .rows(let rows): visit(rows)
            }
        }
    }

    private mutating func visit(_ function: Int, _ arguments: [ResolvedArgument]) {
        functions.insert(function)
        for argument in arguments {
            switch argument {
            case .rows(let rows): visit(rows)
            case .value(let value): visit(value)
            }
        }
    }

    private mutating func visit(_ e: ResolvedExpression) {
        switch e.kind {
        case .number, .label, .data, .field, .key, .argument, .local, .invalid: break
        case .call(let index, let arguments): visit(index, arguments)
        case .parameter(let index): parameters.insert(index)
        case .definition(let index): definitions.insert(index)
        case .rule(let index): rules.insert(index)
        case .function(_, let operands): operands.forEach { visit($0) }
        case .negation(let a), .not(let a), .presence(let a, _), .rounded(let a, _, _): visit(a)
        case .binary(_, let a, let b), .otherwise(let a, let b): [a, b].forEach { visit($0) }
        case .inRange(let a, let b, let c): [a, b, c].forEach { visit($0) }
        case .conditional(let branches, let otherwise):
            for branch in branches { [branch.condition, branch.value].forEach { visit($0) } }
            visit(otherwise)
        case .aggregation(let it):
            [it.place, it.operand, it.second].compactMap(\.self).forEach { visit($0) }
            visit(it.rows)
        case .previous(let value): visit(value)
        case .steps(let it): visit(it.value)
        case .bands(let it): visit(it.value)
        case .weighted(let parts): parts.forEach { visit($0.value) }
        }
    }

    private mutating func visit(_ rows: ResolvedRows) {
        switch rows.kind {
        case .data, .group, .argument, .local, .invalid: break
        case .call(let index, let arguments): visit(index, arguments)
        case .definition(let index): definitions.insert(index)
        case .consecutive(let base): visit(base)
        case .groups(let base, let key, _):
            visit(base)
            visit(key)
        case .filter(let base, let condition):
            visit(base)
            visit(condition)
        }
    }

    // MARK: What is not

    /// A data set on which neither an output nor a requirement depends.
    private func unusedData(_ program: Program) -> [Diagnostic] {
        var used: Set<Int> = []
        var isSeen = [Bool](repeating: false, count: program.nodes.count)
        var queue = program.statements.filter(\.leavesTheProgram).map(\.root)
        while let id = queue.popLast() {
            if isSeen[id.index] { continue }
            isSeen[id.index] = true
            if case .allRows(let data) = program[id].operation { used.insert(data) }
            queue += program[id].operands
        }
        return resolved.data.indices.filter { !used.contains($0) }.map { .unusedData(resolved.data[$0]) }
    }

    private func unusedNames(_ program: Program) -> [Diagnostic] {
        let unusedDefinitions = resolved.definitions.indices.filter { !definitions.contains($0) }.map { index in
            let definition = resolved.definitions[index]
            let isValue = if case .value = definition.body { true } else { false }
            return Diagnostic.unusedDefinition(definition.name, definition.nameSpan, isValue: isValue)
        }
        let others: [Diagnostic] =
            resolved.parameters.indices.filter { !parameters.contains($0) }
            .map { .unused("the parameter", resolved.parameters[$0].name, resolved.parameters[$0].nameSpan) }
            + resolved.rules.indices.filter { !rules.contains($0) }
            .map { .unused("the rule", resolved.rules[$0].name, resolved.rules[$0].nameSpan) }
            + resolved.functions.indices.filter { !functions.contains($0) && resolved.functions[$0].importIndex == nil }
            .map { .unused("the function", resolved.functions[$0].name, resolved.functions[$0].nameSpan) }
            + unusedImports()
            + resolved.records.indices.filter { index in !resolved.data.contains { $0.record == index } }
            .map { .unused("the record", resolved.records[$0].name, resolved.records[$0].nameSpan) }
        return unusedDefinitions + others
    }

    /// Imports of which no function is used.
    private func unusedImports() -> [Diagnostic] {
        let used = Set(functions.compactMap { resolved.functions[$0].importIndex })
        return resolved.imports.indices.filter { !used.contains($0) }
            .map { .unused("the module", resolved.imports[$0].name, resolved.imports[$0].span) }
    }

    private func unusedFields(_ program: Program) -> [Diagnostic] {
        var used: Set<FieldReference> = []
        for node in program.nodes {
            switch node.operation {
            case .field(let field, _), .isPresent(let field):
                used.insert(FieldReference(data: program.data[field.data].record, field: field.field))
            default: break
            }
        }
        return Set(resolved.data.compactMap(\.record)).sorted().flatMap { record in
            resolved.records[record].fields.indices
                .filter { !used.contains(FieldReference(data: record, field: $0)) }
                .map { .unusedField(resolved.records[record].fields[$0], of: resolved.records[record].name) }
        }
    }

    private func silence(_ program: Program) -> [Diagnostic] {
        let publishes = program.statements.contains { if case .output = $0.kind { true } else { false } }
        return publishes ? [] : [.publishesNothing(program.source, values: resolved.definitions)]
    }
}

extension Statement {
    /// Whether somebody else notices it: an output or a requirement.
    fileprivate var leavesTheProgram: Bool {
        switch kind {
        case .output, .requirement: true
        case .rule, .value, .rows: false
        }
    }
}
