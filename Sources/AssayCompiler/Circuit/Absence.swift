// SPDX-License-Identifier: Apache-2.0
internal import BigInt

/// What gates are worth where a row does not exist or a field is missing.
///
/// There a cell reads as the lower end of its range, for the circuit holds its bits to zero. Whatever depends on such
/// cells and on constants only has a value there that is known beforehand.
struct Absence: Sendable {
    /// For each gate the flags without which its value is known, with that value.
    private var values: [[GateID: BigInt]] = []
    private var flags: Set<GateID> = []

    /// Makes the flags of all data sets, so that every gate to come can be followed.
    init(_ builder: inout GateBuilder) {
        for data in builder.program.data.indices {
            flags.insert(builder.make(.rowPresent(data)))
            for field in builder.program.fields(of: data) where builder.program.field(field).isOptional {
                flags.insert(builder.make(.cellPresent(field)))
            }
        }
        update(builder)
    }

    func isFlag(_ gate: GateID) -> Bool { flags.contains(gate) }

    /// What the gate is worth where the flag is 0; `nil` when that is not known.
    func value(of gate: GateID, without flag: GateID, _ builder: GateBuilder) -> BigInt? {
        isFlag(flag) ? values[gate.index][flag] ?? builder.point(gate) : nil
    }

    /// Follows the gates that have been made since.
    mutating func update(_ builder: GateBuilder) {
        while values.count < builder.gates.count {
            let id = GateID(index: values.count)
            values.append(known(id, builder))
        }
    }

    private func known(_ id: GateID, _ builder: GateBuilder) -> [GateID: BigInt] {
        let operation = builder[id].operation
        switch operation {
        case .rowPresent: return [id: 0]
        case .cellPresent(let field): return without(field, builder).mapValues { _ in 0 }.merging([id: 0]) { $1 }
        case .cell(let field):
            let lower = BigInt(builder.program.field(field).type.rawRange.lowerBound)
            return without(field, builder).mapValues { _ in lower }
        default: break
        }
        var result: [GateID: BigInt] = [:]
        for flag in Set(operation.operands.flatMap { values[$0.index].keys }) {
            result[flag] = value(of: operation) { value(of: $0, without: flag, builder) }
        }
        return result
    }

    /// The flags without which a field has no value.
    private func without(_ field: FieldReference, _ builder: GateBuilder) -> [GateID: BigInt] {
        let flags = [builder.existing(.rowPresent(field.data)), builder.existing(.cellPresent(field))]
        return Dictionary(uniqueKeysWithValues: flags.compactMap { $0 }.map { ($0, 0) })
    }

    /// The value of an operation on known values; `nil` when an unknown one matters.
    private func value(of operation: GateOperation, _ value: (GateID) -> BigInt?) -> BigInt? {
        switch operation {
        case .linear(let constant, let terms):
            return terms.reduce(constant) { sum, term in sum.flatMap { sum in value(term.gate).map { sum + term.coefficient * $0 } } }
        case .product(let a, let b):
            if value(a) == 0 || value(b) == 0 { return 0 }
            return value(a).flatMap { x in value(b).map { x * $0 } }
        case .all(let operands):
            if operands.contains(where: { value($0) == 0 }) { return 0 }
            return operands.allSatisfy { value($0) == 1 } ? 1 : nil
        case .select(let condition, let a, let b): return value(condition).flatMap { value($0 == 1 ? a : b) }
        case .isZero(let a): return value(a).map { $0.isZero ? 1 : 0 }
        case .isNonNegative(let a): return value(a).map { $0 < 0 ? 0 : 1 }
        case .isWithin(let a, let range): return value(a).map { range.contains($0) ? 1 : 0 }
        case .divisor(let a): return value(a).map { max(1, $0) }
        case .quotient(let a, let b, let mode):
            return value(a).flatMap { x in value(b).flatMap { Rational(x, over: $0)?.rounded(mode) } }
        default: return nil
        }
    }
}
