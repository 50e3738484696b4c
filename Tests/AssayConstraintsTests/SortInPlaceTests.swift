// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Testing

@testable import AssayConstraints

@Suite struct SortInPlaceTests {
    @Test func sortsAsTheStandardLibraryDoes() {
        var generator = SeededGenerator()
        for count in Array(0...40) + [1000] {
            for most in [0, 3, 1_000_000] {
                let numbers = (0..<count).map { _ in Int.random(in: 0...most, using: &generator) }
                var sorted = numbers
                sorted.sortInPlace(by: <)
                #expect(sorted == numbers.sorted(), "\(generator)")
                sorted.sortInPlace(by: >)
                #expect(sorted == numbers.sorted(by: >), "\(generator)")
            }
        }
    }
}
