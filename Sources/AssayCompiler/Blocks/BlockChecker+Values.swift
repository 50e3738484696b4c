// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

/// Values that are written out: cells, parameters, and what is expected.
extension BlockChecker {
    mutating func testData(_ given: GivenSyntax, of index: Int) -> TestData? {
        switch given.value {
        case .rows(let rows): return .rows(self.rows(rows, of: index))
        case .file(let file, let columns):
            let elsewhere = [file, columns].compactMap(\.self).filter { !Self.isBeside($0.text) }
            diagnostics += elsewhere.map { .tableElsewhere($0.span) }
            return elsewhere.isEmpty ? .file(file.text, columns: columns?.text, line: line(given.span)) : nil
        case .constant(let constant):
            diagnostics.append(.rowsExpected(program.data[index].name, constant.span))
            return nil
        }
    }

    mutating func parameterValue(_ given: GivenSyntax, of index: Int) -> Int? {
        let parameter = program.parameters[index]
        guard case .constant(let constant) = given.value else {
            diagnostics.append(.valueExpected(parameter.name, given.span))
            return nil
        }
        return raw(constant, parameter.type, "parameter", parameter.name, isPercent: resolved.parameters[index].isPercent)
    }

    /// Whether a name is that of a file in the program's folder or below: a test looks at nothing else of a machine.
    static func isBeside(_ file: String) -> Bool {
        let parts = file.split(separator: "/", omittingEmptySubsequences: false)
        return !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." } && !file.contains("\\") && !file.contains(":")
    }

    // MARK: Rows

    private mutating func rows(_ rows: [RowSyntax], of index: Int) -> [[Int?]] {
        let data = program.data[index]
        let fields = program.records[data.record].fields
        if rows.count > data.capacity, let span = rows.last?.span { diagnostics.append(.tooManyTestRows(data, rows.count, span)) }
        return rows.compactMap { row in
            guard row.cells.count == fields.count else {
                diagnostics.append(.rowWidth(row, fields.map(\.name)))
                return nil
            }
            return zip(row.cells, fields).map { cell($0, $1) }
        }
    }

    private mutating func cell(_ cell: CellSyntax, _ field: Field) -> Int? {
        switch cell {
        case .constant(let constant): return raw(constant, field.type, "field", field.name)
        case .missing(let span):
            if !field.isOptional { diagnostics.append(.fieldNeverMissing(field.name, span)) }
            return nil
        }
    }

    /// The raw value of a constant where only values of `type` can stand; `nil` once a fault has been reported.
    mutating func raw(_ constant: ConstantSyntax, _ type: FieldType, _ role: String, _ name: String, isPercent: Bool = false) -> Int? {
        let owner = "the \(role) `\(name)`"
        switch type {
        case .choice(let labels):
            guard case .choice(let index)? = value(constant, .choice(labels), owner) else { return nil }
            return index
        case .number(let lower, let upper, let scale, let unit):
            guard case .number(let number)? = value(constant, .number(unit), owner, isPercent: isPercent) else { return nil }
            guard let raw = number.scaled(decimals: scale) else {
                diagnostics.append(.tooManyDecimals(owner, scale, constant.span))
                return nil
            }
            guard raw >= BigInt(lower), raw <= BigInt(upper) else {
                diagnostics.append(.outsideRange(owner, rangeText(lower, upper, scale, isPercent), constant.span))
                return nil
            }
            return Int(clamping: raw)
        }
    }

    func rangeText(_ lower: Int, _ upper: Int, _ scale: Int, _ isPercent: Bool) -> String {
        let (decimals, sign) = isPercent ? (max(0, scale - 2), "%") : (scale, "")
        return [lower, upper].map { Rational(BigInt($0), scale: decimals).decimal(places: decimals) + sign }.joined(separator: " .. ")
    }

    // MARK: Constants

    /// What a constant is worth as a value of this type; `nil` once a fault has been reported.
    mutating func value(_ constant: ConstantSyntax, _ type: ValueType, _ owner: String, isPercent: Bool = false) -> Value? {
        switch (constant, type) {
        case (.label(let label), .condition):
            if label.text == "yes" || label.text == "no" { return .condition(label.text == "yes") }
        case (.label(let label), .choice(let labels)):
            if let index = labels.firstIndex(of: label.text) { return .choice(index) }
            diagnostics.append(.noSuchLabel(label, owner, labels, nearest: Suggestion.nearest(to: label.text, in: labels)))
            return nil
        case (.number(let number, let unit), .number(let expected)):
            if fits(number, unit, expected ?? Unit.none, isPercent) { return .number(number.exactValue) }
        default: break
        }
        diagnostics.append(.otherTestValue(owner, kind(type, isPercent), constant.span))
        return nil
    }

    /// A number without a unit takes the one that belongs there; a percentage has none.
    private func fits(_ number: NumberSyntax, _ unit: UnitSyntax?, _ expected: Unit, _ isPercent: Bool) -> Bool {
        if isPercent { return number.isPercent && unit == nil }
        if number.isPercent { return expected == Unit.none && unit == nil }
        return unit.map { Unit($0) == expected } ?? true
    }

    private func kind(_ type: ValueType, _ isPercent: Bool) -> String {
        switch type {
        case .condition: "`yes` or `no`"
        case .choice(let labels): "one of " + labels.map { "`\($0)`" }.joined(separator: ", ")
        case .number where isPercent: "a percentage such as `80%`"
        case .number(let unit?) where unit != Unit.none: "a number in `\(unit)`, which may be left out"
        case .number, .unknown: "a number without a unit"
        }
    }
}

extension NumberSyntax {
    /// The value, the percent sign taken into account.
    fileprivate var exactValue: Rational { Rational(BigInt(significand), scale: exactScale) }
}
