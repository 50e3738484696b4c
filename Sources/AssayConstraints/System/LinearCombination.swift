// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// A sum of variables with coefficients; its constant part is the coefficient of `Variable.one`.
///
/// Sums, differences and multiples cost no constraint. Two combinations are equal exactly when they are the same function.
public struct LinearCombination<F: PrimeField>: Hashable, Sendable {
    /// One variable times its coefficient, which is never zero.
    public struct Term: Hashable, Sendable {
        public let variable: Variable
        public let coefficient: F

        @inlinable
        public init(_ variable: Variable, _ coefficient: F) {
            self.variable = variable
            self.coefficient = coefficient
        }
    }

    /// Terms ascend by variable, each variable once. One and two terms, which most combinations have, stand in the value itself; so equal
    /// combinations are stored alike.
    @usableFromInline
    enum Storage: Hashable, Sendable {
        case none
        case one(Term)
        case two(Term, Term)
        /// Three terms or more.
        case many([Term])
    }

    @usableFromInline let storage: Storage

    /// Trusts that `terms` ascend by variable and have no zero coefficient.
    init(sorted terms: [Term]) {
        storage =
            switch terms.count {
            case 0: .none
            case 1: .one(terms[0])
            case 2: .two(terms[0], terms[1])
            default: .many(terms)
            }
    }

    @inlinable
    init(_ storage: Storage) { self.storage = storage }

    @inlinable
    public init(_ variable: Variable) { self.init(.one(Term(variable, .one))) }

    /// A constant.
    @inlinable
    public init(_ constant: F) { self.init(constant.isZero ? .none : .one(Term(.one, constant))) }

    /// A constant: the residue of `constant`.
    public init(_ constant: WideInteger) { self.init(F(constant)) }

    public var terms: [Term] {
        switch storage {
        case .none: []
        case .one(let term): [term]
        case .two(let first, let second): [first, second]
        case .many(let terms): terms
        }
    }

    public var termCount: Int {
        switch storage {
        case .none: 0
        case .one: 1
        case .two: 2
        case .many(let terms): terms.count
        }
    }

    /// Calls `body` with the terms in order; no array is made.
    @inline(__always)
    func forEachTerm(_ body: (Term) -> Void) {
        switch storage {
        case .none: break
        case .one(let term): body(term)
        case .two(let first, let second):
            body(first)
            body(second)
        case .many(let terms): for term in terms { body(term) }
        }
    }

    /// The value when no variable occurs; `nil` otherwise.
    @inlinable
    public var constant: F? {
        switch storage {
        case .none: .zero
        case .one(let term) where term.variable == .one: term.coefficient
        default: nil
        }
    }

    /// The combination with every variable replaced by its value.
    public func value(_ assignment: (Variable) -> F) -> F {
        var sum = F.zero
        forEachTerm { sum += $0.coefficient * assignment($0.variable) }
        return sum
    }

    /// Every coefficient replaced by one that is not zero either.
    @inlinable
    func mapping(_ coefficient: (F) -> F) -> Self {
        func image(_ term: Term) -> Term { Term(term.variable, coefficient(term.coefficient)) }
        switch storage {
        case .none: return self
        case .one(let term): return Self(.one(image(term)))
        case .two(let first, let second): return Self(.two(image(first), image(second)))
        case .many(let terms): return Self(.many(terms.map(image)))
        }
    }
}

// MARK: Sums

extension LinearCombination {
    /// The sum of any terms: variables may repeat and stand in any order.
    @specialized(where F == BN254.Fr)
    public init(_ terms: [Term]) {
        var terms = terms
        Self.sortAndMerge(&terms)
        self.init(sorted: terms)
    }

    /// The sum of many combinations, in time near-linear in their terms.
    @specialized(where F == BN254.Fr)
    public static func sum(_ parts: [LinearCombination]) -> LinearCombination {
        var terms: [Term] = []
        terms.reserveCapacity(parts.reduce(0) { $0 + $1.termCount })
        for part in parts { part.forEachTerm { terms.append($0) } }
        sortAndMerge(&terms)
        return LinearCombination(sorted: terms)
    }

    /// `constant` plus the sum of all values, each times its weight, in time near-linear in their terms.
    @specialized(where F == BN254.Fr)
    public static func sum(_ values: [LinearCombination], weights: [F], constant: F = .zero) -> LinearCombination {
        precondition(values.count == weights.count, "one weight a value")
        var terms: [Term] = []
        terms.reserveCapacity(1 + values.reduce(0) { $0 + $1.termCount })
        if !constant.isZero { terms.append(Term(.one, constant)) }
        for (value, weight) in zip(values, weights) where !weight.isZero {
            // Most values are single variables.
            value.forEachTerm { terms.append(Term($0.variable, $0.coefficient == .one ? weight : weight * $0.coefficient)) }
        }
        sortAndMerge(&terms)
        return LinearCombination(sorted: terms)
    }

    /// Brings terms into the order of their variables, adds up those of one variable, and drops those that vanish.
    private static func sortAndMerge(_ terms: inout [Term]) {
        guard !zip(terms, terms.dropFirst()).allSatisfy({ $0.variable < $1.variable }) else { return }
        // Equal variables come in any order: their sum is the same.
        terms.sort { $0.variable < $1.variable }
        var count = 0
        var next = 0
        while next < terms.count {
            let variable = terms[next].variable
            var coefficient = terms[next].coefficient
            next += 1
            while next < terms.count, terms[next].variable == variable {
                coefficient += terms[next].coefficient
                next += 1
            }
            guard !coefficient.isZero else { continue }
            terms[count] = Term(variable, coefficient)
            count += 1
        }
        terms.removeLast(terms.count - count)
    }
}

extension LinearCombination: ExpressibleByIntegerLiteral {
    @inlinable
    public init(integerLiteral value: Int) { self.init(F(value)) }
}

extension LinearCombination: AdditiveArithmetic {
    @inlinable
    public static var zero: Self { Self(.none) }

    @inlinable
    public static func + (a: Self, b: Self) -> Self {
        switch (a.storage, b.storage) {
        case (_, .none): a
        case (.none, _): b
        case (.one(let x), .one(let y)): sum(x, y)
        default: merged(a, b)
        }
    }

    @inlinable
    static func sum(_ x: Term, _ y: Term) -> Self {
        guard x.variable == y.variable else { return Self(x.variable < y.variable ? .two(x, y) : .two(y, x)) }
        let coefficient = x.coefficient + y.coefficient
        return coefficient.isZero ? .zero : Self(.one(Term(x.variable, coefficient)))
    }

    @usableFromInline
    @specialized(where F == BN254.Fr)
    static func merged(_ a: Self, _ b: Self) -> Self {
        let (a, b) = (a.terms, b.terms)
        var result: [Term] = []
        result.reserveCapacity(a.count + b.count)
        var (i, j) = (0, 0)
        while i < a.count, j < b.count {
            let (x, y) = (a[i], b[j])
            if x.variable == y.variable {
                let sum = x.coefficient + y.coefficient
                if !sum.isZero { result.append(Term(x.variable, sum)) }
            } else {
                result.append(x.variable < y.variable ? x : y)
            }
            if x.variable <= y.variable { i += 1 }
            if y.variable <= x.variable { j += 1 }
        }
        result.append(contentsOf: a[i...])
        result.append(contentsOf: b[j...])
        return Self(sorted: result)
    }

    @inlinable
    public static func - (a: Self, b: Self) -> Self { a + -b }

    @inlinable
    public static prefix func - (a: Self) -> Self { a.mapping { -$0 } }

    @inlinable
    public static func * (factor: F, a: Self) -> Self {
        factor.isZero ? .zero : a.mapping { $0 == .one ? factor : factor * $0 }
    }

    @specialized(where F == BN254.Fr)
    public static func * (factor: WideInteger, a: Self) -> Self { F(factor) * a }
}
