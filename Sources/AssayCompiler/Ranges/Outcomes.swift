// SPDX-License-Identifier: Apache-2.0

/// What ranges tell about conditions: a mean of values up to 309 is never above 400, whatever its sum and count could be.
struct Outcomes {
    let bounds: ValueBounds
    private var seen: [NodeID: Bool?] = [:]

    init(_ bounds: ValueBounds) { self.bounds = bounds }

    /// Whether a condition always holds or never; `nil` when that depends on the data.
    mutating func outcome(of id: NodeID) -> Bool? { outcome(of: id, Self.deepest) }

    private static let deepest = 64

    private mutating func outcome(of id: NodeID, _ depth: Int) -> Bool? {
        if let value = bounds.gates.point(bounds.condition(id)) { return value == 1 }
        if let known = seen[id] { return known }
        guard depth > 0 else { return nil }
        let result = outcome(of: bounds.program[id], depth - 1)
        seen[id] = .some(result)
        return result
    }

    private mutating func outcome(of node: Node, _ depth: Int) -> Bool? {
        switch node.operation {
        case .less: compared(node) { $0.upper < $1.lower ? true : $0.lower >= $1.upper ? false : nil }
        case .lessOrEqual: compared(node) { $0.upper <= $1.lower ? true : $0.lower > $1.upper ? false : nil }
        case .equal: compared(node) { $0.intersection($1) == nil ? false : $0.isPoint && $0 == $1 ? true : nil }
        case .inRange: inRange(node)
        case .not: outcome(of: node.operands[0], depth).map { !$0 }
        case .and: combined(node, depth, settledBy: false)
        case .or: combined(node, depth, settledBy: true)
        default: nil
        }
    }

    private func range(_ id: NodeID) -> ValueInterval? { bounds.value(of: id, .none) }

    private func compared(_ node: Node, _ test: (ValueInterval, ValueInterval) -> Bool?) -> Bool? {
        guard let a = range(node.operands[0]), let b = range(node.operands[1]) else { return nil }
        return test(a, b)
    }

    private func inRange(_ node: Node) -> Bool? {
        guard let value = range(node.operands[0]), let low = range(node.operands[1]), let high = range(node.operands[2]) else { return nil }
        if value.upper < low.lower || high.upper < value.lower { return false }
        return low.upper <= value.lower && value.upper <= high.lower ? true : nil
    }

    /// An `and` is settled by one side that never holds, an `or` by one that always does; else both sides must agree.
    private mutating func combined(_ node: Node, _ depth: Int, settledBy settling: Bool) -> Bool? {
        let (a, b) = (outcome(of: node.operands[0], depth), outcome(of: node.operands[1], depth))
        if a == settling || b == settling { return settling }
        return a == nil || b == nil ? nil : !settling
    }
}
