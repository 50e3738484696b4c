// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayCrypto

/// The words of a line, each of which has one way to be written.
struct WordReader {
    private var words: ArraySlice<Substring>

    init(_ line: String) { words = line.split(separator: " ", omittingEmptySubsequences: false)[...] }

    var isAtEnd: Bool { words.isEmpty }

    mutating func next() -> Substring? { words.popFirst() }

    mutating func nextInt() -> Int? { next().flatMap { Self.int($0) } }

    /// A number, or `-` for none.
    mutating func nextOptionalInt() -> Int?? {
        guard let word = next() else { return nil }
        if word == "-" { return .some(nil) }
        return Self.int(word).map { .some($0) }
    }

    mutating func nextInts() -> [Int]? { nextList { Self.int($0) } }

    mutating func nextFactor() -> Factor? { next().flatMap { Factor(rawValue: String($0)) } }

    mutating func nextFactors() -> [Factor]? { nextList { Factor(rawValue: String($0)) } }

    mutating func nextElement<F: PrimeField>() -> F? { next().flatMap { Self.element($0) } }

    mutating func nextElements<F: PrimeField>() -> [F]? { nextList { Self.element($0) } }

    mutating func nextMultiples<F: PrimeField>() -> [FactMultiple<F>]? {
        nextList { word in Self.pair(word).flatMap { number, value in Self.element(value).map { FactMultiple(number, $0) } } }
    }

    mutating func nextWeights<F: PrimeField>(_: F.Type) -> [FactMultiple<WideInteger>]? {
        let multiples: [FactMultiple<F>]? = nextMultiples()
        return multiples?.map { FactMultiple($0.fact, $0.factor.signedInteger) }
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
        next().flatMap { Hexadecimal.bytes($0) }.flatMap { $0.count == SHA256.byteCount ? $0 : nil }
    }

    /// Items with commas between them, or `-` for none.
    private mutating func nextList<T>(_ item: (Substring) -> T?) -> [T]? {
        guard let word = next() else { return nil }
        if word == "-" { return [] }
        let parts = word.split(separator: ",", omittingEmptySubsequences: false)
        let items = parts.compactMap(item)
        return items.count == parts.count ? items : nil
    }

    private static func pair(_ word: Substring) -> (Int, Substring)? {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = int(parts[0]) else { return nil }
        return (number, parts[1])
    }

    private static func int(_ word: Substring) -> Int? {
        guard let value = Int(word), value >= 0, String(value) == word else { return nil }
        return value
    }

    /// A signed number of least magnitude.
    private static func element<F: PrimeField>(_ word: Substring) -> F? {
        let isNegative = word.first == "-"
        guard let magnitude = F(String(isNegative ? word.dropFirst() : word)) else { return nil }
        let element = isNegative ? -magnitude : magnitude
        return element.signedInteger.isNegative == isNegative && (!isNegative || !element.isZero) ? element : nil
    }
}
