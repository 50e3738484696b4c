// SPDX-License-Identifier: Apache-2.0

/// What kind of value an expression has.
enum ValueType: Hashable, Sendable {
    /// A number; the unit is `nil` for a constant written without one, which takes the unit of the other side.
    case number(Unit?)
    case condition
    /// One of these labels.
    case choice([String])
    /// An error has been reported; fits everywhere so that it is reported once.
    case unknown

    /// For a sentence.
    var phrase: String {
        switch self {
        case .number(let unit?) where unit != .none: "a number in `\(unit)`"
        case .number: "a number"
        case .condition: "a condition"
        case .choice(let labels): "a choice of " + labels.map { "`\($0)`" }.joined(separator: ", ")
        case .unknown: "unclear"
        }
    }
}

extension ValueType: CustomStringConvertible {
    var description: String {
        switch self {
        case .number(nil): "bare number"
        case .number(Unit.none?): "number"
        case .number(let unit?): unit.description
        case .condition: "condition"
        case .choice(let labels): labels.joined(separator: " | ")
        case .unknown: "?"
        }
    }
}

extension FieldType {
    var valueType: ValueType {
        switch self {
        case .number(_, _, _, let unit): .number(unit)
        case .choice(let labels): .choice(labels)
        }
    }
}
