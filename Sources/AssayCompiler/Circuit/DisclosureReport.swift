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

/// Finds outputs that are one reading unmixed, or that sum up very few rows.
///
/// An output is looked through as far as it is one value passed on: rounded, scaled, chosen, or with a fallback.
struct DisclosureReport {
    /// Fewer rows than this are few.
    static let few = 5

    private let program: Program
    private let bounds: ValueBounds

    init(_ gates: GateProgram) {
        program = gates.program
        bounds = ValueBounds(program: gates.program, gates: gates.builder, forms: gates.forms, values: gates.values)
    }

    var warnings: [String] {
        program.statements.flatMap { statement -> [String] in
            guard case .output = statement.kind else { return [] }
            var found: [String] = []
            for aggregation in unmixed(statement.root) {
                if let warning = warning(statement.name, program[aggregation]), !found.contains(warning) { found.append(warning) }
            }
            return found
        }
    }

    /// The aggregations that the value may be, unmixed with anything but constants.
    private func unmixed(_ root: NodeID) -> [NodeID] {
        var found: [NodeID] = []
        var seen: Set<NodeID> = []
        var open = [root]
        while let id = open.popLast() {
            guard seen.insert(id).inserted else { continue }
            let node = program[id]
            switch node.operation {
            case .share, .sum, .mean, .least, .greatest: found.append(id)
            case .negate, .round, .absolute, .minimum, .maximum, .otherwise: open += node.operands
            case .choose: open += node.operands.dropFirst()
            case .add, .subtract, .multiply, .divide: open += onlyVariable(node)
            default: break
            }
        }
        return found.sorted()
    }

    /// The operand of a sum or product whose other operand is a constant.
    private func onlyVariable(_ node: Node) -> [NodeID] {
        let variable = node.operands.filter { bounds.value(of: $0, .none)?.isPoint != true }
        return variable.count == 1 ? variable : []
    }

    private func warning(_ output: String, _ node: Node) -> String? {
        let text = program.source.text(node.span)
        switch node.operation {
        case .least, .greatest:
            let what = isReading(node.operands[1]) ? "is a value of" : "is worked out from"
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

    /// The fewest rows that the aggregation can be over, once all requirements hold.
    private func leastCount(_ node: Node) -> BigInt {
        guard case .whole(let mask, _) = bounds.forms[node.operands[0].index], let count = bounds.gates.existing(.rowSum(mask)) else {
            return 0
        }
        return bounds.gates.interval(count).lower
    }
}
