// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// What the resolver knows inside of a function.
struct FunctionPlace {
    var parameters: [ResolvedFunction.Parameter] = []
    var locals: [ResolvedFunction.Local] = []
    /// What is known of the rows of parameters and locals.
    var rows: [Entity: ResolvedRows] = [:]
    /// The parameter that rows of the function come from.
    var origins: [Entity: Int] = [:]
}

/// Functions and their calls.
extension Resolver {
    mutating func resolve(_ syntax: FunctionSyntax) {
        let outer = names
        names = NameTable(functionsOf: outer)
        function = FunctionPlace()
        for parameter in syntax.parameters { resolve(parameter) }
        for local in syntax.locals { resolveLocal(local) }
        let body = functionBody(syntax.body)
        let place = function ?? FunctionPlace()
        (names, function) = (outer, nil)
        let origin: Int? = if case .rows(let rows) = body { self.origin(of: rows, in: place) } else { nil }
        declare(syntax.name, .function(program.functions.count))
        program.functions.append(
            ResolvedFunction(
                name: syntax.name.text, nameSpan: syntax.name.span, parameters: place.parameters, locals: place.locals, body: body,
                rowsParameter: origin))
    }

    private mutating func resolve(_ parameter: FunctionSyntax.Parameter) {
        let index = function?.parameters.count ?? 0
        let kind: ResolvedFunction.Kind =
            switch parameter.kind {
            case .rows: .rows
            case .field: .field
            case .number: .number
            case .condition: .condition
            case .type(let type): .type(statedType(type))
            }
        let rows = parameter.rows.flatMap { rowsParameter($0) }
        if kind == .rows {
            function?.rows[.argument(index)] = ResolvedRows(data: nil, kind: .argument(index), span: parameter.span)
            function?.origins[.argument(index)] = index
        }
        declare(parameter.name, .argument(index))
        function?.parameters.append(.init(name: parameter.name.text, span: parameter.name.span, kind: kind, rows: rows))
    }

    /// The earlier parameter of this name, which must be rows.
    private mutating func rowsParameter(_ name: NameSyntax) -> Int? {
        if let entity = names[name.text]?.entity, case .argument(let index) = entity, function?.rows[entity] != nil { return index }
        diagnostics.append(.noRowsParameter(name))
        return nil
    }

    private mutating func resolveLocal(_ syntax: LetSyntax) {
        let entity = Entity.local(function?.locals.count ?? 0)
        let body = functionBody(syntax.value)
        if case .rows(let rows) = body {
            function?.rows[entity] = rows
            let origin = self.function.flatMap { self.origin(of: rows, in: $0) }
            function?.origins[entity] = origin
            if let type = syntax.type { diagnostics.append(.rowsHaveNoRange(type.span)) }
        }
        let type = syntax.type.map { statedType($0) }
        declare(syntax.name, entity)
        function?.locals.append(.init(name: syntax.name.text, nameSpan: syntax.name.span, type: type, body: body))
    }

    private mutating func functionBody(_ syntax: ExpressionSyntax) -> ResolvedDefinition.Body {
        isRows(syntax) ? .rows(rows(syntax, in: .plain)) : .value(value(syntax, in: .plain))
    }

    /// The parameter that rows come from.
    private func origin(of rows: ResolvedRows, in place: FunctionPlace) -> Int? {
        switch rows.kind {
        case .argument(let index): index
        case .local(let index): place.origins[.local(index)] ?? nil
        case .filter(let base, _), .consecutive(let base), .groups(let base, _, _): origin(of: base, in: place)
        case .call(let index, let arguments):
            // The rows of a call come from the argument that the function called makes them of.
            program.functions[index].rowsParameter.flatMap { parameter in
                if case .rows(let rows) = arguments[parameter] { origin(of: rows, in: place) } else { nil }
            }
        case .data, .definition, .group, .invalid: nil
        }
    }

    // MARK: Inside of a function

    /// What the name of a parameter or `let` of the function stands for as a value.
    mutating func ofFunction(_ entity: Entity, _ name: NameSyntax, in scope: Scope) -> ResolvedExpression.Kind {
        let kind: ResolvedExpression.Kind =
            switch entity {
            case .argument(let index): .argument(index)
            case .local(let index): .local(index)
            default: .invalid
            }
        let isRow = if case .row = scope { true } else { false }
        if function?.rows[entity] != nil, !isRow {
            diagnostics.append(.rowsAreNoValue(name.span))
            return .invalid
        }
        if case .argument(let index) = entity, function?.parameters[index].rows != nil, !isRow {
            diagnostics.append(.rowValueOutsideRows(name))
            return .invalid
        }
        return kind
    }

    // MARK: Calls

    mutating func functionCall(
        _ name: NameSyntax, _ index: Int, _ syntax: [ExpressionSyntax], _ span: Span, in scope: Scope
    ) -> [ResolvedArgument]? {
        let function = program.functions[index]
        guard syntax.count == function.parameters.count else {
            diagnostics.append(.functionArguments(function, found: syntax.count, span))
            return nil
        }
        var arguments: [ResolvedArgument] = []
        for (parameter, argument) in zip(function.parameters, syntax) {
            if parameter.kind == .rows {
                arguments.append(.rows(rows(argument, in: scope)))
            } else if let rows = parameter.rows, case .rows(let given) = arguments[rows] {
                let value = self.value(argument, in: rowScope(given, in: scope))
                if parameter.kind == .field, !value.isField(of: self.function) {
                    diagnostics.append(.argumentIsNoField(parameter.name, value.span))
                    return nil
                }
                arguments.append(.value(value))
            } else {
                arguments.append(.value(value(argument, in: scope)))
            }
        }
        return arguments
    }

    /// The rows that a call gives.
    mutating func rowsCall(_ name: NameSyntax, _ syntax: [ExpressionSyntax], _ span: Span, in scope: Scope) -> ResolvedRows {
        guard case .function(let index)? = names[name.text]?.entity, case .rows(let body) = program.functions[index].body,
            let arguments = functionCall(name, index, syntax, span, in: scope)
        else { return ResolvedRows(data: nil, kind: .invalid, span: span) }
        let given = program.functions[index].rowsParameter.map { arguments[$0] }
        let base: ResolvedRows? = if case .rows(let rows)? = given { rows } else { nil }
        return ResolvedRows(
            data: base?.data, kind: .call(index, arguments), span: span,
            isPaired: body.isPaired || !body.isGroups && base?.isPaired ?? false,
            isGroups: body.isGroups || base?.isGroups ?? false)
    }
}

extension ResolvedExpression {
    /// Whether it is a field, or a parameter of the function at hand that stands for one.
    fileprivate func isField(of function: FunctionPlace?) -> Bool {
        switch kind {
        case .field, .invalid: true
        case .argument(let index): function?.parameters[index].kind == .field
        default: false
        }
    }
}
