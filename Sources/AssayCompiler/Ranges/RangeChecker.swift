// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

/// The fourth pass: every value exists where it is used, and stays within the range that is stated for it.
///
/// Before: gates with intervals. After: the same; what may be undefined or leave its range has been reported, with the
/// way in which it can. A test before an expression narrows what is possible in it, and a requirement what is possible
/// after it. Stands after the gates, whose intervals it reads, and before everything that makes the circuit.
struct RangeChecker {
    let program: Program
    private(set) var bounds: ValueBounds
    private(set) var diagnostics: [Diagnostic] = []
    /// What has a name, and has been checked where it got it.
    private var named: Set<NodeID> = []
    /// Sets of rows that the requirements guarantee rows of: what holds in each, and how many there are at least.
    private var guaranteed: [(conditions: Set<GateID>, count: BigInt)] = []
    /// What has been found out about the nodes of the statement at hand, by what is known where they stand.
    private var visits: [Visit: Bool] = [:]
    private var factsCount = 0
    private var hasReportedSize = false

    /// The last requirement that can hold.
    private var lastRequirement: Statement?

    private struct Visit: Hashable {
        let node: NodeID
        let facts: Int
        let mayLack: Bool
    }

    /// The checks of a whole program, with the ranges as they are after its last requirement.
    static func run(_ gates: GateProgram) -> RangeChecker {
        var builder = gates.builder
        builder.known = .none
        var checker = RangeChecker(
            program: gates.program,
            bounds: ValueBounds(program: gates.program, gates: builder, forms: gates.forms, values: gates.values))
        for statement in gates.program.statements { checker.check(statement) }
        checker.checkThatValuesAreLeft()
        return checker
    }

    private mutating func check(_ statement: Statement) {
        visits = [:]
        _ = check(statement.root, .none, mayLack: false)
        named.insert(statement.root)
        bounds.remember(statement.root)
        switch statement.kind {
        case .rule, .rows: break
        case .value(let range): if let range { checkRange(statement, range.interval, range.span) }
        case .requirement: learn(statement)
        case .output(let type): checkOutput(statement, type)
        }
    }

    // MARK: Requirements

    private mutating func learn(_ requirement: Statement) {
        var outcomes = Outcomes(bounds)
        let known = bounds.gates.known.adding(gate(requirement.root), true, bounds.gates)
        let outcome = outcomes.outcome(of: requirement.root)
        if outcome == false { return diagnostics.append(.neverHolds(requirement.span, derivation(requirement.root))) }
        // A range that has been found faulty says little about what it is compared with.
        if outcome == true, !diagnostics.hasErrors { diagnostics.append(.alwaysHolds(requirement.span, derivation(requirement.root))) }
        if known.areContradictory {
            return diagnostics.append(.neverHoldTogether(requirement.span, lastRequirement?.span, derivation(requirement.root)))
        }
        bounds.require(known)
        guaranteed = bounds.gates.countsOfAtLeast(1)
        lastRequirement = requirement
    }

    /// Requirements of which each can hold may together leave a value nothing that it could be.
    private mutating func checkThatValuesAreLeft() {
        guard let lastRequirement, !diagnostics.hasErrors,
            let statement = program.statements.first(where: { bounds.isImpossible($0.root) })
        else { return }
        diagnostics.append(.neverHoldTogether(lastRequirement.span, statement.span, derivation(statement.root)))
    }

    /// The gate of a condition or of the numerator of a number.
    private func gate(_ id: NodeID) -> GateID {
        switch bounds.forms[id.index] {
        case .whole(let gate, _): gate
        case .number(let form): form.numerator
        }
    }

    // MARK: Existence

    /// Checks a node in a place where `facts` hold. Returns whether it can lack a value there, which is an error unless
    /// an `otherwise` takes care of it.
    private mutating func check(_ id: NodeID, _ facts: Facts, mayLack: Bool) -> Bool {
        // A place that no data leads to needs no value.
        guard !named.contains(id), !facts.areContradictory else { return false }
        var facts = facts
        if facts.number == 0 {
            factsCount += 1
            facts.number = factsCount
        }
        // What functions are called with and what they name may be used many times over.
        let visit = Visit(node: id, facts: facts.number, mayLack: mayLack)
        if let canLack = visits[visit] { return canLack }
        guard visits.count < Limits.visits else {
            if !hasReportedSize { diagnostics.append(.functionsTooDeep(program[id].span)) }
            hasReportedSize = true
            return false
        }
        let canLack = canLack(id, facts, mayLack: mayLack)
        visits[visit] = canLack
        return canLack
    }

    private mutating func canLack(_ id: NodeID, _ facts: Facts, mayLack: Bool) -> Bool {
        let node = program[id]
        switch node.operation {
        case .field(_, let canLack): return canLack
        case .and, .or: checkLogical(node, facts)
        case .choose: checkChoice(node, facts)
        case .otherwise: return checkOtherwise(node, facts, mayLack: mayLack)
        case .previous: checkPrevious(node, facts)
        case .row: return checkRow(id, facts, mayLack: mayLack)
        case _ where node.operation.isAggregation: return checkRows(node, facts, mayLack: mayLack)
        case _ where node.operation.isArithmetic: return checkArithmetic(id, facts, mayLack: mayLack)
        default: for operand in node.operands { _ = check(operand, facts, mayLack: false) }
        }
        return false
    }

    private mutating func checkArithmetic(_ id: NodeID, _ facts: Facts, mayLack: Bool) -> Bool {
        let node = program[id]
        var canLack = false
        for operand in node.operands where check(operand, facts, mayLack: mayLack) { canLack = true }
        guard let fault = lack(of: id, facts) else { return canLack }
        if !mayLack { diagnostics.append(fault) }
        return true
    }

    /// Why an operation on values that exist may have no value; `nil` when it always has one.
    private mutating func lack(of id: NodeID, _ facts: Facts) -> Diagnostic? {
        let node = program[id]
        switch node.operation {
        case .divide where canBeZero(node.operands[1], facts):
            return .divisorMayBeZero(node, divisor: node.operands[1], range(node.operands[1], facts), program)
        case .remainder:
            let divisor = range(node.operands[1], facts)
            return divisor.lower.sign > 0 ? nil : .divisorMayBeZero(node, divisor: node.operands[1], divisor, program)
        case .root:
            let value = range(node.operands[0], facts)
            return value.lower.sign >= 0 ? nil : .rootOfNegative(node, program[node.operands[0]], value, program.source)
        case .table:
            guard bounds.forms[node.operands[0].index].exists != bounds.forms[id.index].exists else { return nil }
            return .tableMayLackKey(node, program[node.operands[0]], program.source)
        case .within(let stated, let by):
            let value = range(node.operands[0], facts)
            if !stated.contains(value) {
                diagnostics.append(
                    .leavesStated(node, by, value, stated, program.source.text(node.span), derivation(node.operands[0])))
            }
            return nil
        default: return nil
        }
    }

    private mutating func checkPrevious(_ node: Node, _ facts: Facts) {
        let outside = facts.withoutRows(bounds.gates.gates)
        _ = check(node.operands[1], outside.adding(gate(node.operands[0]), true, bounds.gates), mayLack: false)
    }

    private mutating func checkRow(_ id: NodeID, _ facts: Facts, mayLack: Bool) -> Bool {
        let node = program[id]
        checkPrevious(node, facts)
        if check(node.operands[2], facts, mayLack: mayLack) { return true }
        guard let exists = bounds.forms[id.index].exists, bounds.gates.interval(exists, facts).lower < 1 else { return false }
        let place = range(node.operands[2], facts)
        if place.lower >= 1, isGuaranteed(gate(node.operands[0]), Int(clamping: place.upper.ceiling)) { return false }
        if !mayLack { diagnostics.append(.mayHaveNoSuchRow(node, program)) }
        return true
    }

    private func canBeZero(_ id: NodeID, _ facts: Facts) -> Bool {
        guard let value = bounds.value(of: id, facts), value.containsZero else { return false }
        return bounds.gates.interval(gate(id), facts).containsZero
    }

    private mutating func checkLogical(_ node: Node, _ facts: Facts) {
        _ = check(node.operands[0], facts, mayLack: false)
        let tested = facts.adding(gate(node.operands[0]), node.operation == .and, bounds.gates)
        _ = check(node.operands[1], tested, mayLack: false)
    }

    private mutating func checkChoice(_ node: Node, _ facts: Facts) {
        _ = check(node.operands[0], facts, mayLack: false)
        let condition = gate(node.operands[0])
        _ = check(node.operands[1], facts.adding(condition, true, bounds.gates), mayLack: false)
        _ = check(node.operands[2], facts.adding(condition, false, bounds.gates), mayLack: false)
    }

    private mutating func checkOtherwise(_ node: Node, _ facts: Facts, mayLack: Bool) -> Bool {
        let operand = program[node.operands[0]]
        // What stands in a function is there for other calls, too; its parts have the place of the call.
        if !check(node.operands[0], facts, mayLack: true), node.span != operand.span {
            diagnostics.append(.otherwiseNeverNeeded(node, operand, program.source))
        }
        return check(node.operands[1], facts, mayLack: mayLack)
    }

    private mutating func checkRows(_ node: Node, _ facts: Facts, mayLack: Bool) -> Bool {
        let outside = facts.withoutRows(bounds.gates.gates)
        let mask = gate(node.operands[0])
        _ = check(node.operands[0], outside, mayLack: false)
        for value in node.operands.dropFirst() {
            _ = check(value, outside.adding(mask, true, bounds.gates), mayLack: false)
        }
        guard let needed = node.operation.rowsNeeded else {
            if node.operation == .slope || node.operation.isCorrelation {
                if !mayLack { diagnostics.append(.mayHaveNoSpread(node, program.source)) }
                return true
            }
            return false
        }
        let count = bounds.rowCount(of: node, facts)
        // Groups for every key are all there, and no requirement makes more of them.
        let isThere = bounds.gates.point(mask) == 1
        let least = count?.lower ?? BigInt(isThere ? program[node.operands[0]].data.map(bounds.gates.program.capacity) ?? 0 : 0)
        guard least < BigInt(needed) else { return false }
        if node.data == nil, !isThere, isGuaranteed(mask, needed) { return false }
        if !mayLack { diagnostics.append(.mayHaveNoRows(node, program[node.operands[0]], program.source, needed: needed)) }
        return true
    }

    /// Whether rows that fulfil more than this are required, and as many: those fulfil this, too.
    private func isGuaranteed(_ mask: GateID, _ needed: Int) -> Bool {
        let conditions = bounds.gates.conditions(of: mask)
        return guaranteed.contains { $0.count >= needed && $0.conditions.isSuperset(of: conditions) }
    }

    // MARK: Ranges

    private func range(_ id: NodeID, _ facts: Facts) -> ValueInterval {
        bounds.value(of: id, facts) ?? Interval(0)
    }

    private mutating func checkRange(_ statement: Statement, _ stated: ValueInterval, _ span: Span) {
        guard let value = bounds.value(of: statement.root, .none), !stated.contains(value) else { return }
        diagnostics.append(
            .leavesRange(statement, program[statement.root], value, stated, span, shortText(of: statement.root), derivation(statement.root))
        )
    }

    /// The expression as written, where it is short; for advice that quotes it.
    private func shortText(of id: NodeID) -> String {
        let text = program.source.text(program[id].span)
        return text.count <= 40 && !text.contains("\n") ? text : "…"
    }

    private mutating func checkOutput(_ statement: Statement, _ type: OutputType) {
        guard case .number(let lower, let upper, let scale, _, let span) = type else { return }
        let stated: ValueInterval = Interval(Rational(BigInt(lower), scale: scale), Rational(BigInt(upper), scale: scale))
        let known = diagnostics.count
        checkRange(statement, stated, span)
        if diagnostics.count == known, !fits(statement.root, decimals: scale) {
            diagnostics.append(.needsRounding(statement, decimals: scale, span))
        }
    }

    /// Whether the value is a multiple of `10^-decimals` for certain.
    private func fits(_ id: NodeID, decimals: Int) -> Bool {
        guard case .number(let form) = bounds.forms[id.index], form.denominator == nil else { return false }
        let step = form.factor * Rational(bounds.gates.point(form.numerator) ?? bounds.gates.content(form.numerator))
        return (step * Rational(BigInt(10).power(decimals))).isWhole
    }

    /// How a value comes by its range: the ranges of what it is made of, the nearest first.
    private func derivation(_ root: NodeID) -> [Diagnostic.Note] {
        var notes: [Diagnostic.Note] = []
        var queue = program[root].operands
        var seen: Set<NodeID> = []
        while !queue.isEmpty, notes.count < Self.longestDerivation {
            let id = queue.removeFirst()
            guard seen.insert(id).inserted, program[id].data == nil else { continue }
            if let value = bounds.value(of: id, .none), !value.isPoint, !isSameAgain(id, value, as: root) {
                notes.append(
                    Diagnostic.Note(
                        "`\(program.source.text(program[id].span))` can be \(value.phrase(program[id].type))", at: program[id].span))
            }
            queue += program[id].operands
        }
        return notes
    }

    private static let longestDerivation = 6

    /// Whether a part of a longer expression, such as that before `otherwise`, only repeats what the whole says.
    private func isSameAgain(_ part: NodeID, _ value: ValueInterval, as root: NodeID) -> Bool {
        program[part].span.start == program[root].span.start && bounds.value(of: root, .none) == value
    }
}

extension Operation {
    /// How many rows an aggregation must be over to have a value; `nil` when it needs none, or something else.
    fileprivate var rowsNeeded: Int? {
        switch self {
        case .share, .mean, .least, .greatest, .median, .percentile: 1
        case .variance: 2
        default: nil
        }
    }

    fileprivate var isCorrelation: Bool { if case .correlation = self { true } else { false } }
}

extension RangeChecker {
    /// The values that the program names and the ranges that they can take, for reading and for tests.
    var text: String {
        program.statements.map { statement in
            let type = program[statement.root].type
            let range = bounds.value(of: statement.root, .none)?.phrase(type) ?? type.description
            return "\(statement.name.isEmpty ? "require" : statement.name): \(range)\n"
        }.joined()
    }
}

extension ValueInterval {
    /// For a sentence: `0 .. 51912 mmHg`.
    func phrase(_ type: ValueType) -> String {
        let range = isPoint ? lower.brief : "\(lower.brief) .. \(upper.brief)"
        guard case .number(let unit?) = type, unit != .none else { return range }
        return "\(range) \(unit)"
    }
}
