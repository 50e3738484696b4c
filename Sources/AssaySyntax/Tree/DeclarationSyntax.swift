// SPDX-License-Identifier: Apache-2.0

/// One statement of a program. Each starts with its own word.
public enum DeclarationSyntax: Hashable, Sendable {
    case record(RecordSyntax)
    case data(DataSyntax)
    case param(ParamSyntax)
    case rule(RuleSyntax)
    case `let`(LetSyntax)
    case require(RequireSyntax)
    case publish(PublishSyntax)

    /// Where it stands, from its first word to its last.
    public var span: Span {
        switch self {
        case .record(let it): it.span
        case .data(let it): it.span
        case .param(let it): it.span
        case .rule(let it): it.span
        case .let(let it): it.span
        case .require(let it): it.span
        case .publish(let it): it.span
        }
    }

    /// The name that it declares; `nil` for `require`.
    public var name: NameSyntax? {
        switch self {
        case .record(let it): it.name
        case .data(let it): it.name
        case .param(let it): it.name
        case .rule(let it): it.name
        case .let(let it): it.name
        case .require: nil
        case .publish(let it): it.name
        }
    }
}

/// `record Reading { … }`: the shape of one row.
public struct RecordSyntax: Hashable, Sendable {
    /// The name that it declares.
    public let name: NameSyntax
    /// Its fields, in source order; those that could not be read are left out.
    public let fields: [FieldSyntax]
    /// From its first word to its last.
    public let span: Span
}

/// `pulse: 0 .. 254 bpm or missing`
public struct FieldSyntax: Hashable, Sendable {
    /// The name that it declares.
    public let name: NameSyntax
    /// What values it may take.
    public let type: TypeSyntax
    /// Whether `or missing` follows.
    public let isOptional: Bool
    /// From its first word to its last.
    public let span: Span
}

/// `data readings: at most 168 of Reading`
public struct DataSyntax: Hashable, Sendable {
    /// The name that it declares.
    public let name: NameSyntax
    /// A whole number without a percent sign; 1 or more.
    public let capacity: NumberSyntax
    /// The record that its rows are of.
    public let record: NameSyntax
    /// From its first word to its last.
    public let span: Span
}

/// `param expected: 0 .. 100`
public struct ParamSyntax: Hashable, Sendable {
    /// The name that it declares.
    public let name: NameSyntax
    /// What values it may take.
    public let type: TypeSyntax
    /// From its first word to its last.
    public let span: Span
}

/// `rule plausible(r) = …` or, where the file has several records, `rule plausible(r: Reading) = …`
public struct RuleSyntax: Hashable, Sendable {
    /// The name that it declares.
    public let name: NameSyntax
    /// How the body calls the row.
    public let row: NameSyntax
    /// The record of the row; may be left out when the file has one record only.
    public let record: NameSyntax?
    /// The condition or value of a row.
    public let body: ExpressionSyntax
    /// From its first word to its last.
    public let span: Span
}

/// `let NAME [: TYPE] = EXPRESSION`
public struct LetSyntax: Hashable, Sendable {
    /// The name that it declares.
    public let name: NameSyntax
    /// The range or choice that it states, if it does.
    public let type: TypeSyntax?
    /// The value, condition, label or set of rows.
    public let value: ExpressionSyntax
    /// From its first word to its last.
    public let span: Span
}

/// `require CONDITION`
public struct RequireSyntax: Hashable, Sendable {
    /// What must hold.
    public let condition: ExpressionSyntax
    /// From its first word to its last.
    public let span: Span
}

/// `publish NAME [= EXPRESSION] [as TYPE [rounded MODE]]`
public struct PublishSyntax: Hashable, Sendable {
    /// The name that it declares.
    public let name: NameSyntax
    /// `nil` in `publish score`, which publishes the `let` of that name.
    public let value: ExpressionSyntax?
    /// The range or choice that it states, if it does.
    public let type: TypeSyntax?
    /// Its `decimals` is always `nil`: the type says how many.
    public let rounding: RoundingSyntax?
    /// From its first word to its last.
    public let span: Span
}
