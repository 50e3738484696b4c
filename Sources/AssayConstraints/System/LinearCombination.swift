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

        public init(_ variable: Variable, _ coefficient: F) {
            self.variable = variable
            self.coefficient = coefficient
        }
    }

    /// Ascending by variable, each variable once.
    public private(set) var terms: [Term]

    /// Trusts that `terms` ascend by variable and have no zero coefficient.
    init(sorted terms: [Term]) { self.terms = terms }

    /// The sum of any terms: variables may repeat and stand in any order.
    @specialized(where F == BN254.Fr)
    public init(_ terms: [Term]) {
        var previous = Variable.one
        let ascends = terms.allSatisfy { term in
            defer { previous = term.variable }
            return previous <= term.variable
        }
        self.init(sorted: Self.merged(ascends ? terms : terms.sorted { $0.variable < $1.variable }))
    }

    public init(_ variable: Variable) { terms = [Term(variable, .one)] }

    /// A constant.
    public init(_ constant: F) { terms = constant.isZero ? [] : [Term(.one, constant)] }

    /// A constant: the residue of `constant`.
    public init(_ constant: WideInteger) { self.init(F(constant)) }

    /// The sum of many combinations, in time near-linear in their terms.
    @specialized(where F == BN254.Fr)
    public static func sum(_ parts: [LinearCombination]) -> LinearCombination {
        var terms: [Term] = []
        terms.reserveCapacity(parts.reduce(0) { $0 + $1.terms.count })
        for part in parts { terms.append(contentsOf: part.terms) }
        return LinearCombination(terms)
    }

    /// The value when no variable occurs; `nil` otherwise.
    public var constant: F? {
        guard let first = terms.first else { return .zero }
        return terms.count == 1 && first.variable == .one ? first.coefficient : nil
    }

    /// The combination with every variable replaced by its value.
    public func value(_ assignment: (Variable) -> F) -> F {
        terms.reduce(.zero) { $0 + $1.coefficient * assignment($1.variable) }
    }

    private static func merged(_ sorted: [Term]) -> [Term] {
        var result: [Term] = []
        result.reserveCapacity(sorted.count)
        for term in sorted {
            if let last = result.last, last.variable == term.variable {
                result[result.count - 1] = Term(term.variable, last.coefficient + term.coefficient)
            } else {
                if result.last?.coefficient.isZero == true { result.removeLast() }
                result.append(term)
            }
        }
        if result.last?.coefficient.isZero == true { result.removeLast() }
        return result
    }
}

extension LinearCombination: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(F(value)) }
}

extension LinearCombination: AdditiveArithmetic {
    public static var zero: Self { Self(sorted: []) }

    @specialized(where F == BN254.Fr)
    public static func + (a: Self, b: Self) -> Self {
        if b.terms.isEmpty { return a }
        if a.terms.isEmpty { return b }
        var result: [Term] = []
        result.reserveCapacity(a.terms.count + b.terms.count)
        var i = 0
        var j = 0
        while i < a.terms.count, j < b.terms.count {
            let x = a.terms[i]
            let y = b.terms[j]
            if x.variable == y.variable {
                let sum = x.coefficient + y.coefficient
                if !sum.isZero { result.append(Term(x.variable, sum)) }
                i += 1
                j += 1
            } else if x.variable < y.variable {
                result.append(x)
                i += 1
            } else {
                result.append(y)
                j += 1
            }
        }
        result.append(contentsOf: a.terms[i...])
        result.append(contentsOf: b.terms[j...])
        return Self(sorted: result)
    }

    public static func - (a: Self, b: Self) -> Self { a + -b }

    @specialized(where F == BN254.Fr)
    public static prefix func - (a: Self) -> Self {
        Self(sorted: a.terms.map { Term($0.variable, -$0.coefficient) })
    }

    @specialized(where F == BN254.Fr)
    public static func * (factor: F, a: Self) -> Self {
        factor.isZero ? .zero : Self(sorted: a.terms.map { Term($0.variable, factor * $0.coefficient) })
    }

    public static func * (factor: WideInteger, a: Self) -> Self { F(factor) * a }
}
