// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import Testing

@testable import AssayGroth16

/// Secrets that would make an unsound key are drawn again.
@Suite struct ToxicWasteTests {
    /// Gives words from a list, then counts on.
    struct Script: RandomNumberGenerator {
        var words: [UInt64]
        var counter: UInt64 = 1000

        /// Elements come out as the given small numbers: eight words each, least significant first.
        init(_ elements: [UInt64]) { words = elements.flatMap { [$0, 0, 0, 0, 0, 0, 0, 0] } }

        mutating func next() -> UInt64 {
            if !words.isEmpty { return words.removeFirst() }
            counter += 1
            return counter
        }
    }

    static func drawn(_ elements: [UInt64]) -> [Fr] {
        var script = Script(elements)
        let waste = ToxicWaste<Fr>(domainSize: 4, using: &script)
        return [waste.tau, waste.alpha, waste.beta, waste.delta]
    }

    @Test func soundSecretsAreTakenInOrder() { #expect(Self.drawn([5, 6, 7, 8]) == [5, 6, 7, 8]) }

    /// δ = 1 would be γ; zeros would put infinity into the key; τ = 1 is a point of every domain.
    @Test(arguments: [[5, 6, 7, 1], [0, 6, 7, 8], [5, 0, 7, 8], [5, 6, 0, 8], [5, 6, 7, 0], [1, 6, 7, 8]] as [[UInt64]])
    func unsoundSecretsAreDrawnAgain(elements: [UInt64]) {
        #expect(Self.drawn(elements + [15, 16, 17, 18]) == [15, 16, 17, 18])
    }

    @Test func secretsAreWhatWasDrawn() {
        var script = Script([3, 4])
        #expect(SecretElements<Fr>(count: 2, using: &script).values == [3, 4])
    }
}
