// SPDX-License-Identifier: Apache-2.0

/// The passes of the compiler, in the order in which they run; each can print what it made.
public enum Pass: String, CaseIterable, Sendable {
    /// Text to tree.
    case parse
    /// Every name replaced by what it names.
    case resolve
    /// Kinds, units and missing values checked; nodes on exact rationals.
    case check
    /// Whole numbers only: sums, products, tests and row sums, equal ones shared.
    case gates
    /// Ranges and divisions checked; changes nothing.
    case ranges
    /// Gates that come for free or are not needed taken out.
    case simplify
    /// Constraints and the steps that compute the witness, made by gadgets.
    case lower
    /// Linear constraints solved away, wires numbered, and the program that computes the witness.
    case eliminate
}
