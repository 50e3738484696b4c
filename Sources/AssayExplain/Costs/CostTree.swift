// SPDX-License-Identifier: Apache-2.0
public import AssayConstraints
public import AssaySyntax

/// What a program costs in constraints: by declaration, by line in it, and by what is checked there.
public struct CostTree: Hashable, Sendable {
    /// A declaration of the program, or a field of a record that has a line of its own.
    public struct Declaration: Hashable, Sendable {
        /// What one calls it, such as `let score`, `record Reading.day`, or `require 2` for the second requirement.
        public let label: String
        /// Its first line; 0 for what no line stands for.
        public let line: Int
        /// Its first line as it is written.
        public let text: String
        /// The lines that cost something, in their order.
        public let lines: [Line]

        /// Those of all its lines.
        public var constraints: Int { lines.reduce(0) { $0 + $1.constraints } }
    }

    /// One line of a declaration.
    public struct Line: Hashable, Sendable {
        /// From 1; 0 for what no line stands for.
        public let number: Int
        /// What is checked there, the dearest first.
        public let gadgets: [Gadget]
        /// How it is made, in the order in which it is made.
        public let choices: [NotedChoice]

        /// Those of all that is checked there.
        public var constraints: Int { gadgets.reduce(0) { $0 + $1.constraints } }
    }

    /// One thing that is checked in a line.
    public struct Gadget: Hashable, Sendable {
        /// Such as `comparison`; `products and conditions` for what has no name of its own.
        public let name: String
        /// In the finished circuit.
        public let constraints: Int
    }

    /// Those that cost something, in the order of the program; what no line stands for comes first.
    public let declarations: [Declaration]
    /// The labels of all declarations, also of those that cost nothing.
    public let labels: [String]

    /// Those of all declarations: the whole circuit.
    public var constraints: Int { declarations.reduce(0) { $0 + $1.constraints } }

    /// - Parameters:
    ///   - costs: of the finished circuit.
    ///   - choices: how its parts are made; may be empty.
    ///   - source: the program that it was compiled from.
    public init(_ costs: [OriginCost], choices: [NotedChoice] = [], _ source: SourceFile) {
        var parts = [Part(label: Self.outside, span: nil)]
        var requirements = 0
        for declaration in Parser.parse(source).tree.declarations {
            if case .require = declaration { requirements += 1 }
            parts += Part.all(of: declaration, requirements, source)
        }
        labels = parts.map(\.label)
        let ranges = parts.map { $0.lines(in: source) }
        func owner(_ line: Int) -> Int { ranges.firstIndex { $0?.contains(line) == true } ?? 0 }
        let byOwner = Dictionary(grouping: costs) { owner($0.line) }
        let choicesByOwner = Dictionary(grouping: choices) { owner($0.line) }
        declarations = parts.indices.compactMap { index in
            let lines = Self.lines(byOwner[index] ?? [], choicesByOwner[index] ?? [])
            guard !lines.isEmpty else { return nil }
            let part = parts[index]
            return Declaration(label: part.label, line: ranges[index]?.lowerBound ?? 0, text: part.text(in: source), lines: lines)
        }
    }

    /// What stands for the constraints that no line of the program stands for.
    public static let outside = "agreement and commitment"

    private static func lines(_ costs: [OriginCost], _ choices: [NotedChoice]) -> [Line] {
        let byLine = Dictionary(grouping: costs, by: \.line)
        return byLine.keys.sorted().map { number in
            var sums: [String: Int] = [:]
            for cost in byLine[number] ?? [] {
                sums[cost.check.isEmpty ? "products and conditions" : cost.check, default: 0] += cost.constraints
            }
            let gadgets = sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { Gadget(name: $0.key, constraints: $0.value) }
            return Line(number: number, gadgets: gadgets, choices: choices.filter { $0.line == number })
        }
    }
}

/// A part of a program that gets a sum of its own.
private struct Part {
    let label: String
    /// `nil` for what no line stands for.
    let span: Span?

    /// A record field by field, where each has a line of its own; any other declaration as a whole.
    static func all(of declaration: DeclarationSyntax, _ requirements: Int, _ source: SourceFile) -> [Part] {
        guard case .record(let record) = declaration else {
            return [Part(label: declaration.costLabel(requirements), span: declaration.span)]
        }
        let lines = Set(record.fields.map { source.lineNumber(of: $0.span.start) })
        guard lines.count == record.fields.count else { return [Part(label: "record \(record.name.text)", span: record.span)] }
        return record.fields.map { Part(label: "record \(record.name.text).\($0.name.text)", span: $0.span) }
    }

    func lines(in source: SourceFile) -> ClosedRange<Int>? {
        span.map { source.lineNumber(of: $0.start)...source.lineNumber(of: max($0.start, $0.end - 1)) }
    }

    func text(in source: SourceFile) -> String {
        guard let span else { return label }
        let lines = source.text(span).split(whereSeparator: \.isNewline)
        return (lines.first.map(String.init) ?? "") + (lines.count > 1 ? " …" : "")
    }
}

extension DeclarationSyntax {
    fileprivate func costLabel(_ requirements: Int) -> String {
        switch self {
        case .import(let it): "import \(it.module)"
        case .record(let it): "record \(it.name.text)"
        case .data(let it): "data \(it.name.text)"
        case .param(let it): "param \(it.name.text)"
        case .rule(let it): "rule \(it.name.text)"
        case .function(let it): "function \(it.name.text)"
        case .let(let it): "let \(it.name.text)"
        case .require: "require \(requirements)"
        case .publish(let it): "publish \(it.name.text)"
        case .test(let it): "test \(it.title)"
        case .property(let it): "property \(it.title)"
        }
    }
}
