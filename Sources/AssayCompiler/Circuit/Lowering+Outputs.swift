// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayData
internal import AssayGadgets

// Outputs as public signals: one each, or several in one.
extension Lowering {
    /// Publishes a value that has the range of its output.
    mutating func publish(_ name: String, _ value: Combination) {
        guard signals.packsOutputs else { return system.output(name, value) }
        packedOutputs.append(PackedOutput(name: name, value: value, origin: system.origin))
    }

    /// Publishes what shares signals, once all of it is there. Where the first of a signal is published, there the signal is.
    mutating func publishPacked() {
        var names: [String] = []
        var sum = Combination.zero
        let places = OutputPlace.packed(signals.outputs)
        for (i, output) in packedOutputs.enumerated() {
            let digit = output.value - Combination(F(signals.outputs[i].lo))
            names.append(output.name)
            sum = sum + WideInteger.powerOfTwo(places[i].bits?.lowerBound ?? 0) * digit
            guard i + 1 == packedOutputs.count || places[i + 1].signal > places[i].signal else { continue }
            system.origin = packedOutputs[i + 1 - names.count].origin
            system.packedOutput(names.joined(separator: "+"), sum)
            (names, sum) = ([], .zero)
        }
    }
}

/// An output that waits for those which share its signal.
struct PackedOutput<F: PrimeField> {
    let name: String
    let value: LinearCombination<F>
    let origin: ConstraintOrigin
}
