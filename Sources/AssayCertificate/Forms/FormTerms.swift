// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// The wires of a form with their coefficients, ascending by wire, without the constant.
public struct FormTerms<F: PrimeField>: RandomAccessCollection, Sendable {
    public typealias Element = Form<F>.Term

    private let entries: [Element]
    /// 1 where a constant stands in front.
    private let first: Int

    init(_ entries: [Element]) {
        self.entries = entries
        first = entries.first?.wire == 0 ? 1 : 0
    }

    public var startIndex: Int { 0 }

    public var endIndex: Int { entries.count - first }

    public subscript(position: Int) -> Element {
        precondition(position >= 0, "the constant is no term")
        return entries[position + first]
    }
}
