// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Records, ranges and choices.
extension Resolver {
    mutating func resolve(_ record: RecordSyntax) {
        if recordNames[record.name.text] != nil { diagnostics.append(.recordTwice(record.name)) }
        recordNames[record.name.text] = recordNames[record.name.text] ?? program.records.count
        if record.fields.isEmpty { diagnostics.append(.emptyRecord(record)) }
        var seen: [String: Span] = [:]
        for field in record.fields {
            if let first = seen[field.name.text] { diagnostics.append(.fieldTwice(field.name, first: first)) }
            seen[field.name.text] = field.name.span
            declare(field.name, .field)
        }
        let fields = record.fields.map { field in
            ResolvedRecord.Field(
                name: field.name.text, nameSpan: field.name.span, type: fieldType(field.type), isOptional: field.isOptional)
        }
        program.records.append(ResolvedRecord(name: record.name.text, nameSpan: record.name.span, fields: fields))
    }

    mutating func recordIndex(_ name: NameSyntax) -> Int? {
        if let index = recordNames[name.text] { return index }
        diagnostics.append(.unknownRecord(name, nearest: Suggestion.nearest(to: name.text, in: recordNames.keys)))
        return nil
    }

    mutating func statedType(_ type: TypeSyntax) -> StatedType {
        let hasUnit = if case .range(let range) = type.kind { range.unit != nil } else { false }
        return StatedType(type: fieldType(type), hasUnit: hasUnit, isPercent: type.isPercent, span: type.span)
    }

    /// The meaning of a type; `nil` once an error about it has been reported.
    mutating func fieldType(_ type: TypeSyntax) -> FieldType? {
        switch type.kind {
        case .range(let range): return numberType(range)
        case .choices(let labels): return choiceType(labels)
        case .invalid: return nil
        }
    }

    /// The parser has seen to it that both ends are written alike and in order.
    private func numberType(_ range: RangeSyntax) -> FieldType? {
        let (lower, upper) = (range.lower, range.upper)
        guard lower.exactScale == upper.exactScale, lower.significand <= upper.significand else { return nil }
        return .number(
            lower: lower.significand, upper: upper.significand, scale: lower.exactScale, unit: range.unit.map(Unit.init) ?? .none)
    }

    private mutating func choiceType(_ labels: [NameSyntax]) -> FieldType? {
        var seen: Set<String> = []
        for label in labels {
            if !seen.insert(label.text).inserted { diagnostics.append(.labelTwice(label)) }
            declare(label, .label)
        }
        return labels.count >= 2 && seen.count == labels.count ? .choice(labels.map(\.text)) : nil
    }
}

extension TypeSyntax {
    /// Whether this is a range written in percent.
    var isPercent: Bool {
        if case .range(let range) = kind { range.lower.isPercent } else { false }
    }
}
