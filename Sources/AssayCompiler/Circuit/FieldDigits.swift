// SPDX-License-Identifier: Apache-2.0
internal import AssayConstraints
internal import AssaySyntax
internal import BigInt

/// Fields whose last digit the program asks for, such as `remainder(systolic, 10)`.
///
/// The digit and what is left without it are found by a division, which holds both to their ranges. Where the base divides the number of
/// values of the field, those ranges say all that the range of the field says, and at the same cost: the field is then held to its
/// range by its last digit, and the division costs nothing more.
struct FieldDigits {
    /// A quotient of a field that is known by its last digit.
    struct Digit {
        let field: FieldReference
        /// What the quotient is above that of the field's distance from its lower end.
        let shift: BigInt
    }

    private var bases: [FieldReference: BigInt] = [:]
    private var quotients: [[GateID]: Digit] = [:]

    /// The base in which a field's last digit is asked for.
    func base(of field: FieldReference) -> BigInt? { bases[field] }

    /// The quotient of two gates, where it is that of a field and the base of its digits.
    subscript(_ dividend: GateID, _ divisor: GateID) -> Digit? { quotients[[dividend, divisor]] }

    init(_ gates: GateProgram) {
        for id in gates.needed {
            guard case .quotient(let dividend, let divisor, .down) = gates.builder[id].operation,
                let base = gates.builder.point(divisor), base > 1, let (field, constant) = Self.field(dividend, gates.builder)
            else { continue }
            let range = gates.program.field(field).type.rawRange
            let (lower, count) = (BigInt(range.lowerBound), BigInt(range.upperBound) - BigInt(range.lowerBound) + 1)
            // With another base, or where the field's distance from its lower end has other digits, it is divided as any value.
            guard count % base == 0, (lower + constant) % base == 0, bases[field] == nil || bases[field] == base else { continue }
            bases[field] = base
            quotients[[dividend, divisor]] = Digit(field: field, shift: (lower + constant) / base)
        }
    }

    /// A field, plus a constant.
    private static func field(_ gate: GateID, _ builder: GateBuilder) -> (FieldReference, BigInt)? {
        switch builder[gate].operation {
        case .cell(let field): return (field, 0)
        case .linear(let constant, let terms):
            guard terms.count == 1, terms[0].coefficient == 1, case .cell(let field) = builder[terms[0].gate].operation else { return nil }
            return (field, constant)
        default: return nil
        }
    }
}
