// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// Products of pairings on one thread, with and without prepared points.
struct PairingSuite<C: CeremonyCurve> {
    private let settings: BenchSettings

    init(_ settings: BenchSettings) { self.settings = settings.onOneThread }

    func measure() -> [Measurement] {
        var generator = SampleGenerator(4)
        let p = C.G1.fixedBase(generator.elements(4), base: .generator, threads: 1)
        let q = C.G2.fixedBase(generator.elements(4), base: .generator, threads: 1)
        let prepared = q.map { C.prepare($0) }
        return [1, 4].flatMap { count in
            let pairs = Array(zip(p, q).prefix(count))
            let lines = Array(zip(p, prepared).prefix(count))
            return [
                settings.time("pairing/\(settings.curve)/\(count)/product", items: count) { C.pairing(pairs) }.0,
                settings.time("pairing/\(settings.curve)/\(count)/prepared", items: count) { C.pairing([], prepared: lines) }.0,
            ]
        }
    }
}
