// SPDX-License-Identifier: Apache-2.0
internal import AssayData
internal import AssaySyntax

/// Imports: the functions of a module become functions of the program, called `module.function`.
extension Resolver {
    mutating func resolve(_ syntax: ImportSyntax) {
        guard !readers.contains(syntax.module), readers.count < Limits.callDepth else {
            return diagnostics.append(.importsItself(syntax))
        }
        guard let module = module(syntax) else { return }
        let first = program.functions.count
        let tree = Parser.parse(module.source).tree
        var reader = Resolver(tree, library)
        reader.readers = readers + [syntax.module]
        reader.program.functions = program.functions
        reader.program.modules = program.modules
        for declaration in tree.declarations { reader.resolve(declaration) }
        let faults = reader.diagnostics + reader.program.strayDeclarations(tree)
        if let fault = faults.first { return diagnostics.append(.moduleIsFaulty(syntax, fault, tree.source)) }
        take(reader, from: first, as: syntax)
        if !program.modules.contains(module) { program.modules.append(module) }
    }

    /// The module that an import means; `nil` once an error about it has been reported.
    private mutating func module(_ syntax: ImportSyntax) -> UsedModule? {
        let found = library.find(syntax.module)
        let readable = found.compactMap { source in
            source.moduleDigest.map { UsedModule(name: syntax.module, digest: $0, source: source) }
        }
        guard let nearest = readable.first else {
            diagnostics.append(found.first.map { .unreadableModule(syntax, $0) } ?? .unknownModule(syntax))
            return nil
        }
        guard let digest = syntax.digest else {
            diagnostics.append(.importWithoutDigest(syntax, nearest.digest.hexadecimal))
            return nil
        }
        if let meant = readable.first(where: { $0.digest.hexadecimal == digest }) { return meant }
        diagnostics.append(.otherModule(syntax, found: nearest.digest.hexadecimal))
        return nil
    }

    /// The module's own functions get names of this file; those that it imports itself stay nameless.
    private mutating func take(_ reader: Resolver, from first: Int, as syntax: ImportSyntax) {
        program.functions = reader.program.functions
        program.modules = reader.program.modules
        for index in first..<program.functions.count {
            var function = program.functions[index].moved(to: syntax.span)
            function.importIndex = program.imports.count
            program.functions[index] = function
            guard case .function(index)? = reader.names[function.name]?.entity else { continue }
            let name = "\(syntax.name.text).\(function.name)"
            program.functions[index].name = name
            declare(NameSyntax(text: name, span: syntax.span), .function(index))
        }
        declare(syntax.name, .module)
        program.imports.append((syntax.module, syntax.span))
    }
}

extension ResolvedProgram {
    /// Faults of a file that is imported: it holds functions and nothing else.
    func strayDeclarations(_ tree: SyntaxTree) -> [Diagnostic] {
        let stray = tree.declarations.filter { declaration in
            switch declaration {
            case .function, .import: false
            default: true
            }
        }
        let head: [Diagnostic] = tree.algorithm.map { $0.isModule ? [] : [.noModule($0.span)] } ?? []
        return head + stray.map { .strayInModule($0.span) }
    }
}

/// Everything of a module stands where the module is imported: messages and costs are about the program's own lines.
extension ResolvedFunction {
    func moved(to span: Span) -> ResolvedFunction {
        ResolvedFunction(
            name: name, importIndex: importIndex, nameSpan: span,
            parameters: parameters.map { Parameter(name: $0.name, span: span, kind: $0.kind.moved(to: span), rows: $0.rows) },
            locals: locals.map { Local(name: $0.name, nameSpan: span, type: $0.type?.moved(to: span), body: $0.body.moved(to: span)) },
            body: body.moved(to: span), rowsParameter: rowsParameter)
    }
}

extension ResolvedFunction.Kind {
    fileprivate func moved(to span: Span) -> ResolvedFunction.Kind {
        if case .type(let type) = self { .type(type.moved(to: span)) } else { self }
    }
}

extension StatedType {
    fileprivate func moved(to span: Span) -> StatedType { StatedType(type: type, hasUnit: hasUnit, isPercent: isPercent, span: span) }
}

extension ResolvedDefinition.Body {
    fileprivate func moved(to span: Span) -> ResolvedDefinition.Body {
        switch self {
        case .value(let value): .value(value.moved(to: span))
        case .rows(let rows): .rows(rows.moved(to: span))
        }
    }
}

extension ResolvedArgument {
    fileprivate func moved(to span: Span) -> ResolvedArgument {
        switch self {
        case .value(let value): .value(value.moved(to: span))
        case .rows(let rows): .rows(rows.moved(to: span))
        }
    }
}

extension ResolvedRows {
    fileprivate func moved(to span: Span) -> ResolvedRows {
        let kind: Kind =
            switch self.kind {
            case .filter(let base, let condition): .filter(base.moved(to: span), condition: condition.moved(to: span))
            case .consecutive(let base): .consecutive(base.moved(to: span))
            case .groups(let base, let key, let isEvery): .groups(base.moved(to: span), key: key.moved(to: span), isEvery: isEvery)
            case .call(let index, let arguments): .call(index, arguments.map { $0.moved(to: span) })
            case .data, .definition, .group, .argument, .local, .invalid: self.kind
            }
        return with(kind, span)
    }
}

extension ResolvedConstant {
    fileprivate func moved(to span: Span) -> ResolvedConstant { ResolvedConstant(value: value, span: span) }
}

extension ResolvedExpression {
    fileprivate func moved(to span: Span) -> ResolvedExpression {
        func move(_ e: ResolvedExpression) -> ResolvedExpression { e.moved(to: span) }
        let kind: Kind =
            switch self.kind {
            case .number, .label, .parameter, .definition, .data, .field, .rule, .argument, .local, .key, .invalid: self.kind
            case .call(let index, let arguments): .call(index, arguments.map { $0.moved(to: span) })
            case .function(let function, let arguments): .function(function, arguments.map(move))
            case .negation(let a): .negation(move(a))
            case .not(let a): .not(move(a))
            case .previous(let a): .previous(move(a))
            case .binary(let op, let a, let b): .binary(op, move(a), move(b))
            case .inRange(let x, let lower, let upper): .inRange(move(x), lower: move(lower), upper: move(upper))
            case .presence(let a, let isPresent): .presence(move(a), isPresent: isPresent)
            case .conditional(let branches, let otherwise):
                .conditional(branches.map { Branch(condition: move($0.condition), value: move($0.value)) }, otherwise: move(otherwise))
            case .otherwise(let a, let b): .otherwise(move(a), fallback: move(b))
            case .rounded(let a, let mode, let decimals): .rounded(move(a), mode, decimals: decimals)
            case .aggregation(let it):
                .aggregation(
                    ResolvedAggregation(
                        verb: it.verb, percent: it.percent, place: it.place.map(move), operand: it.operand.map(move),
                        second: it.second.map(move), rows: it.rows.moved(to: span)))
            case .steps(let it):
                .steps(
                    ResolvedSteps(
                        kind: it.kind, value: move(it.value),
                        points: it.points.map { .init(key: $0.key.moved(to: span), value: $0.value.moved(to: span)) }))
            case .bands(let it):
                .bands(ResolvedBands(value: move(it.value), thresholds: it.thresholds.map { $0.moved(to: span) }, labels: it.labels))
            case .weighted(let parts):
                .weighted(parts.map { ResolvedWeight(weight: $0.weight, weightSpan: span, value: move($0.value)) })
            }
        return ResolvedExpression(kind, span)
    }
}
