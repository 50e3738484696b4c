// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayCrypto

/// The words of a line, each of which has one way to be written.
///
/// Bytes from the file to the number: certificates have megabytes, and most of a check would be the making of strings.
struct WordReader {
    private typealias Word = ArraySlice<UInt8>

    /// What is left of the line; `nil` after its last word.
    private var rest: ArraySlice<UInt8>?

    init(_ line: ArraySlice<UInt8>) { rest = line }

    var isAtEnd: Bool { rest == nil }

    private mutating func nextWord() -> Word? {
        guard let line = rest else { return nil }
        guard let space = line.firstIndex(of: UInt8(ascii: " ")) else {
            rest = nil
            return line
        }
        rest = line[(space + 1)...]
        return line[..<space]
    }

    mutating func next() -> String? { nextWord().map { String(decoding: $0, as: UTF8.self) } }

    mutating func nextInt() -> Int? { nextWord().flatMap { Self.int($0) } }

    /// A number, or `-` for none.
    mutating func nextOptionalInt() -> Int?? {
        guard let word = nextWord() else { return nil }
        if Self.isDash(word) { return .some(nil) }
        return Self.int(word).map { .some($0) }
    }

    mutating func nextInts() -> [Int]? { nextList { Self.int($0) } }

    mutating func nextFactor() -> Factor? { nextWord().flatMap { Self.factor($0) } }

    mutating func nextFactors() -> [Factor]? { nextList { Self.factor($0) } }

    mutating func nextElement<F: PrimeField>() -> F? { nextWord().flatMap { Self.element($0) } }

    mutating func nextElements<F: PrimeField>() -> [F]? { nextList { Self.element($0) } }

    mutating func nextMultiples<F: PrimeField>() -> [FactMultiple<F>]? {
        nextList { word in Self.pair(word).flatMap { number, value in Self.element(value).map { FactMultiple(number, $0) } } }
    }

    mutating func nextWeights<F: PrimeField>(_: F.Type) -> [FactMultiple<WideInteger>]? {
        nextList { word in
            Self.pair(word).flatMap { number, value in Self.number(value, F.self).map { FactMultiple(number, $0) } }
        }
    }

    /// 0 or 1.
    mutating func nextFlag() -> Bool? { next().flatMap { ["0": false, "1": true][$0] } }

    /// A constraint and a factor, or `- a` for none.
    mutating func nextPlace() -> (Int, Factor)?? {
        guard let number = nextOptionalInt(), let factor = nextFactor() else { return nil }
        guard let number else { return factor == .a ? .some(nil) : nil }
        return .some((number, factor))
    }

    /// `- a 0 - -` for none; `nil` when it is neither.
    mutating func nextEscape<F: PrimeField>(_: F.Type) -> Escape<F>?? {
        guard let place = nextPlace(), let share: F = nextElement(), let factor: [FactMultiple<F>] = nextMultiples(),
            let rest: [FactMultiple<F>] = nextMultiples()
        else { return nil }
        guard let place else { return share.isZero && factor.isEmpty && rest.isEmpty ? .some(nil) : nil }
        return Escape(constraint: place.0, factor: place.1, share: share, usingFactor: factor, usingRest: rest)
    }

    mutating func nextRootShape<F: PrimeField>() -> RootShape<F>? {
        guard let square = nextPlace(), let square, let multiple = nextPlace(), let isNearest = nextFlag(), let scale: F = nextElement(),
            let relief = nextPlace(), let share: F = nextElement()
        else { return nil }
        return RootShape(
            square: Place(square), multiple: multiple.map(Place.init), isNearest: isNearest, scale: scale.signedInteger,
            relief: relief.map(Place.init), share: share)
    }

    mutating func nextCaseSum<F: PrimeField>() -> CaseSum<F>? {
        guard let flag: F = nextElement(), let product: F = nextElement(), let hasDistance = nextFlag(), let parts = nextWeights(F.self)
        else { return nil }
        return CaseSum(flag: flag, product: product, hasDistance: hasDistance, parts: parts)
    }

    /// Wires with coefficients; wire 0 for the constant.
    mutating func nextForm<F: PrimeField>() -> Form<F>? {
        let terms: [Form<F>.Term]? = nextList { word in
            guard let (wire, value) = Self.pair(word), let wire = UInt32(exactly: wire) else { return nil }
            return Self.element(value).map { Form.Term(wire, $0) }
        }
        return terms.map { Form($0) }
    }

    /// A SHA-256 digest.
    mutating func nextDigest() -> [UInt8]? {
        nextWord().flatMap { Hexadecimal.bytes(digits: $0) }.flatMap { $0.count == SHA256.byteCount ? $0 : nil }
    }

    /// Items with commas between them, or `-` for none.
    private mutating func nextList<T>(_ item: (Word) -> T?) -> [T]? {
        guard let word = nextWord() else { return nil }
        if Self.isDash(word) { return [] }
        var items: [T] = []
        var rest = word
        while let comma = rest.firstIndex(of: UInt8(ascii: ",")) {
            guard let next = item(rest[..<comma]) else { return nil }
            items.append(next)
            rest = rest[(comma + 1)...]
        }
        guard let last = item(rest) else { return nil }
        items.append(last)
        return items
    }

    private static func isDash(_ word: Word) -> Bool { word.count == 1 && word.first == UInt8(ascii: "-") }

    private static func factor(_ word: Word) -> Factor? { Factor(rawValue: String(decoding: word, as: UTF8.self)) }

    private static func pair(_ word: Word) -> (Int, Word)? {
        guard let colon = word.firstIndex(of: UInt8(ascii: ":")), let number = int(word[..<colon]) else { return nil }
        return (number, word[(colon + 1)...])
    }

    /// Digits without a sign and without zeros in front, that an `Int` has room for.
    private static func int(_ digits: Word) -> Int? {
        guard let first = digits.first, first != UInt8(ascii: "0") || digits.count == 1 else { return nil }
        var value = 0
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            let (tens, isLong) = value.multipliedReportingOverflow(by: 10)
            let (sum, isLonger) = tens.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
            guard !isLong, !isLonger else { return nil }
            value = sum
        }
        return value
    }

    private static func element<F: PrimeField>(_ word: Word) -> F? { number(word, F.self).map { F($0) } }

    /// A signed number of least magnitude in a field.
    private static func number<F: PrimeField>(_ word: Word, _: F.Type) -> WideInteger? {
        let isNegative = word.first == UInt8(ascii: "-")
        let digits = isNegative ? word.dropFirst() : word
        // In a field of a few bits a short number may not be of least magnitude.
        if digits.count <= longestShort, F.bitWidth > 64 {
            guard let value = int(digits), !isNegative || value > 0 else { return nil }
            return WideInteger(isNegative ? -value : value)
        }
        guard let magnitude = F(String(decoding: digits, as: UTF8.self)) else { return nil }
        let number = (isNegative ? -magnitude : magnitude).signedInteger
        return number.isNegative == isNegative ? number : nil
    }

    /// Digits that an `Int` has room for, whatever they are.
    private static var longestShort: Int { 18 }
}
