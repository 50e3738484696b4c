// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// What may be a digit of a value, times its weight.
struct CutDigit<F: PrimeField> {
    let fact: Int
    let factor: F
    let weight: WideInteger
    /// `nil` for the form itself.
    let wire: UInt32?
    let upper: WideInteger
    /// Of the digit, and of what it lacks of its greatest value.
    let values: Interval
    let gaps: Interval

    init?(_ fact: Int, _ factor: F, wire: UInt32?, of range: Interval?, isBounded: Bool) {
        let weight = factor.signedInteger
        guard let range, let values = range.times(weight), let gaps = Interval(0, range.width)?.times(weight) else { return nil }
        (self.fact, self.factor, self.weight, self.wire) = (fact, factor, weight, wire)
        (upper, self.values, self.gaps) = (range.upper, values, isBounded ? values : gaps)
    }
}

/// The digits of a value for fewer and fewer flags: a wire is a digit once the first flag that it stands in is none of the value's.
struct CutDigits<F: PrimeField> {
    private let all: [CutDigit<F>]
    /// With how many flags each is a digit, at most.
    private let mostFlags: [Int]
    /// Digits that are to be added yet, the next one last.
    private var waiting: [Int]
    private var values: Interval? = .zero
    private var gaps: Interval? = .zero

    init(_ digits: [CutDigit<F>], flags: [Form<F>]) {
        all = digits
        var flagOfWire: [UInt32: Int] = [:]
        for (number, flag) in flags.enumerated() {
            for term in flag.terms where flagOfWire[term.wire] == nil { flagOfWire[term.wire] = number }
        }
        let mostFlags = digits.map { digit in digit.wire.flatMap { flagOfWire[$0] } ?? flags.count }
        self.mostFlags = mostFlags
        waiting = digits.indices.sorted { mostFlags[$0] < mostFlags[$1] }
    }

    /// Whether neither the digits together nor what they lack of their greatest values goes below zero; to be asked for fewer flags each time.
    mutating func areNeverBelowZero(with flagCount: Int) -> Bool {
        while let next = waiting.last, mostFlags[next] >= flagCount {
            waiting.removeLast()
            values = values?.adding(all[next].values)
            gaps = gaps?.adding(all[next].gaps)
        }
        guard let values, let gaps else { return false }
        return !values.lower.isNegative && !gaps.lower.isNegative
    }

    func digits(with flagCount: Int) -> [CutDigit<F>] {
        all.indices.filter { mostFlags[$0] >= flagCount }.map { all[$0] }
    }
}
