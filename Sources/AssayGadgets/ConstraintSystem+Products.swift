// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// `a · b`.
    ///
    /// Cost: 1; 0 when either is constant.
    ///
    /// Sound: the constraint is a · b = result.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func product(_ a: Combination, _ b: Combination) -> Combination {
        if let constant = a.constant { return constant * b }
        if let constant = b.constant { return constant * a }
        let result = hintProduct(a, b)
        enforce(a, times: b, equals: result)
        return result
    }

    /// `a · b` with its interval, which must fit the field. Cost and soundness: `product`.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func product(_ a: Bounded<F>, _ b: Bounded<F>) -> Bounded<F> {
        let range = a.range * b.range
        precondition(Bounded<F>.fits(range), "the product's interval \(range) leaves the field")
        return Bounded(assuming: product(a.value, b.value), in: range)
    }

    /// `a` where `mask` is true, else 0.
    ///
    /// Cost: 1; 0 when either is constant.
    ///
    /// Sound: the product with a value that is 0 or 1.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func masked(_ a: Bounded<F>, by mask: Bit<F>) -> Bounded<F> {
        let range = min(a.range.lowerBound, 0)...max(a.range.upperBound, 0)
        return Bounded(assuming: product(mask.value, a.value), in: range)
    }

    /// The sum of the values whose mask is true.
    ///
    /// Cost: one for each value that is not constant and whose mask is not constant.
    ///
    /// Sound: a sum of products with values that are 0 or 1.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func sum(of values: [Bounded<F>], where masks: [Bit<F>]) -> Bounded<F> {
        precondition(values.count == masks.count, "one mask a value")
        return .sum(zip(values, masks).map { masked($0, by: $1) })
    }

    /// `first` where `condition` is true, else `second`.
    ///
    /// Cost: 1; 0 when the condition is constant or the two differ by a constant.
    ///
    /// Sound: condition · (first − second) = result − second, with a condition that is 0 or 1.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func select(_ condition: Bit<F>, _ first: Combination, else second: Combination) -> Combination {
        second + product(condition.value, first - second)
    }

    /// `first` where `condition` is true, else `second`. Cost and soundness as for any values.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func select(_ condition: Bit<F>, _ first: Bounded<F>, else second: Bounded<F>) -> Bounded<F> {
        let range = min(first.range.lowerBound, second.range.lowerBound)...max(first.range.upperBound, second.range.upperBound)
        return Bounded(assuming: select(condition, first.value, else: second.value), in: range)
    }

    /// `first` where `condition` is true, else `second`. Cost and soundness as for any values.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func select(_ condition: Bit<F>, _ first: Bit<F>, else second: Bit<F>) -> Bit<F> {
        Bit(assuming: select(condition, first.value, else: second.value))
    }
}

extension ClosedRange<WideInteger> {
    /// The least interval that holds every product of a value of `a` and a value of `b`.
    static func * (a: Self, b: Self) -> Self {
        let products = [a.lowerBound, a.upperBound].flatMap { [$0 * b.lowerBound, $0 * b.upperBound] }.sorted()
        return products[0]...products[3]
    }
}
