// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Elements that are machine's integers when they are read signed: most values of a witness are flags, digits, readings and sums of them, and
/// most coefficients are small too. An integer's product takes a tenth of the time of an element's.
enum SmallInteger {
    /// Stands for an element that is none.
    static var none: Int { .min }
}

extension PrimeField {
    /// Whether integers that differ by less than 2⁶⁵ are different elements, so that sums and products may be compared as integers.
    static var hasSmallIntegers: Bool { bitWidth > 66 }

    /// The element read signed, when that is a machine's integer above the least.
    var smallInteger: Int? {
        if isZero { return 0 }
        if self == .one { return 1 }
        guard let value = signedInteger.int, value != .min else { return nil }
        return value
    }

    /// The small integers of elements, and `none` for the others, which all of them are in a field that has no small integers.
    static func smallIntegers(of elements: [Self]) -> [Int] {
        guard hasSmallIntegers else { return [Int](repeating: SmallInteger.none, count: elements.count) }
        return elements.map { $0.smallInteger ?? SmallInteger.none }
    }
}
