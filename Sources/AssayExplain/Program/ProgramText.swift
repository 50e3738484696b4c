// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssaySyntax

/// A function as it is called: its module, empty for the program's own, and its name.
struct FunctionKey: Hashable {
    let module: String
    let name: String

    /// What one reads: `quality.points.rising`.
    var text: String { module.isEmpty ? name : "\(module).\(name)" }
}

/// A function with the text that it stands in.
struct UsedFunction {
    let key: FunctionKey
    let syntax: FunctionSyntax
    let source: SourceFile
    /// The author's remarks straight above it.
    let remarks: [String]
    /// Who calls it: names of the program and of other functions, in the order of the text.
    var callers: [String]
}

/// The text of a program and of its modules in their usual layout, and which function is used where.
struct ProgramText {
    let tree: SyntaxTree
    /// The functions of the program, and those of modules that it uses, through others too; in the order in which they are met.
    private(set) var functions: [UsedFunction] = []
    private var modules: [String: SyntaxTree] = [:]

    init(_ program: CheckedProgram) {
        tree = Self.tree(program.canonicalSource, program.source.name) ?? Parser.parse(program.source).tree
        for module in program.modules {
            modules[module.name] = Self.tree(Formatter.format(Parser.parse(module.source).tree), module.source.name)
        }
        addOwnFunctions()
        for declaration in tree.declarations { noteCalls(in: declaration, "") }
        noteCallsOfModules()
    }

    /// The text of a module, with the modules that it imports, and so on.
    init(module source: SourceFile, _ library: ModuleLibrary) {
        tree = Self.tree(Formatter.format(Parser.parse(source).tree), source.name) ?? Parser.parse(source).tree
        var open = tree.imports
        while let next = open.popLast() {
            guard modules[next.module] == nil, let found = library.source(of: next) else { continue }
            let module = Self.tree(Formatter.format(Parser.parse(found).tree), found.name)
            modules[next.module] = module
            open += module?.imports ?? []
        }
        addOwnFunctions()
        for declaration in tree.declarations { noteCalls(in: declaration, "") }
        noteCallsOfModules()
    }

    private static func tree(_ text: String, _ name: String) -> SyntaxTree? {
        (try? SourceFile(name: name, text: text)).map { Parser.parse($0).tree }
    }

    private mutating func addOwnFunctions() {
        for case .function(let it) in tree.declarations { add(it, FunctionKey(module: "", name: it.name.text), tree) }
    }

    private mutating func add(_ syntax: FunctionSyntax, _ key: FunctionKey, _ tree: SyntaxTree) {
        functions.append(
            UsedFunction(key: key, syntax: syntax, source: tree.source, remarks: tree.remarks(above: syntax.span), callers: []))
    }

    // MARK: Calls

    private mutating func noteCalls(in declaration: DeclarationSyntax, _ module: String) {
        let caller: String
        if case .function(let it) = declaration {
            caller = FunctionKey(module: module, name: it.name.text).text
        } else {
            caller = declaration.name?.text ?? "require"
        }
        for expression in declaration.expressions { noteCalls(in: expression, module, caller) }
    }

    private mutating func noteCalls(in expression: ExpressionSyntax, _ module: String, _ caller: String) {
        if case .call(let name, let arguments) = expression.kind, Builtin(name, arguments) == nil, let key = key(of: name.text, module) {
            note(key, caller)
        }
        for child in expression.kind.children { noteCalls(in: child, module, caller) }
    }

    /// Calls of functions that have been found to be used lead to further ones.
    private mutating func noteCallsOfModules() {
        var next = 0
        while next < functions.count {
            let function = functions[next]
            if !function.key.module.isEmpty { noteCalls(in: .function(function.syntax), function.key.module) }
            next += 1
        }
    }

    private mutating func note(_ key: FunctionKey, _ caller: String) {
        if !functions.contains(where: { $0.key == key }) {
            guard let module = modules[key.module], let syntax = module.function(key.name) else { return }
            add(syntax, key, module)
        }
        guard let index = functions.firstIndex(where: { $0.key == key }), !functions[index].callers.contains(caller) else { return }
        functions[index].callers.append(caller)
    }

    /// The function that a name means in the program or in a module; `nil` for a rule.
    private func key(of name: String, _ module: String) -> FunctionKey? {
        let tree = module.isEmpty ? self.tree : modules[module]
        guard let dot = name.firstIndex(of: ".") else {
            return tree?.function(name) == nil ? nil : FunctionKey(module: module, name: name)
        }
        let (prefix, function) = (name[..<dot], name[name.index(after: dot)...])
        let imported = tree?.imports.first { $0.name.text == prefix }
        return imported.map { FunctionKey(module: $0.module, name: String(function)) }
    }

    /// Names of the program whose expressions use a name, in order.
    func users(of name: String) -> [Phrase] {
        tree.declarations.compactMap { declaration -> Phrase? in
            let isUser =
                !declaration.namesOfItsOwn.contains(name) && declaration.expressions.contains { $0.uses(name) }
                || declaration.publishesOnly(name)
            guard isUser, declaration.name?.text != name || declaration.publishesOnly(name) else { return nil }
            return declaration.label(in: tree.source)
        }
    }
}

extension SyntaxTree {
    var imports: [ImportSyntax] {
        declarations.compactMap { if case .import(let it) = $0 { it } else { nil } }
    }

    func function(_ name: String) -> FunctionSyntax? {
        for case .function(let it) in declarations where it.name.text == name { return it }
        return nil
    }

    /// The comments on the lines straight above a place, without their slashes.
    func remarks(above span: Span) -> [String] {
        var line = source.lineNumber(of: span.start) - 1
        var found: [String] = []
        for comment in comments.reversed() where comment.isOnOwnLine && source.lineNumber(of: comment.span.start) == line {
            found.append(comment.words)
            line -= 1
        }
        return found.reversed()
    }
}

extension CommentSyntax {
    fileprivate var words: String {
        let words = text.drop { $0 == "/" || $0 == " " }
        return String(words)
    }
}

extension DeclarationSyntax {
    /// What it works out.
    var expressions: [ExpressionSyntax] {
        switch self {
        case .import, .record, .data, .param, .test, .property: []
        case .rule(let it): [it.body]
        case .function(let it): it.locals.map(\.value) + [it.body]
        case .let(let it): [it.value]
        case .require(let it): [it.condition]
        case .publish(let it): it.value.map { [$0] } ?? []
        }
    }

    /// What one calls it in a list of users.
    fileprivate func label(in source: SourceFile) -> Phrase {
        switch self {
        case .import, .record, .data, .param, .rule, .function, .let, .test, .property: .code(name?.text ?? "")
        case .publish(let it): "output \(code: it.name.text)"
        case .require(let it): "requirement in line \(source.lineNumber(of: it.span.start))"
        }
    }

    /// Parameters and `let`s of a function, which have a meaning in it alone.
    fileprivate var namesOfItsOwn: [String] {
        if case .function(let it) = self { it.parameters.map(\.name.text) + it.locals.map(\.name.text) } else { [] }
    }

    /// Whether it publishes the `let` of its name.
    fileprivate func publishesOnly(_ name: String) -> Bool {
        if case .publish(let it) = self { it.value == nil && it.name.text == name } else { false }
    }
}

extension ExpressionSyntax {
    /// Whether the name stands in it, by itself or called.
    fileprivate func uses(_ name: String) -> Bool {
        switch kind {
        case .name(let it) where it.text == name: return true
        case .call(let it, _) where it.text == name: return true
        case .member(_, let field) where field.text == name: return true
        case .number, .name, .member, .call, .negation, .not, .binary, .inRange, .presence, .conditional, .aggregation, .filter,
            .consecutive, .previous, .groups, .steps, .bands, .weighted, .otherwise, .rounded, .parenthesized, .invalid:
            return kind.children.contains { $0.uses(name) }
        }
    }
}
