// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// Where the value of an output stands among the public signals of a proof.
public struct OutputPlace: Hashable, Sendable {
    /// No more bits of outputs are in one signal, which is below the modulus of every curve then.
    public static let bitsOfASignal = 248

    /// The public signal, counted from 0.
    public let signal: Int
    /// The bits of that signal, counted from the lowest, that hold the raw value less the smallest one; `nil` where the signal is the value.
    public let bits: Range<Int>?

    /// Each output in a signal of its own.
    static func each(_ outputs: [CircuitInterface.Signal]) -> [OutputPlace] {
        outputs.indices.map { OutputPlace(signal: $0, bits: nil) }
    }

    /// All outputs in their order, each signal filled from the lowest bits up; what has no room in one begins the next.
    public static func packed(_ outputs: [CircuitInterface.Signal]) -> [OutputPlace] {
        var (signal, used) = (0, 0)
        return outputs.map { output in
            if used + output.bitCount > bitsOfASignal { (signal, used) = (signal + 1, 0) }
            used += output.bitCount
            return OutputPlace(signal: signal, bits: used - output.bitCount..<used)
        }
    }
}

extension CircuitInterface {
    /// Where each output stands, in their order.
    public var outputPlaces: [OutputPlace] { packsOutputs ? OutputPlace.packed(outputs) : OutputPlace.each(outputs) }

    /// How many public signals the outputs take.
    public var outputSignalCount: Int { outputPlaces.last.map { $0.signal + 1 } ?? 0 }

    /// The raw values of the outputs in public signals, which begin with those of the outputs; `nil` for one that is outside of its range,
    /// for all in a signal that holds more than their bits, and for all where signals are missing.
    public func rawOutputs<F: PrimeField>(_ signals: some Sequence<F>) -> [Int?] {
        let places = outputPlaces
        let elements = Array(signals.prefix(outputSignalCount))
        guard elements.count == outputSignalCount else { return outputs.map { _ in nil } }
        guard packsOutputs else { return zip(outputs, elements).map { $0.raw($1) } }
        var rests = elements.map { UnreadBits(limbs: $0.limbs) }
        let offsets = zip(outputs, places).map { rests[$1.signal].next($0.bitCount) }
        return zip(outputs, zip(offsets, places)).map { output, found in
            rests[found.1.signal].areZero && found.0 <= output.hi - output.lo ? output.lo + found.0 : nil
        }
    }
}

extension CircuitInterface.Signal {
    /// Bits of the largest raw value less the smallest one, at most 54.
    var bitCount: Int { Int.bitWidth - (hi - lo).leadingZeroBitCount }
}

/// The bits of a signal that have not been read, the lowest first.
private struct UnreadBits {
    var limbs: [UInt64]

    var areZero: Bool { limbs.allSatisfy { $0 == 0 } }

    /// The lowest `count` bits, less than 64, which are gone then.
    mutating func next(_ count: Int) -> Int {
        let mask: UInt64 = 1 << count - 1
        let found = limbs[0] & mask
        for index in limbs.indices {
            let above = index + 1 < limbs.count ? limbs[index + 1] & mask : 0
            limbs[index] = limbs[index] >> count | above << (64 - count)
        }
        return Int(found)
    }
}
