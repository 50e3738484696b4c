// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints

/// Which factor of a constraint `A · B = C` is meant.
public enum Factor: String, Hashable, Sendable, CaseIterable {
    case a, b

    public var other: Factor { self == .a ? .b : .a }
}

/// One step of a certificate: a lemma and what it is applied to. Each gives one or more facts; facts are numbered from 0.
///
/// A form is *known* when it has no wires but known ones, or becomes such when multiples of determined forms (`using`) are taken away.
/// Inputs are known; a wire becomes known when it is the only unknown wire of a determined form. p is the modulus.
public enum CertificateStep<F: PrimeField>: Hashable, Sendable {
    /// A list of determined forms and factors.
    public typealias Known = [FactMultiple<F>]

    /// `scale` times the factor, plus `offset`, is 0 or 1: the constraint is a polynomial of second degree in that factor, with these roots.
    case roots(constraint: Int, factor: Factor, scale: F, offset: F)

    /// The factor f is 0 or the form m, where the constraint is f · g = 0, m = f − multiple · g, and the fact `bound` is the range of m.
    case member(constraint: Int, factor: Factor, multiple: F, bound: Int)

    /// A form f that is 0 or m, as the fact `member` says: m − f is m or 0.
    case gap(member: Int)

    /// The form is a sum of multiples of forms with ranges, plus a constant integer, and so is its range.
    case sum(form: Form<F>, parts: [FactMultiple<WideInteger>])

    /// A form with two ranges is in both of them.
    case both(first: Int, second: Int)

    /// C has the range of the products of A and B, whose ranges are known.
    case product(constraint: Int, a: Int, b: Int)

    /// A constraint with a constant factor: the form A · B − C is zero, so it is determined, and its interval is 0 … 0.
    case linear(constraint: Int)

    /// C is determined, since A and B are known.
    case output(constraint: Int)

    /// The factor is known; the other one and C are β and γ times `unknown`, plus known parts; and β times the factor, minus γ, is never zero
    /// by the fact `nonzero`, a range or a form that is never zero, or since γ = 0 and C is a constant other than zero. So `unknown` is determined.
    case quotient(constraint: Int, factor: Factor, unknown: Form<F>, nonzero: Int?)

    /// C is never zero: it is a constant, or the fact `product` says so. So neither A nor B is zero.
    case nonzero(constraint: Int, product: Int?)

    /// The form is a sum of integer multiples of forms with ranges, plus an integer that the greatest common divisor of the multiples does not
    /// divide, and lies between −p and p: so it is never zero.
    case indivisible(form: Form<F>, parts: [FactMultiple<WideInteger>])

    /// X · Z = 0 and X · U = W for a known X. If X = 0 then W = 0, which gives Z; else Z = 0. So Z is determined.
    case zeroTest(constraint: Int, factor: Factor, other: Int, otherFactor: Factor)

    /// X · Z = 0 and X · U = W, where Z − 1 is a multiple of W: so Z is 1 where X is zero, else 0. With a range of X, or of a multiple such as −X,
    /// (fact `range`) that does not go below zero, that plus Z is at least 1.
    case zeroFlag(constraint: Int, factor: Factor, other: Int, otherFactor: Factor, range: Int?)

    /// A known sum of forms with ranges times integer weights, in positional notation: wherever a cut stands, the weights after it have a
    /// common divisor greater than the width of the sum before it, and the width of all is below p. So the sum between two cuts is determined.
    case positional(parts: [FactMultiple<WideInteger>], cuts: [Int], using: Known)

    /// Forms that are 0 or 1, each 0 or the one before, with a known sum: the first so many of them are 1, and all are determined.
    case staircase(forms: [Int], using: Known)

    /// A known value v is cut at edges: flags that are 0 or 1, each 0 or the one before, say in which part it lies. The fact `lower` says that
    /// v − Σ start · flag is at least 0, the fact `upper` that this is at most a constant plus Σ size · flag. Where no two parts, with the known
    /// flags in front up, have a value in common, the flags are determined.
    indirect case edges(flags: [Int], starts: [WideInteger], sizes: [WideInteger], lower: Int, upper: Int, using: Known)

    /// The factor D is known and at least 1; the other one Q has a range; R (fact `remainder`) is at least 0, D − R (fact `rest`) at least 1, and R
    /// plus or minus C is known. Integers have one quotient and one remainder, so Q and C are determined.
    case division(constraint: Int, divisor: Factor, range: Int, quotient: Int, remainder: Int, rest: Int)

    /// A + ratio · B and C are known, and a multiple of A − ratio · B (fact `range`) is between 0 and p/2. Its square is known, and it has one sign:
    /// so it is determined, and so are A and B.
    case square(constraint: Int, ratio: F, range: Int, using: Known)

    /// The factor is a flag (fact `flag`) times a constant, plus a constant, and the other one is known. A sum of C, times `multiple`, and the other
    /// factor is either that factor times a constant or the opposite of this; since it is between 0 and p/2 (fact `range`), it is determined.
    case magnitude(constraint: Int, factor: Factor, flag: Int, multiple: F, range: Int)

    /// The forms differ by known parts and none is below zero; their product is zero, as the constraint says when products are put in for
    /// its factors by `expansions`. So the least of them is zero, and all are determined.
    case extreme(constraint: Int, expansions: [Int], distances: [Int])

    /// A · A = C of an integer A, the fact `range`: neither C nor C − A nor C + A is below zero.
    case squareGap(constraint: Int, range: Int)

    /// X · Z = 0 for a flag Z (fact `flag`), where `test` is X, and X or −X is the sum of the parts and not below zero. Where Z is 1, each part is as low as it
    /// can be: the first part less its lower end, plus Z, is at most the greater of 1 and its width.
    indirect case excluded(test: Place, flag: Int, parts: [FactMultiple<WideInteger>])

    /// The form is a sum of multiples of forms that are 0 or the same mask.
    case supported(form: Form<F>, parts: [FactMultiple<WideInteger>])

    /// C of `product` is N · Q, and C of `square` is P²; N, P and Q are the sums of masks, of values and of squares of values of the rows whose mask is 1.
    /// So the difference of the two is not below zero. Each counted row is five numbers: the facts of mask m and value x, the constraints of p = m · x,
    /// of s = x², and of m · s or p · x. Each supported row is four: mask and value, the constraint of x², and the fact that x is zero where m is.
    indirect case spread(product: Int, square: Int, counted: [Int], supported: [Int])

    /// Excess and rest are at least 0, D is a constant that no square divides, and what the excess is taken from has a range (fact `number`): so r is
    /// an integer, and that is its range.
    indirect case whole(RootShape<F>, excess: Int, rest: Int, number: Int)

    /// Excess and rest are at least 0, r (fact `range`) and D (fact `divisor`, or a constant) as well; D and what the excess is taken from are known.
    /// So r is the square root of a quotient, rounded in the one way or the other, and determined, and so are M and C.
    indirect case root(RootShape<F>, excess: Int, rest: Int, range: Int, divisor: Int?)

    /// The factor O of `product` is a flag (fact `flag`) and known, the other one is Z of a test for zero at `test` and `other`; all that is unknown
    /// in X is a multiple of what stands beside r in a zero product at `relief`, and r less O is at least 0 (fact `range`). So C is determined.
    indirect case guarded(product: Place, flag: Int, test: Place, other: Place, relief: Place, range: Int)

    /// The form by the value of a flag: with the flag put in, and with C of a product of the flag put in, it is a sum of forms with ranges.
    indirect case cases(form: Form<F>, flag: Int, product: FlagProduct?, zero: CaseSum<F>, one: CaseSum<F>)

    /// A form with cases, whichever holds: its range covers both.
    case either(cases: Int)

    /// Where the form is zero, the form of the fact `row` is at the upper or the lower end of its interval: with the flag of `row` put in, the form is
    /// the distance to that end, where the sum says so, plus forms that are not below zero; else it is never zero.
    indirect case end(form: Form<F>, row: Int, isUpper: Bool, product: FlagProduct?, zero: CaseSum<F>, one: CaseSum<F>)

    /// Where the flag of the fact `row` has this value, the form is a sum that is not below 1.
    indirect case apart(form: Form<F>, row: Int, value: Bool, product: FlagProduct?, sum: CaseSum<F>)

    /// Rows are forms that differ by known parts, each on the one side of a line or on the other as its flag says; the sum of the flags is known; and a
    /// product, which is zero, shows that one of the rows is as close to the line as it can be. So all are determined, whatever the flags are.
    /// One other factor may be a row plus something known that is not zero where any row is at its end (facts `bounds`), and one a known one that is
    /// not zero unless `escape` gives the rows at once.
    indirect case rank(constraint: Int, expansions: [Int], rows: [Int], ends: [Int], bounds: [Int], escape: Escape<F>?, using: Known)

    /// Each constraint is F · D = W with known D and W; any two D differ by a constant other than zero, so at most one is zero; and the sum of all
    /// F, times factors other than zero, is known. So all F are determined.
    indirect case oneHot(constraints: [Int], factors: [Factor], weights: [F], using: Known)

    /// The form is known by way of `using`.
    case combination(form: Form<F>, using: Known)
}
