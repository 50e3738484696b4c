// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Looks at the constraints of a system one after the other, for systems whose coefficients stand in a pool.
///
/// Where `A · w` is zero `B · w` does not matter, as in half of all bit checks. The entries of a long row often come again, as those of a value
/// that goes through an S-box do: the last long row and its product are remembered.
struct ConstraintCheck<F: PrimeField> {
    private var a: RowProduct<F>
    private var b: RowProduct<F>
    private var c: RowProduct<F>
    /// The row of A that `longProduct` is of; -1 for none.
    private var longRow = -1
    private var longProduct = F.zero

    /// Entries from which a row is remembered.
    private static var long: Int { 8 }

    /// `nil` for a system without pools.
    init?(_ r1cs: R1CS<F>) {
        guard [r1cs.a, r1cs.b, r1cs.c].allSatisfy({ $0.values.pooled != nil }) else { return nil }
        (a, b, c) = (RowProduct(r1cs.a), RowProduct(r1cs.b), RowProduct(r1cs.c))
        guard a.hasPool(of: b) else { return nil }
    }

    /// The first of `rows` that `witness` does not satisfy.
    ///
    /// `integers` has a value of the witness where it is known to be a small integer, and `none` elsewhere.
    mutating func firstUnsatisfied(_ rows: Range<Int>, _ witness: [F], _ integers: [Int]) -> Int? {
        for row in rows {
            let isRight = isSatisfied(row, byIntegers: integers) ?? isSatisfied(row, witness, integers)
            if !isRight { return row }
        }
        return nil
    }

    /// Whether a constraint holds over the integers, and so over the elements; `nil` where integers do not reach.
    @inline(__always)
    private func isSatisfied(_ row: Int, byIntegers witness: [Int]) -> Bool? {
        guard F.hasSmallIntegers, let left = a.integer(row, witness), let result = c.integer(row, witness) else { return nil }
        if left == 0 { return result == 0 }
        guard let right = b.integer(row, witness) else { return nil }
        let (product, isTooLong) = left.multipliedReportingOverflow(by: right)
        return isTooLong ? nil : product == result
    }

    private mutating func isSatisfied(_ row: Int, _ witness: [F], _ integers: [Int]) -> Bool {
        let left = productOfA(row, witness, integers)
        var product = F.zero
        if !left.isZero {
            let right = productOfB(row, witness, integers)
            product = right.isZero ? .zero : left * right
        }
        return product == c(row, witness, integers)
    }

    /// What is remembered is of a witness.
    mutating func overwrite() {
        a.overwrite()
        b.overwrite()
        c.overwrite()
        longProduct = .zero
    }

    private mutating func productOfA(_ row: Int, _ witness: [F], _ integers: [Int]) -> F {
        guard a.count(row) >= Self.long else { return a(row, witness, integers) }
        if longRow >= 0, a.isEqual(row, a, longRow) { return longProduct }
        longRow = row
        longProduct = a(row, witness, integers)
        return longProduct
    }

    private mutating func productOfB(_ row: Int, _ witness: [F], _ integers: [Int]) -> F {
        if b.count(row) >= Self.long, longRow >= 0, b.isEqual(row, a, longRow) { return longProduct }
        return b(row, witness, integers)
    }
}
