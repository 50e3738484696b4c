// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayFormats
import Testing

@testable import AssayGroth16

/// Dishonest JSON. The numbers are the classes of bad input in `docs/security.md`.
@Suite struct JSONRefusalTests {
    /// A path to a number of `proof.json` and the modulus below which it must be.
    static let proofNumbers = [
        ["pi_a", "0"], ["pi_a", "1"], ["pi_b", "0", "0"], ["pi_b", "0", "1"], ["pi_b", "1", "0"], ["pi_b", "1", "1"], ["pi_c", "0"],
        ["pi_c", "1"],
    ]
    static let keyNumbers = [
        ["vk_alpha_1", "0"], ["vk_beta_2", "0", "1"], ["vk_gamma_2", "1", "0"], ["vk_delta_2", "1", "1"], ["IC", "0", "0"],
        ["IC", "2", "1"],
    ]

    func expectProof(
        _ kind: FormatError.Kind, at place: String? = nil, _ path: [String], _ value: Any?,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let bytes = try JSONEditing.replacing(path, in: try Sample.product.get().proof.json, with: value)
        let error = #expect(throws: FormatError.self, sourceLocation: sourceLocation) { try Proof<BN254>(json: bytes) }
        #expect(error?.kind == kind, sourceLocation: sourceLocation)
        if let place { #expect(error?.place.field == place, sourceLocation: sourceLocation) }
    }

    func expectKey(
        _ kind: FormatError.Kind, _ path: [String], _ value: Any?, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let bytes = try JSONEditing.replacing(path, in: try Sample.product.get().verifyingKey.json, with: value)
        let error = #expect(throws: FormatError.self, sourceLocation: sourceLocation) { try VerifyingKey<BN254>(json: bytes) }
        #expect(error?.kind == kind, sourceLocation: sourceLocation)
    }

    func expectInputs(_ kind: FormatError.Kind, _ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let error = #expect(throws: FormatError.self, sourceLocation: sourceLocation) {
            try PublicInputs.parse(json: Array(text.utf8), as: Fr.self)
        }
        #expect(error?.kind == kind, sourceLocation: sourceLocation)
    }

    /// The decimal digits of `number + modulus`, which every sloppy reader takes for `number`.
    static func alias<F: PrimeField>(_ number: F) -> String {
        var carry: UInt64 = 0
        let sum = zip(number.limbs, F.modulus).map { a, b in
            let (first, overflow) = a.addingReportingOverflow(b)
            let (second, again) = first.addingReportingOverflow(carry)
            carry = overflow || again ? 1 : 0
            return second
        }
        return decimal(sum)
    }

    private static func decimal(_ limbs: [UInt64]) -> String {
        var limbs = limbs
        var digits = ""
        while limbs.contains(where: { $0 != 0 }) {
            var remainder: UInt64 = 0
            for index in limbs.indices.reversed() {
                (limbs[index], remainder) = (10 as UInt64).dividingFullWidth((remainder, limbs[index]))
            }
            digits = "\(remainder)" + digits
        }
        return digits
    }

    /// Class 1
    @Test func publicInputsAtOrAboveTheModulus() throws {
        #expect(Self.alias(Fr.zero) == "21888242871839275222246405745257275088548364400416034343698204186575808495617")
        for number in [Fr.zero, .one, -1] { expectInputs(.nonCanonical, "[\"3\",\"\(Self.alias(number))\"]") }
        expectInputs(.nonCanonical, "[\"\(String(repeating: "9", count: 100_000))\"]")
    }

    /// Class 3
    @Test func pointsOffTheCurve() throws {
        for path in Self.proofNumbers { try expectProof(.invalidPoint, at: path[0], path, "3") }
        for path in Self.keyNumbers { try expectKey(.invalidPoint, path, "3") }
    }

    /// Class 4; the subgroup of proof points is the verifier's to check.
    @Test func keyPointsOutsideTheSubgroup() throws {
        for name in ["vk_beta_2", "vk_gamma_2", "vk_delta_2"] { try expectKey(.outsideSubgroup, [name], BadPoint.outsideSubgroup) }
        let bytes = try JSONEditing.replacing(["pi_b"], in: try Sample.product.get().proof.json, with: BadPoint.outsideSubgroup)
        let proof = try Proof<BN254>(json: bytes)
        #expect(throws: VerificationError.notInSubgroup(.b)) {
            try Verifier(try Sample.product.get().verifyingKey).verify(proof, publicInputs: try Sample.product.get().publicInputs)
        }
    }

    /// Class 5: second spellings of the same number.
    @Test func numbersSpeltInAnotherWay() throws {
        let json = try Sample.product.get().proof.json
        for path in Self.proofNumbers {
            let digits = try JSONEditing.text(path, in: json)
            let number = try #require(BN254.Fp(digits))
            for spelling in [
                Self.alias(number), "0" + digits, "+" + digits, "-" + digits, " " + digits, digits + " ", "0x1", "1e3", "", digits + ".0",
            ] {
                try expectProof(.nonCanonical, path, spelling)
            }
        }
        for spelling in ["00", "01", "+1", "-1", "-0", "0x1", "1 ", "", "1_000", "１", "٣", "1.0", "1e0"] {
            expectInputs(.nonCanonical, "[\"\(spelling)\"]")
        }
    }

    /// Class 5: other projective forms of the same point.
    @Test func pointsInProjectiveForm() throws {
        for z in ["2", "21888242871839275222246405745257275088696311157297823662689037894645226208582"] {
            try expectProof(.nonCanonical, ["pi_a", "2"], z)
            try expectProof(.nonCanonical, ["pi_b", "2"], [z, "0"])
            try expectKey(.nonCanonical, ["IC", "1", "2"], z)
        }
        try expectProof(.nonCanonical, ["pi_b", "2"], ["1", "1"])
        try expectProof(.nonCanonical, ["pi_b", "2"], ["0", "1"])
    }

    /// Class 6
    @Test func infinity() throws {
        try expectProof(.pointAtInfinity, ["pi_a"], ["0", "1", "0"])
        try expectProof(.invalidPoint, ["pi_a"], ["0", "0", "1"])
        try expectProof(.pointAtInfinity, ["pi_b"], [["0", "0"], ["1", "0"], ["0", "0"]])
        try expectProof(.invalidPoint, ["pi_b"], [["0", "0"], ["0", "0"], ["1", "0"]])
        try expectKey(.pointAtInfinity, ["vk_alpha_1"], ["0", "1", "0"])
        try expectKey(.pointAtInfinity, ["vk_delta_2"], [["0", "0"], ["1", "0"], ["0", "0"]])
    }

    /// Class 8
    @Test func keyWithoutPhaseTwo() throws {
        let key = try Sample.product.get().verifyingKey
        var generator = [[String]]()
        generator.append(key.gamma2.x.components.map(\.description))
        generator.append(key.gamma2.y.components.map(\.description))
        try expectKey(.unsoundKey, ["vk_delta_2"], generator + [["1", "0"]])
    }

    /// Class 9
    @Test func unboundPublicInput() throws {
        for index in 0..<3 { try expectKey(.pointAtInfinity, ["IC", "\(index)"], ["0", "1", "0"]) }
    }

    /// Class 10
    @Test func inputCountThatLies() throws {
        for count in [0, 1, 3, JSON.exactIntegers.upperBound] { try expectKey(.outOfRange, ["nPublic"], count) }
        try expectKey(.outOfRange, ["IC"], [[String]]())
        try expectKey(.outOfRange, ["IC", "2"], nil)
        for count in [-1, 2.5, "2", true, Int.max] as [Any] { try expectKey(.malformed, ["nPublic"], count) }
    }

    /// Class 14
    @Test func otherCurveOrProtocol() throws {
        for name in ["bls12381", "bn1280", "BLS12-381", "", " bn128", "bn128\u{200b}", "bn.128", "bn 254", "ｂｎ128"] {
            try expectProof(.wrongField, ["curve"], name)
            try expectKey(.wrongField, ["curve"], name)
        }
        for name in ["plonk", "Groth16", ""] {
            try expectProof(.unsupported, ["protocol"], name)
            try expectKey(.unsupported, ["protocol"], name)
        }
    }

    /// Class 19
    @Test func shapes() throws {
        for name in ["pi_a", "pi_b", "pi_c", "protocol"] { try expectProof(.malformed, [name], nil) }
        for value in [3, true, "x", ["a": "b"], [String](), ["1"], ["1", "2"], ["1", "2", "1", "1"], [1, 2, 1]] as [Any] {
            try expectProof(.malformed, ["pi_a"], value)
            try expectProof(.malformed, ["pi_b"], value)
        }
        try expectProof(.malformed, ["pi_b", "0"], ["1"])
        try expectProof(.malformed, ["pi_b", "2"], ["1", "0", "0"])
        try expectProof(.malformed, ["curve"], 128)
        for name in ["vk_alpha_1", "vk_beta_2", "vk_gamma_2", "vk_delta_2", "IC", "nPublic", "protocol"] {
            try expectKey(.malformed, [name], nil)
        }
        for text in ["{}", "\"1\"", "1", "null", "true", "[1]", "[null]", "[[\"1\"]]", "[{}]"] { expectInputs(.malformed, text) }
        #expect(throws: FormatError.self) { try Proof<BN254>(json: Array("[]".utf8)) }
    }

    @Test func longFilesAreRefusedUnread() {
        let error = #expect(throws: FormatError.self) { try Proof<BN254>(json: [UInt8](repeating: 0x20, count: 1 << 20)) }
        #expect(error?.kind == .tooLarge)
    }

    /// The strict reader that these files go through is tested by itself; here, that they do go through it.
    @Test(arguments: [
        ("{", "line 1, column 2"), ("{\"pi_a\":[],\n\"pi_a\":[]}", "line 2, column 1"), ("{\"note\":2.5e3}", "line 1, column 9"),
    ])
    func textThatIsNotStrictJSON(text: String, place: String) {
        let error = #expect(throws: FormatError.self) { try Proof<BN254>(json: Array(text.utf8)) }
        #expect(error?.kind == .malformed && error?.place.field == place)
        #expect(error?.description.hasPrefix("proof.json, \(place): ") == true)
        #expect(throws: FormatError.self) { try VerifyingKey<BN254>(json: Array(text.utf8)) }
        #expect(throws: FormatError.self) { try PublicInputs.parse(json: Array(text.utf8), as: Fr.self) }
    }
}
