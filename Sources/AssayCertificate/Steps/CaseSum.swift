// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints

/// A constraint of which the factor is a flag times a constant, plus a constant: given the flag, C is a multiple of the other factor.
public struct FlagProduct: Hashable, Sendable {
    public var constraint: Int
    public var factor: Factor

    public init(constraint: Int, factor: Factor) {
        self.constraint = constraint
        self.factor = factor
    }
}

/// What a form is for one value of a flag: a sum of forms with ranges, plus a constant, plus multiples of two forms that are zero then.
public struct CaseSum<F: PrimeField>: Hashable, Sendable {
    /// Times the flag minus its value.
    public var flag: F
    /// Times C minus what it is for this value of the flag.
    public var product: F
    /// Whether the distance of a row to its end is in the sum.
    public var hasDistance: Bool
    public var parts: [FactMultiple<WideInteger>]

    public init(flag: F, product: F, hasDistance: Bool = false, parts: [FactMultiple<WideInteger>]) {
        self.flag = flag
        self.product = product
        self.hasDistance = hasDistance
        self.parts = parts
    }
}

/// A constraint S · V = 0 where S is known, and not zero when a certain factor is, and V is a multiple of what is looked for, plus something known.
public struct Escape<F: PrimeField>: Hashable, Sendable {
    public var constraint: Int
    /// Which factor is S.
    public var factor: Factor
    /// Which multiple V is.
    public var share: F
    /// Determined forms that make S known, and what is left of V.
    public var usingFactor: [FactMultiple<F>]
    public var usingRest: [FactMultiple<F>]

    public init(
        constraint: Int, factor: Factor, share: F, usingFactor: [FactMultiple<F>] = [], usingRest: [FactMultiple<F>] = []
    ) {
        self.constraint = constraint
        self.factor = factor
        self.share = share
        self.usingFactor = usingFactor
        self.usingRest = usingRest
    }
}
