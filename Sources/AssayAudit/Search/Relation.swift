// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate

/// A sum of wires that may give them away: the form of a fact.
struct Relation<F: PrimeField> {
    /// The fact; either a range, so that form and wires are digits of what is known of the form, or a determined form.
    var fact: Int
    var isRange: Bool
    /// For a form that is zero, the fact that says so as a range.
    var zero: Int?
    var form: Form<F>
    /// The fact that is its range, when there is one.
    var range: Int? { isRange ? fact : zero }
    /// Whether it is one of those that wait.
    var isPostponed = false
    /// Unknown wires when their digits were last tried.
    var lastTried: Int32 = .max
    /// Unknown wires when a form was last tried in place of the wire without a range.
    var lastTriedForm: Int32 = .max
    /// Unknown wires.
    var unknownCount: Int32 = 0
    /// Unknown wires without a range.
    var openCount: Int32 = 0
    /// Wires without a range, known or not.
    var unrangedCount: Int32 = 0
}
