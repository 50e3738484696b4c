// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport

@testable import AssaySyntax

/// Makes random trees that follow the grammar of `docs/language.md`, production by production; parentheses stand where the
/// grammar wants them and sometimes where it does not. Names need not be declared: that is the compiler's business.
struct RandomProgram {
    private var random: SeededGenerator
    static let nowhere = Span(at: 0)

    init(_ random: SeededGenerator) {
        self.random = random
    }

    mutating func tree() throws -> SyntaxTree {
        var declarations: [DeclarationSyntax] = []
        for _ in 0..<Int.random(in: 0...8, using: &random) { declarations.append(declaration()) }
        return SyntaxTree(
            source: try SourceFile(name: "random.assay", text: ""), edition: EditionSyntax(number: 1, span: Self.nowhere),
            algorithm: AlgorithmSyntax(isModule: flip(), title: "Random “title” (1)", titleSpan: Self.nowhere, span: Self.nowhere),
            declarations: declarations, comments: [])
    }

    // MARK: Declarations

    private mutating func declaration() -> DeclarationSyntax {
        switch pick(0...10) {
        case 10: .property(property())
        case 9: .test(test())
        case 8: .import(imported())
        case 7: .function(function())
        case 0: .record(RecordSyntax(name: name(), fields: list(0...4) { $0.field() }, span: Self.nowhere))
        case 1: .data(DataSyntax(name: name(), capacity: number(1...999), record: name(), order: maybe { $0.order() }, span: Self.nowhere))
        case 2: .param(ParamSyntax(name: name(), type: type(), span: Self.nowhere))
        case 3: .rule(RuleSyntax(name: ruleName(), row: name(), record: maybe { $0.name() }, body: expression(4), span: Self.nowhere))
        case 4: .let(LetSyntax(name: name(), type: maybe { $0.type() }, value: expression(4), span: Self.nowhere))
        case 5: .require(RequireSyntax(condition: expression(4), span: Self.nowhere))
        default: .publish(output())
        }
    }

    private mutating func imported() -> ImportSyntax {
        let digest = maybe { String(repeating: $0.flip() ? "0123456789abcdef" : "00ff00ff00ff00ff", count: 4) }
        return ImportSyntax(
            path: list(1...3) { $0.name() }, digest: digest, digestSpan: digest.map { _ in Self.nowhere }, span: Self.nowhere)
    }

    private mutating func order() -> OrderSyntax {
        OrderSyntax(isStrict: flip(), field: name(), span: Self.nowhere)
    }

    private mutating func function() -> FunctionSyntax {
        let isBraced = flip()
        let locals =
            isBraced
            ? list(0...3) { LetSyntax(name: $0.name(), type: $0.maybe { $0.type() }, value: $0.expression(2), span: Self.nowhere) } : []
        return FunctionSyntax(
            name: ruleName(), parameters: list(1...3) { $0.parameter() }, locals: locals, body: expression(3),
            give: isBraced ? Self.nowhere : nil,
            span: Self.nowhere)
    }

    private mutating func parameter() -> FunctionSyntax.Parameter {
        let kinds: [FunctionSyntax.Kind] = [.rows, .field, .number, .condition, .type(type())]
        let kind = kinds[pick(0...4)]
        let rows = kind == .rows ? nil : kind == .field ? name() : maybe { $0.name() }
        return FunctionSyntax.Parameter(name: name(), kind: kind, rows: rows, span: Self.nowhere)
    }

    private mutating func output() -> PublishSyntax {
        let type = maybe { $0.type() }
        let rounding = type == nil ? nil : maybe { $0.rounding(decimals: nil) }
        return PublishSyntax(name: name(), value: maybe { $0.expression(3) }, type: type, rounding: rounding, span: Self.nowhere)
    }

    private mutating func field() -> FieldSyntax {
        FieldSyntax(name: name(), type: type(), isOptional: flip(), span: Self.nowhere)
    }

    private mutating func type() -> TypeSyntax {
        if flip() { return TypeSyntax(kind: .choices(list(2...4) { $0.name() }), span: Self.nowhere) }
        let (scale, isPercent, lower) = (pick(0...3), pick(0...3) == 0, pick(-500...500))
        let unit = isPercent ? nil : maybe { $0.unit() }
        let ends = [lower, lower + pick(0...900)].map {
            NumberSyntax(significand: $0, scale: scale, isPercent: isPercent, span: Self.nowhere)
        }
        return TypeSyntax(
            kind: .range(RangeSyntax(lower: ends[0], upper: ends[1], unit: unit, span: Self.nowhere)), span: Self.nowhere)
    }

    private mutating func unit() -> UnitSyntax {
        let powers = [1] + list(0...2) { $0.pick(0...1) == 0 ? $0.pick(1...3) : -$0.pick(1...3) }
        return UnitSyntax(factors: powers.map { UnitSyntax.Factor(name: unitName(), power: $0) }, span: Self.nowhere)
    }

    // MARK: Expressions, from loose to tight

    mutating func expression(_ depth: Int) -> ExpressionSyntax {
        switch depth <= 0 ? 9 : pick(0...9) {
        case 0, 1: conditional(depth)
        case 2: node(.filter(rows: rows(depth - 1), condition: condition(depth - 1)))
        case 3: rows(depth - 1)
        default: condition(depth)
        }
    }

    private mutating func conditional(_ depth: Int) -> ExpressionSyntax {
        let branches = list(1...3) { ExpressionSyntax.Branch(condition: $0.condition(depth - 1), value: $0.condition(depth - 1)) }
        return node(.conditional(branches: branches, otherwise: condition(depth - 1)))
    }

    private mutating func condition(_ depth: Int, inOperand: Bool = false) -> ExpressionSyntax {
        let operation: BinaryOperator = flip() ? .and : .or
        let terms = list(1...(depth > 0 ? 3 : 1)) { $0.test(depth - 1, inOperand: inOperand) }
        return terms.dropFirst().reduce(terms[0]) { node(.binary(operation, operatorSpan: Self.nowhere, $0, $1)) }
    }

    private mutating func test(_ depth: Int, inOperand: Bool) -> ExpressionSyntax {
        switch depth <= 0 ? 9 : pick(0...9) {
        case 0: node(.not(test(depth - 1, inOperand: inOperand)))
        case 1 where !inOperand: node(.inRange(amount(depth), lower: amount(depth), upper: amount(depth)))
        case 2: node(.presence(amount(depth), isPresent: flip()))
        case 3, 4: node(.binary(relation(), operatorSpan: Self.nowhere, amount(depth), amount(depth)))
        default: amount(depth)
        }
    }

    private mutating func relation() -> BinaryOperator {
        BinaryOperator.allCases.filter(\.isComparison).randomElement(using: &random) ?? .equal
    }

    private mutating func amount(_ depth: Int) -> ExpressionSyntax {
        guard depth > 0, pick(0...3) == 0 else { return sum(depth) }
        var result = flip() ? named(depth) : node(.binary(.divide, operatorSpan: Self.nowhere, named(depth), factor(depth)))
        for _ in 0..<pick(1...2) {
            result = node(
                flip() ? .otherwise(result, fallback: factor(depth)) : .rounded(result, rounding(decimals: maybe { $0.pick(0...12) })))
        }
        return result
    }

    private mutating func sum(_ depth: Int) -> ExpressionSyntax {
        chain([.add, .subtract], depth) { $0.chain([.multiply, .divide], depth) { $0.factor(depth - 1) } }
    }

    private mutating func chain(
        _ operations: [BinaryOperator], _ depth: Int, _ operand: (inout RandomProgram) -> ExpressionSyntax
    ) -> ExpressionSyntax {
        let operands = list(1...(depth > 0 ? 2 : 1), operand)
        return operands.dropFirst().reduce(operands[0]) {
            node(.binary(operations[pick(0...1)], operatorSpan: Self.nowhere, $0, $1))
        }
    }

    private mutating func factor(_ depth: Int) -> ExpressionSyntax {
        pick(0...5) == 0 ? node(.negation(primary(depth))) : primary(depth)
    }

    private mutating func primary(_ depth: Int) -> ExpressionSyntax {
        pick(0...2) == 0 ? numberLiteral() : named(depth)
    }

    private mutating func numberLiteral() -> ExpressionSyntax {
        let isPercent = pick(0...3) == 0
        let number = NumberSyntax(significand: pick(0...99999), scale: pick(0...6), isPercent: isPercent, span: Self.nowhere)
        let unit = isPercent || flip() ? nil : unit()
        return node(.number(number, unit: unit))
    }

    /// Any primary but a number, which `otherwise` cannot follow.
    private mutating func named(_ depth: Int) -> ExpressionSyntax {
        switch depth <= 0 ? 0 : pick(0...11) {
        case 0, 1: node(.name(name()))
        case 2: node(.member(row: name(), field: name()))
        case 3:
            node(
                .call(
                    NameSyntax(text: flip() ? "min" : "plausible", span: Self.nowhere), arguments: list(1...3) { $0.expression(depth - 1) })
            )
        case 4, 5: node(.parenthesized(expression(depth - 1)))
        case 6: node(.previous(flip() ? node(.name(name())) : node(.parenthesized(expression(depth - 1)))))
        case 7: form(depth - 1)
        default: aggregation(depth - 1)
        }
    }

    /// Its rows stand in parentheses when they have a `where`: without them nothing may follow.
    private mutating func aggregation(_ depth: Int) -> ExpressionSyntax {
        let verb = AggregationSyntax.Verb.allCases.randomElement(using: &random) ?? .count
        let operand = verb.takesOperand ? condition(depth, inOperand: true) : nil
        let second = verb.joint == nil ? nil : condition(depth, inOperand: true)
        let percent = verb == .percentile ? number(1...100) : nil
        let place = verb == .row ? plainRows(depth) : nil
        let rows = rows(depth)
        return node(
            .aggregation(
                AggregationSyntax(
                    verb: verb, verbSpan: Self.nowhere, percent: percent, place: place, operand: operand, second: second,
                    rows: rows)))
    }

    private mutating func rows(_ depth: Int) -> ExpressionSyntax {
        let plain = plainRows(depth)
        switch pick(0...5) {
        case 0: return node(.consecutive(plain))
        case 1:
            return node(.groups(rows: plain, key: flip() ? node(.name(name())) : node(.parenthesized(expression(depth))), isEvery: flip()))
        default: return plain
        }
    }

    private mutating func plainRows(_ depth: Int) -> ExpressionSyntax {
        flip() ? node(.name(name())) : node(.parenthesized(expression(depth)))
    }

    private mutating func form(_ depth: Int) -> ExpressionSyntax {
        switch pick(0...2) {
        case 0:
            let points = list(1...4) { StepsSyntax.Point(key: $0.constant(), value: $0.constant()) }
            return node(
                .steps(StepsSyntax(kind: flip() ? .curve : .table, nameSpan: Self.nowhere, value: condition(depth), points: points)))
        case 1:
            let bands = list(1...4) { BandsSyntax.Band(label: $0.name(), threshold: $0.constant()) }
            return node(.bands(BandsSyntax(nameSpan: Self.nowhere, value: condition(depth), bands: bands, last: name())))
        default:
            return node(.weighted(list(1...4) { WeightSyntax(weight: $0.number(1...99), value: $0.condition(depth)) }))
        }
    }

    mutating func constant() -> ConstantSyntax {
        if flip() { return .label(name()) }
        let isPercent = flip()
        let number = NumberSyntax(significand: pick(-99...99), scale: pick(0...2), isPercent: isPercent, span: Self.nowhere)
        return .number(number, unit: isPercent || flip() ? nil : unit())
    }

    private mutating func rounding(decimals: Int?) -> RoundingSyntax {
        RoundingSyntax(mode: RoundingSyntax.Mode.allCases.randomElement(using: &random) ?? .up, decimals: decimals, span: Self.nowhere)
    }

    // MARK: Small things

    private func node(_ kind: ExpressionSyntax.Kind) -> ExpressionSyntax {
        ExpressionSyntax(kind, Self.nowhere)
    }

    private static let names = [
        "day", "systolic", "r", "usable", "a_1", "Reading", "half", "share", "sum", "most", "x", "up", "decimals", "even",
    ]

    mutating func name() -> NameSyntax {
        NameSyntax(text: Self.names.randomElement(using: &random) ?? "x", span: Self.nowhere)
    }

    private mutating func ruleName() -> NameSyntax {
        NameSyntax(text: ["plausible", "late", "in_range"].randomElement(using: &random) ?? "late", span: Self.nowhere)
    }

    private mutating func unitName() -> NameSyntax {
        NameSyntax(text: ["mmHg", "bpm", "kg", "L"].randomElement(using: &random) ?? "kg", span: Self.nowhere)
    }

    private mutating func number(_ range: ClosedRange<Int>) -> NumberSyntax {
        NumberSyntax(significand: pick(range), scale: 0, isPercent: false, span: Self.nowhere)
    }

    mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func flip() -> Bool { Bool.random(using: &random) }

    mutating func maybe<Value>(_ make: (inout RandomProgram) -> Value) -> Value? { flip() ? make(&self) : nil }

    mutating func list<Value>(_ count: ClosedRange<Int>, _ make: (inout RandomProgram) -> Value) -> [Value] {
        (0..<pick(count)).map { _ in make(&self) }
    }
}
