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

/// Rows that are left, side by side among the original ones or among those written anew.
private struct RowRun {
    let isOriginal: Bool
    var rows: Range<Int>

    /// All of them, in order.
    static func all(_ states: [Int32]) -> [RowRun] {
        var runs: [RowRun] = []
        for (row, state) in states.enumerated() where state != RowState.removed {
            let (isOriginal, place) = (state == RowState.original, state == RowState.original ? row : Int(state) - 1)
            if let last = runs.indices.last, runs[last].isOriginal == isOriginal, runs[last].rows.upperBound == place {
                runs[last].rows = runs[last].rows.lowerBound..<place + 1
            } else {
                runs.append(RowRun(isOriginal: isOriginal, rows: place..<place + 1))
            }
        }
        return runs
    }
}

/// The rows that elimination leaves, in order: most are the original ones, the others stand among those written anew.
struct RemainingRows<F: PrimeField> {
    private var original: ConstraintRows
    private var rewritten: ConstraintRows
    private let merged: [[UInt32]]
    private let states: [Int32]
    private let runs: [RowRun]
    private let pool: SharedCoefficients<F>

    init(original: ConstraintRows, rewritten: ConstraintRows, merged: [[UInt32]], states: [Int32], pool: SharedCoefficients<F>) {
        self.original = original
        self.rewritten = rewritten
        self.merged = merged
        self.states = states
        self.pool = pool
        runs = RowRun.all(states)
    }

    /// For each variable whether a row mentions it.
    func mentions(variableCount: Int) -> [Bool] {
        var isMentioned = [Bool](repeating: false, count: variableCount)
        for side in [\ConstraintRows.a, \.b, \.c] {
            for run in runs {
                let rows = run.isOriginal ? original[keyPath: side] : rewritten[keyPath: side]
                for entry in rows.entries[rows.entries(of: run.rows)] { isMentioned[Int(entry.column)] = true }
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
        // There is room for the rows that were written anew, and for what stood there before.
        var builder = MatrixBuilder(rowCount: states.count, entryCount: original.entries.count + rewritten.entries.count)
        for run in runs { builder.appendSorted(run.isOriginal ? original : rewritten, run.rows, wire) }
        self.original[keyPath: side] = TermRows()
        self.rewritten[keyPath: side] = TermRows()
        return builder.matrix(pool: pool)
    }
}
