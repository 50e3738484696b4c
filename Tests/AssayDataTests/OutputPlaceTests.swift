// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
@testable import AssayData
import AssayFormats
import AssayTestSupport
import Testing

/// Outputs that share public signals.
@Suite struct OutputPlaceTests {
    private static func interface(_ outputs: [CircuitInterface.Signal], packed: Bool = true) throws -> CircuitInterface {
        let like = try Sample.interface()
        return CircuitInterface(
            algorithm: like.algorithm, edition: 1, sourceDigest: like.sourceDigest, curve: like.curve, constraintCount: 1,
            circuitDigest: like.circuitDigest, outputs: outputs, parameters: like.parameters, dataSets: like.dataSets,
            disclosure: Disclosure(items: outputs.map { .init(output: $0.name, amount: .init(lo: $0.lo, hi: $0.hi)) }, warnings: []),
            packsOutputs: packed)
    }

    private static func signal(_ lo: Int, _ hi: Int, _ index: Int) throws -> CircuitInterface.Signal {
        try .init(name: "o\(index)", kind: .number, lo: lo, hi: hi)
    }

    /// What the circuit makes of raw values, by additions alone.
    private static func packed<F: PrimeField>(_ raws: [Int], _ interface: CircuitInterface, as _: F.Type) -> [F] {
        var signals = [F](repeating: 0, count: interface.outputSignalCount)
        for (raw, (output, place)) in zip(raws, zip(interface.outputs, interface.outputPlaces)) {
            signals[place.signal] += (0..<(place.bits?.lowerBound ?? 0)).reduce(F(raw - output.lo)) { value, _ in value + value }
        }
        return signals
    }

    @Test func placesOfTheSample() throws {
        let interface = try Self.interface(Sample.interface().outputs)
        #expect(
            interface.outputPlaces == [.init(signal: 0, bits: 0..<14), .init(signal: 0, bits: 14..<15), .init(signal: 0, bits: 15..<17)])
        #expect(interface.outputSignalCount == 1 && interface.publicSignalCount == 4)
        let each = try Sample.interface()
        #expect(each.outputPlaces == (0..<3).map { .init(signal: $0, bits: nil) } && each.publicSignalCount == 6)
    }

    /// A signal takes 248 bits and no more; an output is never cut in two.
    @Test func whatHasNoRoomBeginsTheNextSignal() throws {
        let widest = (1 << 53) - 1
        let outputs = try (0..<5).map { try Self.signal(-widest, widest, $0) } + [Self.signal(7, 7, 5), Self.signal(0, 1 << 32 - 1, 6)]
        let places = OutputPlace.packed(outputs)
        #expect(places.map(\.signal) == [0, 0, 0, 0, 1, 1, 1])
        #expect(places[4...].map(\.bits) == [0..<54, 54..<54, 54..<86])
        #expect(OutputPlace.packed(try (0..<248).map { try Self.signal(0, 1, $0) }).last == .init(signal: 0, bits: 247..<248))
        #expect(OutputPlace.packed(try (0..<249).map { try Self.signal(0, 1, $0) }).last == .init(signal: 1, bits: 0..<1))
        #expect(OutputPlace.packed([]) == [])
    }

    @Test(arguments: [UInt64.random(in: 0 ... .max)]) func whatIsPackedIsReadAgain(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let outputs = try (0..<Int.random(in: 1...20, using: &generator)).map { index in
                let lo = Int.random(in: -1_000_000...1_000_000, using: &generator)
                return try Self.signal(lo, lo + (1 << Int.random(in: 0...52, using: &generator)) - 1, index)
            }
            let interface = try Self.interface(outputs)
            let raws = outputs.map { Int.random(in: $0.lo...$0.hi, using: &generator) }
            let signals = Self.packed(raws, interface, as: BN254.Fr.self)
            #expect(interface.rawOutputs(signals) == raws)
            #expect(interface.rawOutputs(signals + [5]) == raws)
            #expect(interface.rawOutputs(Self.packed(raws, interface, as: BLS12381.Fr.self)) == raws)
            // One bit more above all of them, in one signal, and it holds nothing.
            let spoilt = Int.random(in: signals.indices, using: &generator)
            let used = interface.outputPlaces.last { $0.signal == spoilt }?.bits?.upperBound ?? 0
            for bit in [used, 252] {
                var other = signals
                other[spoilt] += (0..<bit).reduce(BN254.Fr.one) { value, _ in value + value }
                #expect(interface.rawOutputs(other) == zip(raws, interface.outputPlaces).map { $1.signal == spoilt ? nil : $0 })
            }
            #expect(interface.rawOutputs(signals.dropLast()) == raws.map { _ in nil })
        }
    }

    /// Bits have room for more than a range holds: that is no value of the output, and nothing is wrong with the others.
    @Test func beyondARangeThereIsNoValue() throws {
        let interface = try Self.interface([Self.signal(-2, 2, 0), Self.signal(0, 1, 1)])
        #expect(interface.rawOutputs([Fr(4 + 8)]) == [2, 1])
        #expect(interface.rawOutputs([Fr(5 + 8)]) == [nil, 1])
        #expect(interface.rawOutputs([Fr(7)]) == [nil, 0])
        #expect(interface.rawOutputs([Fr(-1)]) == [nil, nil])
    }

    @Test func filesSayIt() throws {
        let (packed, each) = (try Self.interface(Sample.interface().outputs), try Self.interface(Sample.interface().outputs, packed: false))
        #expect(try CircuitInterface(parsing: packed.fileBytes) == packed && packed.digest != each.digest)
        let text = String(decoding: packed.canonicalBytes, as: UTF8.self)
        #expect(text.contains("\"packed\":true") && !String(decoding: each.canonicalBytes, as: UTF8.self).contains("packed"))
        for other in ["false", "1", "\"true\""] {
            let changed = Array(text.replacing("\"packed\":true", with: "\"packed\":\(other)").utf8)
            #expect(throws: JSONError.self, "\(other)") { try CircuitInterface(parsing: changed) }
        }
    }
}
