// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Names, and the dispatch over the kinds of expression.
extension Checker {
    mutating func expression(_ e: ResolvedExpression, _ context: Context) -> NodeID {
        switch e.kind {
        case .number(let value, let unit): node(.number(value), [], .number(unit), e.span)
        case .label(let text): label(text, e.span, context)
        case .parameter(let index): parameter(index, e.span)
        case .definition(let index): definitions[index] ?? invalid(e.span)
        case .data(let index): node(.allRows(index), [], .condition, e.span)
        case .field(let index): field(index, e.span, context)
        case .rule(let index): rule(index, e.span, context)
        case .call(let index, let arguments): call(index, arguments, e.span, context)
        case .argument(let index): argument(index, e.span, context)
        case .local(let index): local(index, e.span, context)
        case .function(let function, let arguments): self.function(function, arguments, e.span, context)
        case .negation(let operand): negation(operand, e.span, context)
        case .not(let operand): node(.not, [condition(operand, context)], .condition, e.span)
        case .binary(let op, let a, let b): binary(op, a, b, e.span, context)
        case .inRange(let x, let lower, let upper): inRange(x, lower, upper, e.span, context)
        case .presence(let operand, let isPresent): presence(operand, isPresent, e.span, context)
        case .conditional(let branches, let otherwise): conditional(branches[...], otherwise, e.span, context)
        case .aggregation(let it): aggregation(it, e.span, context)
        case .previous(let value): previous(value, e.span, context)
        case .key: key(e.span, context)
        case .steps(let it): steps(it, e.span, context)
        case .bands(let it): bands(it, e.span, context)
        case .weighted(let parts): weighted(parts, e.span, context)
        case .otherwise(let operand, let fallback): self.otherwise(operand, fallback, e.span, context)
        case .rounded(let operand, let mode, let decimals):
            roundedRoot(operand, mode, decimals, e.span, context)
                ?? arithmetic(.round(mode, decimals: decimals), number(operand, context.operand), e.span)
        case .invalid: invalid(e.span)
        }
    }

    private mutating func parameter(_ index: Int, _ span: Span) -> NodeID {
        guard let type = resolved.parameters[index].type else { return invalid(span) }
        return node(.parameter(index), [], type.valueType, span)
    }

    /// A field of the row at hand. One that may be missing needs a test before it or an `otherwise` around it.
    private mutating func field(_ index: Int, _ span: Span, _ context: Context) -> NodeID {
        guard let row = context.row, resolved.data.indices.contains(row.data), let record = resolved.data[row.data].record else {
            return invalid(span)
        }
        let field = resolved.records[record].fields[index]
        let mayLack = field.isOptional && !row.present.contains(index)
        if mayLack && !context.mayLack { diagnostics.append(.missingUsedBare(field.name, resolved.source.text(span), span)) }
        guard let type = field.type else { return invalid(span) }
        return node(.field(FieldReference(data: row.data, field: index), mayLack: mayLack), [], type.valueType, span)
    }

    private mutating func rule(_ index: Int, _ span: Span, _ context: Context) -> NodeID {
        guard let row = context.row, let body = rules[RuleUse(rule: index, data: row.data)] else { return invalid(span) }
        return body
    }

    private mutating func presence(_ operand: ResolvedExpression, _ isPresent: Bool, _ span: Span, _ context: Context) -> NodeID {
        if let parameter = parameterOfOtherRows(operand, context) {
            diagnostics.append(.valueOfOtherTable(parameter, operand.span))
            return invalid(span)
        }
        guard let index = field(operand), let row = context.row, resolved.data.indices.contains(row.data),
            let record = resolved.data[row.data].record
        else {
            if operand.kind != .invalid { diagnostics.append(.presenceOfNoField(operand.span)) }
            return invalid(span)
        }
        let field = resolved.records[record].fields[index]
        guard field.isOptional else {
            if frame != nil { return constant(isPresent, span) }
            diagnostics.append(.neverMissing(field.name, span))
            return invalid(span)
        }
        let present = node(.isPresent(FieldReference(data: row.data, field: index)), [], .condition, span)
        return isPresent ? present : node(.not, [present], .condition, span)
    }

    /// The parameter on the way to a field that belongs to other rows than those at hand.
    private func parameterOfOtherRows(_ e: ResolvedExpression, _ context: Context) -> String? {
        var (e, frame) = (e, frame)
        while case .argument(let index) = e.kind, let at = frame,
            case .inRows(let value, let caller, let rows) = frames[at].arguments[index]
        {
            guard rows.table == context.row?.data else { return resolved.functions[frames[at].function].parameters[index].name }
            (e, frame) = (value, caller)
        }
        return nil
    }

    /// The field that an expression stands for; `nil` for anything else.
    private func field(_ e: ResolvedExpression) -> Int? {
        var (e, frame) = (e, frame)
        while case .argument(let index) = e.kind, let at = frame, case .inRows(let value, let caller, _) = frames[at].arguments[index] {
            (e, frame) = (value, caller)
        }
        return if case .field(let index) = e.kind { index } else { nil }
    }

    /// A condition that always holds, or never: a function may ask for a field that is never missing.
    private mutating func constant(_ holds: Bool, _ span: Span) -> NodeID {
        let (zero, one) = (node(.number(0), [], .number(nil), span), node(.number(1), [], .number(nil), span))
        return node(.less, holds ? [zero, one] : [one, zero], .condition, span)
    }

    // MARK: Conditions

    /// An expression that must be a condition.
    mutating func condition(_ e: ResolvedExpression, _ context: Context) -> NodeID {
        let id = expression(e, context.settled)
        switch program[id].type {
        case .condition, .unknown: return id
        case let found:
            diagnostics.append(.notCondition(found, e.span))
            return invalid(e.span)
        }
    }

    mutating func binary(
        _ op: BinaryOperator, _ a: ResolvedExpression, _ b: ResolvedExpression, _ span: Span, _ context: Context
    ) -> NodeID {
        switch op {
        case .and, .or: logical(op, a, b, span, context)
        case .equal: equality(a, b, span, context)
        case .notEqual: node(.not, [equality(a, b, span, context)], .condition, span)
        case .less: comparison(.less, a, b, span, context)
        case .lessOrEqual: comparison(.lessOrEqual, a, b, span, context)
        case .greater: comparison(.less, b, a, span, context)
        case .greaterOrEqual: comparison(.lessOrEqual, b, a, span, context)
        case .add, .subtract: sum(op == .add ? .add : .subtract, a, b, span, context)
        case .multiply, .divide: product(op == .multiply ? .multiply : .divide, a, b, span, context)
        }
    }

    /// In `a and b`, `b` may rely on what `a` has tested; in `a or b`, on the opposite.
    private mutating func logical(
        _ op: BinaryOperator, _ a: ResolvedExpression, _ b: ResolvedExpression, _ span: Span, _ context: Context
    ) -> NodeID {
        let left = condition(a, context)
        let tested = presence(testedBy: left)
        let right = condition(b, context.knowing(op == .and ? tested.whenTrue : tested.whenFalse))
        return node(op == .and ? .and : .or, [left, right], .condition, span)
    }

    // MARK: Choosing

    private mutating func conditional(
        _ branches: ArraySlice<ResolvedExpression.Branch>, _ otherwise: ResolvedExpression, _ span: Span, _ context: Context
    ) -> NodeID {
        guard let branch = branches.first else { return expression(otherwise, context.settled.expecting(context.expected)) }
        let test = condition(branch.condition, context)
        let tested = presence(testedBy: test)
        let inside = context.settled.expecting(context.expected ?? choice(among: branches.map(\.value) + [otherwise]))
        let value = expression(branch.value, inside.knowing(tested.whenTrue))
        let rest = conditional(branches.dropFirst(), otherwise, span, inside.knowing(tested.whenFalse))
        guard let type = common(value, rest, span) else { return invalid(span) }
        return node(.choose, [test, value, rest], type, span)
    }

    mutating func otherwise(
        _ operand: ResolvedExpression, _ fallback: ResolvedExpression, _ span: Span, _ context: Context
    ) -> NodeID {
        var lacking = context.operand.expecting(context.expected)
        lacking.mayLack = true
        let value = expression(operand, lacking)
        let other = expression(fallback, context.operand.expecting(program[value].type))
        guard let type = common(value, other, span) else { return invalid(span) }
        return node(.otherwise, [value, other], type, span)
    }
}
