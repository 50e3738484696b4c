// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// What a gadget adds to a system for inputs of one shape, to be written again for other inputs of that shape without being worked out again.
///
/// Inputs have one shape where their terms, their coefficients, and the order of all their variables are the same.
public struct BlockTemplate<F: PrimeField>: Sendable {
    private(set) var block: RecordedBlock<F>?
    private var recordings = 0

    /// Where shapes change all the time, recording them would cost more than it gives.
    private static var recordingLimit: Int { 4 }

    public init() {}

    var isWorthRecording: Bool { recordings < Self.recordingLimit }

    /// Takes a block in place of the one before; `nil` for one that cannot be repeated, as none after it could.
    mutating func take(_ new: RecordedBlock<F>?) {
        recordings = new == nil ? Self.recordingLimit : recordings + 1
        block = new
    }
}

/// What a gadget makes for a row: of the values in that row, and of its number, counted from 0, which only origins may depend on.
public typealias RowGadget<F: PrimeField> = (inout ConstraintSystem<F>, [LinearCombination<F>], Int) -> [LinearCombination<F>]

extension ConstraintSystem {
    /// What `gadget` adds to the system in each row of a table, under `origin` at that row, and what it gives back: for each of its results, the values in all
    /// rows. It is called for some rows only. For those with inputs of the same shape, the same constraints and hints are written with other
    /// variables, in the same places.
    ///
    /// - Parameters:
    ///   - count: The rows of the table, one or more.
    ///   - inputs: What the gadget takes; the values have been made for all rows.
    /// - Precondition: The gadget depends on nothing but its inputs, treats inputs of one shape alike, and gives back as many values in each row.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func inRows(
        _ count: Int, at origin: SharedOrigin, of inputs: [RowValues<F>], _ gadget: RowGadget<F>
    ) -> [[Combination]] {
        var template = BlockTemplate<F>()
        var columns: [[Combination]] = []
        var row = 0
        // Rows that are looked at together: more after as many of one shape, so that others do not have all rows looked at each time.
        var reach = 1
        while row < count {
            setOrigin(origin, row: row + 1)
            if let block = repeatable(template) {
                let variables = block.shape.variables(of: inputs, row..<min(row + reach, count))
                reach = variables.count == reach ? 4 * reach : 1
                if variables.count > 0 {
                    let numbers = (row..<row + variables.count).flatMap { row in
                        setOrigin(origin, row: row + 1)
                        return block.checks.map { origins.number(ofCheck: $0) }
                    }
                    append(block, variables, origins: numbers, &columns)
                    row += variables.count
                    continue
                }
            }
            let values = recorded(&template, inputs.map { $0[row] }) { gadget(&$0, $1, row) }
            if row == 0 { columns = values.map { _ in [] } }
            for (place, value) in values.enumerated() { columns[place].append(value) }
            row += 1
        }
        return columns
    }

    /// The same for one set of inputs after the other, under the current origin: what is made for the first of a shape is kept in `template`.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func repeating(
        _ template: inout BlockTemplate<F>, _ inputs: [Combination], _ gadget: (inout Self, [Combination]) -> [Combination]
    ) -> [Combination] {
        guard let block = repeatable(template) else { return recorded(&template, inputs, gadget) }
        let variables = block.shape.variables(of: inputs.map { .one($0) }, 0..<1)
        guard variables.count > 0 else { return recorded(&template, inputs, gadget) }
        var columns: [[Combination]] = block.outputs.map { _ in [] }
        append(block, variables, origins: block.checks.map { origins.number(ofCheck: $0) }, &columns)
        return columns.map { $0[0] }
    }

    /// The block of a template where it can be written under the current origin.
    private func repeatable(_ template: BlockTemplate<F>) -> RecordedBlock<F>? {
        template.block.flatMap { $0.check == origins.entry.check ? $0 : nil }
    }

    /// Calls a gadget, and keeps what it adds; not where choices are noted, which gadgets do each time by themselves.
    private mutating func recorded(
        _ template: inout BlockTemplate<F>, _ inputs: [Combination], _ gadget: (inout Self, [Combination]) -> [Combination]
    ) -> [Combination] {
        guard choices == nil, template.isWorthRecording else { return gadget(&self, inputs) }
        let start = BlockStart(self)
        let outputs = gadget(&self, inputs)
        template.take(RecordedBlock(self, since: start, inputs: inputs, outputs: outputs))
        return outputs
    }

    /// Writes a block once or several times. `numbers` are the origins of what it checks, for each time.
    private mutating func append(
        _ block: RecordedBlock<F>, _ inputs: BlockInputs, origins numbers: [UInt32], _ columns: inout [[Combination]]
    ) {
        let first = makeVariables(inputs.count * block.variableCount, .intermediate).index
        let variables = BlockVariables(inputs: inputs, first: first, ownCount: block.variableCount)
        rows.append(block, variables, origins: numbers)
        hints.append(block, variables, origins: numbers)
        for (place, output) in block.outputs.enumerated() {
            for time in 0..<inputs.count { columns[place].append(output.replacingVariables { variables[$0, time] }) }
        }
    }
}
