// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// Transforms over the scalar field, and the quotient of a proof, which takes six of them.
struct TransformSuite<C: CeremonyCurve> {
    private let settings: BenchSettings

    init(_ settings: BenchSettings) { self.settings = settings }

    func measure() throws -> [Measurement] {
        try settings.sizes(of: .ntt).flatMap { try measure(log: $0) }
    }

    private func measure(log: Int) throws -> [Measurement] {
        guard let domain = EvaluationDomain<C.Fr>(size: 1 << log), domain.oddRoot != nil else {
            throw CommandFailure.unusable("the scalar field of \(C.name) has no domain of 2^\(log + 1) points")
        }
        var generator = SampleGenerator(3)
        var (a, b): ([C.Fr], [C.Fr]) = (generator.elements(1 << log), generator.elements(1 << log))
        var scratch = a
        func time(_ what: String, _ body: () throws -> Void) rethrows -> Measurement {
            try settings.time("ntt/\(settings.curve)/2^\(log)/\(what)", items: 1 << log, body).0
        }
        return [
            try time("forward") { try domain.ntt(&a, threads: settings.threads) },
            try time("inverse") { try domain.intt(&a, threads: settings.threads) },
            try time("quotient") { try domain.oddCosetQuotient(&a, &b, &scratch, threads: settings.threads) },
        ]
    }
}
