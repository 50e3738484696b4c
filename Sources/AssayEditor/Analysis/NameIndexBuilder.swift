// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Walks a tree and notes what each name stands for.
struct NameIndexBuilder {
    private let tree: SyntaxTree
    private let module: (ImportSyntax) -> SyntaxTree?
    var symbols: [NameIndex.Symbol] = []
    var occurrences: [NameIndex.Occurrence] = []
    var externals: [NameIndex.External] = []
    /// The record that the rows of a data set or `let` are of.
    var records: [Int: Int] = [:]
    /// Names known in the whole file; records apart.
    var globals: [String: Int] = [:]
    private var recordNames: [String: Int] = [:]
    var fields: [Int: [String: Int]] = [:]
    /// How functions are called with rows, those of modules by `module.function`.
    var shapes: [String: FunctionShape] = [:]
    /// The module of each import, by the name that calls start with.
    private var modules: [String: String] = [:]
    /// All choices, numbered as they are met.
    var choices: [Choice: Int] = [:]
    /// The labels of a name, by the choice that they belong to.
    var labelSymbols: [String: [Choice: Int]] = [:]
    /// Of fields, parameters, `let`s, rules, functions and outputs that are labels: which choice.
    var choiceOf: [Int: Choice] = [:]
    /// The same for the parameters of functions, in order.
    var choicesOfParameters: [String: [Choice?]] = [:]
    /// Labels of several choices that stand where the text does not tell which is meant.
    var unclearLabels: Set<String> = []
    /// The fields of each record, in order.
    var fieldOrder: [Int: [Int]] = [:]
    /// `let`s that name groups of rows.
    var groups: Set<String> = []

    init(_ tree: SyntaxTree, _ module: @escaping (ImportSyntax) -> SyntaxTree?) {
        self.tree = tree
        self.module = module
    }

    mutating func run() {
        for declaration in tree.declarations { declare(declaration) }
        for declaration in tree.declarations { walk(declaration) }
    }

    // MARK: Declarations

    /// Notes a symbol, and its name as the place where it is declared.
    mutating func add(_ name: NameSyntax, _ kind: NameIndex.Kind, in declaration: Span, owner: Int? = nil) -> Int {
        let symbol = NameIndex.Symbol(name: name.text, kind: kind, nameSpan: name.span, declaration: declaration, owner: owner)
        symbols.append(symbol)
        occurrences.append(.init(span: name.span, symbol: symbols.count - 1, isDeclaration: true))
        return symbols.count - 1
    }

    mutating func refer(_ span: Span, to symbol: Int) {
        occurrences.append(.init(span: span, symbol: symbol, isDeclaration: false))
    }

    /// A name of the whole file; a second declaration of the same name belongs to the first.
    private mutating func addGlobal(_ name: NameSyntax, _ kind: NameIndex.Kind, in declaration: Span) {
        if let known = globals[name.text] { return refer(name.span, to: known) }
        globals[name.text] = add(name, kind, in: declaration)
    }

    private mutating func declare(_ declaration: DeclarationSyntax) {
        switch declaration {
        case .import(let it): declare(it)
        case .record(let it): declare(it)
        case .data(let it): addGlobal(it.name, .data, in: it.span)
        case .param(let it): addGlobal(it.name, .parameter, in: it.span)
        case .rule(let it): addGlobal(it.name, .rule, in: it.span)
        case .function(let it):
            addGlobal(it.name, .function, in: it.span)
            shapes[it.name.text] = FunctionShape(it, others: shapes)
        case .let(let it): addGlobal(it.name, isRows(it.value) ? .rows : .value, in: it.span)
        case .publish(let it): declare(it)
        case .require, .test, .property: break
        }
    }

    /// `publish score` is another place of the `let`.
    private mutating func declare(_ publish: PublishSyntax) {
        if publish.value == nil, let published = globals[publish.name.text] { return refer(publish.name.span, to: published) }
        addGlobal(publish.name, .output, in: publish.span)
    }

    private mutating func declare(_ record: RecordSyntax) {
        guard recordNames[record.name.text] == nil else { return }
        let owner = add(record.name, .record, in: record.span)
        recordNames[record.name.text] = owner
        for field in record.fields {
            if let first = fields[owner]?[field.name.text] {
                refer(field.name.span, to: first)
            } else {
                let symbol = add(field.name, .field, in: field.span, owner: owner)
                fields[owner, default: [:]][field.name.text] = symbol
                fieldOrder[owner, default: []].append(symbol)
            }
        }
    }

    private mutating func declare(_ syntax: ImportSyntax) {
        addGlobal(syntax.name, .module, in: syntax.span)
        modules[syntax.name.text] = syntax.module
        let path = Span(syntax.path[0].span.start, syntax.name.span.end)
        externals.append(.init(span: path, module: syntax.module, function: nil))
        var shapes: [String: FunctionShape] = [:]
        for case .function(let function) in module(syntax)?.declarations ?? [] {
            shapes[function.name.text] = FunctionShape(function, others: shapes)
        }
        for (name, shape) in shapes { self.shapes["\(syntax.name.text).\(name)"] = shape }
    }

    /// The module whose functions are called by this name.
    func modulePath(_ name: String) -> String { modules[name] ?? name }

    // MARK: What declarations say

    private mutating func walk(_ declaration: DeclarationSyntax) {
        switch declaration {
        case .record(let it):
            let known = recordNames[it.name.text].flatMap { fields[$0] }
            for field in it.fields { note(labels(of: field.type, in: field.span), of: known?[field.name.text]) }
        case .data(let it): walk(it)
        case .param(let it): note(labels(of: it.type, in: it.span), of: globals[it.name.text])
        case .rule(let it): walk(it)
        case .function(let it): walk(it)
        case .let(let it):
            let stated = labels(of: it.type, in: it.span)
            walkBody(it, stated)
            note(stated ?? choice(of: it.value, .plain), of: globals[it.name.text])
        case .require(let it): walk(it.condition, .plain)
        case .publish(let it):
            let stated = labels(of: it.type, in: it.span)
            guard let value = it.value else { break }
            walk(value, Place.plain.expecting(stated))
            note(stated ?? choice(of: value, .plain), of: globals[it.name.text])
        case .test(let it): walk(it)
        case .property(let it): walk(it)
        case .import: break
        }
    }

    private mutating func note(_ choice: Choice?, of symbol: Int?) {
        if let symbol, let choice { choiceOf[symbol] = choice }
    }

    private mutating func walk(_ data: DataSyntax) {
        guard let record = refer(toRecord: data.record) else { return }
        if let symbol = globals[data.name.text] { records[symbol] = record }
        if let order = data.order, let field = fields[record]?[order.field.text] { refer(order.field.span, to: field) }
    }

    private mutating func refer(toRecord name: NameSyntax) -> Int? {
        guard let record = recordNames[name.text] else { return nil }
        refer(name.span, to: record)
        return record
    }

    private mutating func walk(_ rule: RuleSyntax) {
        let owner = globals[rule.name.text]
        let row = add(rule.row, .row, in: rule.span, owner: owner)
        let record = rule.record.flatMap { refer(toRecord: $0) } ?? (recordNames.count == 1 ? recordNames.values.first : nil)
        let place = Place(scope: .rule(row: row, record: record))
        walk(rule.body, place)
        note(choice(of: rule.body, place), of: owner)
    }

    private mutating func walkBody(_ definition: LetSyntax, _ choice: Choice?) {
        guard isRows(definition.value) else { return walk(definition.value, Place.plain.expecting(choice)) }
        let rows = walkRows(definition.value, .plain)
        if let symbol = globals[definition.name.text] { records[symbol] = rows.record }
        if rows.isGroups { groups.insert(definition.name.text) }
    }

    private mutating func walk(_ function: FunctionSyntax) {
        let owner = globals[function.name.text]
        var place = Place(scope: .plain)
        place.locals = [:]
        for parameter in function.parameters {
            if let rows = parameter.rows { use(rows, place) }
            var stated: Choice?
            if case .type(let type) = parameter.kind { stated = labels(of: type, in: parameter.span) }
            let symbol = add(parameter.name, .argument, in: parameter.span, owner: owner)
            place.locals?[parameter.name.text] = symbol
            note(stated, of: symbol)
            choicesOfParameters[function.name.text, default: []].append(stated)
        }
        for local in function.locals {
            let stated = labels(of: local.type, in: local.span)
            walk(local.value, place.expecting(stated))
            let found = stated ?? choice(of: local.value, place)
            let symbol = add(local.name, .local, in: local.span, owner: owner)
            place.locals?[local.name.text] = symbol
            note(found, of: symbol)
        }
        walk(function.body, place)
        note(choice(of: function.body, place), of: owner)
    }
}
