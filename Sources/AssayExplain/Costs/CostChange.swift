// SPDX-License-Identifier: Apache-2.0

/// What a declaration costs now and cost before, or a line of one.
public struct CostChange: Hashable, Sendable {
    /// The label of the declaration.
    public let label: String
    /// Where it stands now, or stood before when it is gone; 0 for what no line stands for.
    public let line: Int
    /// Whether it is about one line of a declaration of several.
    public let isLine: Bool
    /// Constraints; 0 when it is gone.
    public let now: Int
    /// Constraints; 0 when it is new.
    public let before: Int

    /// More than zero when it has become dearer.
    public var difference: Int { now - before }
}

extension CostTree {
    /// Declarations and lines that do not cost what they cost in `old`, in the order of this program, and then those that are gone.
    ///
    /// Declarations are told by their labels, so that it does not matter where they stand; lines by their distance from the first one.
    public func changes(from old: CostTree) -> [CostChange] {
        let before = Dictionary(old.declarations.map { ($0.label, $0) }) { first, _ in first }
        let now = Set(declarations.map(\.label))
        let here = declarations.flatMap { Self.changes(from: before[$0.label], to: $0) }
        let gone = old.declarations.filter { !now.contains($0.label) }.flatMap { Self.changes(from: $0, to: nil) }
        return here + gone
    }

    private static func changes(from old: Declaration?, to new: Declaration?) -> [CostChange] {
        guard let any = new ?? old else { return [] }
        let before = offsets(old)
        let after = offsets(new)
        let all = Set(before.keys).union(after.keys).sorted()
        let lines = all.filter { before[$0] != after[$0] }.map { offset in
            CostChange(label: any.label, line: any.line + offset, isLine: true, now: after[offset] ?? 0, before: before[offset] ?? 0)
        }
        guard !lines.isEmpty else { return [] }
        let whole = CostChange(
            label: any.label, line: any.line, isLine: false, now: new?.constraints ?? 0, before: old?.constraints ?? 0)
        return [whole] + (all.count > 1 ? lines : [])
    }

    /// Constraints by distance from the first line.
    private static func offsets(_ declaration: Declaration?) -> [Int: Int] {
        guard let declaration else { return [:] }
        return Dictionary(declaration.lines.map { ($0.number - declaration.line, $0.constraints) }, uniquingKeysWith: +)
    }
}
