// SPDX-License-Identifier: Apache-2.0

/// What one instruction of a witness program computes. "Signed" reads a field element as its representative of least magnitude.
///
/// The numbers stand in files and are never reused.
enum Opcode: UInt8, Sendable, CaseIterable {
    /// `[a] → a`.
    case linear = 0
    /// `[a, b] → a · b`.
    case product = 1
    /// `[a] → a², a⁴, a⁵`: the S-box of Poseidon.
    case fifthPower = 2
    /// `[a] → n digits` with weights 1, 2, …, 2ⁿ⁻², w, the last being the parameter. Fails when `a` is not in `0 ... 2ⁿ⁻¹ - 1 + w`.
    case digits = 3
    /// `[a, b] → q, r` with `a = q · b + r` and `0 <= r < b` over the integers, `a` signed. Fails unless `b` is positive.
    case division = 4
    /// `[a] → inverse of a or 0, 1 if a is zero else 0`.
    case zeroTest = 5
    /// `[a] → inverse of a`. Fails when `a` is zero.
    case inverse = 6
    /// `[a] → 1 if a is negative, else 0`, signed.
    case sign = 7
    /// `[c, a, b] → a if c is not zero, else b`.
    case selection = 8
    /// `[a₁, …, aₙ] → the least of them`, signed.
    case minimum = 9

    /// How many operands an instruction takes; `nil` for any number from one up.
    var operandCount: Int? {
        switch self {
        case .linear, .fifthPower, .digits, .zeroTest, .inverse, .sign: 1
        case .product, .division: 2
        case .selection: 3
        case .minimum: nil
        }
    }

    /// How many values an instruction yields; `nil` for any number from one up.
    var outputCount: Int? {
        switch self {
        case .linear, .product, .inverse, .sign, .selection, .minimum: 1
        case .division, .zeroTest: 2
        case .fifthPower: 3
        case .digits: nil
        }
    }
}
