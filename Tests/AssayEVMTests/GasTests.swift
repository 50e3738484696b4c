// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayFormats
import AssayGroth16
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEVM

/// Gas of whole transactions, as if no byte of the numbers in calldata were zero (a zero byte costs 12 less): kept in `gas.json`, so that a change
/// is seen. `ASSAY_RENEW_GOLDEN=1` writes the file anew.
@Suite struct GasTests {
    /// What a call costs with calldata of this length, and none of its numbers with a zero byte. The 16 bytes before a coordinate of BLS12-381 are no part of it.
    static func fullGas<C>(_ contract: VerifierContract, _ call: VerifierCall<C>, headWords: Int = 0) -> Int {
        let numbers = call.bytes.dropFirst(4 + 32 * headWords)
        let zeros = numbers.count { $0 == 0 } + call.bytes.prefix(4).count { $0 == 0 }
        let padding = C.Fp.contracts == .eip2537 ? 8 * 16 * call.claims.count : 0
        return Transaction.run(contract, calldata: call.bytes).gasUsed + 12 * (zeros - padding)
    }

    static func measured() throws -> [String: Int] {
        try measured(BN254.self).merging(measured(BLS12381.self).map { ("bls12381: \($0)", $1) }) { first, _ in first }
    }

    static func measured<C: ContractCurve>(_: C.Type) throws -> [String: Int] {
        var generator = SeededGenerator(seed: 1)
        var gas: [String: Int] = [:]
        for signals in 1...8 {
            let trapdoor = try Trapdoor<C>(signals: signals, using: &generator)
            let contract = try VerifierContract(trapdoor.key)
            let claim = trapdoor.claim(using: &generator)
            gas["requireProof, \(signals) signals"] = fullGas(contract, VerifierCall(claim))
            gas["verifyProof, \(signals) signals"] = fullGas(contract, VerifierCall(claim, function: .verify))
        }
        let trapdoor = try Trapdoor<C>(signals: 1, using: &generator)
        let contract = try VerifierContract(trapdoor.key, kind: .batch)
        gas["deploy Verifier, 1 signals"] = Transaction.deploymentGas(try VerifierContract(trapdoor.key))
        gas["deploy BatchVerifier, 1 signals"] = Transaction.deploymentGas(contract)
        for count in [1, 2, 4, 8, 16, 32, 64] {
            let claims = (0..<count).map { _ in trapdoor.claim(using: &generator) }
            gas["requireProofs, \(count) proofs of 1 signal"] = fullGas(contract, try VerifierCall(batch: claims), headWords: 2)
        }
        return gas
    }

    @Test func gasIsWhatItWas() throws {
        let measured = try Self.measured()
        let path = "Tests/AssayEVMTests/gas.json"
        if ProcessInfo.processInfo.environment["ASSAY_RENEW_GOLDEN"] == "1" {
            let bytes = JSON.object(measured.mapValues { .integer($0) }).prettyBytes
            try Data(bytes).write(to: Repository.root.appending(path: path))
        }
        let kept = try JSON(parsing: try Repository.bytes(path))
        #expect(kept == .object(measured.mapValues { .integer($0) }))
    }

    @Test func gasStaysBelowTheGoals() throws {
        let measured = try Self.measured()
        for signals in 1...8 {
            let gas = try #require(measured["requireProof, \(signals) signals"])
            #expect(gas <= 213_600 + 7_020 * (signals - 1), "\(signals) signals: \(gas)")
        }
        #expect(try #require(measured["requireProofs, 16 proofs of 1 signal"]) <= 16 * 63_500)
        #expect(try #require(measured["requireProofs, 32 proofs of 1 signal"]) <= 32 * 57_500)
    }

    @Test func gasOnTheSecondCurveStaysBelowTheGoals() throws {
        let measured = try Self.measured(BLS12381.self)
        #expect(try #require(measured["requireProof, 1 signals"]) <= 220_000)
        #expect(try #require(measured["verifyProof, 1 signals"]) <= 220_000)
        #expect(try #require(measured["requireProofs, 16 proofs of 1 signal"]) <= 16 * 80_000)
    }

    /// A bad point burns what the pairing was given, and no more; on the second curve finding out which one it is costs two products.
    @Test func aBadPointDoesNotBurnEverything() throws {
        try Self.measureRefusals(BN254.self, atMost: 225_000)
        try Self.measureRefusals(BLS12381.self, atMost: 236_000)
    }

    static func measureRefusals<C: ContractCurve>(_: C.Type, atMost bound: Int) throws {
        var generator = SeededGenerator()
        let trapdoor = try Trapdoor<C>(signals: 1, using: &generator)
        let contract = try VerifierContract(trapdoor.key)
        for one in SingleProofTests.cases(trapdoor, using: &generator) {
            let outcome = Transaction.run(contract, calldata: one.call.bytes, value: Word(one.call.value))
            #expect(outcome.gasUsed <= bound, "\(one): \(outcome.gasUsed), \(generator)")
        }
    }
}
