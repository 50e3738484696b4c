// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// The same program gives the same bytes in every process. Swift seeds its hash tables anew in each one, so an order that comes out of a
/// dictionary would show here. `make determinism` takes a thousand processes for every shipped algorithm, some of a debug build.
@Suite struct DeterminismTests {
    static let files = ["circuit.r1cs", "circuit.sym", "circuit.awp", "interface.json"]

    @Test func everyProcessCompilesToTheSameBytes() throws {
        let folder = try ScratchFolder()
        let environments = [[:], [:], [:], ["SWIFT_DETERMINISTIC_HASHING": "1"], ["ASSAY_BACKEND": "portable"]]
        for (index, environment) in environments.enumerated() {
            let result = try Command.run(
                ["compile", shipped("circuits/two-arm/algorithm.assay"), "-o", "\(index)", "--quiet"], in: folder, environment: environment)
            #expect(result.status == 0, "\(result)")
        }
        for file in Self.files {
            let bytes = try folder.bytes("0/\(file)")
            #expect(!bytes.isEmpty)
            for index in environments.indices.dropFirst() {
                #expect(try folder.bytes("\(index)/\(file)") == bytes, "\(file), run \(index)")
            }
        }
    }
}
