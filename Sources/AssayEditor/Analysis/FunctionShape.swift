// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// What one must know of a function to see which names its arguments mean, and what rows it gives.
struct FunctionShape: Hashable, Sendable {
    /// For each parameter the number of the parameter whose rows it is about.
    let rowsOf: [Int?]
    let isRows: [Bool]
    /// The parameter whose rows the function gives, and whether in groups; `nil` for a value.
    let result: Result?

    struct Result: Hashable, Sendable {
        let parameter: Int?
        let isGroups: Bool
    }

    init(_ function: FunctionSyntax, others: [String: FunctionShape]) {
        let names = function.parameters.map(\.name.text)
        rowsOf = function.parameters.map { $0.rows.flatMap { names.firstIndex(of: $0.text) } }
        isRows = function.parameters.map { $0.kind == .rows }
        var known: [String: Result] = [:]
        for (index, name) in names.enumerated() where isRows[index] { known[name] = Result(parameter: index, isGroups: false) }
        for local in function.locals { known[local.name.text] = Self.rows(local.value, known, others) }
        result = Self.rows(function.body, known, others)
    }

    /// What rows an expression gives; `nil` when it is a value.
    private static func rows(_ syntax: ExpressionSyntax, _ known: [String: Result], _ others: [String: FunctionShape]) -> Result? {
        switch syntax.unparenthesized.kind {
        case .name(let name): return known[name.text]
        case .filter(let rows, _): return Self.rows(rows, known, others) ?? Result(parameter: nil, isGroups: false)
        case .consecutive(let rows): return Self.rows(rows, known, others) ?? Result(parameter: nil, isGroups: false)
        case .groups(let rows, _, _): return Result(parameter: Self.rows(rows, known, others)?.parameter, isGroups: true)
        case .call(let name, let arguments):
            guard let result = others[name.text]?.result else { return nil }
            let given = result.parameter.flatMap { $0 < arguments.count ? Self.rows(arguments[$0], known, others) : nil }
            return Result(parameter: given?.parameter, isGroups: result.isGroups || given?.isGroups ?? false)
        default: return nil
        }
    }
}
