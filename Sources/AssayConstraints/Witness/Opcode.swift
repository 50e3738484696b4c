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
    /// `[a] → ⌊√a⌋`; 0 when `a`, read signed, is negative.
    case squareRoot = 10
    /// `[k, v₁, m₁, …, vₙ, mₙ] → x, y, s₁, …, sₙ`: of the values v whose m is not zero, in signed order, the k-th least x and the one
    /// after it, y (the last again when there is none); and sᵢ = 1 when vᵢ is among the k that come first, else 0. Equal values stand in
    /// the order of the operands. k, read signed, counts from 1: what is below stands for 0 and gives x = y = the least, what is above
    /// for the number of values. All results are 0 when every m is.
    case order = 11

    /// How many operands an instruction takes; `nil` where `allows` says more.
    var operandCount: Int? {
        switch self {
        case .linear, .fifthPower, .digits, .zeroTest, .inverse, .sign, .squareRoot: 1
        case .product, .division: 2
        case .selection: 3
        case .minimum, .order: nil
        }
    }

    /// Whether an instruction can have so many operands.
    func allows(operands count: Int) -> Bool {
        switch self {
        case .minimum: count > 0
        case .order: count > 1 && count % 2 == 1
        default: count == operandCount
        }
    }

    /// How many values an instruction yields; `nil` for digits, of which there may be any number from one up.
    func outputCount(operands count: Int) -> Int? {
        switch self {
        case .linear, .product, .inverse, .sign, .selection, .minimum, .squareRoot: 1
        case .division, .zeroTest: 2
        case .fifthPower: 3
        case .digits: nil
        case .order: 2 + count / 2
        }
    }
}
