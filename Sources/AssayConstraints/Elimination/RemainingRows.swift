// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// What elimination has done with a row.
enum RowState {
    /// Nothing: it stands where it stood.
    static let original: Int32 = 0
    /// It was solved, or said nothing.
    static let removed: Int32 = -1
    // Any other state is one more than the number of the row among those written anew.
}

/// The rows that elimination leaves, in order: most are the original ones, the others stand among those written anew.
struct RemainingRows<F: PrimeField> {
    private var original: ConstraintRows
    private var rewritten: ConstraintRows
    private let merged: [[UInt32]]
    private let states: [Int32]
    private let pool: SharedCoefficients<F>

    init(original: ConstraintRows, rewritten: ConstraintRows, merged: [[UInt32]], states: [Int32], pool: SharedCoefficients<F>) {
        self.original = original
        self.rewritten = rewritten
        self.merged = merged
        self.states = states
        self.pool = pool
    }

    /// For each variable whether a row mentions it.
    func mentions(variableCount: Int) -> [Bool] {
        var isMentioned = [Bool](repeating: false, count: variableCount)
        func mention(_ rows: TermRows, _ row: Int) {
            for entry in rows.range(row) { isMentioned[Int(rows.entries[entry].column)] = true }
        }
        for (original, rewritten) in [(original.a, rewritten.a), (original.b, rewritten.b), (original.c, rewritten.c)] {
            for (row, state) in states.enumerated() where state != RowState.removed {
                if state == RowState.original { mention(original, row) } else { mention(rewritten, Int(state) - 1) }
            }
        }
        return isMentioned
    }

    /// Origins of each row, the place that made it first.
    func origins(_ table: OriginTable) -> ConstraintOrigins {
        var origins = ConstraintOrigins(table: table)
        for (row, state) in states.enumerated() where state != RowState.removed {
            origins.append(original.origins[row], state == RowState.original ? [] : merged[Int(state) - 1])
        }
        return origins
    }

    /// One side of the rows as a matrix with a column for each wire. The rows of that side are given back.
    mutating func takeMatrix(_ side: WritableKeyPath<ConstraintRows, TermRows>, wire: [UInt32]) -> SparseMatrix<F> {
        let (original, rewritten) = (original[keyPath: side], rewritten[keyPath: side])
        var builder = MatrixBuilder(rowCount: states.count, entryCount: original.entries.count)
        for (row, state) in states.enumerated() where state != RowState.removed {
            if state == RowState.original { builder.append(original, row, wire) } else { builder.append(rewritten, Int(state) - 1, wire) }
            builder.sortLastRow()
        }
        self.original[keyPath: side] = TermRows()
        self.rewritten[keyPath: side] = TermRows()
        return builder.matrix(pool: pool)
    }
}
