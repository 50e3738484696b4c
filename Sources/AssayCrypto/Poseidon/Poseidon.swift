// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// The Poseidon hash of 1…16 field elements (ePrint 2019/458), equal to circomlib's.
///
/// State element 0 starts as zero and holds the result; the inputs fill the rest. The number of inputs fixes the width, so
/// hashes of different lengths never meet.
public enum Poseidon<F: PrimeField> {
    /// The numbers of inputs that can be hashed at once.
    public static var inputCounts: ClosedRange<Int> { 1...16 }

    /// The hash of `inputs`.
    ///
    /// - Precondition: `inputCounts` contains the number of inputs.
    public static func hash(_ inputs: [F]) -> F {
        precondition(inputCounts.contains(inputs.count), "Poseidon hashes 1 to 16 elements at once")
        return permute([.zero] + inputs)[0]
    }

    /// The hash of any number of values: the first hash takes `head` and as many of `elements` as it can, each next one the hash so far and as many
    /// more; all of them as many as there are. `hash` is given 1 to 16 values: elements of the field, or what stands for them in a circuit.
    ///
    /// - Precondition: `head` has 1 to 16 values.
    public static func chained<Value>(_ head: [Value], _ elements: [Value], by hash: ([Value]) -> Value) -> Value {
        var rest = elements[...]
        func next(after inputs: [Value]) -> Value {
            let count = inputCounts.upperBound - inputs.count
            defer { rest = rest.dropFirst(count) }
            return hash(inputs + rest.prefix(count))
        }
        var result = next(after: head)
        while !rest.isEmpty { result = next(after: [result]) }
        return result
    }

    /// The permutation of a state of 2…17 elements.
    public static func permute(_ state: [F]) -> [F] {
        let parameters = PoseidonParameters<F>.forWidth(state.count)
        return parameters.schedule?.permute(state) ?? permuteAsDefined(state)
    }

    /// The permutation as the paper defines it, round by round: the reference for the faster schedule.
    static func permuteAsDefined(_ state: [F]) -> [F] {
        let parameters = PoseidonParameters<F>.forWidth(state.count)
        let half = parameters.fullRounds / 2
        let partial = half..<half + parameters.partialRounds
        var state = state
        for (round, constants) in parameters.roundConstants.enumerated() {
            for i in state.indices { state[i] += constants[i] }
            for i in state.indices where i == 0 || !partial.contains(round) { state[i] = state[i].squared.squared * state[i] }
            state = parameters.matrix.map { LinearAlgebra.dot($0, state) }
        }
        return state
    }
}
