// SPDX-License-Identifier: Apache-2.0
internal import AssayData
internal import AssaySyntax

/// The face that a program shows to the outside: schemas of its data, parameters and outputs.
struct ProgramSignals: Sendable {
    var dataSets: [CircuitInterface.Input] = []
    var parameters: [CircuitInterface.Signal] = []
    var outputs: [CircuitInterface.Signal] = []
    /// Whether outputs share public signals.
    var packsOutputs = false
}

/// Makes the outside face of a checked program, and reports what cannot be part of one: ranges beyond what files can
/// hold, more rows than can be committed to.
struct SignalMaker {
    let resolved: ResolvedProgram
    let program: Program
    /// The outputs that are published with a range in percent.
    private let percentages: Set<String>
    private var signals = ProgramSignals()
    private var diagnostics: [Diagnostic] = []

    static func run(_ resolved: ResolvedProgram, _ program: Program) -> (signals: ProgramSignals, diagnostics: [Diagnostic]) {
        let percentages = resolved.statements.compactMap { statement -> String? in
            guard case .publication(let it) = statement, it.type?.isPercent == true else { return nil }
            return it.name
        }
        var maker = SignalMaker(resolved: resolved, program: program, percentages: Set(percentages))
        for index in program.data.indices { maker.addData(index) }
        for index in program.parameters.indices { maker.addParameter(index) }
        for statement in program.statements { maker.addOutput(statement) }
        if maker.diagnostics.isEmpty { maker.checkSize() }
        return (maker.signals, maker.diagnostics)
    }

    private mutating func addData(_ index: Int) {
        let source = program.data[index]
        let record = resolved.records[source.record]
        var fields: [Schema.Field] = []
        for (field, place) in zip(program.records[source.record].fields, record.fields) {
            do {
                fields.append(try Schema.Field(field))
            } catch {
                diagnostics.append(.badSchema("the field `\(field.name)` cannot be kept: \(error.problem)", place.nameSpan))
            }
        }
        guard fields.count == record.fields.count else { return }
        do {
            let schema = try Schema(record: record.name, capacity: source.capacity, fields: fields)
            signals.dataSets.append(CircuitInterface.Input(name: source.name, schema: schema))
        } catch {
            diagnostics.append(.tooManyRows(resolved.data[index], "the data `\(source.name)` cannot be kept: \(error.problem)"))
        }
    }

    private mutating func addParameter(_ index: Int) {
        let parameter = program.parameters[index]
        do {
            signals.parameters.append(
                try CircuitInterface.Signal(
                    name: parameter.name, type: parameter.type, isPercent: resolved.parameters[index].isPercent))
        } catch {
            diagnostics.append(
                .badSchema("the parameter `\(parameter.name)` cannot be kept: \(error.problem)", resolved.parameters[index].nameSpan))
        }
    }

    private mutating func addOutput(_ statement: Statement) {
        guard case .output(let type) = statement.kind else { return }
        do {
            signals.outputs.append(
                try CircuitInterface.Signal(name: statement.name, type: type, isPercent: percentages.contains(statement.name)))
        } catch {
            diagnostics.append(.badSchema("the output `\(statement.name)` cannot be kept: \(error.problem)", statement.span))
        }
    }

    private mutating func checkSize() {
        let bits = signals.dataSets.map(\.schema).reduce(0) { sum, schema in
            let row = schema.fields.reduce(1) { $0 + $1.bits }
            let (product, overflow) = row.multipliedReportingOverflow(by: schema.capacity)
            return overflow ? Int.max / 2 : min(sum + product, Int.max / 2)
        }
        guard bits > Limits.dataBits, let largest = resolved.data.max(by: { $0.capacity < $1.capacity }) else { return }
        diagnostics.append(.tooManyBits(largest, bits: bits))
    }
}

extension Schema.Field {
    init(_ field: Field) throws(SchemaError) {
        switch field.type {
        case .number(let lower, let upper, let scale, let unit):
            try self.init(name: field.name, unit: unit.description, lo: lower, hi: upper, scale: scale, optional: field.isOptional)
        case .choice(let labels): try self.init(name: field.name, labels: labels, optional: field.isOptional)
        }
    }
}

extension CircuitInterface.Signal {
    init(name: String, type: FieldType, isPercent: Bool = false) throws(SchemaError) {
        switch type {
        case .number(let lower, let upper, let scale, let unit):
            try self.init(name: name, lower, upper, scale, unit, isPercent)
        case .choice(let labels): try self.init(name: name, kind: .enumeration, lo: 0, hi: labels.count - 1, labels: labels)
        }
    }

    init(name: String, type: OutputType, isPercent: Bool) throws(SchemaError) {
        switch type {
        case .number(let lower, let upper, let scale, let unit, _):
            try self.init(name: name, lower, upper, scale, unit, isPercent)
        case .choice(let labels): try self.init(name: name, type: FieldType.choice(labels))
        case .condition: try self.init(name: name, kind: .bool, lo: 0, hi: 1)
        }
    }

    /// A number: a range in percent counts hundredths, so two of its decimals stand before the sign.
    private init(name: String, _ lower: Int, _ upper: Int, _ scale: Int, _ unit: Unit, _ isPercent: Bool) throws(SchemaError) {
        try self.init(
            name: name, kind: .number, lo: lower, hi: upper, scale: isPercent ? scale - 2 : scale,
            unit: isPercent ? Self.percent : unit.description)
    }
}
