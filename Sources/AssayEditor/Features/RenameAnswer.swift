// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayFormats
internal import AssaySyntax

/// Giving a name of the file another spelling, everywhere at once.
struct RenameAnswer {
    let analysis: Analysis

    /// The place of the name that would be renamed there.
    func range(at offset: Int) throws(RPCError) -> JSON {
        let occurrence = try occurrence(at: offset)
        return [
            "range": analysis.lines.range(of: occurrence.span).json,
            "placeholder": .string(analysis.names.symbols[occurrence.symbol].name),
        ]
    }

    /// All places of the name at `offset`; throws when the new name cannot be one or is taken.
    func places(at offset: Int, to name: String) throws(RPCError) -> [Span] {
        let symbol = try occurrence(at: offset).symbol
        try check(name, for: symbol)
        return analysis.names.places(of: symbol).map(\.span)
    }

    private func occurrence(at offset: Int) throws(RPCError) -> NameIndex.Occurrence {
        if let external = analysis.names.external(at: offset) {
            throw Self.refusal("`\(external.function ?? external.module)` belongs to the module `\(external.module)`; rename it there")
        }
        guard let occurrence = analysis.names.occurrence(at: offset) else { throw Self.refusal("there is no name of this program here") }
        let symbol = analysis.names.symbols[occurrence.symbol]
        if symbol.kind == .label, analysis.names.unclearLabels.contains(symbol.name) {
            throw Self.refusal("`\(symbol.name)` is a label of several choices, and it is not clear everywhere which of them is meant")
        }
        if symbol.kind == .module { throw Self.refusal("`\(symbol.name)` is a module, called by the name of its file") }
        return occurrence
    }

    // MARK: The new name

    private func check(_ name: String, for index: Int) throws(RPCError) {
        let symbol = analysis.names.symbols[index]
        guard Self.isName(name) else {
            throw Self.refusal("a name starts with a letter and goes on with letters, digits and _, at most 64 of them")
        }
        if Words.reserved.contains(name) { throw Self.refusal("`\(name)` is a word of the language and cannot be a name") }
        let isCallable = symbol.kind == .rule || symbol.kind == .function
        if isCallable, Words.verbs.union(Words.functions).union(Words.forms).contains(name) {
            throw Self.refusal("`\(name)` is something that the language has by itself, so nothing else can be called so")
        }
        if let owner = analysis.names.symbols.first(where: { $0.name == name && clashes($0, with: symbol) }) {
            throw Self.refusal("`\(name)` is already the name of a \(owner.kind.phrase)")
        }
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, (1...64).contains(text.utf8.count) else { return false }
        func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte) }
        return isLetter(first) && text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x5f }
    }

    /// Whether two things cannot have one name. Records have names of their own, and so have the fields of each record; a function
    /// knows its own names and those of functions.
    private func clashes(_ other: NameIndex.Symbol, with symbol: NameIndex.Symbol) -> Bool {
        switch (symbol.kind, other.kind) {
        case (.record, _), (_, .record): symbol.kind == other.kind
        case (.field, .field): symbol.owner == other.owner
        case (.argument, .argument), (.argument, .local), (.local, .argument), (.local, .local): symbol.owner == other.owner
        case (.argument, _), (.local, _): [.function, .label, .module].contains(other.kind)
        case (_, .argument), (_, .local): [.function, .label].contains(symbol.kind)
        case (.row, .row), (.label, .label): symbol.owner == other.owner
        default: true
        }
    }

    static func refusal(_ message: String) -> RPCError { RPCError(.requestFailed, message) }
}

extension Analysis {
    /// Whether `other` is the same program with the places of one symbol spelt otherwise: the names stand for the same things, and
    /// there are as many faults in names and types.
    func isSameProgram(as other: Analysis) -> Bool {
        names.occurrences.map(\.symbol) == other.names.occurrences.map(\.symbol) && nameErrorCount == other.nameErrorCount
    }

    /// Those of ranges do not count: no name changes them, and they may not be known yet.
    private var nameErrorCount: Int { (typed?.diagnostics ?? diagnostics).count { $0.severity == .error } }
}
