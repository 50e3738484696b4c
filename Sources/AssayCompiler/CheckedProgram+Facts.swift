// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayConstraints
public import AssaySyntax

/// What is known about a value of a program, in the words of messages.
public struct ValueFacts: Hashable, Sendable {
    /// `a number in mmHg`, `a condition`, `a choice of morning, evening`.
    public let kind: String
    /// All values that it can have, with the unit: `0 .. 309 mmHg`; `nil` for what is no number.
    public let range: String?
    /// The data set that has a value of it in each row; `nil` for one value.
    public let rows: String?
}

extension CheckedProgram {
    /// What is known about the smallest expression around a place, requirements of the program taken into account.
    ///
    /// - Complexity: linear in the size of the program.
    public func facts(at offset: Int) -> ValueFacts? { program.facts(at: offset, bounds) }

    /// What is known about a `let`, rule or output, by the place of its name.
    public func facts(declaredAt name: Span) -> ValueFacts? { program.facts(declaredAt: name, bounds) }
}

extension TypedProgram {
    /// The kind of the smallest expression around a place; its range is not known yet.
    public func facts(at offset: Int) -> ValueFacts? { program.facts(at: offset, nil) }

    /// The kind of a `let`, rule or output, by the place of its name.
    public func facts(declaredAt name: Span) -> ValueFacts? { program.facts(declaredAt: name, nil) }
}

extension Program {
    fileprivate func facts(at offset: Int, _ bounds: ValueBounds?) -> ValueFacts? {
        let around = nodes.indices.filter { nodes[$0].span.start <= offset && offset < nodes[$0].span.end }
        // Of several nodes for one expression, the last one is its value.
        let best = around.min { (nodes[$0].span.length, -$0) < (nodes[$1].span.length, -$1) }
        return best.flatMap { facts(of: NodeID(index: $0), bounds) }
    }

    fileprivate func facts(declaredAt name: Span, _ bounds: ValueBounds?) -> ValueFacts? {
        guard let statement = statements.first(where: { $0.span == name }) else { return nil }
        if case .rows(let table) = statement.kind {
            return ValueFacts(kind: "rows of `\(self.name(of: table))`", range: nil, rows: nil)
        }
        return facts(of: statement.root, bounds)
    }

    private func facts(of id: NodeID, _ bounds: ValueBounds?) -> ValueFacts? {
        let node = self[id]
        guard node.type != .unknown else { return nil }
        let range = bounds?.value(of: id, .none).map { $0.phrase(node.type) }
        return ValueFacts(kind: node.type.phrase, range: range, rows: node.data.map { name(of: $0) })
    }
}

extension CheckedProgram {
    /// Constraints by the source line that they are made for, exactly those of the compiled circuit; line 0 for the agreement.
    ///
    /// - Complexity: that of compiling, without the circuit's digest and files.
    public func costPerLine<F: PrimeField>(for field: F.Type) -> [(line: Int, constraints: Int)] {
        precondition(F.bitWidth >= 254, "the intervals are checked for fields of 254 bits")
        return Lowering<F>.run(Simplifier.run(gates), signals).finalised().origins.costPerLine
    }

    /// How many values the circuit works out: by this one can tell beforehand how long it takes to make.
    public var valueCount: Int {
        let cells = program.data.indices.reduce(0) { $0 + program.capacity(of: $1) * program.fields(of: $1).count }
        return gates.builder.gates.reduce(cells) { $0 + ($1.data.map { gates.program.capacity(of: $0) } ?? 1) }
    }
}
