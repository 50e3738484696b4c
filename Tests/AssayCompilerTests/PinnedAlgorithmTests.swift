// SPDX-License-Identifier: Apache-2.0
import AssayConstraints
import AssayData
import AssayTestSupport
import Foundation
import Testing

@testable import AssayCompiler

/// The shipped algorithms compile to the same bytes as before: a key that somebody holds must survive an upgrade.
@Suite struct PinnedAlgorithmTests {
    static let pinned = try? JSONDecoder().decode(
        [String: [String: String]].self, from: Data(Repository.text("vectors/algorithms/digests.json").utf8))

    @Test func everyShippedAlgorithmIsPinned() {
        #expect(Self.pinned?.keys.sorted() == ShippedCase.algorithms.sorted())
    }

    @Test(arguments: ShippedCase.algorithms) func compilesToTheSameBytes(algorithm: String) throws {
        let circuit = try #require(ShippedTests.compiled[algorithm]).circuit
        let made = [
            "circuit.r1cs": circuit.r1cs.r1csBytes, "circuit.awp": circuit.witnessFile,
            "interface.json": circuit.interface.fileBytes,
        ].mapValues { Digest(of: $0).hexadecimal }
        #expect(
            made == Self.pinned?[algorithm],
            """
            \(algorithm) compiles to other bytes than before. Was that meant? Then `vectors/algorithms/README.md` says what it means for those who \
            hold keys, and `vectors/algorithms/make` makes the digests again. If not, find out which pass gives another order or other gates.
            """)
    }
}
