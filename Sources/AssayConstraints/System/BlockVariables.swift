// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Rows of a block, with places for columns; where each ends is counted from the first.
struct BlockRows: Sendable {
    var entries: [TermRows.Entry] = []
    var ends: [UInt32] = []
}

/// Variables in the places of those of the inputs of a block, for each time that it is written again.
struct BlockInputs {
    /// One time after the other; at least so many.
    let variables: [UInt32]
    let placeCount: Int
    let count: Int
}

/// The variables that stand in the places of a block, each time that it is written again.
struct BlockVariables {
    let inputs: BlockInputs
    /// The first that the block makes, and how many it makes each time.
    let first: UInt32
    let ownCount: Int

    var count: Int { inputs.count }

    subscript(place: UInt32, time: Int) -> UInt32 {
        @inline(__always) get {
            let own = Int(place) - inputs.placeCount
            return own < 0 ? inputs.variables[time * inputs.placeCount + Int(place)] : first + UInt32(time * ownCount + own)
        }
    }
}

extension TermRows {
    /// Adds the rows of a block.
    mutating func append(_ block: BlockRows, _ variables: BlockVariables) {
        let start = entries.count
        entries.append(contentsOf: repeatElement(Entry(column: 0, place: 0), count: variables.count * block.entries.count))
        Self.fill(&entries, from: start, block, variables)
        for time in 0..<variables.count {
            let start = UInt32(start + time * block.entries.count)
            for end in block.ends { ends.append(start + end) }
        }
    }

    private static func fill(_ entries: inout [Entry], from start: Int, _ block: BlockRows, _ variables: BlockVariables) {
        var entries = entries.mutableSpan
        var next = start
        for time in 0..<variables.count {
            for entry in block.entries {
                entries[next] = Entry(column: variables[entry.column, time], place: entry.place)
                next += 1
            }
        }
    }
}

extension ConstraintRows {
    /// Adds the constraints of a block; `numbers` are the origins of what it checks, each time.
    mutating func append(_ block: RecordedBlock<some PrimeField>, _ variables: BlockVariables, origins numbers: [UInt32]) {
        a.append(block.a, variables)
        b.append(block.b, variables)
        c.append(block.c, variables)
        for time in 0..<variables.count {
            for origin in block.origins { origins.append(numbers[time * block.checks.count + Int(origin)]) }
        }
    }
}

extension HintTape {
    /// Adds the hints of a block.
    mutating func append(_ block: RecordedBlock<F>, _ variables: BlockVariables, origins numbers: [UInt32]) {
        for time in 0..<variables.count {
            let firstOperand = UInt32(operands.rowCount + time * block.operands.ends.count)
            for var instruction in block.instructions {
                instruction.firstOutput = variables[instruction.firstOutput, time]
                instruction.firstOperand += firstOperand
                instruction.origin = numbers[time * block.checks.count + Int(instruction.origin)]
                instructions.append(instruction)
            }
        }
        operands.append(block.operands, variables)
    }
}
