// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayData

typealias Fr = BN254.Fr

/// Small things that the tests of this target share.
enum Sample {
    static func reading(capacity: Int = 168) throws -> Schema {
        try Schema(
            record: "Reading", capacity: capacity,
            fields: [
                .init(name: "day", lo: 1, hi: 21),
                .init(name: "session", labels: ["morning", "evening"]),
                .init(name: "systolic", unit: "mmHg", lo: 0, hi: 309),
                .init(name: "pulse", unit: "bpm", lo: 0, hi: 254, optional: true),
                .init(name: "weight", unit: "kg", lo: -5, hi: 3000, scale: 1),
            ])
    }

    static func diary() throws -> DataSet {
        try DataSet(schema: reading(), rows: [[1, 0, 120, 70, 805], [1, 1, 118, nil, 810], [2, 0, 131, 64, 799]])
    }

    static func salt(_ first: UInt8 = 0) throws -> Salt {
        try Salt(SecretBytes(copying: (0..<31).map { $0 &+ first }))
    }

    static func interface() throws -> CircuitInterface {
        let outputs = [
            try CircuitInterface.Signal(name: "score", kind: .number, lo: 0, hi: 10000, scale: 2),
            try CircuitInterface.Signal(name: "meets_expectation", kind: .bool, lo: 0, hi: 1),
            try CircuitInterface.Signal(name: "band", kind: .enumeration, lo: 0, hi: 2, labels: ["A", "B", "C"]),
        ]
        return CircuitInterface(
            algorithm: "Diary", edition: 1, sourceDigest: Digest(of: [1]), curve: "bn128", constraintCount: 12345,
            circuitDigest: Digest(of: [2]), outputs: outputs,
            parameters: [try .init(name: "expected", kind: .number, lo: -10, hi: 100, unit: "mmHg")],
            dataSets: [.init(name: "readings", schema: try reading(capacity: 4))],
            disclosure: Disclosure(
                items: outputs.map { .init(output: $0.name, amount: .init(lo: $0.lo, hi: $0.hi)) }, warnings: ["a copy"]))
    }
}

struct SampleError: Error {}
