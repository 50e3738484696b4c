// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Arithmetic, comparisons and their units.
extension Checker {
    /// An expression that must be a number.
    mutating func number(_ e: ResolvedExpression, _ context: Context) -> NodeID {
        let id = expression(e, context)
        switch program[id].type {
        case .number, .unknown: return id
        case let found:
            diagnostics.append(.notNumber(found, resolved.source, e.span))
            return invalid(e.span)
        }
    }

    /// The unit of a number: `.some(nil)` when it is written without one and takes what it gets; `nil` for no number.
    private func unit(_ id: NodeID) -> Unit?? {
        if case .number(let unit) = program[id].type { .some(unit) } else { nil }
    }

    /// A node that keeps the unit of its only operand.
    mutating func arithmetic(_ operation: Operation, _ operand: NodeID, _ span: Span) -> NodeID {
        node(operation, [operand], program[operand].type, span)
    }

    mutating func negation(_ operand: ResolvedExpression, _ span: Span, _ context: Context) -> NodeID {
        arithmetic(.negate, number(operand, context.operand), span)
    }

    mutating func function(
        _ function: ResolvedExpression.Function, _ arguments: [ResolvedExpression], _ span: Span, _ context: Context
    ) -> NodeID {
        guard function != .sqrt else {
            diagnostics.append(.rootNeedsRounding("sqrt(x)", span))
            return invalid(span)
        }
        let operands = arguments.map { number($0, context.operand) }
        guard function != .abs else { return arithmetic(.absolute, operands[0], span) }
        guard let type = alike(operands[0], operands[1], span) else { return invalid(span) }
        let operation: Operation = function == .min ? .minimum : function == .max ? .maximum : .remainder
        return node(operation, operands, type, span)
    }

    mutating func sum(
        _ operation: Operation, _ a: ResolvedExpression, _ b: ResolvedExpression, _ span: Span, _ context: Context
    ) -> NodeID {
        let operands = [number(a, context.operand), number(b, context.operand)]
        guard let type = alike(operands[0], operands[1], span) else { return invalid(span) }
        return node(operation, operands, type, span)
    }

    mutating func product(
        _ operation: Operation, _ a: ResolvedExpression, _ b: ResolvedExpression, _ span: Span, _ context: Context
    ) -> NodeID {
        let operands = [number(a, context.operand), number(b, context.operand)]
        guard let left = unit(operands[0]), let right = unit(operands[1]) else { return invalid(span) }
        // A constant without a unit is a plain factor here; of two such the result is one again.
        let (x, y) = (left ?? .none, right ?? .none)
        let result: Unit? = left == nil && right == nil ? nil : operation == .multiply ? x * y : x / y
        return node(operation, operands, .number(result), span)
    }

    mutating func comparison(
        _ operation: Operation, _ a: ResolvedExpression, _ b: ResolvedExpression, _ span: Span, _ context: Context
    ) -> NodeID {
        let operands = [number(a, context.settled), number(b, context.settled)]
        guard alike(operands[0], operands[1], span) != nil else { return invalid(span) }
        return node(operation, operands, .condition, span)
    }

    mutating func inRange(
        _ x: ResolvedExpression, _ lower: ResolvedExpression, _ upper: ResolvedExpression, _ span: Span, _ context: Context
    ) -> NodeID {
        let operands = [x, lower, upper].map { number($0, context.settled) }
        guard alike(operands[0], operands[1], span) != nil, alike(operands[0], operands[2], span) != nil,
            alike(operands[1], operands[2], span) != nil
        else { return invalid(span) }
        return node(.inRange, operands, .condition, span)
    }

    /// Numbers, labels of one choice or conditions.
    mutating func equality(_ a: ResolvedExpression, _ b: ResolvedExpression, _ span: Span, _ context: Context) -> NodeID {
        let (left, right): (NodeID, NodeID)
        if a.isLabel {
            right = expression(b, context.settled)
            left = expression(a, context.settled.expecting(program[right].type))
        } else {
            left = expression(a, context.settled)
            right = expression(b, context.settled.expecting(program[left].type))
        }
        guard common(left, right, span) != nil else { return invalid(span) }
        return node(.equal, [left, right], .condition, span)
    }

    /// The kind that two numbers have in common; reports unlike units. `nil` also after an earlier error.
    func commonUnit(_ a: Unit?, _ b: Unit?) -> Unit?? {
        guard let a else { return .some(b) }
        guard let b else { return .some(a) }
        return a == b ? .some(a) : nil
    }

    mutating func alike(_ a: NodeID, _ b: NodeID, _ span: Span) -> ValueType? {
        guard let left = unit(a), let right = unit(b) else { return nil }
        if let unit = commonUnit(left, right) { return .number(unit) }
        diagnostics.append(.unlikeUnits(program[a], program[b], source: resolved.source, span))
        return nil
    }

    /// The kind that two values have in common: alike numbers, two conditions, or the same choice.
    mutating func common(_ a: NodeID, _ b: NodeID, _ span: Span) -> ValueType? {
        switch (program[a].type, program[b].type) {
        case (.number, .number): return alike(a, b, span)
        case (.condition, .condition): return .condition
        case (.choice(let left), .choice(let right)) where left == right: return .choice(left)
        case (.unknown, _), (_, .unknown): return nil
        case (.choice, .choice): diagnostics.append(.unlikeChoices(program[a], program[b], source: resolved.source))
        default: diagnostics.append(.unlikeKinds(program[a], program[b], source: resolved.source))
        }
        return nil
    }
}
