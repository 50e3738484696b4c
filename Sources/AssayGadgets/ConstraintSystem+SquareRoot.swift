// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// √(numerator / denominator) as an integer, rounded as `rounding` says, for a numerator that is not negative and a positive
    /// denominator. The quotient is not rounded before.
    ///
    /// Cost for n / d with the denominator d constant, R the greatest root and S = 2dR + d − 1: 1, and twice the bits of S; so 35 for
    /// 32-bit n and d = 1. The bits of R more where d is divisible by a square, or greater than 2²⁰. With d secret, S = ⌊√(4·d·n)⌋ + d −
    /// 1 for the greatest d and n: 2, the bits of R and twice those of S.
    ///
    /// Up is as down for n − 1, and 2 more where n can be 0. Half up has S = 2dR − 1, or ⌊√(64·d·n)⌋ + 4d − 1 with d secret, and costs 1
    /// more where the root can be 0. Half even is half up, and 3 more where there are halves: 4 divides d, or d is secret. 0 where all
    /// values have the same root.
    ///
    /// Sound: for down, s = n − d·r² and t = 2dr + d − 1 − s are held to 0 … S and r to 0 … R, which says d·r² ≤ n < d·(r + 1)²; nothing
    /// wraps (`canTakeRoot`). Where no square divides d, r needs no range: T = 2dr = s + t − d + 1 is an integer above −d, and T² = 4d·(n
    /// − s) holds of integers; so 2d divides T, and r is an integer that is not negative.
    ///
    /// Up is one more than the root of n − 1 rounded down, and 0 for n = 0. Half up, d·(2r − 1)² ≤ 4n < d·(2r + 1)² is held likewise,
    /// with e added that obeys r·e = 0: so the left side is held for r ≠ 0 only, and for r = 0 the right side is all that there is to
    /// hold. Without a range (T − d)² = 4d·m + d² for an integer m, so d divides T, and T / d is even, as d·(T / d)·(T / d − 2) = 4m
    /// while 4 does not divide d. A half is 4n = d·(2r − 1)²; then half even takes 1 from an odd r, which is held as 2h + o.
    public mutating func squareRoot(of numerator: Bounded<F>, over denominator: Bounded<F>, _ rounding: Rounding) -> Bounded<F> {
        precondition(Self.canTakeRoot(of: numerator.range, over: denominator.range), "the root does not fit this field")
        let roots = Self.roots(of: numerator.range, over: denominator.range, rounding)
        guard roots.lowerBound < roots.upperBound else { return Bounded(roots.lowerBound) }
        return checking("square root") { system in
            let root: Combination
            switch rounding {
            case .down: root = system.floorRoot(numerator, denominator)
            case .up: root = system.ceilingRoot(numerator, denominator)
            case .halfUp, .halfEven: root = system.nearestRoot(numerator, denominator, toEven: rounding == .halfEven)
            }
            return Bounded(assuming: root, in: roots)
        }
    }

    /// Whether roots of these intervals can be taken in this field, with any rounding: the numerator is not negative, the denominator
    /// positive, and nothing that the range checks let through wraps. So it is where 256·d·(n + d) is below the modulus for the greatest
    /// of both. A compiler asks this before it takes a root.
    public static func canTakeRoot(of numerator: ClosedRange<WideInteger>, over denominator: ClosedRange<WideInteger>) -> Bool {
        guard numerator.lowerBound >= 0, denominator.lowerBound > 0 else { return false }
        let (n, d) = (numerator.upperBound, denominator.upperBound)
        guard (n + d).bitLength + d.bitLength < 248 else { return false }
        let root = root(n, denominator.lowerBound, .halfUp)
        let reach = (64 * d * n).squareRoot + 4 * d
        let products = 4 * (d * (root + 1) * (root + 2) + n) + d + reach
        guard products < F.modulusInteger else { return false }
        guard isSquareFree(denominator) else { return true }
        let sum = 2 * d * root + d
        return (2 * sum + d) * (2 * sum + d) + 4 * d * (n + sum) < F.modulusInteger
    }

    /// The roots that are possible.
    static func roots(
        of numerator: ClosedRange<WideInteger>, over denominator: ClosedRange<WideInteger>, _ rounding: Rounding
    ) -> ClosedRange<WideInteger> {
        root(numerator.lowerBound, denominator.upperBound, rounding)...root(numerator.upperBound, denominator.lowerBound, rounding)
    }

    static func root(_ n: WideInteger, _ d: WideInteger, _ rounding: Rounding) -> WideInteger {
        let floor = n.flooredDivision(by: d).quotient.squareRoot
        let middle = d * (2 * floor + 1) * (2 * floor + 1)
        switch rounding {
        case .down: return floor
        case .up: return d * floor * floor < n ? floor + 1 : floor
        case .halfUp: return middle <= 4 * n ? floor + 1 : floor
        case .halfEven: return middle < 4 * n || middle == 4 * n && floor.isOdd ? floor + 1 : floor
        }
    }
}

// MARK: Certificates

extension ConstraintSystem {
    private mutating func floorRoot(_ n: Bounded<F>, _ d: Bounded<F>) -> Combination {
        let roots = Self.roots(of: n.range, over: d.range, .down)
        guard roots.lowerBound < roots.upperBound else { return Combination(roots.lowerBound) }
        let root = hintSquareRoot(hintDivision(n.value, by: d.value).quotient)
        let (multiple, square) = multiples(of: root, d)
        if !Self.isSquareFree(d.range) { bounded(root, in: 0...roots.upperBound) }
        let reach = d.constant.map { 2 * $0 * roots.upperBound } ?? (4 * d.range.upperBound * n.range.upperBound).squareRoot
        let excess = n.value - square
        let range = 0...reach + d.range.upperBound - 1
        bounded(excess, in: range)
        bounded((2 as F) * multiple + d.value - 1 - excess, in: range)
        return root
    }

    private mutating func ceilingRoot(_ n: Bounded<F>, _ d: Bounded<F>) -> Combination {
        let none = isZero(n)
        let less = Bounded(assuming: n.value - 1 + none.value, in: max(n.range.lowerBound - 1, 0)...n.range.upperBound - 1)
        return floorRoot(less, d) + 1 - none.value
    }

    private mutating func nearestRoot(_ n: Bounded<F>, _ d: Bounded<F>, toEven: Bool) -> Combination {
        let roots = Self.roots(of: n.range, over: d.range, .halfUp)
        let double = hintSquareRoot(hintDivision((4 as F) * n.value, by: d.value).quotient)
        let root = hintDivision(double + 1, by: 2).quotient
        let (multiple, square) = multiples(of: root, d)
        let hasHalves = d.constant.map { $0.flooredDivision(by: 4).remainder == 0 } ?? true
        var isOdd: Bit<F>?
        if toEven, hasHalves { isOdd = parity(root, atMost: roots.upperBound) }
        if isOdd == nil, !Self.isSquareFree(d.range) { bounded(root, in: 0...roots.upperBound) }
        let relief = roots.lowerBound > 0 ? 0 : relief(of: root, d)
        let excess = enforceNearest(n, d, multiple, square, relief, atMost: roots.upperBound)
        guard let isOdd else { return root }
        return root - and(isZero(excess), isOdd).value
    }

    /// A value that is 0 for r ≠ 0, and what makes n large enough for r = 0.
    private mutating func relief(of root: Combination, _ d: Bounded<F>) -> Combination {
        let relief = hintSelection(root, 0, d.constant.map { Combination(Self.quarter($0)) } ?? d.value)
        enforce(root, times: relief, equals: 0)
        return relief
    }

    /// ⌈d / 4⌉, which is 1 more than ⌊(d − 1) / 4⌋.
    private static func quarter(_ d: WideInteger) -> WideInteger { (d + 3).flooredDivision(by: 4).quotient }

    /// Holds 4n to d·(2r − 1)² at least, for r > 0, and to less than d·(2r + 1)². Returns what it has above the first, or a quarter of
    /// that.
    private mutating func enforceNearest(
        _ n: Bounded<F>, _ d: Bounded<F>, _ multiple: Combination, _ square: Combination, _ relief: Combination,
        atMost greatest: WideInteger
    ) -> Combination {
        let (above, below) = (n.value - square + multiple, square + multiple - n.value)
        guard let constant = d.constant else {
            let reach = (64 * d.range.upperBound * n.range.upperBound).squareRoot + 4 * d.range.upperBound
            let excess = (4 as F) * above - d.value + relief
            bounded(excess, in: 0...reach - 1)
            bounded((4 as F) * below + d.value - 1, in: 0...reach - 1)
            return excess
        }
        let range = 0...2 * constant * greatest - 1
        let excess = above - Combination(Self.quarter(constant)) + relief
        bounded(excess, in: range)
        bounded(below + Combination(Self.quarter(constant) - 1), in: range)
        return excess
    }

    /// d·r and d·r².
    private mutating func multiples(of root: Combination, _ d: Bounded<F>) -> (multiple: Combination, square: Combination) {
        let multiple = product(d.value, root)
        return (multiple, product(multiple, root))
    }

    /// Whether a value that is held to 0 … `greatest`, or one more, is odd.
    private mutating func parity(_ value: Combination, atMost greatest: WideInteger) -> Bit<F> {
        guard greatest > 1 else { return boolean(value) }
        let half = hintDivision(value, by: 2).quotient
        bounded(half, in: 0...greatest.flooredDivision(by: 2).quotient)
        return boolean(value - (2 as F) * half)
    }

    /// Whether an interval is one value that is known to be divisible by no square but 1.
    private static func isSquareFree(_ range: ClosedRange<WideInteger>) -> Bool {
        guard range.lowerBound == range.upperBound, let value = range.lowerBound.int, value <= 1 << 20 else { return false }
        return !(2...1 << 10).contains { $0 * $0 <= value && value % ($0 * $0) == 0 }
    }
}
