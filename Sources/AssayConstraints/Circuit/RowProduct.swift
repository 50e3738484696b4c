// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Single rows of a matrix times a vector; cheap to make for matrices whose coefficients stand in a pool.
///
/// A vector is given twice: as elements, and as small integers wherever its values are such. Only where a value is no small integer its element
/// is looked at.
struct RowProduct<F: PrimeField> {
    private let starts: [Int]
    private let columns: [UInt32]
    private let places: [UInt32]
    private let pool: [F]
    /// The pool as small integers.
    private let factors: [Int]
    /// Factors that have to be multiplied: the first `waiting` of these.
    private var coefficients = [F](repeating: .zero, count: Self.together)
    private var values = [F](repeating: .zero, count: Self.together)
    private var waiting = 0

    init(_ matrix: SparseMatrix<F>) {
        let (places, pool) = matrix.values.shared
        starts = matrix.starts
        columns = matrix.columns
        self.places = places
        self.pool = pool.elements
        factors = pool.integers
    }

    /// Products that are added up in one call: a row of Poseidon's has up to 86.
    private static var together: Int { 128 }
    /// Few enough that one call saves nothing.
    private static var few: Int { 3 }
    /// What one call takes without a rest.
    private static var lanes: Int { 8 }

    /// Whether places mean the same in both matrices.
    func hasPool(of other: RowProduct) -> Bool { pool == other.pool }

    func count(_ row: Int) -> Int { starts[row + 1] - starts[row] }

    /// Whether a row has the same entries as a row of another matrix with the same pool.
    func isEqual(_ row: Int, _ other: RowProduct, _ otherRow: Int) -> Bool {
        let (mine, theirs) = (starts[row]..<starts[row + 1], other.starts[otherRow]..<other.starts[otherRow + 1])
        guard mine.count == theirs.count else { return false }
        return zip(mine, theirs).allSatisfy { columns[$0] == other.columns[$1] && places[$0] == other.places[$1] }
    }

    /// Row `row` times `vector`, which has a small integer or `none` for every column of the row, over the integers; `nil` where they do not
    /// reach. Nothing wraps.
    @inline(__always)
    func integer(_ row: Int, _ vector: [Int]) -> Int? {
        var sum = 0
        for entry in starts[row]..<starts[row + 1] {
            let (value, factor) = (vector[Int(columns[entry])], factors[Int(places[entry])])
            if value == SmallInteger.none || factor == SmallInteger.none { return nil }
            let (product, isTooLong) = value.multipliedReportingOverflow(by: factor)
            let (next, isTooMuch) = sum.addingReportingOverflow(product)
            if isTooLong || isTooMuch { return nil }
            sum = next
        }
        return sum == SmallInteger.none ? nil : sum
    }

    /// Row `row` times a vector, which has a value for every column of the row: a small integer, or an element where that is `none`.
    mutating func callAsFunction(_ row: Int, _ elements: [F], _ integers: [Int]) -> F {
        var sum = F.zero
        for entry in starts[row]..<starts[row + 1] {
            let (column, place) = (Int(columns[entry]), Int(places[entry]))
            let (integer, factor) = (integers[column], factors[place])
            if integer == 0 { continue }
            if integer == 1 {
                sum += pool[place]
                continue
            }
            let value = integer == SmallInteger.none ? elements[column] : F(integer)
            if factor == 1 {
                sum += value
            } else if factor == -1 {
                sum -= value
            } else {
                if waiting == Self.together { sum += products() }
                coefficients[waiting] = pool[place]
                values[waiting] = value
                waiting += 1
            }
        }
        return waiting == 0 ? sum : sum + products()
    }

    /// The sum of the products that wait.
    private mutating func products() -> F {
        defer { waiting = 0 }
        guard waiting > Self.few else {
            var sum = coefficients[0] * values[0]
            for i in 1..<waiting { sum += coefficients[i] * values[i] }
            return sum
        }
        let count = (waiting + Self.lanes - 1) / Self.lanes * Self.lanes
        for i in waiting..<count { coefficients[i] = .zero }
        return F.innerProduct(coefficients, values, first: count)
    }

    /// The factors are of a witness.
    mutating func overwrite() { values.overwrite() }
}
