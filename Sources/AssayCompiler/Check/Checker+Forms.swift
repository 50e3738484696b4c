// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Curves, tables, bands and weighted scores.
extension Checker {
    // MARK: Curves and tables

    mutating func steps(_ it: ResolvedSteps, _ span: Span, _ context: Context) -> NodeID {
        let value = expression(it.value, context.operand)
        guard program[value].type != .unknown else { return invalid(span) }
        guard let unit = commonUnit(of: it.points.map(\.value)) else { return invalid(span) }
        var points: [Operation.Point] = []
        for point in it.points {
            guard let key = self.key(point.key, of: value, it.kind), case .number(let number, _) = point.value.value else {
                return invalid(span)
            }
            if points.contains(where: { $0.key == key }) { diagnostics.append(.keyTwice(point.key.span)) }
            if it.kind == .curve, let last = points.last, key < last.key { diagnostics.append(.keysOutOfOrder(point.key.span)) }
            points.append(Operation.Point(key: key, value: number))
        }
        return node(it.kind == .curve ? .curve(points) : .table(points), [value], .number(unit), span)
    }

    /// The unit of constants that must have the same one; `nil` once an error about them has been reported.
    private mutating func commonUnit(of constants: [ResolvedConstant]) -> Unit?? {
        var common: Unit?
        for constant in constants {
            guard case .number(_, let unit) = constant.value else {
                diagnostics.append(.constantIsLabel(constant.span))
                return nil
            }
            guard let both = commonUnit(common, unit) else {
                diagnostics.append(.constantUnit(constant.span, wanted: common, found: unit))
                return nil
            }
            common = both
        }
        return .some(common)
    }

    /// The key as a number of the value's kind; `nil` once an error about it has been reported.
    private mutating func key(_ key: ResolvedConstant, of value: NodeID, _ kind: StepsSyntax.Kind) -> Rational? {
        switch (key.value, program[value].type) {
        case (.number(let number, let unit), .number(let own)):
            if commonUnit(own, unit) != nil { return number }
            diagnostics.append(.constantUnit(key.span, wanted: own, found: unit))
        case (.label(let label), .choice(let labels)) where kind == .table:
            if let index = labels.firstIndex(of: label) { return Rational(index) }
            diagnostics.append(.unknownLabel(label, choice: labels, nearest: Suggestion.nearest(to: label, in: labels), key.span))
        case (_, let type): diagnostics.append(.keyOfOtherKind(key.span, kind.rawValue, type))
        }
        return nil
    }

    // MARK: Bands

    /// The label of the first threshold that the value reaches.
    mutating func bands(_ it: ResolvedBands, _ span: Span, _ context: Context) -> NodeID {
        let value = number(it.value, context.settled)
        let type = ValueType.choice(it.labels)
        var band = node(.label(it.labels.count - 1), [], type, span)
        guard let thresholds = thresholds(it) else { return invalid(span) }
        for (index, threshold) in thresholds.enumerated().reversed() {
            let (number, unit) = threshold
            let start = node(.number(number), [], .number(unit), it.thresholds[index].span)
            guard alike(start, value, it.thresholds[index].span) != nil else { return invalid(span) }
            let isReached = node(.lessOrEqual, [start, value], .condition, span)
            band = node(.choose, [isReached, node(.label(index), [], type, span), band], type, span)
        }
        return band
    }

    /// From the highest to the lowest; `nil` once an error about them has been reported.
    private mutating func thresholds(_ it: ResolvedBands) -> [(Rational, Unit?)]? {
        var thresholds: [(Rational, Unit?)] = []
        for threshold in it.thresholds {
            guard case .number(let number, let unit) = threshold.value else {
                diagnostics.append(.constantIsLabel(threshold.span))
                return nil
            }
            if let last = thresholds.last, number >= last.0 { diagnostics.append(.bandsOutOfOrder(threshold.span)) }
            thresholds.append((number, unit))
        }
        return thresholds
    }

    // MARK: Weighted scores

    /// The sum of the parts times their weights.
    mutating func weighted(_ parts: [ResolvedWeight], _ span: Span, _ context: Context) -> NodeID {
        let total = parts.reduce(Rational(0)) { $0 + $1.weight }
        if total != 100 { diagnostics.append(.weightsDoNotAddUp(total, span)) }
        var sum: NodeID?
        for part in parts {
            let value = number(part.value, context.operand)
            guard case .number(let unit) = program[value].type else { return invalid(span) }
            if let unit, unit != .none {
                diagnostics.append(.partHasUnit(unit, program[value].span))
                return invalid(span)
            }
            let fraction = node(.within(Interval(0, 1), .weighted), [value], .number(Unit.none), program[value].span)
            let weight = node(.number(part.weight), [], .number(Unit.none), part.weightSpan)
            let product = node(.multiply, [weight, fraction], .number(Unit.none), program[value].span)
            sum = sum.map { node(.add, [$0, product], .number(Unit.none), span) } ?? product
        }
        return sum ?? invalid(span)
    }
}
