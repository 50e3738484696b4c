// SPDX-License-Identifier: Apache-2.0

/// How formulas are read, and what each thing means exactly.
extension Construct {
    /// A formula and what it means; `nil` for what everybody knows.
    var notation: (formula: String, meaning: String)? {
        switch self {
        case .constant, .name, .parentheses, .sign, .add, .subtract, .multiply, .equal, .less, .greater, .invalid: nil
        case .divide: ("a ÷ b", "the exact quotient; it has no value when b is zero")
        case .member: ("r.f", "the field f of the row r")
        case .call: ("f(a, b)", "what the rule or function f gives for a and b")
        case .not: ("¬c", "c does not hold")
        case .abs: ("|x|", "x without its sign")
        case .lesser: ("min(a, b)", "the smaller of the two")
        case .larger: ("max(a, b)", "the larger of the two")
        case .root: ("√(x)", "the square root, rounded where it stands; it has no value below zero")
        case .remainder:
            ("mod(a, b)", "a less the greatest whole multiple of b that does not exceed it; it has no value unless b is above zero")
        case .or: ("a ∨ b", "at least one of the two holds")
        case .and: ("a ∧ b", "both hold")
        case .notEqual: ("a ≠ b", "not equal")
        case .lessOrEqual: ("a ≤ b", "less or equal")
        case .greaterOrEqual: ("a ≥ b", "greater or equal")
        case .inRange: ("a ≤ x ≤ b", "x is at least a and at most b")
        case .presence: ("present(f), missing(f)", "the field f of the row is filled in, is empty")
        case .choice: ("[a if c; b otherwise]", "the value of the first case whose condition holds")
        case .otherwise: ("x else y", "x where it has a value, and y where it has none")
        default: rowNotation ?? formNotation
        }
    }

    private var rowNotation: (formula: String, meaning: String)? {
        switch self {
        case .count: ("#S", "how many rows S has; 0 for none")
        case .share: ("share[S] c", "the rows of S for which c holds, divided by #S; no value when S has no row")
        case .sum: ("Σ[S] x", "the sum of x over the rows of S; 0 over no rows")
        case .mean: ("mean[S] x", "(Σ[S] x) ÷ #S; no value when S has no row")
        case .least: ("min[S] x", "the smallest x among the rows of S; no value when S has no row")
        case .greatest: ("max[S] x", "the largest x among the rows of S; no value when S has no row")
        case .any: ("∃[S] c", "c holds for at least one row of S; it does not hold over no rows")
        case .all: ("∀[S] c", "c holds for every row of S; it holds over no rows")
        case .median:
            ("median[S] x", "the x in the middle; for an even number of rows the mean of the two in the middle; no value when S has no row")
        case .percentile:
            ("P90[S] x", "the smallest x that at least 90 % of the rows of S do not exceed (nearest rank); no value when S has no row")
        case .variance: ("var[S] x", "(Σ[S] (x − mean[S] x)²) ÷ (#S − 1); no value when S has fewer than two rows")
        case .standardDeviation: ("sd[S] x", "√(var[S] x), rounded where it stands; no value when S has fewer than two rows")
        case .mad: ("mad[S] x", "median[S] |x − median[S] x|; no value when S has no row")
        case .slope:
            ("slope[S](x, y)", "with n = #S: (n·Σ[S] x·y − (Σ[S] x)·(Σ[S] y)) ÷ (n·Σ[S] y² − (Σ[S] y)²); no value when all y are the same")
        case .correlation:
            (
                "corr[S](x, y)",
                "with n = #S: (n·Σ[S] x·y − (Σ[S] x)·(Σ[S] y)) ÷ √((n·Σ[S] x² − (Σ[S] x)²)·(n·Σ[S] y² − (Σ[S] y)²)), rounded where it "
                    + "stands; no value when all x or all y are the same"
            )
        case .longestRun: ("run[S] c", "the most rows of S one after the other for which c holds; 0 over no rows")
        case .row: ("row(k)[S] x", "x in row k of S, the first of which is row 1; no value unless k is a number from 1 to #S")
        case .filter: ("{S : c}", "the rows of S for which c holds, in their order")
        case .consecutive: ("after(S)", "the rows of S that have one before them in S: all but the first")
        case .previous: ("prev(x)", "x in the row before, among the rows that `after` is about")
        case .groups:
            ("S by k", "a group of rows of S for each value of k that occurs, in the order of k; `key` is its k, `group` its rows")
        case .everyGroup: ("S by every k", "a group of rows of S for each possible value of k, in the order of k, also those without a row")
        default: nil
        }
    }

    private var formNotation: (formula: String, meaning: String)? {
        switch self {
        case .curve:
            (
                "curve(x; a ↦ p, b ↦ q)",
                "between two points the value on the straight line through them; before the first and after the last point the value there"
            )
        case .table: ("table(x; a ↦ p, b ↦ q)", "p when x is a, q when x is b; no value for any other x")
        case .bands: ("bands(x; A if ≥ a, B below)", "the first label whose number x reaches; the last one when it reaches none")
        case .weighted: ("60·a + 40·b", "of a weighted sum: the parts are from 0 to 1, the weights add up to 100")
        case .halfUp: ("⌊x + ½⌋", "rounded half up: to the nearest whole number, from halfway up; so 2.5 gives 3 and −2.5 gives −2")
        case .halfEven:
            ("even(x)", "rounded half even: to the nearest whole number, from halfway to the even one; so 2.5 gives 2 and 3.5 gives 4")
        case .down: ("⌊x⌋", "rounded down: to the greatest whole number that does not exceed x; so −2.5 gives −3")
        case .up: ("⌈x⌉", "rounded up: to the least whole number that x does not exceed; so −2.5 gives −2")
        default: nil
        }
    }

    /// When it has no value, said so that it follows `when`; `nil` when it always has one, if what it is made of has.
    var absence: String? {
        switch self {
        case .divide: "the divisor is zero"
        case .root: "there is a number below zero under the root"
        case .remainder: "the divisor is not above zero"
        case .share, .mean, .least, .greatest, .median, .percentile, .mad: "there is no such row"
        case .variance, .standardDeviation: "there are fewer than two such rows"
        case .slope: "what it is taken against is the same in all rows"
        case .correlation: "either value is the same in all rows"
        case .row: "there is no row with that number"
        case .table: "the table has no entry for it"
        case .constant, .name, .member, .call, .parentheses, .sign, .not, .abs, .lesser, .larger, .or, .and, .equal, .notEqual, .less,
            .lessOrEqual, .greater, .greaterOrEqual, .add, .subtract, .multiply, .inRange, .presence, .choice, .count, .sum, .any, .all,
            .longestRun, .filter, .consecutive, .previous, .groups, .everyGroup, .curve, .bands, .weighted, .otherwise, .halfUp, .halfEven,
            .down, .up, .invalid:
            nil
        }
    }
}
