// SPDX-License-Identifier: Apache-2.0
internal import AssayData
internal import AssaySyntax
internal import BigInt

/// What tests and properties expect, and what properties change.
extension BlockChecker {
    mutating func expectation(_ syntax: ExpectationSyntax, inTest: Bool) -> Expectation? {
        guard let kind = expectationKind(syntax, inTest: inTest) else { return nil }
        let text = tree.source.text(syntax.span)
        let words = text.split { $0.isWhitespace }.dropFirst().joined(separator: " ")
        return Expectation(kind: kind, line: line(syntax.span), text: words)
    }

    private mutating func expectationKind(_ syntax: ExpectationSyntax, inTest: Bool) -> Expectation.Kind? {
        switch syntax.kind {
        case .accepted: return .accepted
        case .refused(nil): return .refused(by: nil)
        case .refused(let condition?): return requirement(condition).map { .refused(by: $0) }
        case .comparison(let name, let operation, let constant):
            guard belongs(syntax, true, inTest) else { return nil }
            return watched(name).flatMap { comparison($0, name, operation, constant) }
        case .range(let name, let lower, let upper):
            guard belongs(syntax, true, inTest) else { return nil }
            return watched(name).flatMap { range($0, name, lower, upper) }
        case .same(let name):
            guard belongs(syntax, false, inTest) else { return nil }
            return watched(name).map { .same($0) }
        case .bound(let name, let isUpper):
            guard belongs(syntax, false, inTest), let watched = numeric(name) else { return nil }
            return .bound(watched, isUpper: isUpper)
        }
    }

    /// Reports what a test expects in a property, or the other way round.
    private mutating func belongs(_ syntax: ExpectationSyntax, _ toTest: Bool, _ inTest: Bool) -> Bool {
        if toTest != inTest { diagnostics.append(.expectationOutOfPlace(syntax.span, inTest: inTest)) }
        return toTest == inTest
    }

    // MARK: Names

    /// The output of this name, else the `let`; an output's name means what is published.
    private mutating func watched(_ name: NameSyntax) -> Watched? {
        if let index = signals.outputs.firstIndex(where: { $0.name == name.text }) {
            let isPercent = signals.outputs[index].unit == "%"
            return outputType(name.text).map { Watched(name: name.text, type: $0, output: index, isPercent: isPercent) }
        }
        for statement in program.statements where statement.name == name.text {
            guard case .value = statement.kind else { continue }
            return Watched(name: name.text, type: program[statement.root].type, output: nil, isPercent: false)
        }
        let names = program.statements.filter { $0.isWatchable }.map(\.name)
        diagnostics.append(.unknownOutput(name, nearest: Suggestion.nearest(to: name.text, in: names)))
        return nil
    }

    private func outputType(_ name: String) -> ValueType? {
        for statement in program.statements where statement.name == name {
            guard case .output(let type) = statement.kind else { continue }
            return switch type {
            case .number(_, _, _, let unit, _): .number(unit)
            case .condition: .condition
            case .choice(let labels): .choice(labels)
            }
        }
        return nil
    }

    private mutating func numeric(_ name: NameSyntax) -> Watched? {
        guard let watched = watched(name) else { return nil }
        if case .number = watched.type { return watched }
        diagnostics.append(.noOrder("`\(name.text)`", name.span))
        return nil
    }

    // MARK: Comparisons

    private mutating func comparison(
        _ watched: Watched, _ name: NameSyntax, _ operation: BinaryOperator, _ constant: ConstantSyntax
    ) -> Expectation.Kind? {
        let isNumber = if case .number = watched.type { true } else { false }
        guard isNumber || operation == .equal || operation == .notEqual else {
            diagnostics.append(.noOrder("`\(name.text)`", name.span))
            return nil
        }
        guard let value = value(constant, watched.type, "`\(name.text)`", isPercent: watched.isPercent) else { return nil }
        if operation == .equal, let fault = impossible(watched, value, constant.span) {
            diagnostics.append(fault)
            return nil
        }
        return .comparison(watched, operation, value)
    }

    /// An output that could never have the expected value: it lies outside of its range, or between its decimals.
    private func impossible(_ watched: Watched, _ value: Value, _ span: Span) -> Diagnostic? {
        guard let output = watched.output, let number = value.number else { return nil }
        let signal = signals.outputs[output]
        let scale = watched.isPercent ? signal.scale + 2 : signal.scale
        guard let raw = number.scaled(decimals: scale) else { return .tooManyDecimals("the output `\(watched.name)`", signal.scale, span) }
        guard raw < BigInt(signal.lo) || raw > BigInt(signal.hi) else { return nil }
        return .outsideRange("the output `\(watched.name)`", rangeText(signal.lo, signal.hi, scale, watched.isPercent), span)
    }

    private mutating func range(
        _ watched: Watched, _ name: NameSyntax, _ lower: ConstantSyntax, _ upper: ConstantSyntax
    ) -> Expectation.Kind? {
        guard case .number = watched.type else {
            diagnostics.append(.noOrder("`\(name.text)`", name.span))
            return nil
        }
        let owner = "`\(name.text)`"
        guard let low = value(lower, watched.type, owner, isPercent: watched.isPercent)?.number,
            let high = value(upper, watched.type, owner, isPercent: watched.isPercent)?.number
        else { return nil }
        if low > high { diagnostics.append(.emptyExpectedRange(lower.span.joined(with: upper.span))) }
        return .range(watched, lower: low, upper: high)
    }

    // MARK: Requirements

    /// Where the requirement begins that reads like this condition.
    private mutating func requirement(_ condition: ExpressionSyntax) -> Int? {
        let wanted = Formatter.text(of: condition.unparenthesized, in: tree.source)
        for case .require(let it) in tree.declarations
        where Formatter.text(of: it.condition.unparenthesized, in: tree.source) == wanted {
            return it.span.start
        }
        diagnostics.append(.unknownRequirement(condition.span))
        return nil
    }
}

extension Statement {
    /// Whether a test can expect something of it.
    fileprivate var isWatchable: Bool {
        switch kind {
        case .value, .output: true
        case .rule, .rows, .requirement: false
        }
    }
}
