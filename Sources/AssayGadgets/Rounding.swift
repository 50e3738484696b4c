// SPDX-License-Identifier: Apache-2.0

/// How a quotient becomes an integer.
public enum Rounding: String, Hashable, Sendable, CaseIterable {
    /// Towards −∞.
    case down
    /// Towards +∞.
    case up
    /// To the nearest; a half goes towards +∞.
    case halfUp
    /// To the nearest; a half goes to the even neighbour.
    case halfEven
}
