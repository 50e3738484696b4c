// SPDX-License-Identifier: Apache-2.0
import BigInt

@testable import AssayCompiler

/// Works gates out on integers, by what each is said to be; rows that do not exist included.
struct GateEvaluator {
    /// By gate: one value, or one a row.
    private(set) var values: [[BigInt]] = []
    private let gates: GateProgram

    init(_ gates: GateProgram, rows: [[[Int?]]], parameters: [Int]) {
        self.gates = gates
        for gate in gates.builder.gates {
            guard let data = gate.data else {
                values.append([value(gate.operation, 0, rows, parameters)])
                continue
            }
            values.append((0..<gates.program.capacity(of: data)).map { value(gate.operation, $0, rows, parameters) })
        }
    }

    private func at(_ id: GateID, _ row: Int) -> BigInt { values[id.index][gates.builder[id].data == nil ? 0 : row] }

    private func value(_ operation: GateOperation, _ row: Int, _ rows: [[[Int?]]], _ parameters: [Int]) -> BigInt {
        switch operation {
        case .constant(let value): return value
        case .parameter(let index): return BigInt(parameters[index])
        case .cell(let field): return BigInt(cell(field, row, rows) ?? gates.program.field(field).type.rawRange.lowerBound)
        case .cellPresent(let field): return cell(field, row, rows) == nil ? 0 : 1
        case .rowPresent(let data): return row < rows[data].count ? 1 : 0
        case .linear(let constant, let terms): return terms.reduce(constant) { $0 + $1.coefficient * at($1.gate, row) }
        case .product(let a, let b): return at(a, row) * at(b, row)
        case .all(let operands): return operands.allSatisfy { at($0, row) == 1 } ? 1 : 0
        case .select(let condition, let a, let b): return at(condition, row) == 1 ? at(a, row) : at(b, row)
        case .isZero(let a): return at(a, row).isZero ? 1 : 0
        case .isNonNegative(let a): return at(a, row) < 0 ? 0 : 1
        case .isWithin(let a, let range): return range.contains(at(a, row)) ? 1 : 0
        case .divisor(let a): return at(a, row).isZero ? 1 : at(a, row)
        case .quotient(let a, let b, let mode): return Rational(at(a, row), over: at(b, row))?.rounded(mode) ?? 0
        case .rowSum(let a): return values[a.index].reduce(0, +)
        case .rowLeast(let condition, let value, let empty, let groups):
            return chosen(condition, value).filter { isInGroup($0, row, groups) }.map { at(value, $0) }.min() ?? empty
        case .rowRank(let condition, let value, let rank, _):
            let sorted = chosen(condition, value).map { at(value, $0) }.sorted()
            return sorted.isEmpty ? gates.builder[value].interval.lower : sorted[Int(at(rank, row)) - 1]
        case .rowMiddle(let condition, let value, _, let isUpper):
            let sorted = chosen(condition, value).map { at(value, $0) }.sorted()
            return sorted.isEmpty ? gates.builder[value].interval.lower : sorted[isUpper ? sorted.count / 2 : (sorted.count - 1) / 2]
        case .rowAt(let value, let place):
            // Only a requirement may keep the number within the table, and then nobody looks where it is not met.
            let row = at(place, row)
            return values[value.index].indices.contains(Int(row)) ? at(value, Int(row)) : 0
        case .longestRun(let condition, let hit, let table): return longestRun(condition, hit, table)
        case .previous(let condition, let value, let empty):
            return (0..<row).last { at(condition, $0) == 1 }.map { at(value, $0) } ?? empty
        case .hasPrevious(let condition, _): return (0..<row).contains { at(condition, $0) == 1 } ? 1 : 0
        case .groupKey(let table): return key(table, row)
        case .groupSum(let a, let groups):
            return values[a.index].indices.filter { isInGroup($0, row, groups) }.map { at(a, $0) }.reduce(0, +)
        case .root(let a, let b, let mode):
            return Rational(at(a, row), over: at(b, row))?.squareRoot(mode, decimals: 0).floor ?? 0
        case .lookUp(let a, let first, let list): return list[Int(at(a, row) - first)]
        }
    }

    private func chosen(_ condition: GateID, _ value: GateID) -> [Int] {
        let table = gates.builder[condition].data ?? gates.builder[value].data ?? 0
        return (0..<gates.program.capacity(of: table)).filter { at(condition, $0) == 1 }
    }

    private func longestRun(_ condition: GateID, _ hit: GateID, _ table: Int) -> BigInt {
        var (run, longest): (BigInt, BigInt) = (0, 0)
        for row in 0..<gates.program.capacity(of: table) where at(condition, row) == 1 {
            run = at(hit, row) == 1 ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    private func key(_ table: Int, _ row: Int) -> BigInt { BigInt((gates.program.groups(table)?.keys?.first ?? 0) + row) }

    private func isInGroup(_ row: Int, _ group: Int, _ groups: Grouping?) -> Bool {
        groups.map { at($0.key, row) == key($0.table, group) } ?? true
    }

    private func cell(_ field: FieldReference, _ row: Int, _ rows: [[[Int?]]]) -> Int? {
        row < rows[field.data].count ? rows[field.data][row][field.field] : nil
    }
}
