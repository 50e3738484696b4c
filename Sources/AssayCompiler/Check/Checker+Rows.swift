// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Sets of rows and aggregations over them.
extension Checker {
    /// A set of rows as a condition on the rows of a table, and what is known of them.
    struct Mask {
        let node: NodeID
        /// The data set, or the groups of one.
        let table: Int
        /// Optional fields that its tests have found present.
        var present: Set<Int> = []
        /// The rows among which the row before is looked for.
        var pairing: Row.Pairing?
        /// The groups, when these are the rows of each.
        var group: Int?

        /// The row at hand inside of it.
        var row: Row { Row(data: table, present: present, pairing: pairing, group: group) }

        func with(_ node: NodeID, present: Set<Int>) -> Mask {
            Mask(node: node, table: table, present: present, pairing: pairing, group: group)
        }
    }

    mutating func rows(_ rows: ResolvedRows, _ context: Context) -> Mask {
        switch rows.kind {
        case .data(let index): return Mask(node: node(.allRows(index), [], .condition, rows.span), table: index)
        case .definition(let index): return rowSets[index] ?? invalidRows(rows)
        case .filter(let base, let test):
            let base = self.rows(base, context)
            let kept = condition(test, Context(row: base.row))
            let mask = node(.and, [base.node, kept], .condition, rows.span)
            return base.with(mask, present: base.present.union(presence(testedBy: kept).whenTrue))
        case .consecutive(let base):
            let base = self.rows(base, context)
            guard base.group == nil else {
                reportInFunction(.consecutiveInGroup(rows.span))
                // Where these have none before them, that is said once.
                var mask = invalidRows(rows)
                mask.pairing = Row.Pairing(mask: mask.node, present: [])
                return mask
            }
            let isLater = node(.hasPrevious, [base.node], .condition, rows.span)
            var mask = base.with(node(.and, [base.node, isLater], .condition, rows.span), present: base.present)
            mask.pairing = Row.Pairing(mask: base.node, present: base.present)
            return mask
        case .groups(let base, let key, let isEvery): return groups(self.rows(base, context), key, isEvery, rows.span)
        case .group: return group(rows, context)
        case .call(let index, let arguments): return rowsCall(index, arguments, rows.span, context) ?? invalidRows(rows)
        case .argument, .local: return rowsOfFunction(rows.kind) ?? invalidRows(rows)
        case .invalid: return invalidRows(rows)
        }
    }

    private mutating func invalidRows(_ rows: ResolvedRows) -> Mask {
        Mask(node: invalid(rows.span), table: rows.data ?? 0)
    }

    // MARK: Groups

    private mutating func groups(_ base: Mask, _ key: ResolvedExpression, _ isEvery: Bool, _ span: Span) -> Mask {
        guard base.group == nil, base.table < program.data.count else {
            reportInFunction(.groupsOfGroups(span))
            return Mask(node: invalid(span), table: base.table)
        }
        let key = expression(key, Context(row: base.row))
        switch program[key].type {
        case .number, .choice: break
        case .unknown: return Mask(node: invalid(span), table: base.table)
        case .condition:
            diagnostics.append(.keyIsCondition(program[key].span))
            return Mask(node: invalid(span), table: base.table)
        }
        let table = program.data.count + program.groups.count
        program.groups.append(RowGroups(data: base.table, mask: base.node, present: base.present, key: key, isEvery: isEvery, span: span))
        return Mask(node: node(.groupExists(table), [base.node, key], .condition, span), table: table)
    }

    /// The rows of the group at hand.
    private mutating func group(_ rows: ResolvedRows, _ context: Context) -> Mask {
        guard let table = context.row?.data, let groups = program.groups(table) else { return invalidRows(rows) }
        return Mask(node: groups.mask, table: groups.data, present: groups.present, group: table)
    }

    /// The key of the group at hand.
    mutating func key(_ span: Span, _ context: Context) -> NodeID {
        guard let table = context.row?.data, let groups = program.groups(table) else { return invalid(span) }
        return node(.groupKey(table), [groups.mask, groups.key], program[groups.key].type, span)
    }

    mutating func previous(_ value: ResolvedExpression, _ span: Span, _ context: Context) -> NodeID {
        guard let pairing = context.row?.pairing else {
            // A function looks at other rows than its argument speaks of.
            reportInFunction(.previousInArgument(span))
            return invalid(span)
        }
        let value = expression(value, context.before(pairing))
        return node(.previous, [pairing.mask, value], program[value].type, span)
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
