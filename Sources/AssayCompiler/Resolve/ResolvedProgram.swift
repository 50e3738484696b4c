// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// A program in which every name has been replaced by what it names: the result of the first pass.
struct ResolvedProgram: Sendable {
    let source: SourceFile
    let edition: Int
    let title: String
    var records: [ResolvedRecord] = []
    var data: [ResolvedData] = []
    var parameters: [ResolvedParameter] = []
    var rules: [ResolvedRule] = []
    var functions: [ResolvedFunction] = []
    /// The modules that are used, also by modules.
    var modules: [UsedModule] = []
    /// The imports of the file itself, by what their functions are called.
    var imports: [(name: String, span: Span)] = []
    var definitions: [ResolvedDefinition] = []
    /// Rules, definitions, requirements and outputs in the order written.
    var statements: [Statement] = []

    enum Statement: Hashable, Sendable {
        case rule(Int)
        case definition(Int)
        case requirement(ResolvedRequirement)
        case publication(ResolvedPublication)
    }
}

struct ResolvedRecord: Hashable, Sendable {
    let name: String
    let nameSpan: Span
    let fields: [Field]

    struct Field: Hashable, Sendable {
        let name: String
        let nameSpan: Span
        /// `nil` when an error about it has been reported; so everywhere below.
        let type: FieldType?
        let isOptional: Bool
    }
}

struct ResolvedData: Hashable, Sendable {
    let name: String
    let nameSpan: Span
    let record: Int?
    let capacity: Int
    let capacitySpan: Span
    /// In which order the rows must stand. That is a requirement too, one of its own.
    var order: RowOrder?
}

struct ResolvedParameter: Hashable, Sendable {
    let name: String
    let nameSpan: Span
    let type: FieldType?
    /// Whether its range is written in percent.
    let isPercent: Bool
}

struct ResolvedRule: Hashable, Sendable {
    let name: String
    let nameSpan: Span
    /// Index of the record; `nil` when it could not be found out.
    let record: Int?
    let body: ResolvedExpression
}

/// A function. Its body knows its parameters and earlier functions, and nothing else of the file.
struct ResolvedFunction: Hashable, Sendable {
    /// As it is called: `module.function` for one that is imported.
    var name: String
    /// The number of its import; `nil` for a function of the file itself.
    var importIndex: Int?
    let nameSpan: Span
    let parameters: [Parameter]
    let locals: [Local]
    let body: ResolvedDefinition.Body
    /// The parameter whose rows the body's rows are of; `nil` when the body is a value.
    let rowsParameter: Int?

    struct Parameter: Hashable, Sendable {
        let name: String
        let span: Span
        let kind: Kind
        /// The parameter in whose rows it has a value each; `nil` for one value.
        let rows: Int?
    }

    enum Kind: Hashable, Sendable {
        case rows, field, number, condition
        case type(StatedType)
    }

    struct Local: Hashable, Sendable {
        let name: String
        let nameSpan: Span
        let type: StatedType?
        let body: ResolvedDefinition.Body
    }
}

/// What a function is called with.
enum ResolvedArgument: Hashable, Sendable {
    case rows(ResolvedRows)
    /// A value, or one for each row of the rows that its parameter names.
    case value(ResolvedExpression)
}

/// A `let`.
struct ResolvedDefinition: Hashable, Sendable {
    let name: String
    let nameSpan: Span
    let type: StatedType?
    let body: Body

    enum Body: Hashable, Sendable {
        case value(ResolvedExpression)
        case rows(ResolvedRows)
    }
}

struct ResolvedRequirement: Hashable, Sendable {
    let condition: ResolvedExpression
    let span: Span
}

/// A `publish`.
struct ResolvedPublication: Hashable, Sendable {
    let name: String
    let nameSpan: Span
    let value: ResolvedExpression
    let type: StatedType?
    let rounding: RoundingMode?
    /// From the `rounded` on; `nil` when there is none.
    let roundingSpan: Span?
}

/// A type as stated by a `let` or a `publish`: a range without a unit takes the unit of the value.
struct StatedType: Hashable, Sendable {
    /// `nil` when an error about it has been reported.
    let type: FieldType?
    let hasUnit: Bool
    /// Whether it is a range written in percent.
    let isPercent: Bool
    let span: Span
}
