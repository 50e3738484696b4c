// SPDX-License-Identifier: Apache-2.0
internal import AssayExplain
internal import AssayFormats

/// What a circuit and its declarations may cost, from a file that stands beside the program; for checks that run by themselves.
///
/// ```json
/// { "total": 20000, "declarations": { "let score": 900, "rule plausible": 4400 }, "lines": { "43": 60 } }
/// ```
struct CostBudget {
    private let total: Int?
    private let declarations: [(key: String, limit: Int)]
    private let lines: [(key: String, limit: Int)]

    init(_ path: String) throws {
        (total, declarations, lines) = try Files.read(path) { bytes in
            guard case .object(let members) = try JSON(parsing: bytes) else { throw Self.form(path) }
            let unknown = members.keys.sorted().first { !["total", "declarations", "lines"].contains($0) }
            if let unknown { throw CommandFailure.unusable("\(path): a budget has no \(PrintableText.of(unknown))", help: Self.example) }
            let total = try members["total"].map { try Self.number($0, path) }
            return (total, try Self.limits(members["declarations"], path), try Self.limits(members["lines"], path))
        }
    }

    private static func limits(_ json: JSON?, _ path: String) throws -> [(key: String, limit: Int)] {
        guard let json else { return [] }
        guard case .object(let limits) = json else { throw form(path) }
        return try limits.sorted { $0.key < $1.key }.map { ($0.key, try number($0.value, path)) }
    }

    private static let example = "write {\"total\": 20000, \"declarations\": {\"let score\": 900}}"

    private static func form(_ path: String) -> CommandFailure { .unusable("\(path): a budget is an object of limits", help: example) }

    private static func number(_ json: JSON, _ path: String) throws -> Int {
        guard case .integer(let number) = json, number >= 0 else { throw form(path) }
        return number
    }

    /// What is over its limit, in words; throws when the budget names a declaration that the program does not have.
    func excesses(of tree: CostTree, _ path: String) throws -> [String] {
        var excesses: [String] = []
        if let total, tree.constraints > total { excesses.append("the whole costs \(tree.constraints), which is more than \(total)") }
        for (key, limit) in lines {
            guard let number = Int(key) else {
                throw CommandFailure.unusable("\(path): \(PrintableText.of(key)) is no line", help: Self.example)
            }
            let cost = tree.declarations.flatMap(\.lines).filter { $0.number == number }.reduce(0) { $0 + $1.constraints }
            if cost > limit { excesses.append("line \(number) costs \(cost), which is more than \(limit)") }
        }
        for (label, limit) in declarations {
            guard tree.labels.contains(label) else {
                throw CommandFailure.unusable(
                    "\(path): the program has no declaration \(PrintableText.of(label, limit: 100))",
                    help: "its declarations are \(tree.labels.joined(separator: ", "))")
            }
            let cost = tree.declarations.filter { $0.label == label }.reduce(0) { $0 + $1.constraints }
            if cost > limit { excesses.append("\(label) costs \(cost), which is more than \(limit)") }
        }
        return excesses
    }
}
