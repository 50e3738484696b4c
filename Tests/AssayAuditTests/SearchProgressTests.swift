// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayAudit
import AssayConstraints
import Synchronization
import Testing

/// A search that takes long says that it goes on.
@Suite struct SearchProgressTests {
    private final class Listener: ProgressObserver {
        let heard = Mutex<[Int]>([])

        func report(stage: String, completed: Int, total: Int) {
            guard stage == "looking whether the inputs determine the outputs", total == 0 else { return }
            heard.withLock { $0.append(completed) }
        }
    }

    /// A step for each of 70,000 flags.
    @Test func itIsHeardOfAgain() throws {
        typealias Row = R1CS<BN254.Fr>.Row
        let flags = 2..<UInt32(70_002)
        let rows: [(a: Row, b: Row, c: Row)] =
            [([(2, .one)], [(0, .one)], [(1, .one)])] + flags.map { ([($0, .one)], [($0, .one), (0, .minusOne)], []) }
        let circuit = try #require(R1CS(outputs: 1, privateInputs: flags.count, wires: 2 + flags.count, rows: rows))
        let listener = Listener()
        #expect(UniquenessAudit(circuit, progress: listener).isDetermined)
        #expect(listener.heard.withLock { $0 } == [0, 65_536])
    }
}
