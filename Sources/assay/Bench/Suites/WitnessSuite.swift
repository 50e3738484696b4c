// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayConstraints
internal import AssayData
internal import AssayGadgets
internal import AssayGroth16

/// Witnesses of about 2^k constraints on one thread, every constraint checked: of a diary algorithm, of values held to their bits, and of a
/// chain of hashes.
struct WitnessSuite<C: CeremonyCurve> {
    private let settings: BenchSettings

    init(_ settings: BenchSettings) { self.settings = settings.onOneThread }

    func measure() throws -> [Measurement] {
        try settings.sizes(of: .witness).flatMap { log in
            let name = "witness/\(settings.curve)/2^\(log)"
            return try [diary("\(name)/diary", log), bits("\(name)/bits", log), hashes("\(name)/hashes", log)]
        }
    }

    private func diary(_ name: String, _ log: Int) throws -> Measurement {
        let diary = try DiaryProgram(log: log)
        let compiled = try diary.checked().compiled(for: C.Fr.self, curve: C.name)
        let inputs = try WitnessInputs<C.Fr>(
            interface: compiled.interface, parameters: [], agreement: 1,
            dataSets: try compiled.interface.dataSets.map { try diary.data($0.schema) }, salts: [1])
        return try time(name, compiled.circuit, inputs.values)
    }

    /// Values of 32 bits.
    private func bits(_ name: String, _ log: Int) throws -> Measurement {
        var system = ConstraintSystem<C.Fr>()
        var generator = SampleGenerator(6)
        let values = (0..<(1 << log) / 32 + 1).map { _ in C.Fr(UInt64(UInt32(truncatingIfNeeded: generator.next()))) }
        for index in values.indices {
            let value = system.privateInput("x[\(index)]")
            _ = system.bits(of: value, count: 32)
        }
        return try time(name, system.finalised(), values)
    }

    /// Hashes of 16 values as a commitment takes them: 15 inputs after the hash before.
    private func hashes(_ name: String, _ log: Int) throws -> Measurement {
        var system = ConstraintSystem<C.Fr>()
        var generator = SampleGenerator(7)
        var hash = system.privateInput("start")
        var values: [C.Fr] = [generator.element()]
        for _ in 0..<max(1, (1 << log) / 609) {
            let block = (0..<15).map { _ in system.privateInput("x[\(values.count)]") }
            values += block.map { _ in generator.element() }
            hash = system.poseidon([hash] + block)
        }
        system.output("hash", hash)
        return try time(name, system.finalised(), values)
    }

    private func time(_ name: String, _ circuit: FinalisedCircuit<C.Fr>, _ inputs: [C.Fr]) throws -> Measurement {
        var (measurement, _) = try settings.time(name, items: circuit.r1cs.constraintCount) { try circuit.witness(inputs) }
        measurement.constraints = circuit.r1cs.constraintCount
        measurement.wires = circuit.r1cs.wireCount
        return measurement
    }
}
