// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// A program whose names, types and units have been checked: nodes in the order in which they are worked out.
struct Program: Sendable {
    let source: SourceFile
    let edition: Int
    let title: String
    let records: [Record]
    let data: [DataSource]
    let parameters: [Parameter]
    /// What rows are grouped by; their groups are tables too, numbered after the data sets.
    var groups: [RowGroups] = []
    var nodes: [Node] = []
    var statements: [Statement] = []

    subscript(_ id: NodeID) -> Node { nodes[id.index] }

    func field(_ reference: FieldReference) -> Field {
        records[data[reference.data].record].fields[reference.field]
    }

    /// How many rows a table can have: a data set, or the groups of one.
    func capacity(of table: Int) -> Int {
        table < data.count ? data[table].capacity : groups[table - data.count].keys?.count ?? 0
    }

    /// The groups with this number among the tables; `nil` for a data set, and for rows of data that a faulty program does not declare.
    func groups(_ table: Int) -> RowGroups? {
        groups.indices.contains(table - data.count) ? groups[table - data.count] : nil
    }

    /// What a table is called.
    func name(of table: Int) -> String {
        groups(table).map { source.text($0.span) } ?? (data.indices.contains(table) ? data[table].name : "?")
    }

    /// The order of a data set's rows, where it is one of values that all rows have.
    func order(of data: Int) -> RowOrder? {
        self.data[data].order.flatMap { field(FieldReference(data: data, field: $0.field)).isOptional ? nil : $0 }
    }

    /// For each node whether more than one operand is that node.
    var sharedNodes: [Bool] {
        var uses = [UInt8](repeating: 0, count: nodes.count)
        for node in nodes { for operand in node.operands where uses[operand.index] < 2 { uses[operand.index] += 1 } }
        return uses.map { $0 > 1 }
    }

    /// The fields of a data set, in order.
    func fields(of data: Int) -> [FieldReference] {
        records[self.data[data].record].fields.indices.map { FieldReference(data: data, field: $0) }
    }
}

/// A named value, a requirement or an output.
struct Statement: Hashable, Sendable {
    let kind: Kind
    /// Empty for a requirement.
    let name: String
    /// What the statement is worth.
    let root: NodeID
    /// Nodes that there were when the statement was complete: its own and those of the statements before it.
    let nodeCount: Int
    /// Where messages about the whole statement point.
    let span: Span

    enum Kind: Hashable, Sendable {
        /// A rule, worked out for every row of a data set.
        case rule(data: Int)
        /// A `let`; the range is the stated one.
        case value(range: ValueRange?)
        /// A `let` that names rows of a data set.
        case rows(data: Int)
        case requirement
        case output(OutputType)
    }
}

extension Statement {
    /// Whether it says in which order the rows of a data set stand, by values that all of them have.
    func isOrder(in program: Program) -> Bool {
        kind == .requirement && program.data.indices.contains { program.order(of: $0)?.span == span }
    }
}

/// Rows of a data set taken together that have one key. The keys are the rows of the table of the groups.
struct RowGroups: Hashable, Sendable {
    /// The data set.
    let data: Int
    /// The rows that are grouped: a condition on rows of the data set.
    let mask: NodeID
    /// Optional fields that all of them have.
    let present: Set<Int>
    /// The key of a row: a choice, or a number with few values.
    let key: NodeID
    /// Whether keys that no row has make groups, too.
    let isEvery: Bool
    let span: Span
    /// What keys there are; found out with the gates.
    var keys: Keys?

    /// The keys `factor · raw` for all raw values from `first` on; for a choice the indices of its labels.
    struct Keys: Hashable, Sendable {
        let first: Int
        let count: Int
        let factor: Rational
        /// The gate, as first made, that holds the raw value in each row.
        let gate: GateID

        var last: Int { first + count - 1 }
    }
}

/// A stated range and where it stands.
struct ValueRange: Hashable, Sendable {
    let interval: ValueInterval
    let span: Span
}

/// What an output may hold.
enum OutputType: Hashable, Sendable {
    case number(lower: Int, upper: Int, scale: Int, unit: Unit, span: Span)
    case condition
    case choice([String])
}
