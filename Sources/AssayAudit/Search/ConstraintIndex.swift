// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

/// For each wire the places where it occurs.
struct ConstraintIndex {
    struct Entry {
        var constraint: Int { Int(packed >> 2) }
        /// 0 for A, 1 for B, 2 for C.
        var matrix: Int { Int(packed & 3) }
        fileprivate var packed: UInt32
    }

    private var starts: [Int]
    private var entries: [Entry]

    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    init<F: PrimeField>(_ circuit: R1CS<F>) {
        let matrices = [circuit.a, circuit.b, circuit.c]
        starts = Array(repeating: 0, count: circuit.wireCount + 1)
        for matrix in matrices {
            for (column, value) in zip(matrix.columns, matrix.values) where column > 0 && !value.isZero { starts[Int(column) + 1] += 1 }
        }
        for i in 1..<starts.count { starts[i] += starts[i - 1] }
        entries = Array(repeating: Entry(packed: 0), count: starts.last ?? 0)
        var next = starts
        for (number, matrix) in matrices.enumerated() {
            for row in 0..<matrix.rowCount {
                for i in matrix.entries(row) where matrix.columns[i] > 0 && !matrix.values[i].isZero {
                    let wire = Int(matrix.columns[i])
                    entries[next[wire]] = Entry(packed: UInt32(row) << 2 | UInt32(number))
                    next[wire] += 1
                }
            }
        }
    }

    func entries(of wire: Int) -> ArraySlice<Entry> { entries[starts[wire]..<starts[wire + 1]] }
}
