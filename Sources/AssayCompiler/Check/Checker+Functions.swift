// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// A function put in where it is called.
struct Frame {
    let function: Int
    let arguments: [Argument]
    /// What its `let`s are worth, as far as they have been worked out.
    var locals: [Local] = []

    enum Argument {
        case node(NodeID)
        case rows(Checker.Mask)
        /// A value in each row, to be worked out where the body asks for it: by the names of the caller, and with the row before that the caller
        /// means.
        case inRows(ResolvedExpression, caller: Int?, rows: Checker.Mask)
    }

    enum Local {
        case node(NodeID)
        case rows(Checker.Mask)
    }
}

/// Functions: each call is worked out anew, with its arguments.
extension Checker {
    /// The value that a call gives.
    mutating func call(_ index: Int, _ arguments: [ResolvedArgument], _ span: Span, _ context: Context) -> NodeID {
        inFunction(index, arguments, span, context) { checker in
            guard case .value(let value) = checker.resolved.functions[index].body else { return checker.invalid(span) }
            var inside = Context(expected: context.expected)
            inside.mayLack = context.mayLack
            return checker.expression(value, inside)
        } ?? invalid(span)
    }

    /// The rows that a call gives.
    mutating func rowsCall(_ index: Int, _ arguments: [ResolvedArgument], _ span: Span, _ context: Context) -> Mask? {
        inFunction(index, arguments, span, context) { checker in
            guard case .rows(let rows) = checker.resolved.functions[index].body else { return nil }
            return checker.rows(rows, Context())
        } ?? nil
    }

    private mutating func inFunction<Result>(
        _ index: Int, _ arguments: [ResolvedArgument], _ span: Span, _ context: Context, _ body: (inout Checker) -> Result
    ) -> Result? {
        guard frames.count < Limits.callDepth, program.nodes.count < Limits.nodes else {
            if !hasReportedSize { diagnostics.append(.functionsTooDeep(site ?? span)) }
            hasReportedSize = true
            return nil
        }
        guard let given = bound(arguments, of: index, context) else { return nil }
        let (caller, outerSite, known) = (frame, site, diagnostics.count)
        frames.append(Frame(function: index, arguments: given))
        frame = frames.count - 1
        site = site ?? span
        for local in resolved.functions[index].locals { workOut(local) }
        let result = body(&self)
        frames.removeLast()
        (frame, site) = (caller, outerSite)
        if outerSite == nil { moveDiagnostics(since: known, to: span, resolved.functions[index]) }
        return result
    }

    /// What goes wrong inside of a function is reported where it is called; there the arguments stand.
    private mutating func moveDiagnostics(since known: Int, to span: Span, _ function: ResolvedFunction) {
        let moved = diagnostics[known...].map {
            $0.moved(to: span, because: Diagnostic.Note("inside the function `\(function.name)`, here", at: $0.span))
        }
        diagnostics.replaceSubrange(known..., with: moved)
    }

    /// Reports what only a function can bring about, once: where names alone tell, it has been reported before.
    mutating func reportInFunction(_ fault: Diagnostic) {
        if !frames.isEmpty, !diagnostics.contains(fault) { diagnostics.append(fault) }
    }

    private mutating func workOut(_ local: ResolvedFunction.Local) {
        switch local.body {
        case .rows(let rows):
            let mask = self.rows(rows, Context())
            named.insert(mask.node)
            frames[frames.count - 1].locals.append(.rows(mask))
        case .value(let value):
            let node = expression(value, Context(expected: local.type?.type?.valueType))
            let stated = local.type.flatMap { statedRange($0, of: node) }
            let checked = stated.map { self.node(.within($0.interval, .local(local.name)), [node], program[node].type, local.nameSpan) }
            name(checked ?? node)
            frames[frames.count - 1].locals.append(.node(checked ?? node))
        }
    }

    // MARK: Arguments

    private mutating func bound(_ arguments: [ResolvedArgument], of index: Int, _ context: Context) -> [Frame.Argument]? {
        var bound: [Frame.Argument] = []
        for (parameter, argument) in zip(resolved.functions[index].parameters, arguments) {
            switch argument {
            case .rows(let rows): bound.append(.rows(self.rows(rows, context)))
            case .value(let value):
                if let rows = parameter.rows, case .rows(let mask) = bound[rows] {
                    bound.append(.inRows(value, caller: frame, rows: mask))
                } else if let node = fitting(expression(value, argumentContext(parameter, context)), parameter) {
                    bound.append(.node(node))
                } else {
                    return nil
                }
            }
        }
        return bound.count == arguments.count ? bound : nil
    }

    private func argumentContext(_ parameter: ResolvedFunction.Parameter, _ context: Context) -> Context {
        guard case .type(let type) = parameter.kind else { return context.settled }
        return context.settled.expecting(type.type?.valueType)
    }

    /// The argument where it is of the kind that the parameter states; `nil` once an error about it has been reported.
    private mutating func fitting(_ node: NodeID, _ parameter: ResolvedFunction.Parameter) -> NodeID? {
        let type = program[node].type
        switch (parameter.kind, type) {
        case (_, .unknown): return nil
        case (.number, .number), (.condition, .condition), (.field, _): return node
        case (.type(let stated), _):
            guard let wanted = stated.type else { return nil }
            return fitting(node, wanted, stated, parameter)
        default:
            diagnostics.append(.argumentKind(parameter, found: type, program[node].span))
            return nil
        }
    }

    private mutating func fitting(
        _ node: NodeID, _ wanted: FieldType, _ stated: StatedType, _ parameter: ResolvedFunction.Parameter
    ) -> NodeID? {
        switch (wanted, program[node].type) {
        case (.choice(let labels), .choice(let own)) where labels == own: return node
        case (.number(_, _, _, let unit), .number(let own)):
            if stated.hasUnit, let own, own != unit { break }
            guard let range = statedRange(stated, of: node) else { return nil }
            return self.node(.within(range.interval, .argument(parameter.name)), [node], program[node].type, program[node].span)
        default: break
        }
        diagnostics.append(.argumentKind(parameter, found: program[node].type, program[node].span))
        return nil
    }

    /// A parameter of the function at hand.
    mutating func argument(_ index: Int, _ span: Span, _ context: Context) -> NodeID {
        guard let frame else { return invalid(span) }
        let parameter = resolved.functions[frames[frame].function].parameters[index]
        switch frames[frame].arguments[index] {
        case .node(let node): return sameInRows(node, parameter.name, span, context)
        case .rows(let mask): return membership(mask, parameter.name, span, context)
        case .inRows(let value, let caller, let rows):
            guard rows.table == context.row?.data else {
                diagnostics.append(.valueOfOtherTable(parameter.name, span))
                return invalid(span)
            }
            var context = context
            if context.row?.pairing?.mask != rows.pairing?.mask { context.row?.pairing = nil }
            let here = self.frame
            self.frame = caller
            let node = expression(value, context)
            self.frame = here
            return fitting(node, parameter) ?? invalid(span)
        }
    }

    /// A `let` of the function at hand.
    mutating func local(_ index: Int, _ span: Span, _ context: Context) -> NodeID {
        guard let frame, index < frames[frame].locals.count else { return invalid(span) }
        switch frames[frame].locals[index] {
        case .node(let node):
            return sameInRows(node, resolved.functions[frames[frame].function].locals[index].name, span, context)
        case .rows(let mask): return membership(mask, resolved.functions[frames[frame].function].locals[index].name, span, context)
        }
    }

    /// One value where rows of the function are at hand: it must not be that of the row for which the function is called.
    private mutating func sameInRows(_ node: NodeID, _ name: String, _ span: Span, _ context: Context) -> NodeID {
        guard context.row != nil, program[node].data != nil else { return node }
        diagnostics.append(.valueOfCallersRow(name, span))
        return invalid(span)
    }

    /// Whether the row at hand is one of some rows of the function.
    private mutating func membership(_ mask: Mask, _ name: String, _ span: Span, _ context: Context) -> NodeID {
        guard mask.table == context.row?.data else {
            diagnostics.append(.rowsOfOtherTable(name, span))
            return invalid(span)
        }
        guard mask.group == nil || mask.group == context.row?.group else {
            diagnostics.append(.rowsOfAGroup(name, span))
            return invalid(span)
        }
        return mask.node
    }

    /// The rows that a parameter or `let` of the function at hand stands for.
    func rowsOfFunction(_ kind: ResolvedRows.Kind) -> Mask? {
        guard let frame else { return nil }
        switch kind {
        case .argument(let index): if case .rows(let mask) = frames[frame].arguments[index] { return mask }
        case .local(let index) where index < frames[frame].locals.count:
            if case .rows(let mask) = frames[frame].locals[index] { return mask }
        default: break
        }
        return nil
    }
}
