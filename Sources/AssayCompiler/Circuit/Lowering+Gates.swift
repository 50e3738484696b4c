// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayGadgets
internal import AssaySyntax

/// The values of gates, whose operands have been made.
extension Lowering {
    mutating func made(_ id: GateID) -> RowValues<F> {
        let gate = prepared[id.index]
        guard let data = gate.data else {
            system.origin = places.origin(of: id, isInRows: false)
            return .one(make(gate.operation))
        }
        if case .inRows(let operation) = gate.operation {
            system.origin = places.origin(of: id, isInRows: false)
            return .rows(makeInRows(operation, id))
        }
        if let values = edgeTests(id) ?? rests(id) { return .rows(values) }
        return .rows(makeRows(gate.operation, program.capacity(of: data), system.share(places.origin(of: id, isInRows: true))))
    }

    /// The value of an operation for the whole program.
    private mutating func make(_ operation: PreparedOperation<F>) -> Combination {
        switch operation {
        case .constant(let value): return value
        case .parameter(let index): return parameters[index]
        case .linear(let linear): return linear.value(of: linear.operands.map { value($0, nil) })
        case .gadget(let gadget): return gadget.make(of: gadget.operands.map { value($0, nil) }, in: &system)
        case .overRows(let operation): return makeOverRows(operation)
        case .cell, .cellPresent, .rowPresent, .groupKey, .inRows: return .zero
        }
    }

    /// The values of an operation in so many rows.
    private mutating func makeRows(_ operation: PreparedOperation<F>, _ count: Int, _ origin: SharedOrigin) -> [Combination] {
        switch operation {
        case .cell(let field): return tables[field.data].cells[field.field]
        case .cellPresent(let field): return (tables[field.data].presences[field.field] ?? tables[field.data].rows).map(\.value)
        case .rowPresent(let data): return tables[data].rows.map(\.value)
        case .groupKey(let first): return (0..<count).map { Combination(first + WideInteger($0)) }
        case .linear(let linear):
            let inputs = linear.operands.map { values(of: $0) }
            return (0..<count).map { row in linear.value(of: inputs.map { $0[row] }) }
        case .gadget(let gadget):
            return system.inRows(count, at: origin, of: gadget.operands.map { values(of: $0) }) { system, values, _ in
                [gadget.make(of: values, in: &system)]
            }[0]
        case .constant, .parameter, .overRows, .inRows: return (0..<count).map { _ in make(operation) }
        }
    }

    /// For the quotient of a field without its last digit, where the field's range has been shown by that digit, what is left in each row.
    private func rests(_ gate: GateID) -> [Combination]? {
        guard case .quotient(let dividend, let divisor, .down) = gates.builder[gate].operation,
            let digit = digits[dividend, divisor], let rests = restsOfDigits[digit.field]
        else { return nil }
        return rests.map { $0 + Combination(WideInteger(digit.shift)) }
    }

    /// For a test that flags answer which were made where the field was declared, the answer in each row.
    private func edgeTests(_ gate: GateID) -> [Combination]? {
        guard let test = edges.tests[gate], let all = edges.edges[test.source], let rows = reached[test.source] else { return nil }
        let first = test.lower.flatMap { all.firstIndex(of: $0) }
        let afterLast = test.upper.flatMap { all.firstIndex(of: $0 + 1) }
        guard let first, let afterLast else {
            return first.map { rows[$0] } ?? afterLast.map { rows[$0].map { 1 - $0 } }
        }
        return zip(rows[first], rows[afterLast]).map { $0 - $1 }
    }
}
