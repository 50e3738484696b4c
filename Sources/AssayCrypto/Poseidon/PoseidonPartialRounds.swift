// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// The partial rounds of Poseidon, unrolled: between their S-boxes everything is linear, which is what a circuit wants.
///
/// Let y be the S-box results of the last opening round, zₖ that of partial round k, M the matrix, P the same with its first column zero, and
/// m that first column. The state at partial round k, before its constants, is Pᵏ·M·y + Σ_{j<k} Pᵏ⁻¹⁻ʲ·m·zⱼ + Cₖ with C₀ = 0 and
/// Cₖ₊₁ = P·(Cₖ + cₖ). The coefficients depend on the parameters alone. Their cost is about 4·t²·rounds multiplications, once a process.
public final class PoseidonPartialRounds<F: PrimeField>: Sendable {
    /// `inputWeights[k][i]`: weight of yᵢ in the input of the S-box of round k.
    public let inputWeights: [[F]]
    /// Constant part of that input.
    public let inputConstants: [F]
    /// `finalWeights[i][j]`: weight of yⱼ in state element i after all partial rounds.
    public let finalWeights: [[F]]
    /// `columns[d][i]`: weight of zₖ in state element i when d + 1 rounds have passed since round k began.
    public let columns: [[F]]
    /// Constant parts of the state after all partial rounds.
    public let finalConstants: [F]

    /// Weight of zⱼ in the input of the S-box of round k > j.
    public func weight(of j: Int, in k: Int) -> F { columns[k - 1 - j][0] }

    /// The coefficients for a state of `width` elements: computed at first use, the same object ever after.
    ///
    /// - Precondition: `PoseidonParameters.widths` contains `width`.
    public static func forWidth(_ width: Int) -> PoseidonPartialRounds<F> {
        SharedConstants.value(for: PoseidonPartialRounds<F>.self, index: width) { PoseidonPartialRounds(.forWidth(width)) }
    }

    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    private init(_ parameters: PoseidonParameters<F>) {
        let matrix = parameters.matrix
        let opening = parameters.fullRounds / 2
        var (row, column) = (matrix[0], matrix.map { $0[0] })
        var (inputWeights, inputConstants, columns): ([[F]], [F], [[F]]) = ([], [], [])
        var constantsSoFar = [F](repeating: .zero, count: parameters.width)
        for constants in parameters.roundConstants[opening..<opening + parameters.partialRounds] {
            inputWeights.append(row)
            columns.append(column)
            let added = zip(constantsSoFar, constants).map { $0 + $1 }
            inputConstants.append(added[0])
            constantsSoFar = Self.apply(matrix, [.zero] + added.dropFirst())
            row = Self.apply([.zero] + row.dropFirst(), matrix)
            column = Self.apply(matrix, [.zero] + column.dropFirst())
        }
        (self.inputWeights, self.inputConstants, self.columns) = (inputWeights, inputConstants, columns)
        finalConstants = constantsSoFar
        finalWeights = Self.power(matrix.map { [.zero] + $0.dropFirst() }, parameters.partialRounds, times: matrix)
    }

    @inline(__always)
    private static func apply(_ matrix: [[F]], _ vector: [F]) -> [F] {
        matrix.map { row in
            var sum = F.zero
            for i in row.indices { sum += row[i] * vector[i] }
            return sum
        }
    }

    @inline(__always)
    private static func apply(_ vector: [F], _ matrix: [[F]]) -> [F] {
        var result = [F](repeating: .zero, count: vector.count)
        for i in vector.indices {
            for j in result.indices { result[j] += vector[i] * matrix[i][j] }
        }
        return result
    }

    @inline(__always)
    private static func power(_ base: [[F]], _ exponent: Int, times matrix: [[F]]) -> [[F]] {
        var result = matrix
        var square = base
        var exponent = exponent
        while exponent > 0 {
            if exponent & 1 == 1 { result = square.map { apply($0, result) } }
            square = square.map { apply($0, square) }
            exponent >>= 1
        }
        return result
    }
}
