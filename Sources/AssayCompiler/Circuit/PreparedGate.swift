// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import BigInt

/// A gate in the terms of the gadgets: what is the same in all rows is worked out once.
struct PreparedGate<F: PrimeField> {
    let operation: PreparedOperation<F>
    /// Holds every value that the gate can have.
    let interval: ClosedRange<WideInteger>
    /// The data set whose rows it has a value for; `nil` when it has one value.
    let data: Int?
}

/// One operation, with numbers as the gadgets take them.
enum PreparedOperation<F: PrimeField> {
    case constant(LinearCombination<F>)
    case parameter(Int)
    case cell(FieldReference)
    case cellPresent(FieldReference)
    case rowPresent(Int)
    /// The key of the first group; the others follow.
    case groupKey(WideInteger)
    /// Made of the values of other gates, row by row where they have rows.
    case linear(LinearOperation<F>), gadget(ValueGadget<F>)
    /// Made for all rows together: one value, or one in each row.
    case overRows(GateOperation), inRows(GateOperation)
}

extension PreparedGate {
    init(_ id: GateID, of gates: GateProgram) {
        let gate = gates.builder[id]
        operation = PreparedOperation(gate.operation, of: gates)
        interval = gate.interval.wide
        data = gate.data
    }
}

extension PreparedOperation {
    fileprivate init(_ operation: GateOperation, of gates: GateProgram) {
        switch operation {
        case .constant(let value): self = .constant(LinearCombination(WideInteger(value)))
        case .parameter(let index): self = .parameter(index)
        case .cell(let reference): self = .cell(reference)
        case .cellPresent(let reference): self = .cellPresent(reference)
        case .rowPresent(let data): self = .rowPresent(data)
        case .groupKey(let table): self = .groupKey(WideInteger(gates.program.groups(table)?.keys?.first ?? 0))
        case .rowLeast(_, _, _, _?), .previous, .hasPrevious, .groupSum: self = .inRows(operation)
        default:
            if let linear = LinearOperation<F>(operation, of: gates) {
                self = .linear(linear)
            } else if let gadget = ValueGadget<F>(operation, of: gates) {
                self = .gadget(gadget)
            } else {
                self = .overRows(operation)
            }
        }
    }
}
