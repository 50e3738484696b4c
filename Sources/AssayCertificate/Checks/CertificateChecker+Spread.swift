// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

/// What a row has in the sums of a spread.
private struct SpreadRow<F: PrimeField> {
    var mask: Form<F>
    var part: Form<F>
    var square: Form<F>
    /// The greatest square of its value.
    var most: WideInteger
}

/// Steps about n · Σx² − (Σx)², which is not below zero.
extension CertificateChecker {
    func supported(_ form: Form<F>, _ parts: [FactMultiple<WideInteger>]) throws(Refusal) -> Fact<F> {
        var rest = form
        var mask: Form<F>?
        for part in parts {
            let fact = try fact(part.fact)
            guard case .range = fact.claim, let bound = fact.bound else {
                throw Refusal("fact \(part.fact) bounds nothing by another form")
            }
            try Refusal.unless(mask == nil || mask == bound, "there are two masks")
            mask = bound
            rest = rest.adding(fact.form, times: -F(part.factor))
        }
        guard let mask, rest == Form() else { throw Refusal("the parts do not add up to the form") }
        return Fact(form: form, claim: .supported(mask: mask))
    }

    /// N · Q − P² is the sum of mᵢ · mⱼ · (xᵢ − xⱼ)² over all pairs of rows, since mᵢ is 0 or 1; and N · Q is at most the number of rows times the sum of
    /// their greatest squares.
    func spread(_ product: Int, _ square: Int, _ counted: [Int], _ supported: [Int]) throws(Refusal) -> Fact<F> {
        try Refusal.unless(counted.count % 5 == 0 && supported.count % 4 == 0, "a row is incomplete")
        var rows: [SpreadRow<F>] = []
        for start in stride(from: 0, to: counted.count, by: 5) { rows.append(try countedRow(counted[start..<start + 5])) }
        for start in stride(from: 0, to: supported.count, by: 4) { rows.append(try supportedRow(supported[start..<start + 4])) }
        let (count, sum) = (FormSum.of(rows.map(\.mask)), FormSum.of(rows.map(\.part)))
        let squares = FormSum.of(rows.map(\.square))
        try requireFactors(of: product, count, squares)
        try requireFactors(of: square, sum, sum)
        var most: WideInteger = 0
        for row in rows {
            most = most + row.most
            try requireNarrow(most)
        }
        guard let reach = boundedProduct(most, WideInteger(rows.count)), let interval = Interval(0, reach) else {
            throw Refusal("the range is as wide as the field")
        }
        try requireNarrow(reach)
        return Fact(form: try c(product).adding(try c(square), times: .minusOne), claim: .range(interval))
    }

    private func countedRow(_ row: ArraySlice<Int>) throws(Refusal) -> SpreadRow<F> {
        let numbers = Array(row)
        let (mask, value, most) = try maskAndValue(numbers[0], numbers[1])
        try requireFactors(of: numbers[2], mask, value)
        try requireFactors(of: numbers[3], value, value)
        let (part, square, weighted) = (try c(numbers[2]), try c(numbers[3]), try c(numbers[4]))
        if !(try hasFactors(numbers[4], mask, square)) { try requireFactors(of: numbers[4], part, value) }
        return SpreadRow(mask: mask, part: part, square: weighted, most: most)
    }

    /// What is zero where the mask is may be the value less a constant, which is what the value is there.
    private func supportedRow(_ row: ArraySlice<Int>) throws(Refusal) -> SpreadRow<F> {
        let numbers = Array(row)
        let (mask, value, most) = try maskAndValue(numbers[0], numbers[1])
        try requireFactors(of: numbers[2], value, value)
        let fact = try fact(numbers[3])
        let start = value.adding(fact.form, times: .minusOne)
        try Refusal.unless(
            start.isConstant && fact.claim == .supported(mask: mask), "fact \(numbers[3]) does not tie the value to its mask")
        let square = start.constant * start.constant
        return SpreadRow(
            mask: mask, part: fact.form.adding(mask, times: start.constant),
            square: try c(numbers[2]).adding(mask.adding(Form(.one), times: .minusOne), times: square), most: most)
    }

    private func maskAndValue(_ mask: Int, _ value: Int) throws(Refusal) -> (mask: Form<F>, value: Form<F>, most: WideInteger) {
        let (bit, values) = try range(mask)
        try Refusal.unless(values == .bit, "fact \(mask) is not 0 or 1")
        let (form, interval) = try range(value)
        guard let squares = interval.times(interval) else { throw Refusal("the range is as wide as the field") }
        return (bit, form, squares.upper)
    }

    private func hasFactors(_ constraint: Int, _ one: Form<F>, _ other: Form<F>) throws(Refusal) -> Bool {
        let (a, b) = (try a(constraint), try b(constraint))
        return a == one && b == other || a == other && b == one
    }

    private func requireFactors(of constraint: Int, _ one: Form<F>, _ other: Form<F>) throws(Refusal) {
        try Refusal.unless(try hasFactors(constraint, one, other), "constraint \(constraint) has other factors")
    }
}
