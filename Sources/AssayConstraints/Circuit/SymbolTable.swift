// SPDX-License-Identifier: Apache-2.0

/// Names of the variables of a circuit: one line of a `.sym` file each.
public struct SymbolTable: Hashable, Sendable {
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

    /// Ascending by label.
    public var symbols: [Symbol]

    public init(_ symbols: [Symbol] = []) { self.symbols = symbols }
}
