// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

@Suite struct SparseProductTests {
    typealias Fr = BN254.Fr

    @Test func agreesWithTheDefinition() {
        var generator = SeededGenerator()
        let vector = (0..<50).map { _ in Fr.random(using: &generator) }
        var (starts, columns, values, expected) = ([0], [UInt32](), [Fr](), [Fr]())
        for _ in 0..<3000 {
            var sum = Fr.zero
            for _ in 0..<Int.random(in: 0...5, using: &generator) {
                columns.append(.random(in: 0..<50, using: &generator))
                values.append(.random(using: &generator))
                sum += values[values.count - 1] * vector[Int(columns[columns.count - 1])]
            }
            starts.append(columns.count)
            expected.append(sum)
        }
        for threads in [1, 2, 5] {
            let product = Fr.sparseProduct(starts: starts, columns: columns, values: values, vector: vector, threads: threads)
            #expect(product == expected, "\(generator)")
        }
    }

    @Test func emptyMatrices() {
        #expect(Fr.sparseProduct(starts: [0], columns: [], values: [], vector: [], threads: 2) == [])
        #expect(Fr.sparseProduct(starts: [0, 0, 0], columns: [], values: [], vector: [], threads: 2) == [.zero, .zero])
    }

    @Test func withoutKernels() {
        let product = TinyField<257>.sparseProduct(
            starts: [0, 2, 2, 3], columns: [0, 2, 1], values: [2, 3, 4], vector: [10, 20, 30], threads: 1)
        #expect(product == [110, .zero, 80])
    }
}
