// SPDX-License-Identifier: Apache-2.0

/// Sums of a few multiples each, as the columns of a circuit's matrices give them.
extension CurveGroup {
    /// A sum for each i: that of `values[k]` times the point `rows[k]` over `starts[i] ..< starts[i + 1]`. Variable time.
    ///
    /// - Precondition: `starts` begins with 0, never descends and ends with the number of rows and of values; every row is
    ///   below the number of points.
    public static func sparseSums(
        starts: [Int], rows: [UInt32], values: [Scalar], points: [Affine], threads: Int
    ) -> [Affine] {
        precondition(starts.first == 0 && starts.last == rows.count && rows.count == values.count, "arrays of one matrix")
        return affine(count: starts.count - 1, threads: threads) { range in
            range.map { sum(starts[$0]..<starts[$0 + 1], rows, values, points) }
        }
    }

    private static func sum(_ entries: Range<Int>, _ rows: [UInt32], _ values: [Scalar], _ points: [Affine]) -> Self {
        var sum = zero
        var others: [Int] = []
        for entry in entries {
            let point = points[Int(rows[entry])]
            if values[entry] == .one {
                sum += point
            } else if values[entry] == -.one {
                sum += -point
            } else {
                others.append(entry)
            }
        }
        // From about so many on, sorting into buckets saves more than it costs.
        if others.count > 48 {
            let bases = others.map { points[Int(rows[$0])] }
            if let rest = try? msm(bases: bases, scalars: others.map { values[$0] }, threads: 1) { return sum + rest }
        }
        return others.reduce(sum) { $0 + product(values[$1], points[Int(rows[$1])]) }
    }

    /// A multiple that takes no longer than the scalar is long: coefficients of circuits are short more often than not.
    private static func product(_ scalar: Scalar, _ point: Affine) -> Self {
        if let short = short(scalar) { return multiple(of: point, by: [short]) }
        if let short = short(-scalar) { return -multiple(of: point, by: [short]) }
        return scalar * Self(point)
    }

    private static func short(_ scalar: Scalar) -> UInt64? {
        let words = scalar.words
        return words.1 | words.2 | words.3 == 0 ? words.0 : nil
    }
}
