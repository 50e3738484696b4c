// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

/// Stated types of `let` and `publish`.
extension Checker {
    /// The range that a `let` states, once its kind and unit fit.
    mutating func statedRange(_ stated: StatedType, of value: NodeID) -> ValueRange? {
        guard let type = stated.type else { return nil }
        switch (type, program[value].type) {
        case (_, .unknown): return nil
        case (.number(let lower, let upper, let scale, let unit), .number(let own)):
            if stated.hasUnit, own == nil { program.nodes[value.index].type = .number(unit) }
            guard checkUnit(stated, unit, of: value) else { return nil }
            return ValueRange(
                interval: Interval(Rational(BigInt(lower), scale: scale), Rational(BigInt(upper), scale: scale)), span: stated.span)
        case (.choice(let labels), .choice(let own)) where labels == own: return nil
        default:
            diagnostics.append(.statedTypeDiffers(stated.span, found: program[value].type))
            return nil
        }
    }

    private mutating func checkUnit(_ stated: StatedType, _ unit: Unit, of value: NodeID) -> Bool {
        guard stated.hasUnit, case .number(let own?) = program[value].type, own != unit else { return true }
        diagnostics.append(.statedUnitDiffers(stated.span, stated: unit, found: own))
        return false
    }

    mutating func check(_ publication: ResolvedPublication) {
        let expected = publication.type?.type?.valueType
        let value = expression(publication.value, Context(expected: expected))
        guard let type = outputType(publication, of: value) else { return }
        var root = value
        if case .number(_, _, let scale, _, _) = type, let mode = publication.rounding {
            root = arithmetic(.round(mode, decimals: scale), value, publication.value.span)
        }
        add(.output(type), publication.name, root, publication.nameSpan)
    }

    /// What the output holds; `nil` once an error about it has been reported.
    private mutating func outputType(_ publication: ResolvedPublication, of value: NodeID) -> OutputType? {
        if let stated = publication.type, stated.type == nil { return nil }
        switch program[value].type {
        case .unknown: return nil
        case .number: return numberOutput(publication, of: value)
        case .condition:
            if let type = publication.type { diagnostics.append(.conditionHasNoRange(type.span)) }
        case .choice(let labels):
            if let stated = publication.type, stated.type != .choice(labels) {
                diagnostics.append(.statedTypeDiffers(stated.span, found: .choice(labels)))
            }
        }
        if let span = publication.roundingSpan { diagnostics.append(.roundsNoNumber(span)) }
        return program[value].type.unroundedOutput
    }

    private mutating func numberOutput(_ publication: ResolvedPublication, of value: NodeID) -> OutputType? {
        guard let stated = publication.type else {
            diagnostics.append(.numberNeedsRange(publication.name, publication.nameSpan))
            return nil
        }
        guard case .number(let lower, let upper, let scale, let unit)? = stated.type else {
            diagnostics.append(.statedTypeDiffers(stated.span, found: program[value].type))
            return nil
        }
        guard checkUnit(stated, unit, of: value) else { return nil }
        let own: Unit? = if case .number(let unit) = program[value].type { unit } else { nil }
        return .number(lower: lower, upper: upper, scale: scale, unit: stated.hasUnit ? unit : own ?? .none, span: stated.span)
    }
}

extension ValueType {
    fileprivate var unroundedOutput: OutputType? {
        switch self {
        case .condition: .condition
        case .choice(let labels): .choice(labels)
        case .number, .unknown: nil
        }
    }
}
