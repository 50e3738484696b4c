// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// What each declaration of a program costs, in constraints: those of all its lines together.
struct CostReport {
    private var costs: [(place: String, constraints: Int, text: String)] = []

    /// `perLine` are constraints by line of `source`; line 0 is what no line stands for.
    init(_ perLine: [(line: Int, constraints: Int)], _ source: SourceFile) {
        let declarations = Parser.parse(source).tree.declarations.flatMap { Self.parts(of: $0, source) }
        let lines = declarations.map { source.lineNumber(of: $0.start)...source.lineNumber(of: max($0.start, $0.end - 1)) }
        let owners = perLine.map { cost in lines.firstIndex { $0.contains(cost.line) } }
        add("", perLine, owners, nil, "agreement and commitment")
        for (index, range) in lines.enumerated() {
            let text = source.text(declarations[index]).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
            add("\(range.lowerBound)", perLine, owners, index, range.count == 1 ? text : text + " …")
        }
    }

    /// A record field by field, where each has a line of its own; any other declaration as a whole.
    private static func parts(of declaration: DeclarationSyntax, _ source: SourceFile) -> [Span] {
        guard case .record(let record) = declaration else { return [declaration.span] }
        let lines = Set(record.fields.map { source.lineNumber(of: $0.span.start) })
        return lines.count == record.fields.count ? record.fields.map(\.span) : [record.span]
    }

    private mutating func add(_ place: String, _ perLine: [(line: Int, constraints: Int)], _ owners: [Int?], _ owner: Int?, _ text: String)
    {
        let sum = zip(perLine, owners).reduce(0) { $0 + ($1.1 == owner ? $1.0.constraints : 0) }
        if sum > 0 { costs.append((place, sum, text)) }
    }

    /// A heading, then the declarations in their order.
    var lines: [String] {
        ["constraints  line  declaration"] + costs.map { "\(Self.right("\($0.constraints)", 11))  \(Self.right($0.place, 4))  \($0.text)" }
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
