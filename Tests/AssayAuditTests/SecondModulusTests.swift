// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayAudit
import AssayCertificate
import AssayConstraints
import Testing

/// The same constraints over two moduli, where what is determined over the greater is not over the lesser.
///
/// Given a + b and a·b, with a − b held to 0 … 2²⁵³ − 1: the two are known but for their order, that is for the sign of a − b. Below
/// BLS12-381's order, of 2^254.9, no such number is the opposite of another; below BN254's, of 2^253.6, some are.
@Suite struct SecondModulusTests {
    private func circuit<F: PrimeField>(_: F.Type) throws -> R1CS<F> {
        let bits = 253
        // Wires: 1, the output, sum and product, a, b, the bits.
        let (one, output, sum, product, a, b) = (0 as UInt32, 1 as UInt32, 2 as UInt32, 3 as UInt32, 4 as UInt32, 5 as UInt32)
        let digits = (0..<UInt32(bits)).map { 6 + $0 }
        let weights = F.powers(of: 2, from: .one, count: bits)
        var rows: [(a: R1CS<F>.Row, b: R1CS<F>.Row, c: R1CS<F>.Row)] = [
            ([(a, .one)], [(b, .one)], [(product, .one)]),
            ([(one, .one)], [(a, .one), (b, .one)], [(sum, .one)]),
            ([(one, .one)], zip(digits, weights).map { ($0, $1) }, [(a, .one), (b, .minusOne)]),
            ([(one, .one)], [(output, .one)], [(a, .one)]),
        ]
        rows += digits.map { ([($0, .one)], [(one, .minusOne), ($0, .one)], []) }
        return try #require(R1CS(outputs: 1, privateInputs: 2, wires: 6 + bits, rows: rows))
    }

    @Test func theModulusDecides() throws {
        let (greater, lesser) = (UniquenessAudit(try circuit(BLS12381.Fr.self)), UniquenessAudit(try circuit(BN254.Fr.self)))
        #expect(greater.isDetermined)
        #expect(!lesser.isDetermined)
        let checker = CertificateChecker(try circuit(BLS12381.Fr.self))
        try checker.check(greater.steps)
    }

    /// The steps that are right over the one field are refused over the other.
    @Test func stepsAreForOneModulus() throws {
        let steps = UniquenessAudit(try circuit(BLS12381.Fr.self)).steps
        let text = Certificate(circuit: Array(0..<32), steps: steps).text
        // Coefficients are written as residues: −1 of the one field is no element of the other.
        let minusOne = (BLS12381.Fr.minusOne.description, BN254.Fr.minusOne.description)
        let translated = Array(text.replacing(minusOne.0, with: minusOne.1).utf8)
        let certificate = try Certificate<BN254.Fr>(parsing: translated)
        #expect(certificate.steps.count == steps.count)
        let checker = CertificateChecker(try circuit(BN254.Fr.self))
        let refusal = #expect(throws: CertificateError.self) { try checker.check(certificate.steps) }
        #expect(refusal?.problem == "the range is as wide as the field")
    }
}
