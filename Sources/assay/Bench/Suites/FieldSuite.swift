// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// Bulk arithmetic on one thread, in both fields of the curve.
struct FieldSuite<C: CeremonyCurve> {
    private let settings: BenchSettings

    init(_ settings: BenchSettings) { self.settings = settings.onOneThread }

    func measure() -> [Measurement] {
        settings.sizes(of: .field).flatMap { log in
            measure(C.Fp.self, "fp", log) + measure(C.Fr.self, "fr", log)
        }
    }

    private func measure<F: PrimeField>(_: F.Type, _ field: String, _ log: Int) -> [Measurement] {
        var generator = SampleGenerator(1)
        let (a, b): ([F], [F]) = (generator.elements(1 << log), generator.elements(1 << log))
        func time(_ operation: String, _ body: () -> Void) -> Measurement {
            settings.time("field/\(settings.curve)/2^\(log)/\(field)-\(operation)", items: 1 << log, body).0
        }
        var r = a
        return [
            time("multiply") { F.multiply(&r, b) },
            time("add") { F.add(&r, b) },
            time("scale") { F.scale(&r, by: b[0]) },
            time("inner-product") { _ = F.innerProduct(a, b) },
            time("invert") { r = F.batchInverse(a) },
        ]
    }
}
