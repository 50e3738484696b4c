// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

/// Statistics of rows.
extension GateMaker {
    mutating func statistic(_ node: Node) -> Form {
        let rows = rows(of: node)
        switch node.operation {
        case .median: return .number(median(valueInRows(node.operands[1]), rows))
        case .percentile(let percent): return .number(percentile(percent, valueInRows(node.operands[1]), rows))
        case .variance: return .number(variance(valueInRows(node.operands[1]), rows))
        case .slope: return .number(slope(valueInRows(node.operands[1]), valueInRows(node.operands[2]), rows))
        case .correlation(let mode, let decimals):
            return .number(correlation(valueInRows(node.operands[1]), valueInRows(node.operands[2]), rows, mode, decimals))
        default:
            let hit = gates.all([rows.mask, gate(node.operands[1])])
            return .number(NumberForm(factor: 1, numerator: gates.longestRun(of: hit, where: rows.mask, table: rows.table)))
        }
    }

    // MARK: Order

    private mutating func median(_ value: NumberForm, _ rows: Rows) -> NumberForm {
        let (exists, isEmpty) = (isNotZero(rows.count), gates.isZero(rows.count))
        let lower = gates.rowMiddle(value.numerator, where: rows.mask, isEmpty: isEmpty, isUpper: false)
        let upper = gates.rowMiddle(value.numerator, where: rows.mask, isEmpty: isEmpty, isUpper: true)
        return fraction(value.factor * Rational(5, scale: 1), gates.sum(lower, upper), value.denominator, exists)
    }

    private mutating func percentile(_ percent: Int, _ value: NumberForm, _ rows: Rows) -> NumberForm {
        let (exists, isEmpty) = (isNotZero(rows.count), gates.isZero(rows.count))
        // The least count is no bound of the rank: that is lower, and the quotient may stand in the program for something else as well.
        let bound = Interval(0, gates.interval(rows.count).upper)
        let rank = gates.quotient(gates.scaled(BigInt(percent), rows.count), gates.constant(10_000), .up, within: bound)
        let ranked = gates.rowRank(value.numerator, where: rows.mask, rank, isEmpty: isEmpty)
        return fraction(value.factor, ranked, value.denominator, exists)
    }

    // MARK: Spread

    /// `n Σxy − Σx Σy`: the sum of the products of the distances from the means, times the count.
    private mutating func spread(_ x: GateID, _ y: GateID, _ rows: Rows) -> GateID {
        let products = gates.product(rows.count, sum(gates.product(x, y), rows))
        let sums = gates.product(sum(x, rows), sum(y, rows))
        let reach = spreadLimit(x, y, rows)
        let bound = Interval(x == y ? 0 : -reach, reach)
        return gates.linear(0, [LinearTerm(coefficient: 1, gate: products), LinearTerm(coefficient: -1, gate: sums)], within: bound)
    }

    /// The greatest that the spread can be in absolute value: n²/4 times the widths of both (Popoviciu 1935, and
    /// Cauchy–Schwarz for two different values).
    private func spreadLimit(_ x: GateID, _ y: GateID, _ rows: Rows) -> BigInt {
        let facts = Facts.none.adding(rows.mask, true, gates)
        func width(_ id: GateID) -> BigInt {
            let interval = gates.interval(id, facts)
            return interval.upper - interval.lower
        }
        let count = gates.interval(rows.count).upper
        return count * count * width(x) * width(y) / 4
    }

    private mutating func variance(_ value: NumberForm, _ rows: Rows) -> NumberForm {
        let isEnough = gates.isNonNegative(gates.sum(rows.count, gates.constant(-2)))
        let spread = spread(value.numerator, value.numerator, rows)
        let divisor = gates.divisor(pairs(rows.count))
        let square = squared(value.denominator)
        return fraction(
            value.factor * value.factor, spread, square.map { gates.product($0, divisor) } ?? divisor,
            gates.point(isEnough) == 1 ? nil : isEnough)
    }

    /// `n (n − 1)`.
    private mutating func pairs(_ count: GateID) -> GateID {
        let range = gates.interval(count)
        let bound = Interval(range.lower * max(0, range.lower - 1), range.upper * max(0, range.upper - 1))
        let square = gates.product(count, count)
        return gates.linear(0, [LinearTerm(coefficient: 1, gate: square), LinearTerm(coefficient: -1, gate: count)], within: bound)
    }

    private mutating func squared(_ denominator: GateID?) -> GateID? {
        denominator.map { gates.product($0, $0) }
    }

    /// The slope of the least squares line: spread of both over spread of `x`.
    private mutating func slope(_ y: NumberForm, _ x: NumberForm, _ rows: Rows) -> NumberForm {
        let both = spread(x.numerator, y.numerator, rows)
        let ofX = spread(x.numerator, x.numerator, rows)
        let divisor = gates.divisor(ofX)
        let numerator = x.denominator.map { gates.product(both, $0) } ?? both
        let denominator = y.denominator.map { gates.product(divisor, $0) } ?? divisor
        return fraction(y.factor / x.factor, numerator, denominator, isNotZero(ofX))
    }

    // MARK: Correlation

    /// Pearson's r, `spread(x, y) / √(spread(x, x) spread(y, y))`. Its sign decides what rounding down means.
    private mutating func correlation(
        _ y: NumberForm, _ x: NumberForm, _ rows: Rows, _ mode: RoundingMode, _ decimals: Int
    ) -> NumberForm {
        let both = spread(x.numerator, y.numerator, rows)
        let spreads = gates.product(spread(x.numerator, x.numerator, rows), spread(y.numerator, y.numerator, rows))
        let exists = isNotZero(spreads)
        let divisor = gates.divisor(spreads)
        let scale = BigInt(10).power(decimals)
        let square = gates.scaled(scale * scale, gates.product(both, both))
        let isNegative = gates.not(gates.isNonNegative(both))
        let size = magnitude(square, divisor, mode, isNegative, scale)
        let numerator = gates.select(isNegative, gates.scaled(-1, size), size, within: Interval(-scale, scale))
        return NumberForm(factor: Rational(1, scale: decimals), numerator: numerator, exists: exists)
    }

    /// The root of `square / divisor`, rounded so that its value with the sign is rounded as the mode says.
    private mutating func magnitude(
        _ square: GateID, _ divisor: GateID, _ mode: RoundingMode, _ isNegative: GateID, _ scale: BigInt
    ) -> GateID {
        let bound = Interval(0, scale)
        if mode == .halfEven { return gates.root(square, divisor, .halfEven, within: bound) }
        let root = gates.root(square, divisor, .down, within: bound)
        let isMore: GateID
        if mode == .halfUp {
            let middle = gates.linear(1, [LinearTerm(coefficient: 2, gate: root)])
            let above = gates.sum(gates.scaled(4, square), gates.product(divisor, gates.product(middle, middle)), times: -1)
            // Halfway goes up: with a minus before it, to the smaller one.
            isMore = gates.isNonNegative(gates.sum(above, isNegative, times: -1))
        } else {
            let rest = gates.sum(square, gates.product(divisor, gates.product(root, root)), times: -1)
            let isInexact = gates.not(gates.isZero(rest))
            isMore = gates.all([isInexact, mode == .down ? isNegative : gates.not(isNegative)])
        }
        return gates.sum(root, isMore)
    }
}
