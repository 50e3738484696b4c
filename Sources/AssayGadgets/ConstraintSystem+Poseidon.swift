// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints
internal import AssayCrypto

extension ConstraintSystem {
    /// The Poseidon hash of 1 … 16 values, equal to `Poseidon.hash` and circomlib's.
    ///
    /// Cost for width t = inputs + 1 with 8 full and P partial rounds: 3·(8t + P) − 3, and 3 less for each constant input: 213, 240, 297, 402
    /// and 609 for t = 2, 3, 5, 9 and 17.
    ///
    /// Sound: every S-box is x·x = x², x²·x² = x⁴, x⁴·x = x⁵, so each value is determined by the one before; all else is linear. The S-box of
    /// a constant is a constant.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func poseidon(_ inputs: [Combination]) -> Combination {
        var rounds = BlockTemplate<F>()
        return poseidon(inputs, &rounds)
    }

    /// The same hash. `rounds` is what hashes of as many values have in common: all but the S-boxes of the first round.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    mutating func poseidon(_ inputs: [Combination], _ rounds: inout BlockTemplate<F>) -> Combination {
        precondition(Poseidon<F>.inputCounts.contains(inputs.count), "Poseidon hashes 1 to 16 values at once")
        let parameters = PoseidonParameters<F>.forWidth(inputs.count + 1)
        return checking("Poseidon") { system in
            let first = system.fifthPowers([0] + inputs, parameters.roundConstants[0])
            return system.repeating(&rounds, first) { [$0.roundsAfterFirst($1, parameters)] }[0]
        }
    }

    /// From the S-box results of the first round to the hash.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    private mutating func roundsAfterFirst(_ boxes: [Combination], _ parameters: PoseidonParameters<F>) -> Combination {
        let half = parameters.fullRounds / 2
        var boxes = boxes
        for constants in parameters.roundConstants[1..<half] { boxes = fifthPowers(mixed(boxes, parameters.matrix), constants) }
        var state = partialRounds(boxes, .forWidth(boxes.count))
        for (round, constants) in parameters.roundConstants[(half + parameters.partialRounds)...].enumerated() {
            if round > 0 { state = mixed(boxes, parameters.matrix) }
            boxes = fifthPowers(state, constants)
        }
        return .sum(boxes, weights: parameters.matrix[0])
    }

    /// S-boxes of a full round.
    private mutating func fifthPowers(_ state: [Combination], _ constants: [F]) -> [Combination] {
        zip(state, constants).map { fifthPower($0 + Combination($1)) }
    }

    private mutating func fifthPower(_ value: Combination) -> Combination {
        if let constant = value.constant { return Combination(constant.squared.squared * constant) }
        let (square, fourth, fifth) = hintFifthPower(value)
        enforce(value, times: value, equals: square)
        enforce(square, times: square, equals: fourth)
        enforce(fourth, times: value, equals: fifth)
        return fifth
    }

    /// From the S-box results of the last opening round to the state that the first closing round begins with.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    private mutating func partialRounds(_ opening: [Combination], _ rounds: PoseidonPartialRounds<F>) -> [Combination] {
        var boxes: [Combination] = []
        for round in rounds.inputConstants.indices {
            let weights = rounds.inputWeights[round] + boxes.indices.map { rounds.weight(of: $0, in: round) }
            boxes.append(fifthPower(.sum(opening + boxes, weights: weights, constant: rounds.inputConstants[round])))
        }
        return rounds.finalWeights.indices.map { i in
            let weights = rounds.finalWeights[i] + rounds.columns.reversed().map { $0[i] }
            return .sum(opening + boxes, weights: weights, constant: rounds.finalConstants[i])
        }
    }

    private func mixed(_ boxes: [Combination], _ matrix: [[F]]) -> [Combination] { matrix.map { .sum(boxes, weights: $0) } }
}
