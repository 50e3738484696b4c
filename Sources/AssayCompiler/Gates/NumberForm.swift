// SPDX-License-Identifier: Apache-2.0

/// How gates carry a value of the program.
enum Form: Hashable, Sendable {
    /// An exact rational.
    case number(NumberForm)
    /// A condition (0 or 1) or a choice (index of the label).
    case whole(GateID, exists: GateID?)

    /// 1 where the value exists; `nil` when it always does.
    var exists: GateID? {
        switch self {
        case .number(let form): form.exists
        case .whole(_, let exists): exists
        }
    }
}

/// The rational number `factor · numerator / denominator`.
///
/// So a share stays the pair of its counts, and a comparison of two shares multiplies crosswise: nothing is divided until
/// the program rounds. Where the value does not exist, numerator and denominator still have values, which mean nothing.
struct NumberForm: Hashable, Sendable {
    /// Positive.
    let factor: Rational
    let numerator: GateID
    /// Always positive; `nil` stands for 1.
    var denominator: GateID?
    /// 1 where the value exists; `nil` when it always does.
    var exists: GateID?
}

/// The result of the pass that makes gates.
struct GateProgram: Sendable {
    let program: Program
    var builder: GateBuilder
    /// How gates carry each node, by the node's index.
    var forms: [Form]
    /// For each node that is a number, all values that its form can have, meaningless ones included.
    var values: [ValueInterval?]
    /// Requirements and outputs, in order.
    var steps: [GateStep]
    /// What gates are worth without their rows and fields; found out by the simplifier.
    var absence: Absence?
}

/// Something that the circuit must do, beyond computing gates.
enum GateStep: Hashable, Sendable {
    /// The condition must be 1.
    case require(GateID, statement: Int)
    /// The gate times the factor is the output's raw value.
    case output(GateID, factor: Rational, statement: Int)
}
