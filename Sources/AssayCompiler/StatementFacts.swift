// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

/// What is known of a statement of a program before there is data.
public struct StatementFacts: Hashable, Sendable {
    /// Which statement it is.
    public enum Kind: Hashable, Sendable { case rule, value, rows, requirement, output }

    /// What it can be.
    public enum Content: Hashable, Sendable {
        /// From the least to the greatest, both included; the unit is empty for a plain number.
        case number(lower: Rational, upper: Rational, unit: String)
        /// Yes or no.
        case condition
        /// One of these labels.
        case choice([String])
        /// Rows of this table, of which there are so many at most.
        case rows(of: String, atMost: Int)
    }

    /// Which statement it is.
    public let kind: Kind
    /// Empty for a requirement.
    public let name: String
    /// What it can be when all requirements of the program hold.
    public let content: Content
}

extension CheckedProgram {
    /// Rules, `let`s, requirements and outputs in the order of the source. A rule that is about rows of several data sets is there once for
    /// each of them.
    public var statementFacts: [StatementFacts] {
        let bounds = ValueBounds(program: gates.program, gates: gates.builder, forms: gates.forms, values: gates.values)
        return gates.program.statements.map { statement in
            StatementFacts(kind: statement.factsKind, name: statement.name, content: content(of: statement, bounds))
        }
    }

    private func content(of statement: Statement, _ bounds: ValueBounds) -> StatementFacts.Content {
        if case .rows(let table) = statement.kind {
            return .rows(of: bounds.program.name(of: table), atMost: bounds.program.capacity(of: table))
        }
        switch bounds.program[statement.root].type {
        case .number(let unit):
            let range = bounds.value(of: statement.root, .none) ?? Interval(0)
            return .number(lower: range.lower, upper: range.upper, unit: (unit ?? .none).description)
        case .choice(let labels): return .choice(labels)
        case .condition, .unknown: return .condition
        }
    }
}

extension Statement {
    fileprivate var factsKind: StatementFacts.Kind {
        switch kind {
        case .rule: .rule
        case .value: .value
        case .rows: .rows
        case .requirement: .requirement
        case .output: .output
        }
    }
}
