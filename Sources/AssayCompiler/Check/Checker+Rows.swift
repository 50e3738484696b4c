// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Sets of rows and aggregations over them.
extension Checker {
    /// A set of rows as a condition on rows, and the fields that its tests have found present.
    struct Mask {
        let node: NodeID
        let present: Set<Int>
    }

    mutating func rows(_ rows: ResolvedRows) -> Mask {
        switch rows.kind {
        case .data(let index): return Mask(node: node(.allRows(index), [], .condition, rows.span), present: [])
        case .definition(let index):
            return rowSets[index] ?? Mask(node: invalid(rows.span), present: [])
        case .filter(let base, let test):
            let base = self.rows(base)
            let kept = condition(test, Context(row: rows.data.map { Row(data: $0, present: base.present) }))
            let mask = node(.and, [base.node, kept], .condition, rows.span)
            return Mask(node: mask, present: base.present.union(presence(testedBy: kept).whenTrue))
        case .invalid: return Mask(node: invalid(rows.span), present: [])
        }
    }

    mutating func aggregation(
        _ verb: AggregationSyntax.Verb, _ operand: ResolvedExpression?, _ rows: ResolvedRows, _ span: Span
    ) -> NodeID {
        let mask = self.rows(rows)
        let context = Context(row: rows.data.map { Row(data: $0, present: mask.present) })
        switch verb {
        case .count: return node(.count, [mask.node], .number(Unit.none), span)
        case .share: return node(.share, [mask.node, condition(operand, context, span)], .number(Unit.none), span)
        case .any: return node(.any, [mask.node, condition(operand, context, span)], .condition, span)
        case .all: return node(.all, [mask.node, condition(operand, context, span)], .condition, span)
        case .sum: return aggregation(.sum, mask, operand, context, span)
        case .mean: return aggregation(.mean, mask, operand, context, span)
        case .min: return aggregation(.least, mask, operand, context, span)
        case .max: return aggregation(.greatest, mask, operand, context, span)
        }
    }

    private mutating func aggregation(
        _ operation: Operation, _ mask: Mask, _ operand: ResolvedExpression?, _ context: Context, _ span: Span
    ) -> NodeID {
        guard let operand else { return invalid(span) }
        let value = number(operand, context)
        let type = program[value].type
        return node(operation, [mask.node, value], type == .number(nil) ? .number(Unit.none) : type, span)
    }

    private mutating func condition(_ operand: ResolvedExpression?, _ context: Context, _ span: Span) -> NodeID {
        guard let operand else { return invalid(span) }
        return condition(operand, context)
    }

    /// The optional fields that are known to be present when a condition holds, and when it does not.
    ///
    /// Only tests that are written out count: what has a name of its own tells nothing here.
    func presence(testedBy id: NodeID) -> (whenTrue: Set<Int>, whenFalse: Set<Int>) {
        guard !named.contains(id) else { return ([], []) }
        let node = program[id]
        switch node.operation {
        case .isPresent(let reference): return ([reference.field], [])
        case .not:
            let inner = presence(testedBy: node.operands[0])
            return (inner.whenFalse, inner.whenTrue)
        case .and, .or:
            let (a, b) = (presence(testedBy: node.operands[0]), presence(testedBy: node.operands[1]))
            return node.operation == .and
                ? (a.whenTrue.union(b.whenTrue), a.whenFalse.intersection(b.whenFalse))
                : (a.whenTrue.intersection(b.whenTrue), a.whenFalse.union(b.whenFalse))
        default: return ([], [])
        }
    }
}
