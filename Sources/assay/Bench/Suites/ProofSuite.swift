// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// Proofs for synthetic circuits. The witness is checked before and the proof verified after, as always.
struct ProofSuite<C: CeremonyCurve> {
    private let settings: BenchSettings

    init(_ settings: BenchSettings) { self.settings = settings }

    func measure() throws -> [Measurement] {
        var measurements: [Measurement] = []
        for log in settings.sizes(of: .prove) {
            for density in settings.densities { measurements += try measure(log, density) }
        }
        return measurements
    }

    private func measure(_ log: Int, _ density: Density) throws -> [Measurement] {
        let name = "\(settings.curve)/2^\(log)/\(density.description)"
        let circuit = SyntheticCircuit<C.Fr>(log: log, density: density)
        settings.remark("a key for \(name) …")
        let (prover, zkey) = try prepare(circuit)
        let kind = prover.hasTables ? "/tables" : ""
        let (proof, _) = try settings.time("prove/\(name)\(kind)") { try prover.prove(circuit.witness) }
        guard let peer = settings.peer, let zkey, let witness = circuit.witness as? [BN254.Fr] else { return [proof] }
        settings.remark("the peer …")
        return [proof, try peer("prove/\(name)", zkey, witness)]
    }

    /// A prover, and the key's file where a peer needs it. The key itself is gone afterwards, so that its memory does not count.
    private func prepare(_ circuit: SyntheticCircuit<C.Fr>) throws -> (Prover<C>, zkey: [UInt8]?) {
        let key = try Setup.unsafeSingleParty(circuit.r1cs, on: C.self, threads: settings.threads)
        let zkey = settings.peer == nil ? nil : key.zkey()
        return (try Prover(key, circuit: circuit.r1cs, tableMemory: settings.tableMemory, threads: settings.threads), zkey)
    }
}
