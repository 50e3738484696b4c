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
        packedOutputs.add(name, value, origin: system.origin)
    }

    /// Publishes what shares signals, once all of it is there.
    mutating func publishPacked() {
        for signal in packedOutputs.signals {
            system.origin = signal.origin
            system.packedOutput(signal.names.joined(separator: "+"), signal.value)
        }
    }
}

/// Outputs in the places that ``OutputPlace/packed(_:)`` has for them.
struct PackedOutputs<F: PrimeField> {
    struct Signal {
        var names: [String]
        var value: LinearCombination<F>
        /// Where its first output is published.
        let origin: ConstraintOrigin
    }

    private(set) var signals: [Signal] = []
    /// For the outputs that have not come yet, the last of them first: their places and smallest values.
    private var open: [(place: OutputPlace, lo: Int)]

    init(_ signals: ProgramSignals) {
        open = zip(OutputPlace.packed(signals.outputs), signals.outputs).map { ($0, $1.lo) }.reversed()
    }

    /// Adds the next output.
    mutating func add(_ name: String, _ value: LinearCombination<F>, origin: ConstraintOrigin) {
        guard let (place, lo) = open.popLast() else { return }
        let digit = WideInteger.powerOfTwo(place.bits?.lowerBound ?? 0) * (value - LinearCombination(F(lo)))
        if place.signal < signals.count {
            signals[place.signal].names.append(name)
            signals[place.signal].value = signals[place.signal].value + digit
        } else {
            signals.append(Signal(names: [name], value: digit, origin: origin))
        }
    }
}
