// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayData
internal import AssayGadgets
internal import BigInt

/// A data set in the circuit.
struct Table<F: PrimeField> {
    /// Whether each row exists.
    var rows: [Bit<F>] = []
    /// For each field that may be missing, whether each row has it.
    var presences: [Int: [Bit<F>]] = [:]
    /// For each field its raw value in each row; the lower end of its range where there is none.
    var cells: [[LinearCombination<F>]] = []

    /// Whether a row has a value for a field.
    func presence(_ field: Int, _ row: Int) -> Bit<F> { presences[field]?[row] ?? rows[row] }
}

/// Declares the inputs and holds them to what they stand for.
extension Lowering {
    mutating func declareInputs(isCommitting: Bool) {
        let commitments = declarePublicInputs()
        let inputs = signals.dataSets.map { declarePrivateInputs($0) }
        for (index, input) in inputs.enumerated() {
            makeTable(index, input)
            if isCommitting { commit(index, input, tables[index], to: commitments[index]) }
        }
    }

    /// Parameters, commitments and the agreement, each bound by a constraint. Returns the commitments.
    private mutating func declarePublicInputs() -> [Combination] {
        parameters = signals.parameters.map { system.publicInput($0.name) }
        let commitments = signals.dataSets.map { system.publicInput("\($0.name).commitment") }
        let agreement = system.publicInput("agreement")
        for (index, signal) in signals.parameters.enumerated() {
            system.origin = places.parameter(index, signal)
            system.bounded(parameters[index], in: WideInteger(signal.lo)...WideInteger(signal.hi))
        }
        system.origin = ConstraintOrigin(subject: "agreement")
        system.bind(agreement)
        return commitments
    }

    /// The inputs of one data set as they are declared.
    private struct Input {
        let count: Combination
        let salt: Combination
        /// By row and field: the presence of an optional field, and the offset of the value from the lower end.
        var cells: [[(presence: Combination?, offset: Combination)]] = []
    }

    private mutating func declarePrivateInputs(_ data: CircuitInterface.Input) -> Input {
        var input = Input(
            count: system.privateInput("\(data.name).count"), salt: system.privateInput("\(data.name).salt"))
        for row in 1...data.schema.capacity {
            input.cells.append(
                data.schema.fields.map { field in
                    let name = "\(data.name)[\(row)].\(field.name)"
                    let presence = field.optional ? system.privateInput("\(name).present") : nil
                    return (presence, system.privateInput(name))
                })
        }
        return input
    }

    private mutating func makeTable(_ index: Int, _ input: Input) {
        let schema = signals.dataSets[index].schema
        var table = Table<F>()
        system.origin = places.data(index)
        table.rows = system.presenceFlags(count: input.count, capacity: schema.capacity)
        for (field, description) in schema.fields.enumerated() {
            let cells = input.cells.map { $0[field] }
            makeField(FieldReference(data: index, field: field), description, cells, &table)
        }
        tables.append(table)
    }

    private mutating func makeField(
        _ field: FieldReference, _ description: Schema.Field, _ cells: [(presence: Combination?, offset: Combination)],
        _ table: inout Table<F>
    ) {
        var origin = places.cell(field, description)
        let value = system.share(origin)
        origin.check = "present or missing"
        let presence = system.share(origin)
        let range = 0...WideInteger(description.hi - description.lo)
        let lower = Combination(WideInteger(description.lo))
        let order = program.order(of: field.data).flatMap { $0.field == field.field ? $0 : nil }
        let cuts = edges.cuts(of: field, digits)
        let isHeldByOrder = order != nil && cuts.base == nil
        let parts = FieldParts<F>(range, cuts, isHeldByOrder: isHeldByOrder)
        let flags = cells.compactMap(\.presence)
        let inputs = [cells.map(\.offset), table.rows.map(\.value), flags].filter { !$0.isEmpty }
        var results = system.inRows(cells.count, at: value, of: inputs.map { .rows($0) }) { system, values, row in
            guard values.count == 3 else { return system.hold(values[0], parts, when: Bit(assuming: values[1])) }
            system.setOrigin(presence, row: row + 1)
            let present = system.optionalFlag(values[2], inRow: Bit(assuming: values[1]))
            system.setOrigin(value, row: row + 1)
            return [present.value] + system.hold(values[0], parts, when: present)
        }[...]
        if !flags.isEmpty { table.presences[field.field] = results.popFirst()?.map(Bit.init(assuming:)) }
        switch parts {
        case .byOrder, .whole: break
        case .cut: reached[.field(field)] = Array(results)
        case .digit:
            restsOfDigits[field] = results.popFirst()
            reached[.rest(field)] = Array(results.prefix(cuts.rest.count))
            reached[.digit(field)] = Array(results.dropFirst(cuts.rest.count))
        }
        if let order { hold(cells.map(\.offset), in: range, order, when: table.rows, isHeldByOrder) }
        table.cells.append(cells.map { $0.offset + lower })
    }

    /// Holds the values of all rows to their order; and to their range, which costs little then.
    private mutating func hold(
        _ offsets: [Combination], in range: ClosedRange<WideInteger>, _ order: RowOrder, when present: [Bit<F>], _ alsoToRange: Bool
    ) {
        if let statement = program.statements.first(where: { $0.span == order.span }) { system.origin = places.origin(of: statement) }
        if alsoToRange {
            system.boundedIncreasing(offsets, in: range, when: present, strictly: order.isStrict)
        } else {
            let values = offsets.map { Bounded(assuming: $0, in: range) }
            system.enforceIncreasing(values, when: present, strictly: order.isStrict)
        }
    }

    /// Demands that the commitment is that of the rows.
    private mutating func commit(_ index: Int, _ input: Input, _ table: Table<F>, to commitment: Combination) {
        let schema = signals.dataSets[index].schema
        let layout = PackedLayout(schema)
        var values: [PackedValue<F>] = []
        for row in 0..<schema.capacity {
            for field in schema.fields.indices {
                let position = layout.position(row: row, field: field)
                if let bit = position.presenceBit {
                    values.append(PackedValue(table.presence(field, row).value, element: position.element, bit: bit))
                }
                values.append(PackedValue(input.cells[row][field].offset, element: position.element, bit: position.valueBit))
            }
        }
        system.origin = places.data(index)
        system.origin.check = "commitment"
        let elements = system.packed(values, count: layout.elementCount)
        let value = system.dataCommitment(schemaDigest: schema.digest.element(), count: input.count, salt: input.salt, elements: elements)
        system.enforceEqual(value, commitment)
    }
}

/// What holds the values of a field to its range, made once for all rows.
private enum FieldParts<F: PrimeField> {
    /// Nothing by itself: the order of the rows does.
    case byOrder
    /// The range, which nothing is compared with.
    case whole(ClosedRange<WideInteger>)
    case cut(RangeParts<F>, EncodingChoice)
    case digit(DigitParts<F>)

    init(_ range: ClosedRange<WideInteger>, _ cuts: FieldCuts, isHeldByOrder: Bool) {
        if isHeldByOrder {
            self = .byOrder
        } else if let base = cuts.base {
            self = .digit(DigitParts(of: range.upperBound, base: base, restEdges: cuts.rest, digitEdges: cuts.digit))
        } else if cuts.whole.isEmpty {
            self = .whole(range)
        } else {
            self = .cut(RangeParts(of: range, at: cuts.whole), Self.choice(range, cuts))
        }
    }

    private static func choice(_ range: ClosedRange<WideInteger>, _ cuts: FieldCuts) -> EncodingChoice {
        let edges = cuts.whole
        return EncodingChoice(
            "\(range.lowerBound) ... \(range.upperBound), compared with constants", taking: 0,
            of: [
                .init(
                    "a range cut at \(edges.count == 1 ? "1 edge" : "\(edges.count) edges")",
                    ConstraintSystem<F>.cost(of: range, edges: edges)),
                .init("a range and comparisons", cuts.plainCost),
            ])
    }
}

extension ConstraintSystem {
    /// Holds a value to its range, by its last digit where the program asks for that, and cut where the program compares it. Gives back what is left
    /// without the digit, where that has been made, and whether the edges are reached.
    fileprivate mutating func hold(_ offset: Combination, _ parts: FieldParts<F>, when present: Bit<F>) -> [Combination] {
        switch parts {
        case .byOrder: return []
        case .whole(let range):
            bounded(offset, in: range, when: present)
            return []
        case .cut(let parts, let choice): return choosing(choice) { $0.bounded(offset, in: parts, when: present) }.map(\.value)
        case .digit(let parts):
            let held = boundedWithDigit(offset, in: parts, when: present)
            return [held.rest.value] + (held.restReaches + held.digitReaches).map(\.value)
        }
    }
}
