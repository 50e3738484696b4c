// SPDX-License-Identifier: Apache-2.0

extension Formatter {
    /// An expression, on one line when it fits.
    mutating func layout(of expression: ExpressionSyntax) -> Layout {
        .group(parts(of: expression))
    }

    private mutating func parts(of expression: ExpressionSyntax) -> Layout {
        let start = expression.span.start
        switch expression.kind {
        case .number(let it, let unit): return number(it, unit: unit)
        case .name(let it): return name(it)
        case .member(let row, let field): return [name(row), ".", name(field)]
        case .call(let function, let arguments): return [name(function), "(", list(arguments), ")"]
        case .negation(let operand): return [token("-", at: start), layout(of: operand)]
        case .not(let operand): return [token("not ", at: start), layout(of: operand)]
        case .binary: return chain(expression)
        case .inRange(let value, let lower, let upper):
            return [layout(of: value), " in ", layout(of: lower), " .. ", layout(of: upper)]
        case .presence(let value, let isPresent): return [layout(of: value), isPresent ? " is present" : " is missing"]
        case .conditional(let branches, let last): return conditional(branches, last, at: start)
        case .aggregation(let it): return aggregation(it)
        case .filter(let rows, let condition): return [layout(of: rows), .line, "where ", layout(of: condition)]
        case .consecutive(let rows): return [token("consecutive ", at: start), layout(of: rows)]
        case .previous(let value): return [token("previous ", at: start), layout(of: value)]
        case .groups(let rows, let key, let isEvery):
            return [layout(of: rows), isEvery ? " by every " : " by ", layout(of: key)]
        case .steps(let it): return steps(it)
        case .bands(let it): return bands(it)
        case .weighted(let parts): return weighted(parts, at: start)
        case .otherwise(let value, let fallback): return [layout(of: value), .line, "otherwise ", layout(of: fallback)]
        case .rounded(let value, let rounding): return [layout(of: value), .line, self.rounding(rounding)]
        case .parenthesized(let inner):
            return [token("(", at: start), .indented(.softLine, layout(of: inner)), .softLine, ")"]
        case .invalid: return .text(source.text(expression.span))
        }
    }

    private mutating func list(_ arguments: [ExpressionSyntax]) -> Layout {
        var items: [Layout] = []
        for argument in arguments { items.append(layout(of: argument)) }
        return Self.list(items)
    }

    /// Items with commas between them, each on the line of the one before when all fit.
    static func list(_ items: [Layout]) -> Layout {
        .sequence(items.enumerated().flatMap { index, item in index == 0 ? [item] : [",", .line, item] })
    }

    /// `a + b - c`: the operators of one level, which break together; comparisons, `*` and `/` do not break.
    private mutating func chain(_ expression: ExpressionSyntax) -> Layout {
        guard case .binary(let operation, let operatorSpan, let left, let right) = expression.kind else { return [] }
        let leftLayout = Self.level(of: left) == operation.level ? chain(left) : layout(of: left)
        let sign = token(operation.rawValue, at: operatorSpan.start)
        return [leftLayout, operation.mayStartLine ? .line : " ", sign, " ", layout(of: right)]
    }

    private static func level(of expression: ExpressionSyntax) -> Int? {
        if case .binary(let operation, _, _, _) = expression.kind { operation.level } else { nil }
    }

    private mutating func conditional(_ branches: [ExpressionSyntax.Branch], _ last: ExpressionSyntax, at start: Int) -> Layout {
        var parts: [Layout] = []
        for branch in branches {
            parts.append(parts.isEmpty ? token("when ", at: start) : [.line, "else when "])
            parts.append([layout(of: branch.condition), ": ", layout(of: branch.value)])
        }
        return [.sequence(parts), .line, "else ", layout(of: last)]
    }

    private mutating func aggregation(_ it: AggregationSyntax) -> Layout {
        let verb = token(it.verb.rawValue, at: it.verbSpan.start)
        guard let operand = it.operand else { return [verb, " in ", layout(of: it.rows)] }
        var parts: [Layout] = [verb]
        if let percent = it.percent { parts += [" ", number(percent)] }
        if let place = it.place { parts += [" ", layout(of: place)] }
        parts += [" of ", layout(of: operand)]
        if let second = it.second, let joint = it.verb.joint { parts += [.line, .text("\(joint) "), layout(of: second)] }
        return .sequence(parts + [.line, "in ", layout(of: it.rows)])
    }

    private mutating func rounding(_ it: RoundingSyntax) -> Layout {
        let decimals = it.decimals.map { " to \($0) decimal\($0 == 1 ? "" : "s")" } ?? ""
        return token("rounded \(it.mode.rawValue)\(decimals)", at: it.span.start)
    }
}

extension BinaryOperator {
    /// How tightly it binds; the same for those that stand side by side.
    var level: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 3
        case .add, .subtract: 4
        case .multiply, .divide: 5
        }
    }

    fileprivate var mayStartLine: Bool {
        switch self {
        case .or, .and, .add, .subtract: true
        default: false
        }
    }
}
