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
    var nodes: [Node] = []
    var statements: [Statement] = []

    subscript(_ id: NodeID) -> Node { nodes[id.index] }

    func field(_ reference: FieldReference) -> Field {
        records[data[reference.data].record].fields[reference.field]
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
