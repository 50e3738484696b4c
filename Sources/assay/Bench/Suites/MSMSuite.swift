// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// Sums of products in both groups: random bases, scalars of the given density.
struct MSMSuite<C: CeremonyCurve> {
    private let settings: BenchSettings

    init(_ settings: BenchSettings) { self.settings = settings }

    func measure() throws -> [Measurement] {
        try measure(C.G1.self, "g1") + measure(C.G2.self, "g2")
    }

    private func measure<G: CurveGroup>(_: G.Type, _ group: String) throws -> [Measurement] where G.Scalar == C.Fr {
        let sizes = settings.sizes(of: .msm)
        var generator = SampleGenerator(2)
        let bases = G.fixedBase(generator.elements(1 << (sizes.max() ?? 0)), base: .generator, threads: settings.threads)
        var measurements: [Measurement] = []
        var workspace = MSMWorkspace()
        for log in sizes {
            for density in settings.densities {
                let scalars: [C.Fr] = generator.elements(1 << log, density: density)
                measurements.append(
                    try settings.time("msm/\(settings.curve)/2^\(log)/\(group)-\(density.description)", items: 1 << log) {
                        try G.msm(bases: bases.prefix(1 << log), scalars: scalars[...], threads: settings.threads, workspace: &workspace)
                    }.0)
            }
        }
        return measurements
    }
}
