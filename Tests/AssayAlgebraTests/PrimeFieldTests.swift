// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

@Suite struct PrimeFieldTests {
    @Test func smallArithmetic() throws {
        #expect(BN254.Fr(7) * 6 == 42)
        #expect(BN254.Fr(-1) + 1 == .zero)
        #expect(BN254.Fr(-1).description == "21888242871839275222246405745257275088548364400416034343698204186575808495616")
        let inverse = try #require(BN254.Fp(12345).inverse)
        #expect(inverse * 12345 == .one)
    }
}
