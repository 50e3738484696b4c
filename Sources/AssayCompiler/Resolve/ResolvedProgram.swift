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
