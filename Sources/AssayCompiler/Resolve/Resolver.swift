// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// The first pass: every name is replaced by what it names.
///
/// Before: the tree as parsed. After: a `ResolvedProgram`, in which an expression says "field 2 of the row at hand" or
/// "the third `let`". A name that cannot be resolved becomes `invalid` and is reported once. It stands first, and all
/// later passes rely on it: they never look a name up.
struct Resolver {
    var program: ResolvedProgram
    var names: NameTable
    var recordNames: [String: Int] = [:]
    var diagnostics: [Diagnostic] = []
    /// The data set of each `let` that names a set of rows, by its index.
    var rowSets: [Int: ResolvedRows] = [:]
    /// The choice that the `let` at hand should state, when its value is one of several bare names: `let band: good | bad`.
    var unstatedChoice: String?
    /// The function whose body is at hand.
    var function: FunctionPlace?
    private var outputs: Set<String> = []

    let library: ModuleLibrary
    /// The modules that are being read, so that none reads itself.
    var readers: [String] = []

    init(_ tree: SyntaxTree, _ library: ModuleLibrary) {
        program = ResolvedProgram(source: tree.source, edition: tree.edition?.number ?? 0, title: tree.algorithm?.title ?? "")
        names = NameTable(tree.declarations)
        self.library = library
    }

    static func run(_ tree: SyntaxTree, _ library: ModuleLibrary) -> (program: ResolvedProgram, diagnostics: [Diagnostic]) {
        var resolver = Resolver(tree, library)
        for declaration in tree.declarations { resolver.resolve(declaration) }
        return (resolver.program, resolver.diagnostics)
    }

    mutating func resolve(_ declaration: DeclarationSyntax) {
        switch declaration {
        case .import(let it): resolve(it)
        case .record(let it): resolve(it)
        case .data(let it): resolve(it)
        case .param(let it): resolve(it)
        case .rule(let it): resolve(it)
        case .function(let it): resolve(it)
        case .let(let it): resolve(it)
        case .require(let it):
            let condition = value(it.condition, in: .plain)
            program.statements.append(.requirement(ResolvedRequirement(condition: condition, span: it.span)))
        case .publish(let it): resolve(it)
        // They try the program from outside, and are looked at when it is known to be one.
        case .test, .property: break
        }
    }

    private mutating func resolve(_ data: DataSyntax) {
        declare(data.name, .data(program.data.count))
        let record = recordIndex(data.record)
        program.data.append(
            ResolvedData(
                name: data.name.text, nameSpan: data.name.span, record: record, capacity: data.capacity.significand,
                capacitySpan: data.capacity.span))
        if let order = data.order { require(order, of: program.data.count - 1) }
    }

    /// An order is a requirement about neighbours.
    private mutating func require(_ order: OrderSyntax, of data: Int) {
        let rows = ResolvedRows(data: data, kind: .data(data), span: order.span)
        var pairs = rows.with(.consecutive(rows), order.span)
        pairs.isPaired = true
        guard let record = program.data[data].record else { return }
        let fields = program.records[record].fields
        guard let index = fields.firstIndex(where: { $0.name == order.field.text }) else {
            let nearest = Suggestion.nearest(to: order.field.text, in: fields.map(\.name))
            return diagnostics.append(.unknownField(order.field, record: program.records[record].name, nearest: nearest))
        }
        program.data[data].order = RowOrder(field: index, isStrict: order.isStrict, span: order.span)
        let field = ResolvedExpression(.field(index), order.field.span)
        let comparison: BinaryOperator = order.isStrict ? .greater : .greaterOrEqual
        let test = ResolvedExpression(
            .binary(comparison, field, ResolvedExpression(.previous(field), order.field.span)), order.span)
        let all = ResolvedAggregation(verb: .all, percent: 0, place: nil, operand: test, second: nil, rows: pairs)
        program.statements.append(
            .requirement(ResolvedRequirement(condition: ResolvedExpression(.aggregation(all), order.span), span: order.span)))
    }

    private mutating func resolve(_ param: ParamSyntax) {
        let type = fieldType(param.type)
        declare(param.name, .parameter(program.parameters.count))
        program.parameters.append(
            ResolvedParameter(name: param.name.text, nameSpan: param.name.span, type: type, isPercent: param.type.isPercent))
    }

    private mutating func resolve(_ rule: RuleSyntax) {
        let record = ruleRecord(rule)
        if let owner = names[rule.row.text] { diagnostics.append(.nameTaken(rule.row, by: owner)) }
        let body = value(rule.body, in: .rule(row: rule.row.text, record: record))
        declare(rule.name, .rule(program.rules.count))
        program.statements.append(.rule(program.rules.count))
        program.rules.append(ResolvedRule(name: rule.name.text, nameSpan: rule.name.span, record: record, body: body))
    }

    private mutating func ruleRecord(_ rule: RuleSyntax) -> Int? {
        if let name = rule.record { return recordIndex(name) }
        if program.records.count == 1 { return 0 }
        diagnostics.append(.ruleNeedsRecord(rule, records: program.records.map(\.name)))
        return nil
    }

    private mutating func resolve(_ definition: LetSyntax) {
        let index = program.definitions.count
        let type = definition.type.map { statedType($0) }
        let body: ResolvedDefinition.Body
        if isRows(definition.value) {
            let rows = self.rows(definition.value, in: .plain)
            rowSets[index] = rows
            if let type { diagnostics.append(.rowsHaveNoRange(type.span)) }
            body = .rows(rows)
        } else {
            unstatedChoice = definition.type == nil ? Self.choice(of: definition) : nil
            body = .value(value(definition.value, in: .plain))
            unstatedChoice = nil
        }
        declare(definition.name, .definition(index))
        program.statements.append(.definition(index))
        program.definitions.append(
            ResolvedDefinition(name: definition.name.text, nameSpan: definition.name.span, type: type, body: body))
    }

    /// `let NAME: A | B` for a value that is one of a few bare names; `nil` for any other.
    private static func choice(of definition: LetSyntax) -> String? {
        guard case .conditional(let branches, let otherwise) = definition.value.unparenthesized.kind else { return nil }
        var labels: [String] = []
        for value in branches.map(\.value) + [otherwise] {
            guard case .name(let name) = value.unparenthesized.kind else { return nil }
            if !labels.contains(name.text) { labels.append(name.text) }
            if labels.count > 12 { return nil }
        }
        return "let \(definition.name.text): \(labels.joined(separator: " | "))"
    }

    private mutating func resolve(_ publish: PublishSyntax) {
        if !outputs.insert(publish.name.text).inserted { diagnostics.append(.publishedTwice(publish.name)) }
        let published: ResolvedExpression
        if let expression = publish.value {
            published = value(expression, in: .plain)
            declare(publish.name, .output)
        } else {
            published = publishedDefinition(publish.name)
        }
        program.statements.append(
            .publication(
                ResolvedPublication(
                    name: publish.name.text, nameSpan: publish.name.span, value: published, type: publish.type.map { statedType($0) },
                    rounding: publish.rounding?.mode, roundingSpan: publish.rounding?.span)))
    }

    private mutating func publishedDefinition(_ name: NameSyntax) -> ResolvedExpression {
        let kind = named(name, in: .plain)
        switch kind {
        case .definition(let index) where rowSets[index] == nil: return ResolvedExpression(kind, name.span)
        case .invalid: break
        default: diagnostics.append(.publishesNoDefinition(name))
        }
        return ResolvedExpression(.invalid, name.span)
    }

    /// Takes a name in, or reports whose it already is.
    mutating func declare(_ name: NameSyntax, _ entity: Entity) {
        if let owner = names.declare(name, entity) { diagnostics.append(.nameTaken(name, by: owner)) }
    }
}
