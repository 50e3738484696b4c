// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import AssaySandbox

/// Whose turn it was.
@Suite struct ServedOwnersTests {
    @Test func thoseWhoWereServedLaterHaveTheLaterTurn() {
        var served = ServedOwners()
        #expect(served["a"] == 0)
        for owner in ["a", "b", "a"] { served.serve(owner) }
        #expect(served["a"] == 3 && served["b"] == 2 && served["c"] == 0 && served.count == 2)
    }

    /// However many names there are, memory is bounded, and of those who are remembered nobody loses the turn.
    @Test func thereIsAnEndToThem() {
        var served = ServedOwners()
        var most = 0
        for number in 1...25_000 {
            served.serve("\(number)")
            most = max(most, served.count)
        }
        #expect(most == ServedOwners.most)
        for number in 24_001...25_000 { #expect(served["\(number)"] == number) }
        #expect(served["1"] == 0)
    }
}
