// SPDX-License-Identifier: Apache-2.0
internal import AssayData
internal import AssaySyntax

/// Carries out the changes of a property: in a random way, or in the few ways that are the simplest to look at.
struct ChangeMaker {
    let dataSets: [CircuitInterface.Input]
    let parameters: [CircuitInterface.Signal]
    let changes: [DataChange]
    /// The rows of a name, counted from 0; `nil` when the program refuses the data.
    let rowsNamed: (String, ProgramInput) -> [Int]?

    /// How many simple ways are looked at.
    static let simplestCount = 48

    /// All changes done one after the other, each in a random way; `nil` where one of them cannot be done.
    func changed(_ input: ProgramInput, _ random: inout CaseRandom) -> ProgramInput? {
        var result = input
        for change in changes {
            guard let next = changed(result, by: change, &random) else { return nil }
            result = next
        }
        return result
    }

    /// All changes done one after the other in simple ways.
    func simplest(_ input: ProgramInput) -> [ProgramInput] {
        changes.reduce([input]) { inputs, change in
            Array(inputs.lazy.flatMap { simplest($0, change) }.prefix(Self.simplestCount))
        }
    }

    // MARK: One change in a random way

    private func changed(_ input: ProgramInput, by change: DataChange, _ random: inout CaseRandom) -> ProgramInput? {
        switch change.target {
        case .parameter(let index):
            let (signal, value) = (parameters[index], input.parameters[index])
            guard let new = Self.another(value, signal.lo, signal.hi, change, &random), let raw = new else { return nil }
            var result = input
            result.parameters[index] = raw
            return result
        case .field(let data, let field):
            guard let row = rows(input, change, data)?.randomElement(using: &random) else { return nil }
            let place = dataSets[data].schema.fields[field]
            guard let new = Self.another(input.rows[data][row][field], place.lo, place.hi, change, &random) else { return nil }
            var result = input
            result.rows[data][row][field] = new
            return result
        case .rows(let data): return rowsChanged(input, change, data, &random)
        }
    }

    private func rowsChanged(
        _ input: ProgramInput, _ change: DataChange, _ data: Int, _ random: inout CaseRandom
    ) -> ProgramInput? {
        var result = input
        switch change.verb {
        case .shuffle:
            result.rows[data].shuffle(using: &random)
        case .add:
            guard input.rows[data].count < dataSets[data].schema.capacity else { return nil }
            var row: [Int?] = []
            for field in dataSets[data].schema.fields {
                row.append(field.optional && random.pick(0...3) == 0 ? nil : random.pick(field.lo...field.hi))
            }
            // A row much like another is the more telling one.
            if random.flip(), let other = input.rows[data].randomElement(using: &random) { row = other }
            result.rows[data].insert(row, at: random.pick(0...input.rows[data].count))
        default:
            guard let row = rows(input, change, data)?.randomElement(using: &random) else { return nil }
            return self.result(input, change, data, row)
        }
        return result
    }

    /// A row removed or repeated; `nil` where there is no place for another.
    private func result(_ input: ProgramInput, _ change: DataChange, _ data: Int, _ row: Int) -> ProgramInput? {
        var result = input
        if change.verb == .remove {
            result.rows[data].remove(at: row)
        } else {
            guard input.rows[data].count < dataSets[data].schema.capacity else { return nil }
            result.rows[data].insert(input.rows[data][row], at: row)
        }
        return result
    }

    private func rows(_ input: ProgramInput, _ change: DataChange, _ data: Int) -> [Int]? {
        guard let name = change.rowSet else { return Array(input.rows[data].indices) }
        return rowsNamed(name, input)
    }

    // MARK: Values

    /// What a value can become, as the change says: `nil` when nothing, and `.some(nil)` for missing.
    private static func another(
        _ value: Int?, _ lo: Int, _ hi: Int, _ change: DataChange, _ random: inout CaseRandom
    ) -> Int?? {
        let simple = others(value, lo, hi, change)
        guard change.value == nil, random.flip() else { return simple.randomElement(using: &random) }
        switch (change.verb, value) {
        case (.raise, let value?): return value < hi ? .some(random.pick(value + 1...hi)) : nil
        case (.lower, let value?): return value > lo ? .some(random.pick(lo...value - 1)) : nil
        case (.raise, nil), (.lower, nil): return nil
        default:
            let new = random.pick(lo...hi)
            return new == value ? simple.randomElement(using: &random) : .some(new)
        }
    }

    /// The ends of the range and the neighbours, as far as the change allows them.
    private static func others(_ value: Int?, _ lo: Int, _ hi: Int, _ change: DataChange) -> [Int?] {
        switch change.value {
        case .missing?: return value == nil ? [] : [nil]
        case .raw(let raw)?: return value == raw ? [] : [raw]
        case nil: break
        }
        guard let value else { return change.verb == .change ? Self.distinct([lo, hi]) : [] }
        let near = [lo, hi, value - 1, value + 1].filter { lo...hi ~= $0 && $0 != value }
        switch change.verb {
        case .raise: return Self.distinct(near.filter { $0 > value })
        case .lower: return Self.distinct(near.filter { $0 < value })
        default: return Self.distinct(near)
        }
    }

    private static func distinct(_ values: [Int]) -> [Int?] {
        values.indices.filter { !values[..<$0].contains(values[$0]) }.map { values[$0] }
    }

    // MARK: Simple ways

    private func simplest(_ input: ProgramInput, _ change: DataChange) -> [ProgramInput] {
        switch change.target {
        case .parameter(let index):
            return Self.others(input.parameters[index], parameters[index].lo, parameters[index].hi, change).compactMap { value in
                value.map { raw in
                    var result = input
                    result.parameters[index] = raw
                    return result
                }
            }
        case .field(let data, let field):
            let place = dataSets[data].schema.fields[field]
            return spread(rows(input, change, data) ?? []).flatMap { row in
                Self.others(input.rows[data][row][field], place.lo, place.hi, change).map { value in
                    var result = input
                    result.rows[data][row][field] = value
                    return result
                }
            }
        case .rows(let data): return simplestRows(input, change, data)
        }
    }

    private func simplestRows(_ input: ProgramInput, _ change: DataChange, _ data: Int) -> [ProgramInput] {
        var orders: [[[Int?]]] = []
        let (rows, schema) = (input.rows[data], dataSets[data].schema)
        switch change.verb {
        case .shuffle:
            orders = [rows.reversed()]
            for index in rows.indices.dropLast().prefix(Self.simplestCount - 1) {
                var order = rows
                order.swapAt(index, index + 1)
                orders.append(order)
            }
        case .add:
            guard rows.count < schema.capacity else { return [] }
            for row in [schema.fields.map { Int?.some($0.lo) }, schema.fields.map { Int?.some($0.hi) }] + rows.suffix(1) {
                orders += [rows + [row], [row] + rows]
            }
        default: return spread(self.rows(input, change, data) ?? []).compactMap { result(input, change, data, $0) }
        }
        return orders.map { order in
            var result = input
            result.rows[data] = order
            return result
        }
    }

    /// Not more rows than are looked at, from all over the data.
    private func spread(_ rows: [Int]) -> [Int] {
        let step = max(1, (rows.count + Self.simplestCount - 1) / Self.simplestCount)
        return stride(from: 0, to: rows.count, by: step).map { rows[$0] }
    }
}
