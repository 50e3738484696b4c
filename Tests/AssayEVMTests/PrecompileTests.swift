// SPDX-License-Identifier: Apache-2.0
import AssayCrypto
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEVM

/// The precompiled contracts beside py-evm (`vectors/evm`, made by its `generate.py`).
@Suite struct PrecompileTests {
    struct Vector: Decodable {
        var name: String
        var input: String
        var output: String?
        var gas: Int?
    }

    static func vectors(_ curve: String = "bn254") throws -> [String: [Vector]] {
        try JSONDecoder().decode([String: [Vector]].self, from: Data(try Repository.bytes("vectors/evm/\(curve).json")))
    }

    @Test(arguments: [("ecadd", Precompile.ecAdd), ("ecmul", .ecMul), ("pairing", .pairing)])
    func everyVectorComesOut(name: String, precompile: Precompile) throws {
        try check(name, precompile, try Self.vectors()[name])
    }

    @Test(arguments: [
        ("g1add", Precompile.g1Add), ("g1msm", .g1MSM), ("g2add", .g2Add), ("g2msm", .g2MSM), ("pairing381", .pairing381),
        ("mapfp", .mapToG1), ("mapfp2", .mapToG2),
    ])
    func everyVectorOfTheSecondCurveComesOut(name: String, precompile: Precompile) throws {
        try check(name, precompile, try Self.vectors("bls12381")[name])
    }

    func check(_ name: String, _ precompile: Precompile, _ listed: [Vector]?) throws {
        let vectors = try #require(listed)
        #expect(vectors.count > 19 && vectors.contains { $0.output == nil })
        for vector in vectors {
            let input = try #require(Hexadecimal.bytes(vector.input))
            #expect((try? precompile.run(input)).map(Hexadecimal.string) == vector.output, "\(name): \(vector.name)")
            if let gas = vector.gas { #expect(precompile.price(of: input) == gas, "\(name): \(vector.name)") }
        }
    }

    /// Each failure by its name: take one check away, and another error or none comes.
    @Test func failuresAreTold() throws {
        let vectors = try Self.vectors().merging(Self.vectors("bls12381")) { first, _ in first }
        func error(_ kind: String, _ name: String, _ precompile: Precompile) throws -> PrecompileError? {
            let vector = try #require(vectors[kind]?.first { $0.name == name })
            let input = try #require(Hexadecimal.bytes(vector.input))
            do throws(PrecompileError) {
                _ = try precompile.run(input)
                return nil
            } catch { return error }
        }
        #expect(try error("ecadd", "off the curve, second", .ecAdd) == .notOnCurve(offset: 64))
        #expect(try error("ecadd", "word 3 plus the modulus", .ecAdd) == .notCanonical(offset: 96))
        #expect(try error("ecmul", "off the curve, times zero", .ecMul) == .notOnCurve(offset: 0))
        #expect(try error("pairing", "a byte more", .pairing) == .wrongLength(193))
        #expect(try error("pairing", "off the curve in G1", .pairing) == .notOnCurve(offset: 0))
        #expect(try error("pairing", "off the curve in G2", .pairing) == .notOnCurve(offset: 64))
        #expect(try error("pairing", "outside the subgroup", .pairing) == .notInSubgroup(offset: 64))
        #expect(try error("pairing", "word 5 plus the modulus", .pairing) == .notCanonical(offset: 160))
        #expect(try error("pairing", "a bad second pair", .pairing) == .notOnCurve(offset: 192))
        #expect(try error("g1add", "a byte more", .g1Add) == .wrongSize(257, expected: 256))
        #expect(try error("g1add", "number 1 with a bit above", .g1Add) == .notCanonical(offset: 64))
        #expect(try error("g2add", "off the curve, second", .g2Add) == .notOnCurve(offset: 256))
        #expect(try error("g1msm", "no input", .g1MSM) == .wrongRecords(0, each: 160))
        #expect(try error("g1msm", "outside the subgroup, second", .g1MSM) == .notInSubgroup(offset: 160))
        #expect(try error("g1msm", "order three", .g1MSM) == .notInSubgroup(offset: 0))
        #expect(try error("g2msm", "a byte missing", .g2MSM) == .wrongRecords(287, each: 288))
        #expect(try error("g2msm", "outside the subgroup, times zero", .g2MSM) == .notInSubgroup(offset: 0))
        #expect(try error("pairing381", "no pair", .pairing381) == .wrongRecords(0, each: 384))
        #expect(try error("pairing381", "outside of G1, with infinity", .pairing381) == .notInSubgroup(offset: 0))
        #expect(try error("pairing381", "outside of G2, with infinity", .pairing381) == .notInSubgroup(offset: 128))
        #expect(try error("mapfp", "number 0 plus the modulus", .mapToG1) == .notCanonical(offset: 0))
        #expect(try error("mapfp2", "a byte missing", .mapToG2) == .wrongSize(127, expected: 128))
    }
}
