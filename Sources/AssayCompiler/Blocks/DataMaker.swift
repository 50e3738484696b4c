// SPDX-License-Identifier: Apache-2.0
internal import AssayData

/// Makes data that a program may be given: the ends of every range, random rows, and variations of data that is there.
struct DataMaker {
    let dataSets: [CircuitInterface.Input]
    let parameters: [CircuitInterface.Signal]
    let orders: [RowOrder?]
    var random: CaseRandom

    init(_ program: CheckedProgram, random: CaseRandom) {
        dataSets = program.dataSets
        parameters = program.parameters
        orders = program.blocks.orders
        self.random = random
    }

    // MARK: Boundaries

    /// No rows, one row, all rows; all values the least, the greatest, and missing where they may be.
    mutating func boundaries() -> [ProgramInput] {
        var inputs: [ProgramInput] = []
        for isHigh in [false, true] {
            inputs.append(input(isHigh) { _, _ in [] })
            inputs.append(input(isHigh) { schema, row in [row(schema, isHigh)] })
            inputs.append(input(isHigh) { schema, row in Array(repeating: row(schema, isHigh), count: schema.capacity) })
        }
        inputs.append(
            input(false) { schema, _ in
                Array(repeating: schema.fields.map { $0.optional ? nil : $0.lo }, count: schema.capacity)
            })
        return inputs.map { ordered($0) }
    }

    private func input(_ isHigh: Bool, _ rows: (Schema, (Schema, Bool) -> [Int?]) -> [[Int?]]) -> ProgramInput {
        ProgramInput(
            rows: dataSets.map { rows($0.schema) { schema, isHigh in schema.fields.map { isHigh ? $0.hi : $0.lo } } },
            parameters: parameters.map { isHigh ? $0.hi : $0.lo })
    }

    // MARK: Random data

    mutating func randomInput() -> ProgramInput {
        var rows: [[[Int?]]] = []
        for data in dataSets { rows.append(randomRows(data.schema)) }
        var values: [Int] = []
        for parameter in parameters { values.append(value(parameter.lo, parameter.hi)) }
        return ordered(ProgramInput(rows: rows, parameters: values))
    }

    /// Few rows more often than many.
    private mutating func randomRows(_ schema: Schema) -> [[Int?]] {
        let most = [8, 64, schema.capacity][random.pick(0...2)]
        let count = random.pick(0...min(most, schema.capacity))
        var rows: [[Int?]] = []
        for _ in 0..<count { rows.append(randomRow(schema)) }
        return rows
    }

    mutating func randomRow(_ schema: Schema) -> [Int?] {
        var row: [Int?] = []
        for field in schema.fields { row.append(cell(field)) }
        return row
    }

    private mutating func cell(_ field: Schema.Field) -> Int? {
        if field.optional, random.pick(0...3) == 0 { return nil }
        return value(field.lo, field.hi)
    }

    private mutating func value(_ lo: Int, _ hi: Int) -> Int {
        switch random.pick(0...7) {
        case 0: lo
        case 1: hi
        default: random.pick(lo...hi)
        }
    }

    // MARK: Variations

    /// The same data with one to three things changed.
    mutating func variation(of input: ProgramInput) -> ProgramInput {
        var input = input
        for _ in 0..<random.pick(1...3) { vary(&input) }
        return ordered(input)
    }

    private mutating func vary(_ input: inout ProgramInput) {
        if !parameters.isEmpty, dataSets.isEmpty || random.pick(0...5) == 0 {
            let index = random.pick(0...parameters.count - 1)
            input.parameters[index] = value(parameters[index].lo, parameters[index].hi)
        } else if !dataSets.isEmpty {
            let index = random.pick(0...dataSets.count - 1)
            vary(&input.rows[index], dataSets[index].schema)
        }
    }

    private mutating func vary(_ rows: inout [[Int?]], _ schema: Schema) {
        guard !rows.isEmpty else { return rows.append(randomRow(schema)) }
        let row = random.pick(0...rows.count - 1)
        switch random.pick(0...6) {
        case 0: rows.remove(at: row)
        case 1 where rows.count < schema.capacity: rows.insert(rows[row], at: row)
        case 2 where rows.count < schema.capacity: rows.insert(randomRow(schema), at: row)
        case 3: rows.swapAt(row, random.pick(0...rows.count - 1))
        case 4: rows.shuffle(using: &random)
        default:
            let field = random.pick(0...schema.fields.count - 1)
            rows[row][field] = random.flip() ? cell(schema.fields[field]) : near(rows[row][field], schema.fields[field])
        }
    }

    /// A value next to the one that is there.
    private mutating func near(_ value: Int?, _ field: Schema.Field) -> Int? {
        guard let value else { return cell(field) }
        return min(field.hi, max(field.lo, value + (random.flip() ? 1 : -1)))
    }

    // MARK: Order

    /// The rows in the order that the program demands; of rows that must not be equal in it, the first.
    func ordered(_ input: ProgramInput) -> ProgramInput {
        var input = input
        for (data, order) in orders.enumerated() where data < input.rows.count {
            guard let order else { continue }
            let sorted = input.rows[data].enumerated().sorted {
                ($0.element[order.field] ?? .min, $0.offset) < ($1.element[order.field] ?? .min, $1.offset)
            }.map(\.element)
            input.rows[data] = order.isStrict ? Self.distinct(sorted, by: order.field) : sorted
        }
        return input
    }

    private static func distinct(_ rows: [[Int?]], by field: Int) -> [[Int?]] {
        var kept: [[Int?]] = []
        for row in rows where kept.last.map({ $0[field] != row[field] }) ?? true { kept.append(row) }
        return kept
    }
}
