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

    // Terms ascend by variable, each variable once. One and two terms, which most combinations have, stand in the value itself; a placeholder
    // stands where there is none, so that equal combinations are stored alike. (An enum would be copied by way of its type's metadata.)

    /// Terms that stand in the value itself; -1 when all stand in `many`.
    @usableFromInline let inlineCount: Int
    @usableFromInline let first: Term
    @usableFromInline let second: Term
    /// All terms of a combination that has three or more.
    @usableFromInline let many: [Term]?

    @inlinable
    init(inlineCount: Int, _ first: Term, _ second: Term, many: [Term]? = nil) {
        self.inlineCount = inlineCount
        self.first = first
        self.second = second
        self.many = many
    }

    @inlinable
    init() { self.init(inlineCount: 0, .placeholder, .placeholder) }

    @inlinable
    init(_ term: Term) { self.init(inlineCount: 1, term, .placeholder) }

    /// Two terms in the order of their variables.
    @inlinable
    init(_ first: Term, _ second: Term) { self.init(inlineCount: 2, first, second) }

    /// Trusts that `terms` ascend by variable and have no zero coefficient.
    @usableFromInline
    init(sorted terms: [Term]) {
        switch terms.count {
        case 0: self.init()
        case 1: self.init(terms[0])
        case 2: self.init(terms[0], terms[1])
        default: self.init(inlineCount: -1, .placeholder, .placeholder, many: terms)
        }
    }

    @inlinable
    public init(_ variable: Variable) { self.init(Term(variable, .one)) }

    /// A constant.
    @inlinable
    public init(_ constant: F) {
        if constant.isZero { self.init() } else { self.init(Term(.one, constant)) }
    }

    /// A constant: the residue of `constant`.
    public init(_ constant: WideInteger) { self.init(F(constant)) }

    public var terms: [Term] {
        switch inlineCount {
        case 0: []
        case 1: [first]
        case 2: [first, second]
        default: many ?? []
        }
    }

    public var termCount: Int { inlineCount < 0 ? many?.count ?? 0 : inlineCount }

    /// Calls `body` with the terms in order; no array is made.
    @inline(__always)
    func forEachTerm(_ body: (Term) -> Void) {
        if inlineCount > 0 { body(first) }
        if inlineCount > 1 { body(second) }
        if let many { for term in many { body(term) } }
    }

    /// The value when no variable occurs; `nil` otherwise.
    @inlinable
    public var constant: F? {
        switch inlineCount {
        case 0: .zero
        case 1 where first.variable == .one: first.coefficient
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
    func mapping(_ coefficient: (F) -> F) -> Self { mappingTerms { Term($0.variable, coefficient($0.coefficient)) } }

    /// Every variable replaced by another one; they follow each other in the same order.
    @inline(__always)
    func replacingVariables(_ variable: (UInt32) -> UInt32) -> Self {
        mappingTerms { Term(Variable(index: variable($0.variable.index)), $0.coefficient) }
    }

    /// Every term replaced by one in the same place of the order.
    @inlinable
    @inline(__always)
    func mappingTerms(_ image: (Term) -> Term) -> Self {
        switch inlineCount {
        case 0: return self
        case 1: return Self(image(first))
        case 2: return Self(image(first), image(second))
        default: return Self(sorted: (many ?? []).map(image))
        }
    }
}

extension LinearCombination.Term {
    /// What stands where there is no term.
    @inlinable
    static var placeholder: Self { Self(.one, .zero) }
}

// MARK: Sums

extension LinearCombination {
    /// The sum of any terms: variables may repeat and stand in any order.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public init(_ terms: [Term]) {
        var terms = terms
        Self.sortAndMerge(&terms)
        self.init(sorted: terms)
    }

    /// The sum of many combinations, in time near-linear in their terms.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public static func sum(_ parts: [LinearCombination]) -> LinearCombination {
        var terms: [Term] = []
        terms.reserveCapacity(parts.reduce(0) { $0 + $1.termCount })
        for part in parts { part.forEachTerm { terms.append($0) } }
        sortAndMerge(&terms)
        return LinearCombination(sorted: terms)
    }

    /// `constant` plus the sum of all values, each times its weight, in time near-linear in their terms.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
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
    public init(integerLiteral value: Int) {
        // Almost all literals are 0 and 1, which need no conversion.
        self.init(value == 0 ? .zero : value == 1 ? .one : F(value))
    }
}

extension LinearCombination: AdditiveArithmetic {
    @inlinable
    public static var zero: Self { Self() }

    @inlinable
    public static func + (a: Self, b: Self) -> Self {
        if b.inlineCount == 0 { return a }
        if a.inlineCount == 0 { return b }
        guard a.inlineCount == 1, b.inlineCount == 1 else { return merged(a, b) }
        let (x, y) = (a.first, b.first)
        guard x.variable == y.variable else { return x.variable < y.variable ? Self(x, y) : Self(y, x) }
        let coefficient = x.coefficient + y.coefficient
        return coefficient.isZero ? .zero : Self(Term(x.variable, coefficient))
    }

    @usableFromInline
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
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
    @specialized(where F == BLS12381.Fr)
    public static func * (factor: WideInteger, a: Self) -> Self { F(factor) * a }
}
