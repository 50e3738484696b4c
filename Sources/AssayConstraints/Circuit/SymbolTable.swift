// SPDX-License-Identifier: Apache-2.0

/// Names of the variables of a circuit: one line of a `.sym` file each.
public struct SymbolTable: Sendable {
    public struct Symbol: Hashable, Sendable {
        /// Number of the variable, from 1.
        public var label: UInt64
        /// Its wire; `nil` when elimination removed it.
        public var wire: UInt32?
        /// Number of the component that holds it; 0 in circuits made here.
        public var component: UInt32
        /// Qualified name, such as `main.score`.
        public var name: String

        public init(label: UInt64, wire: UInt32?, component: UInt32 = 0, name: String) {
            self.label = label
            self.wire = wire
            self.component = component
            self.name = name
        }
    }

    enum Storage: Sendable {
        case listed([Symbol])
        /// The variables of a system made here: most have no name but their number, so names are made when somebody asks.
        case numbered(WireNumbering, names: [UInt32: String])
    }

    let storage: Storage
    /// Before every name of a system made here: the component that all of it is in.
    static let prefix = "main."

    public init(_ symbols: [Symbol] = []) { storage = .listed(symbols) }

    init(_ wires: WireNumbering, names: [UInt32: String]) { storage = .numbered(wires, names: names) }

    /// Ascending by label.
    public var symbols: [Symbol] { (0..<count).map { self[$0] } }

    var count: Int {
        switch storage {
        case .listed(let symbols): symbols.count
        case .numbered(let wires, _): wires.wire.count - 1
        }
    }

    subscript(i: Int) -> Symbol {
        switch storage {
        case .listed(let symbols): return symbols[i]
        case .numbered(let wires, let names):
            let variable = UInt32(i + 1)
            return Symbol(
                label: UInt64(variable), wire: wires[wireOf: variable], name: "\(Self.prefix)\(names[variable] ?? "_\(variable)")")
        }
    }
}

extension SymbolTable: Hashable {
    public static func == (a: Self, b: Self) -> Bool { a.count == b.count && (0..<a.count).allSatisfy { a[$0] == b[$0] } }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for i in 0..<count { hasher.combine(self[i]) }
    }
}
