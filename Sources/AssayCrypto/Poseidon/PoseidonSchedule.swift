// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The Poseidon permutation rewritten so that a partial round costs 2t − 1 multiplications instead of t².
///
/// Two rewritings, both exact (ePrint 2019/458, appendix B). Write x for the state and S₀ for the S-box on element 0.
///
/// 1. *Constants.* What a partial round adds to elements 1… passes S₀ untouched, so it is pushed through the matrix into the
///    next round; each partial round keeps one constant, and the last remainder joins the first closing round.
/// 2. *Matrices.* Split N = A·P with P = diag(1, N̂), N̂ being N without its first row and column. P commutes with S₀ and with
///    what is added to element 0, so it moves into the round before. A is sparse: [[n₀₀, v·N̂⁻¹], [w, I]].
struct PoseidonSchedule<F: PrimeField>: Sendable {
    /// A full round: constants, then the matrix that follows the S-boxes.
    private struct FullRound {
        var constants: [F]
        var matrix: [[F]]
    }

    /// A partial round: one constant, then the sparse matrix [[corner, row], [column, I]].
    private struct PartialRound {
        var constant: F
        var corner: F
        var row: [F]
        var column: [F]
    }

    private var opening: [FullRound]
    private var partial: [PartialRound] = []
    private var closing: [FullRound]

    /// `nil` when a block N̂ has no inverse, which can happen only in fields far smaller than those used for proofs.
    init?(roundConstants: [[F]], matrix: [[F]], fullRounds: Int) {
        let half = fullRounds / 2
        let firstClosing = roundConstants.count - half
        opening = roundConstants[..<half].map { FullRound(constants: $0, matrix: matrix) }
        closing = roundConstants[firstClosing...].map { FullRound(constants: $0, matrix: matrix) }

        let (constants, remainder) = Self.pushForward(roundConstants[half..<firstClosing], through: matrix)
        closing[0].constants = zip(closing[0].constants, remainder).map { $0 + $1 }

        // Only the first row of N is ever that of the matrix; N̂ is a higher power of the matrix's block each time. So v·N̂⁻¹ takes one more factor
        // of the block's inverse, and w one more of the block.
        let block = matrix.dropFirst().map { Array($0.dropFirst()) }
        guard let inverse = LinearAlgebra.inverse(of: block) else { return nil }
        let inverseColumns = LinearAlgebra.transpose(inverse)
        var row = Array(matrix[0].dropFirst())
        var column = matrix.dropFirst().map { $0[0] }
        for constant in constants.reversed() {
            row = inverseColumns.map { LinearAlgebra.dot(row, $0) }
            partial.append(PartialRound(constant: constant, corner: matrix[0][0], row: row, column: column))
            column = block.map { LinearAlgebra.dot($0, column) }
        }
        partial.reverse()
        let power = LinearAlgebra.power(block, constants.count)
        opening[half - 1].matrix = [matrix[0]] + LinearAlgebra.product(power, Array(matrix.dropFirst()))
    }

    /// The constants of element 0, and what is left to add after the last partial round.
    private static func pushForward(_ rounds: ArraySlice<[F]>, through matrix: [[F]]) -> (constants: [F], remainder: [F]) {
        var carried = [F](repeating: .zero, count: matrix.count)
        let constants = rounds.map { round in
            var added = zip(round, carried).map { $0 + $1 }
            let constant = added[0]
            added[0] = .zero
            carried = matrix.map { LinearAlgebra.dot($0, added) }
            return constant
        }
        return (constants, carried)
    }

    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    func permute(_ input: [F]) -> [F] {
        var state = input
        for round in opening { Self.apply(round, to: &state) }
        for round in partial { Self.apply(round, to: &state) }
        for round in closing { Self.apply(round, to: &state) }
        return state
    }

    @inline(__always)
    private static func apply(_ round: FullRound, to state: inout [F]) {
        for i in state.indices {
            let x = state[i] + round.constants[i]
            state[i] = x.squared.squared * x
        }
        state = round.matrix.map { row in
            var sum = F.zero
            for j in row.indices { sum += row[j] * state[j] }
            return sum
        }
    }

    @inline(__always)
    private static func apply(_ round: PartialRound, to state: inout [F]) {
        let x = state[0] + round.constant
        let first = x.squared.squared * x
        var sum = round.corner * first
        for i in round.row.indices {
            sum += round.row[i] * state[i + 1]
            state[i + 1] += round.column[i] * first
        }
        state[0] = sum
    }
}
