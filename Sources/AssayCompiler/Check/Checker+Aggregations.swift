// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// What rows are asked for.
extension Checker {
    mutating func aggregation(_ it: ResolvedAggregation, _ span: Span, _ context: Context) -> NodeID {
        let mask = mask(of: it, span, context)
        switch it.verb {
        case .count: return over(mask, .count, [], .number(Unit.none), span)
        case .share: return conditionOver(mask, .share, it, .number(Unit.none), span)
        case .any: return conditionOver(mask, .any, it, .condition, span)
        case .all: return conditionOver(mask, .all, it, .condition, span)
        case .longestRun: return conditionOver(mask, .longestRun, it, .number(Unit.none), span)
        case .sum: return numberOver(mask, .sum, it, span)
        case .mean: return numberOver(mask, .mean, it, span)
        case .min: return numberOver(mask, .least, it, span)
        case .max: return numberOver(mask, .greatest, it, span)
        case .median: return numberOver(mask, .median, it, span)
        case .percentile: return numberOver(mask, .percentile(it.percent), it, span)
        case .variance: return variance(mask, it, span)
        case .mad: return medianDeviation(mask, it, span)
        case .slope: return slope(mask, it, span)
        case .row: return row(mask, it, span)
        case .standardDeviation, .correlation:
            diagnostics.append(.rootNeedsRounding(it.verb.rawValue, span))
            return invalid(span)
        }
    }

    /// The rows that are asked, which must not be those of single groups for a verb that only all rows have.
    private mutating func mask(of it: ResolvedAggregation, _ span: Span, _ context: Context) -> Mask {
        let mask = rows(it.rows, context)
        if mask.group != nil, !it.verb.isForGroups { diagnostics.append(.verbInGroup(it.verb.rawValue, span)) }
        return mask
    }

    private mutating func over(
        _ mask: Mask, _ operation: Operation, _ values: [NodeID], _ type: ValueType, _ span: Span
    ) -> NodeID {
        node(operation, [mask.node] + values, type, span, group: mask.group)
    }

    private mutating func conditionOver(
        _ mask: Mask, _ operation: Operation, _ it: ResolvedAggregation, _ type: ValueType, _ span: Span
    ) -> NodeID {
        guard let operand = it.operand else { return invalid(span) }
        let test = condition(operand, Context(row: mask.row))
        return over(mask, operation, [test], type, span)
    }

    /// The unit of a value in rows; a constant written without one is a plain number there.
    private func unit(of value: NodeID) -> Unit {
        if case .number(let unit?) = program[value].type { unit } else { .none }
    }

    private mutating func numberOver(_ mask: Mask, _ operation: Operation, _ it: ResolvedAggregation, _ span: Span) -> NodeID {
        guard let operand = it.operand else { return invalid(span) }
        let value = number(operand, Context(row: mask.row))
        return over(mask, operation, [value], .number(unit(of: value)), span)
    }

    private mutating func variance(_ mask: Mask, _ it: ResolvedAggregation, _ span: Span) -> NodeID {
        guard let operand = it.operand else { return invalid(span) }
        let value = number(operand, Context(row: mask.row))
        return over(mask, .variance, [value], .number(unit(of: value) * unit(of: value)), span)
    }

    /// The median of the distances from the median.
    private mutating func medianDeviation(_ mask: Mask, _ it: ResolvedAggregation, _ span: Span) -> NodeID {
        guard let operand = it.operand else { return invalid(span) }
        let value = number(operand, Context(row: mask.row))
        let type = ValueType.number(unit(of: value))
        let middle = over(mask, .median, [value], type, span)
        let distance = node(.absolute, [node(.subtract, [value, middle], type, span)], type, span)
        return over(mask, .median, [distance], type, span)
    }

    private mutating func slope(_ mask: Mask, _ it: ResolvedAggregation, _ span: Span) -> NodeID {
        guard let (first, second) = pair(mask, it) else { return invalid(span) }
        return over(mask, .slope, [first, second], .number(unit(of: first) / unit(of: second)), span)
    }

    /// A value in the row with a number, which is one for the whole program.
    private mutating func row(_ mask: Mask, _ it: ResolvedAggregation, _ span: Span) -> NodeID {
        guard let operand = it.operand, let place = it.place else { return invalid(span) }
        let (value, number) = (self.number(operand, Context(row: mask.row)), self.number(place, Context(mayLack: true)))
        guard case .number(let unit) = program[number].type, program[mask.node].type != .unknown else { return invalid(span) }
        if let unit, unit != .none { diagnostics.append(.placeHasUnit(unit, program[number].span)) }
        guard program[number].data == nil else {
            diagnostics.append(.placeInEachRow(program[number].span))
            return invalid(span)
        }
        guard case .allRows = program[mask.node].operation else {
            diagnostics.append(.rowOfSome(it.rows.span))
            return invalid(span)
        }
        return over(mask, .row, [value, number], .number(self.unit(of: value)), span)
    }

    private mutating func pair(_ mask: Mask, _ it: ResolvedAggregation) -> (NodeID, NodeID)? {
        guard let first = it.operand, let second = it.second else { return nil }
        return (number(first, Context(row: mask.row)), number(second, Context(row: mask.row)))
    }

    // MARK: Roots

    /// A value that is a root, and rounded: the only way in which one is used. `nil` for any other value.
    mutating func roundedRoot(
        _ e: ResolvedExpression, _ mode: RoundingMode, _ decimals: Int, _ span: Span, _ context: Context
    ) -> NodeID? {
        switch e.kind {
        case .function(.sqrt, let arguments):
            let value = number(arguments[0], context.operand)
            return root(of: value, mode, decimals, span)
        case .aggregation(let it) where it.verb == .standardDeviation:
            let mask = mask(of: it, span, context)
            return root(of: variance(mask, it, e.span), mode, decimals, span)
        case .aggregation(let it) where it.verb == .correlation:
            let mask = mask(of: it, span, context)
            guard let (first, second) = pair(mask, it) else { return invalid(span) }
            return over(mask, .correlation(mode, decimals: decimals), [first, second], .number(Unit.none), span)
        default: return nil
        }
    }

    private mutating func root(of value: NodeID, _ mode: RoundingMode, _ decimals: Int, _ span: Span) -> NodeID {
        switch program[value].type {
        case .number(let unit?):
            guard let root = unit.squareRoot else {
                diagnostics.append(.rootOfUnit(unit, span))
                return invalid(span)
            }
            return node(.root(mode, decimals: decimals), [value], .number(root), span)
        case .number(nil): return node(.root(mode, decimals: decimals), [value], .number(nil), span)
        default: return invalid(span)
        }
    }
}

extension AggregationSyntax.Verb {
    /// Whether it can be asked of the rows of each group.
    fileprivate var isForGroups: Bool {
        switch self {
        case .count, .share, .sum, .mean, .min, .max, .any, .all, .variance, .slope: true
        case .median, .percentile, .mad, .standardDeviation, .correlation, .longestRun, .row: false
        }
    }
}
