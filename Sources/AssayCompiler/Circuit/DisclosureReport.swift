// SPDX-License-Identifier: Apache-2.0
public import AssayData
internal import AssaySyntax
internal import BigInt

extension CheckedProgram {
    /// What the outputs tell: the bits of their ranges, and which of them say much about few rows.
    public var disclosure: Disclosure {
        let report = DisclosureReport(gates)
        return Disclosure(
            items: signals.outputs.map { .init(output: $0.name, amount: .init(lo: $0.lo, hi: $0.hi)) }, warnings: report.warnings)
    }
}

/// Finds outputs that are worked out from one row, or from sums over very few.
///
/// A number is looked into down to all its parts: a difference of two means over one row each is a difference of two
/// readings. A condition tells one bit, and is not looked into. Counts are not warned of.
struct DisclosureReport {
    /// Fewer rows than this are few.
    static let few = 5

    private let program: Program
    private let bounds: ValueBounds
    /// Sets of rows that have `few` rows or more once all requirements hold: what holds in each row, and how many there are.
    private let counted: [(conditions: Set<GateID>, count: BigInt)]

    init(_ gates: GateProgram) {
        program = gates.program
        bounds = ValueBounds(program: gates.program, gates: gates.builder, forms: gates.forms, values: gates.values)
        counted = gates.builder.countsOfAtLeast(Self.few)
    }

    var warnings: [String] {
        program.statements.flatMap { statement -> [String] in
            guard case .output = statement.kind else { return [] }
            let alone = Set(aggregations(in: statement.root, partsWhenPassedOn))
            var found: [String] = []
            for id in aggregations(in: statement.root, parts) {
                guard let warning = warning(statement.name, program[id], isAlone: alone.contains(id)) else { continue }
                if !found.contains(warning) { found.append(warning) }
            }
            return found
        }
    }

    /// The aggregations that are reached from a value, in the order of the program.
    private func aggregations(in root: NodeID, _ parts: (Node) -> [NodeID]) -> [NodeID] {
        var found: [NodeID] = []
        var seen: Set<NodeID> = []
        var open = [root]
        while let id = open.popLast() {
            guard seen.insert(id).inserted else { continue }
            switch program[id].operation {
            case .share, .sum, .mean, .least, .greatest, .row, .percentile, .median, .variance, .slope, .correlation: found.append(id)
            default: break
            }
            open += parts(program[id])
        }
        return found.sorted()
    }

    /// The numbers that a number is worked out from. What is summed up in each row may rest on other aggregations.
    private func parts(_ node: Node) -> [NodeID] {
        switch node.operation {
        case .sum, .mean, .least, .greatest, .row, .choose, .percentile, .median, .variance, .slope, .correlation:
            Array(node.operands.dropFirst())
        case .otherwise: node.operands
        default: node.operation.isArithmetic ? node.operands : []
        }
    }

    /// The values of which one is passed on unmixed with anything but constants.
    private func partsWhenPassedOn(_ node: Node) -> [NodeID] {
        switch node.operation {
        case .negate, .round, .absolute, .minimum, .maximum, .otherwise: node.operands
        case .choose: Array(node.operands.dropFirst())
        case .add, .subtract, .multiply, .divide: onlyVariable(node)
        default: []
        }
    }

    /// The operand of a sum or product whose other operand is a constant.
    private func onlyVariable(_ node: Node) -> [NodeID] {
        let variable = node.operands.filter { bounds.value(of: $0, .none)?.isPoint != true }
        return variable.count == 1 ? variable : []
    }

    private func warning(_ output: String, _ node: Node, isAlone: Bool) -> String? {
        let text = program.source.text(node.span)
        switch node.operation {
        case .least, .greatest, .row, .percentile:
            let what = isAlone && isReading(node.operands[1]) ? "is a value of" : "is worked out from"
            return "\(output) \(what) one single row: \(text)"
        default:
            let rows = leastCount(node)
            return rows < Self.few
                ? "\(output) may sum up fewer than \(Self.few) rows: \(text); `require count in … >= \(Self.few)` rules it out" : nil
        }
    }

    private func isReading(_ id: NodeID) -> Bool {
        if case .field = program[id].operation { true } else { false }
    }

    /// The fewest rows that the aggregation can be over: as many as any set of rows in which all that its rows fulfil holds.
    private func leastCount(_ node: Node) -> BigInt {
        guard case .whole(let mask, _) = bounds.forms[node.operands[0].index] else { return 0 }
        let conditions = bounds.gates.conditions(of: mask)
        return counted.lazy.filter { $0.conditions.isSuperset(of: conditions) }.map(\.count).max() ?? 0
    }
}
