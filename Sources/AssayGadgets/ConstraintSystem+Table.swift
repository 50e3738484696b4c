// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints

/// The first powers of x, the distance of a value from the lower end of its interval: what its tables and flags share.
public struct Powers<F: PrimeField>: Sendable {
    /// Where the value lies.
    public let range: ClosedRange<WideInteger>
    /// 1, x, x², ….
    let powers: [LinearCombination<F>]

    /// The integers of the interval.
    public let count: Int

    /// The greatest power.
    public var degree: Int { powers.count - 1 }
}

extension ConstraintSystem {
    /// The powers of a value up to `degree`, or all that tables of its interval can use.
    ///
    /// Cost: degree − 1; K − 2 for all powers of an interval of K integers.
    ///
    /// Sound: each is the product of the one before and x.
    public mutating func powers(of value: Bounded<F>, upTo degree: Int? = nil) -> Powers<F> {
        let width = value.range.upperBound - value.range.lowerBound
        guard let last = width.int, width < F.modulusInteger else { preconditionFailure("an interval too wide for a table") }
        let base = value.value - Combination(value.range.lowerBound)
        var powers: [Combination] = [1, base]
        for _ in stride(from: 2, through: min(degree ?? last, last), by: 1) { powers.append(product(powers[powers.count - 1], base)) }
        return Powers(range: value.range, powers: powers, count: last + 1)
    }

    /// For each integer of the value's interval whether the value is that one.
    ///
    /// Cost: K − 2 for K integers; 0 up to two of them. The flags have K terms each, so this is for small intervals.
    ///
    /// Sound: flag i is the polynomial of degree K − 1 that is 1 at i and 0 at the other integers of the interval.
    public mutating func oneHot(_ value: Bounded<F>) -> [Bit<F>] { oneHot(powers(of: value)) }

    /// The same for powers of a value, all of which must be there. Cost: 0.
    public func oneHot(_ powers: Powers<F>) -> [Bit<F>] { flags(powers, Interpolation<F>.flags(powers.count)) }

    /// The flags whose polynomials are those of `Interpolation.flags`.
    func flags(_ powers: Powers<F>, _ polynomials: [[F]]) -> [Bit<F>] {
        precondition(powers.degree >= powers.count - 1, "flags take all powers")
        return polynomials.map { Bit(assuming: combination($0[...], of: powers)) }
    }

    /// The entry of a table that has one for each integer of the value's interval, in order.
    ///
    /// Cost: least over k of k + ⌈D / k⌉ − 2, about 2√D, where D < K is the degree of the polynomial through the K entries: 14 for 64 of
    /// them, 30 for 256; 0 for a table that is a straight line.
    ///
    /// Sound: the result is that polynomial at x, by its powers up to k and Horner's rule in xᵏ (Paterson and Stockmeyer, "On the number of
    /// nonscalar multiplications necessary to evaluate polynomials", 1973); every product is a constraint.
    public mutating func lookUp(_ value: Bounded<F>, in table: [WideInteger]) -> Bounded<F> { lookUp(value, in: [table])[0] }

    /// The entry of each table at one value.
    ///
    /// Cost: least over k of k − 1 + Σ(⌈D / k⌉ − 1), over the tables that are no straight lines. Sound: as for one table.
    public mutating func lookUp(_ value: Bounded<F>, in tables: [[WideInteger]]) -> [Bounded<F>] {
        lookUp(value, in: tables.map(TablePolynomial.init))
    }

    mutating func lookUp(_ value: Bounded<F>, in tables: [TablePolynomial<F>]) -> [Bounded<F>] {
        let (step, _) = Self.cheapestStep(tables.map(\.degree))
        let choice = { () -> EncodingChoice in
            let count = tables.first?.count ?? 0
            return EncodingChoice(
                "table of \(count) entries", by: "a polynomial, by powers up to \(step)",
                others: [.init("a flag for each entry", max(count - 2, 0))])
        }
        return choosing(choice()) { $0.lookUp($0.powers(of: value, upTo: step), in: tables) }
    }

    /// The entry of each table at a value with powers up to k. Cost: ⌈D / k⌉ − 1 for each. Sound: as for one table.
    public mutating func lookUp(_ powers: Powers<F>, in tables: [[WideInteger]]) -> [Bounded<F>] {
        lookUp(powers, in: tables.map(TablePolynomial.init))
    }

    private mutating func lookUp(_ powers: Powers<F>, in tables: [TablePolynomial<F>]) -> [Bounded<F>] {
        tables.map { table in
            precondition(table.count == powers.count, "a table of \(table.count) entries for \(powers.count) integers")
            return checking("table") { Bounded(assuming: $0.polynomial(table.coefficients, of: powers), in: table.range) }
        }
    }

    /// What tables whose polynomials have these degrees cost at one value. A compiler asks this when it chooses between tables and other
    /// ways.
    public static func tableCost(_ degrees: [Int]) -> Int { cheapestStep(degrees).cost }

    static func cheapestStep(_ degrees: [Int]) -> (step: Int, cost: Int) {
        let open = degrees.filter { $0 > 1 }
        let costs = (1...max(open.max() ?? 1, 1)).lazy.map { step in
            (step: step, cost: step - 1 + open.reduce(0) { $0 + ($1 + step - 1) / step - 1 })
        }
        return costs.min { $0.cost < $1.cost } ?? (1, 0)
    }

    private mutating func polynomial(_ coefficients: [F], of powers: Powers<F>) -> Combination {
        let step = powers.degree
        let degree = coefficients.count - 1
        var start = max((degree + step - 1) / step - 1, 0) * step
        var sum = combination(coefficients[start...], of: powers)
        while start > 0 {
            start -= step
            sum = product(sum, powers.powers[step]) + combination(coefficients[start..<start + step], of: powers)
        }
        return sum
    }

    /// The sum of the first powers with these coefficients.
    private func combination(_ coefficients: ArraySlice<F>, of powers: Powers<F>) -> Combination {
        .sum(zip(coefficients, powers.powers).map { $0 * $1 })
    }
}

/// A table as the polynomial through its entries.
struct TablePolynomial<F: PrimeField> {
    let count: Int
    let range: ClosedRange<WideInteger>
    let coefficients: [F]

    init(_ table: [WideInteger]) {
        count = table.count
        coefficients = Interpolation<F>.coefficients(table)
        range = table.dropFirst().reduce(table[0]...table[0]) { min($0.lowerBound, $1)...max($0.upperBound, $1) }
    }

    var degree: Int { coefficients.count - 1 }
}

/// Polynomials through given values at 0, 1, 2, ….
enum Interpolation<F: PrimeField> {
    /// The coefficients, lowest first and without zeros at the end, of the polynomial through the values; time quadratic in their number.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    static func coefficients(_ values: [WideInteger]) -> [F] {
        precondition(!values.isEmpty, "a table without entries")
        var differences = values.map { F($0) }
        for order in stride(from: 1, to: values.count, by: 1) {
            let inverse = F(order).inverse ?? .zero
            for i in (order..<values.count).reversed() { differences[i] = inverse * (differences[i] - differences[i - 1]) }
        }
        // Newton's form, multiplied out from the top.
        var result: [F] = []
        for (i, difference) in differences.enumerated().reversed() {
            result = multiplied(result, byRoot: F(i))
            if result.isEmpty { result = [difference] } else { result[0] = result[0] + difference }
        }
        while result.count > 1, result[result.count - 1].isZero { result.removeLast() }
        return result
    }

    /// For each i below `count` the coefficients of the polynomial of degree `count` − 1 that is 1 at i and 0 at the other integers below
    /// `count`. Time quadratic in `count`.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    static func flags(_ count: Int) -> [[F]] {
        let all = (0..<count).reduce([F.one]) { multiplied($0, byRoot: F($1)) }
        return (0..<count).map { i in
            let root = F(i)
            // All over X − i, from the top; its value at i makes it 1 there.
            var quotient = Array(all.dropFirst())
            for k in (0..<count - 1).reversed() { quotient[k] = quotient[k] + root * quotient[k + 1] }
            let value = quotient.reversed().reduce(F.zero) { $0 * root + $1 }
            let scale = value.inverse ?? .zero
            return quotient.map { scale * $0 }
        }
    }

    /// The polynomial times X − root.
    private static func multiplied(_ polynomial: [F], byRoot root: F) -> [F] {
        guard !polynomial.isEmpty else { return [] }
        var result = [F.zero] + polynomial
        for (i, coefficient) in polynomial.enumerated() { result[i] = result[i] - root * coefficient }
        return result
    }
}
