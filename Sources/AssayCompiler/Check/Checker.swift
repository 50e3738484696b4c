// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// The second pass: every expression gets its kind and unit, and a field that may be missing is used only where that
/// has been settled.
///
/// Before: a `ResolvedProgram`. After: a `Program` of typed nodes, in which labels are numbers of their choice, literals
/// have their unit, rules stand once for each data set that they are about, and sets of rows are conditions on rows.
/// A part with an error becomes an `invalid` node, so that it is reported once. Stands after the resolver and before
/// everything that asks how large a value can be.
struct Checker {
    let resolved: ResolvedProgram
    var program: Program
    var diagnostics: [Diagnostic] = []
    /// The value of each `let`, by its index; for a set of rows the condition of belonging to it.
    var definitions: [Int: NodeID] = [:]
    var rowSets: [Int: Mask] = [:]
    /// The nodes that a `let` or rule has given a name.
    var named: Set<NodeID> = []
    /// The functions that are being put in, the innermost last, and the one whose names mean something here.
    var frames: [Frame] = []
    var frame: Int?
    /// Where the outermost call stands: what is worked out in a function is shown there.
    var site: Span?
    var hasReportedSize = false
    /// The body of each rule at the rows of each data set.
    var rules: [RuleUse: NodeID] = [:]

    struct RuleUse: Hashable {
        let rule: Int
        let data: Int
    }

    static func run(_ resolved: ResolvedProgram) -> (program: Program, diagnostics: [Diagnostic]) {
        var checker = Checker(resolved: resolved, program: resolved.skeleton)
        for statement in resolved.statements { checker.check(statement) }
        return (checker.program, checker.diagnostics)
    }

    private mutating func check(_ statement: ResolvedProgram.Statement) {
        switch statement {
        case .rule(let index): checkRule(index)
        case .definition(let index): checkDefinition(index)
        case .requirement(let requirement): check(requirement)
        case .publication(let publication): check(publication)
        }
    }

    /// A rule is worked out for every data set of its record; an error in it is reported for the first one only.
    private mutating func checkRule(_ index: Int) {
        let rule = resolved.rules[index]
        let about = resolved.data.indices.filter { [resolved] in rule.record != nil && resolved.data[$0].record == rule.record }
        var isFaulty = false
        for data in about {
            let known = diagnostics.count
            let body = expression(rule.body, Context(row: Row(data: data)))
            // An error of one data set is none of the rule: a program may become too large at any.
            if isFaulty { diagnostics.removeLast(diagnostics.count - known) }
            isFaulty = isFaulty || Array(diagnostics[known...]).hasErrors
            rules[RuleUse(rule: index, data: data)] = body
            name(body)
            add(.rule(data: data), rule.name, body, rule.nameSpan)
        }
    }

    private mutating func checkDefinition(_ index: Int) {
        let definition = resolved.definitions[index]
        switch definition.body {
        case .rows(let rows):
            let mask = self.rows(rows, Context())
            definitions[index] = mask.node
            rowSets[index] = mask
            named.insert(mask.node)
            add(.rows(data: mask.table), definition.name, mask.node, definition.nameSpan)
        case .value(let value):
            let expected = definition.type?.type?.valueType
            let node = expression(value, Context(expected: expected))
            definitions[index] = node
            let range = definition.type.flatMap { statedRange($0, of: node) }
            name(node)
            add(.value(range: range), definition.name, node, definition.nameSpan)
        }
    }

    private mutating func check(_ requirement: ResolvedRequirement) {
        let condition = condition(requirement.condition, Context())
        add(.requirement, "", condition, requirement.span)
    }

    mutating func add(_ kind: Statement.Kind, _ name: String, _ root: NodeID, _ span: Span) {
        program.statements.append(Statement(kind: kind, name: name, root: root, nodeCount: program.nodes.count, span: span))
    }

    /// Adds a node; it belongs to the rows of the data set that an operand belongs to.
    mutating func node(
        _ operation: Operation, _ operands: [NodeID], _ type: ValueType, _ span: Span, group: Int? = nil
    ) -> NodeID {
        let table = data(of: operands)
        let data: Int? =
            switch operation {
            case .field(let reference, _), .isPresent(let reference): reference.data
            case .allRows(let data), .groupExists(let data), .groupKey(let data): data
            case _ where operation.isAggregation: group
            default: table
            }
        // Functions bring together what the names of a program cannot: groups and their single rows.
        guard operation.isOfGroups || operands.allSatisfy({ program[$0].data == nil || program[$0].data == table }) else {
            diagnostics.append(.groupAmongRows(site ?? span))
            return invalid(span)
        }
        program.nodes.append(Node(operation: operation, operands: operands, type: type, data: data, span: site ?? span))
        return NodeID(index: program.nodes.count - 1)
    }

    private func data(of operands: [NodeID]) -> Int? {
        for operand in operands { if let data = program[operand].data { return data } }
        return nil
    }

    /// Once it has a name, a constant written without a unit is a plain number.
    mutating func name(_ id: NodeID) {
        if program[id].type == .number(nil) { program.nodes[id.index].type = .number(Unit.none) }
        named.insert(id)
    }

    mutating func invalid(_ span: Span) -> NodeID { node(.invalid, [], .unknown, span) }
}

/// Where an expression stands.
struct Context {
    /// The row at hand; `nil` outside of rows and rules.
    var row: Row?
    /// Whether an `otherwise` around it takes care of a value that it may lack.
    var mayLack = false
    /// What kind of value is wanted; tells which choice a label belongs to.
    var expected: ValueType?

    /// For an operand that must have a value of its own.
    var settled: Context { Context(row: row) }

    /// For an operand of arithmetic, which may lack a value where the result may.
    var operand: Context { Context(row: row, mayLack: mayLack) }

    /// For an operand in the row before.
    func before(_ pairing: Row.Pairing) -> Context {
        var context = settled
        context.row?.present = pairing.present
        context.row?.pairing = nil
        return context
    }

    func expecting(_ type: ValueType?) -> Context { Context(row: row, mayLack: mayLack, expected: type) }

    /// For what is looked at only when `fields` have been found present.
    func knowing(_ fields: Set<Int>) -> Context {
        var context = self
        context.row?.present.formUnion(fields)
        return context
    }
}

/// The row at hand.
struct Row {
    /// Its table: a data set, or the groups of one.
    let data: Int
    /// Optional fields that a test written out before has found present.
    var present: Set<Int> = []
    /// The rows among which the row before is looked for.
    var pairing: Pairing?
    /// The groups, when the row is looked at as one of a group.
    var group: Int?

    /// Rows that `previous` is about.
    struct Pairing {
        let mask: NodeID
        let present: Set<Int>
    }
}

extension ResolvedProgram {
    /// The typed program before its first node. A field or parameter whose type could not be read gets one that
    /// nothing relies on, for errors stop the compilation after this pass.
    var skeleton: Program {
        Program(
            source: source, edition: edition, title: title,
            records: records.map { record in
                Record(
                    name: record.name,
                    fields: record.fields.map {
                        Field(name: $0.name, type: $0.type ?? .unreadable, isOptional: $0.isOptional, span: $0.nameSpan)
                    })
            },
            data: data.map {
                DataSource(name: $0.name, record: $0.record ?? 0, capacity: $0.capacity, span: $0.nameSpan, order: $0.order)
            },
            parameters: parameters.map { Parameter(name: $0.name, type: $0.type ?? .unreadable, span: $0.nameSpan) })
    }
}

extension FieldType {
    fileprivate static let unreadable = FieldType.number(lower: 0, upper: 0, scale: 0, unit: .none)
}
