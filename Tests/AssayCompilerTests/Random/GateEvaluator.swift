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
            values.append((0..<gates.program.data[data].capacity).map { value(gate.operation, $0, rows, parameters) })
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
        case .rowLeast(let condition, let value, let empty): return least(condition, value) ?? empty
        }
    }

    private func least(_ condition: GateID, _ value: GateID) -> BigInt? {
        let data = gates.builder[condition].data ?? gates.builder[value].data ?? 0
        let chosen = (0..<gates.program.data[data].capacity).filter { at(condition, $0) == 1 }.map { at(value, $0) }
        return chosen.min()
    }

    private func cell(_ field: FieldReference, _ row: Int, _ rows: [[[Int?]]]) -> Int? {
        row < rows[field.data].count ? rows[field.data][row][field.field] : nil
    }
}
