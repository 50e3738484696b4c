// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints

/// One factor of one constraint.
public struct Place: Hashable, Sendable {
    public var constraint: Int
    public var factor: Factor

    public init(_ constraint: Int, _ factor: Factor) {
        self.constraint = constraint
        self.factor = factor
    }

    init(_ words: (constraint: Int, factor: Factor)) { self.init(words.constraint, words.factor) }
}

/// How constraints hold a number between a multiple of a square and the next: M is D · r, and C of `square` is M · r.
///
/// The *excess* is something known, less σ · C, plus the relief, plus σ · M where roots are rounded to the nearest. The *rest* is 2σ · M, plus
/// the relief, plus a constant below zero, less the excess, plus σ · D where roots are rounded down.
public struct RootShape<F: PrimeField>: Hashable, Sendable {
    /// Where r is a factor and M is the other one.
    public var square: Place
    /// Where r is a factor, D is the other one, and C is M; `nil` where M is r times a constant.
    public var multiple: Place?
    /// Whether roots are rounded to the nearest.
    public var isNearest: Bool
    /// σ.
    public var scale: WideInteger
    /// Where r, or a multiple, is a factor of a product that is zero; the relief is the other factor, times `share`. So it is zero unless r is.
    public var relief: Place?
    public var share: F

    public init(square: Place, multiple: Place?, isNearest: Bool, scale: WideInteger, relief: Place?, share: F) {
        self.square = square
        self.multiple = multiple
        self.isNearest = isNearest
        self.scale = scale
        self.relief = relief
        self.share = share
    }
}
