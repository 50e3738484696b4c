// SPDX-License-Identifier: Apache-2.0

/// A signal of a constraint system that is being built: the constant one, an input, an output or an intermediate value.
///
/// Only the system that made it gives it a meaning.
public struct Variable: Hashable, Comparable, Sendable {
    /// Position among the variables of its system, in order of creation.
    @usableFromInline let index: UInt32

    @inlinable
    init(index: UInt32) { self.index = index }

    /// The signal that is always 1.
    @inlinable
    public static var one: Variable { Variable(index: 0) }

    @inlinable
    public static func < (a: Variable, b: Variable) -> Bool { a.index < b.index }
}
