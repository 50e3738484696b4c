// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

/// Whether many products are as given, for counts within a block, around its ends and of several pieces.
@Suite struct ProductCheckTests {
    typealias Fr = BN254.Fr

    @Test(arguments: [1, 2, 255, 256, 257, 1000, 4096, 9001]) func oneWrongProductIsFoundWhereverItIs(count: Int) {
        var generator = SeededGenerator()
        let factor = Fr.random(using: &generator)
        let (a, b) = ((0..<count).map { _ in Fr.random(using: &generator) }, (0..<count).map { _ in Fr.random(using: &generator) })
        let c = zip(a, b).map { factor * $0 * $1 }
        for threads in [1, 2, 3] {
            #expect(Fr.areProducts(c, of: a, b, times: factor, threads: threads), "\(generator)")
            for place in [0, count / 2, count - 1] {
                var wrong = c
                wrong[place] += 1
                #expect(!Fr.areProducts(wrong, of: a, b, times: factor, threads: threads), "\(place), \(generator)")
            }
            #expect(!Fr.areProducts(c, of: a, b, times: factor + 1, threads: threads), "\(generator)")
        }
    }

    /// A difference in one limb alone counts as much as one in another.
    @Test func everyLimbCounts() {
        for limb in 0..<4 {
            var limbs: [UInt64] = [0, 0, 0, 0]
            limbs[limb] = 1
            let radixInverse = Fr.montgomeryRadix.inverse ?? 1
            let difference = (Fr(limbs: limbs) ?? 1) * radixInverse
            #expect(!Fr.areProducts([difference], of: [1], [0], times: 1, threads: 1))
        }
    }

    @Test func nothing() { #expect(Fr.areProducts([], of: [], [], times: 3, threads: 2)) }

    @Test func withoutKernels() {
        #expect(TinyField<97>.areProducts([12, 30], of: [2, 3], [3, 5], times: 2, threads: 1))
        #expect(!TinyField<97>.areProducts([12, 31], of: [2, 3], [3, 5], times: 2, threads: 1))
    }
}
