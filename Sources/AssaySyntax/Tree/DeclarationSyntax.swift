// SPDX-License-Identifier: Apache-2.0

/// One statement of a program. Each starts with its own word.
public enum DeclarationSyntax: Hashable, Sendable {
    case `import`(ImportSyntax)
    case record(RecordSyntax)
    case data(DataSyntax)
    case param(ParamSyntax)
    case rule(RuleSyntax)
    case function(FunctionSyntax)
    case `let`(LetSyntax)
    case require(RequireSyntax)
    case publish(PublishSyntax)
    case test(TestSyntax)
    case property(PropertySyntax)

    /// Where it stands, from its first word to its last.
    public var span: Span {
        switch self {
        case .import(let it): it.span
        case .record(let it): it.span
        case .data(let it): it.span
        case .param(let it): it.span
        case .rule(let it): it.span
        case .function(let it): it.span
        case .let(let it): it.span
        case .require(let it): it.span
        case .publish(let it): it.span
        case .test(let it): it.span
        case .property(let it): it.span
        }
    }

    /// The name that it declares; `nil` for `require`, `test` and `property`.
    public var name: NameSyntax? {
        switch self {
        case .import(let it): it.name
        case .record(let it): it.name
        case .data(let it): it.name
        case .param(let it): it.name
        case .rule(let it): it.name
        case .function(let it): it.name
        case .let(let it): it.name
        case .require, .test, .property: nil
        case .publish(let it): it.name
        }
    }
}

/// `import quality.completeness "…"`: the functions of a module, of which the digest says what it contains.
public struct ImportSyntax: Hashable, Sendable {
    /// The parts of the module's name; never empty.
    public let path: [NameSyntax]
    /// The SHA-256 digest of the module in its usual layout, as 64 hexadecimal digits; `nil` when it is not written.
    public let digest: String?
    /// Where the digest stands, with its quotes.
    public let digestSpan: Span?
    /// From its first word to its last.
    public let span: Span

    /// How its functions are called: `completeness` in `completeness.present_share(…)`.
    public var name: NameSyntax { path[path.count - 1] }

    /// `quality.completeness`
    public var module: String { path.map(\.text).joined(separator: ".") }
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

/// `strictly increasing by taken` or `increasing by taken`
public struct OrderSyntax: Hashable, Sendable {
    /// Whether no two rows may have the same value.
    public let isStrict: Bool
    /// The field.
    public let field: NameSyntax
    /// From its first word to its last.
    public let span: Span
}

/// `data readings: at most 168 of Reading[, strictly increasing by taken]`
public struct DataSyntax: Hashable, Sendable {
    /// The name that it declares.
    public let name: NameSyntax
    /// A whole number without a percent sign; 1 or more.
    public let capacity: NumberSyntax
    /// The record that its rows are of.
    public let record: NameSyntax
    /// In which order the rows must stand; `nil` for any.
    public let order: OrderSyntax?
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

/// `function NAME(NAME: KIND, …) = EXPRESSION`, or with `{ let … give EXPRESSION }` in place of `= EXPRESSION`.
public struct FunctionSyntax: Hashable, Sendable {
    /// What a parameter stands for.
    public enum Kind: Hashable, Sendable {
        /// A set of rows.
        case rows
        /// A field of rows, which may be missing.
        case field
        /// A number, a condition.
        case number, condition
        /// A value of a range or choice.
        case type(TypeSyntax)
    }

    /// `value: number in readings`
    public struct Parameter: Hashable, Sendable {
        /// How the body calls it.
        public let name: NameSyntax
        /// What it stands for.
        public let kind: Kind
        /// The parameter whose rows have it, one each; `nil` for what is one value.
        public let rows: NameSyntax?
        /// From its name to its last word.
        public let span: Span
    }

    /// The name that it declares.
    public let name: NameSyntax
    /// Never empty in a tree without errors.
    public let parameters: [Parameter]
    /// What it names on its way.
    public let locals: [LetSyntax]
    /// What it gives.
    public let body: ExpressionSyntax
    /// Where `give` stands, before a body in braces; `nil` for a body after `=`.
    public let give: Span?
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
