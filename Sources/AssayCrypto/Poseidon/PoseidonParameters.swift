// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// The constants of one Poseidon permutation: the instance x⁵ with 8 full rounds that circomlib uses.
///
/// They are generated, never shipped: round constants and the Cauchy matrix come out of the Grain stream in the order of the
/// reference script of ePrint 2019/458. Partial-round counts are circomlib's. `vectors/poseidon/poseidon.py` derives them from the bounds
/// of the paper's section 5.5 for 128 bits of security, rounded up to a multiple of the width, for the fields of 254 and of 255 bits alike;
/// the argument does not reach much smaller fields. x⁵ is a permutation where 5 does not divide the order less one, as in both.
public final class PoseidonParameters<F: PrimeField>: Sendable {
    /// State elements, 2…17: one of capacity and `width − 1` inputs.
    public let width: Int
    /// Rounds in which every element passes the S-box; half of them come first, half last.
    public let fullRounds = 8
    /// Rounds between them in which only element 0 passes the S-box.
    public let partialRounds: Int
    /// `roundConstants[round][i]` is added to element i before the S-box of that round.
    public let roundConstants: [[F]]
    /// `matrix[i][j]` is the weight of element j in element i after a round: 1 / (xᵢ + yⱼ), with x and y distinct.
    public let matrix: [[F]]
    /// An equal permutation with fewer multiplications, for hashing outside circuits; `nil` in fields too small to have one.
    let schedule: PoseidonSchedule<F>?

    /// Partial-round counts for widths 2…17.
    private static var partialRoundsByWidth: [Int] { [56, 57, 56, 60, 60, 63, 64, 63, 60, 66, 60, 65, 70, 60, 64, 68] }
    /// The widths that have parameters.
    public static var widths: ClosedRange<Int> { 2...17 }

    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    private init(width: Int) {
        precondition(Self.widths.contains(width), "Poseidon has parameters for widths 2 to 17")
        self.width = width
        partialRounds = Self.partialRoundsByWidth[width - 2]
        var grain = GrainGenerator(fieldBits: F.bitWidth, width: width, fullRounds: fullRounds, partialRounds: partialRounds)
        roundConstants = (0..<fullRounds + partialRounds).map { _ in (0..<width).map { _ in grain.element() } }
        matrix = Self.cauchyMatrix(width, &grain)
        schedule = PoseidonSchedule(roundConstants: roundConstants, matrix: matrix, fullRounds: fullRounds)
    }

    /// The parameters for a state of `width` elements: generated at first use, the same object ever after.
    ///
    /// - Precondition: `widths` contains `width`.
    public static func forWidth(_ width: Int) -> PoseidonParameters<F> {
        SharedConstants.value(for: F.self, index: width) { PoseidonParameters(width: width) }
    }

    /// Draws x and y until all are distinct and no sum is zero, then inverts the sums.
    private static func cauchyMatrix(_ width: Int, _ grain: inout GrainGenerator) -> [[F]] {
        while true {
            let drawn: [F] = (0..<2 * width).map { _ in grain.reducedElement() }
            guard Set(drawn).count == drawn.count else { continue }
            let rows = drawn[..<width].map { x in drawn[width...].compactMap { y in (x + y).inverse } }
            if rows.allSatisfy({ $0.count == width }) { return rows }
        }
    }
}
