// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

/// Works out nodes in exact rationals, by the meaning of each operation and nothing else. It knows no gates and no
/// intervals, so that circuits can be compared with it.
struct Evaluator {
    let program: Program
    /// Raw values by data set, row and field.
    let rows: [[[Int?]]]
    let parameters: [Int]
    /// Values that are the same for all rows, and what has a name: by node and row. `nil` inside is a value that does not exist.
    private var known: [Place: Value?] = [:]
    /// The nodes that several others need: functions may double what they are called with again and again.
    private let isShared: [Bool]

    private struct Place: Hashable {
        let node: NodeID
        let row: Int?
    }

    init(_ program: Program, rows: [[[Int?]]], parameters: [Int]) {
        self.program = program
        self.rows = rows
        self.parameters = parameters
        isShared = program.sharedNodes
    }

    /// The value of a node at a row of its data set; `nil` when it does not exist.
    mutating func value(_ id: NodeID, row: Int? = nil) -> Value? {
        let node = program[id]
        let place = Place(node: id, row: node.data == nil ? nil : row)
        if let value = known[place] { return value }
        let value = value(of: node, row)
        if node.data == nil || isShared[id.index] { known[place] = .some(value) }
        return value
    }

    /// Keeps the values of a named node at all rows, so that programs of any length need a shallow stack only.
    mutating func keep(_ id: NodeID) {
        guard let data = program[id].data else { return _ = value(id) }
        for row in 0..<rowCount(data) { known[Place(node: id, row: row)] = .some(value(id, row: row)) }
    }

    private mutating func value(of node: Node, _ row: Int?) -> Value? {
        switch node.operation {
        case .number, .label, .parameter, .field, .isPresent, .allRows: leaf(node.operation, row)
        case .groupExists(let table): row.map { .condition(groupExists(table, $0)) }
        case .groupKey(let table): row.flatMap { key(table, $0) }
        case .previous: previousRow(node.operands[0], row).flatMap { value(node.operands[1], row: $0) }
        case .hasPrevious: .condition(previousRow(node.operands[0], row) != nil)
        case .table(let points): value(node.operands[0], row: row).flatMap { Self.look(up: $0, points) }.map { .number($0) }
        case .negate, .absolute, .round, .within, .curve: number(node.operands[0], row).map { .number(unary(node.operation, $0)) }
        case .root(let mode, let decimals):
            number(node.operands[0], row).flatMap { $0.sign < 0 ? nil : .number($0.squareRoot(mode, decimals: decimals)) }
        case .add, .subtract, .multiply, .divide, .minimum, .maximum, .remainder: binary(node, row).map { .number($0) }
        case .equal, .less, .lessOrEqual, .inRange: comparison(node, row).map { .condition($0) }
        case .not: condition(node.operands[0], row).map { .condition(!$0) }
        case .and, .or: logical(node, row).map { .condition($0) }
        case .choose: condition(node.operands[0], row).flatMap { value(node.operands[$0 ? 1 : 2], row: row) }
        case .otherwise: value(node.operands[0], row: row) ?? value(node.operands[1], row: row)
        case .count, .share, .sum, .mean, .least, .greatest, .any, .all, .median, .percentile, .variance, .slope, .correlation, .longestRun,
            .row:
            aggregation(node, row)
        case .invalid: nil
        }
    }

    private func leaf(_ operation: Operation, _ row: Int?) -> Value? {
        switch operation {
        case .number(let value): return .number(value)
        case .label(let index): return .choice(index)
        case .parameter(let index): return value(parameters[index], program.parameters[index].type)
        case .field(let reference, _):
            return cell(reference, row).map { value($0, program.field(reference).type) }
        case .isPresent(let reference): return .condition(cell(reference, row) != nil)
        case .allRows: return .condition(true)
        default: return nil
        }
    }

    private func cell(_ reference: FieldReference, _ row: Int?) -> Int? {
        row.flatMap { rows[reference.data][$0][reference.field] }
    }

    private func value(_ raw: Int, _ type: FieldType) -> Value {
        switch type {
        case .number(_, _, let scale, _): .number(Rational(BigInt(raw), scale: scale))
        case .choice: .choice(raw)
        }
    }

    mutating func number(_ id: NodeID, _ row: Int?) -> Rational? { value(id, row: row)?.number }

    mutating func condition(_ id: NodeID, _ row: Int?) -> Bool? { value(id, row: row)?.isTrue }
}

/// Operations on one row.
extension Evaluator {
    private func unary(_ operation: Operation, _ x: Rational) -> Rational {
        switch operation {
        case .negate: -x
        case .absolute: x.magnitude
        case .round(let mode, let decimals): x.rounded(mode, decimals: decimals)
        case .curve(let points): Self.value(at: x, of: points)
        default: x
        }
    }

    private mutating func binary(_ node: Node, _ row: Int?) -> Rational? {
        guard let a = number(node.operands[0], row), let b = number(node.operands[1], row) else { return nil }
        switch node.operation {
        case .add: return a + b
        case .subtract: return a - b
        case .multiply: return a * b
        case .divide: return b.inverse.map { a * $0 }
        case .minimum: return min(a, b)
        case .maximum: return max(a, b)
        case .remainder: return b.sign > 0 ? b.inverse.map { a - b * Rational((a * $0).floor) } : nil
        default: return nil
        }
    }

    private mutating func comparison(_ node: Node, _ row: Int?) -> Bool? {
        guard let a = value(node.operands[0], row: row), let b = value(node.operands[1], row: row) else { return nil }
        if node.operation == .equal { return a == b }
        guard let x = a.number, let y = b.number else { return nil }
        switch node.operation {
        case .less: return x < y
        case .lessOrEqual: return x <= y
        default: return number(node.operands[2], row).map { y <= x && x <= $0 }
        }
    }

    private mutating func logical(_ node: Node, _ row: Int?) -> Bool? {
        let settles = node.operation == .or
        guard let first = condition(node.operands[0], row) else { return nil }
        return first == settles ? settles : condition(node.operands[1], row)
    }
}
