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

    static func vectors() throws -> [String: [Vector]] {
        try JSONDecoder().decode([String: [Vector]].self, from: Data(try Repository.bytes("vectors/evm/bn254.json")))
    }

    @Test(arguments: [("ecadd", Precompile.ecAdd), ("ecmul", .ecMul), ("pairing", .pairing)])
    func everyVectorComesOut(name: String, precompile: Precompile) throws {
        let vectors = try #require(try Self.vectors()[name])
        #expect(vectors.count > 20 && vectors.contains { $0.output == nil })
        for vector in vectors {
            let input = try #require(Hexadecimal.bytes(vector.input))
            #expect((try? precompile.run(input)).map(Hexadecimal.string) == vector.output, "\(name): \(vector.name)")
            if let gas = vector.gas { #expect(precompile.price(of: input) == gas, "\(name): \(vector.name)") }
        }
    }

    /// Each failure by its name: take one check away, and another error or none comes.
    @Test func failuresAreTold() throws {
        let vectors = try Self.vectors()
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
    }
}
