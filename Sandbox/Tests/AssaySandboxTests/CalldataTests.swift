// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayData
import AssayEVM
import AssayExchange
import AssayFormats
import AssayGroth16
import AssayWorker
import Foundation
import Testing

@testable import AssaySandbox

/// What a contract gets to verify the proof of a receipt.
@Suite struct CalldataTests {
    @Test func theContractOfTheReceiptsKeyTakesIt() async throws {
        try await withServer { client in
            let data = try await client.addDiary()
            let job = try await client.api("POST", "jobs", json: client.diaryJob("prove", data))
            let receipt = try await client.waitFor(job.id).text("receipt") ?? ""
            let document = try await client.api("GET", "receipts/\(receipt)")
            let key = try Receipt<BN254>(parsing: document.bytes).verifyingKey.key
            let contract = try VerifierContract(key)
            for (query, function, output) in [("", "requireProof", 0), ("?ask=false", "requireProof", 0), ("?ask=true", "verifyProof", 32)]
            {
                let answer = try await client.api("GET", "receipts/\(receipt)/calldata\(query)")
                #expect(answer.status == 200 && answer.text("function") == function)
                let call = try VerifierCall<BN254>(Claim(solidityCalldata: #require(answer.text("arguments"))), function: .require)
                guard case .array(let proofs)? = answer["proofs"], let proof = proofs.first else { throw Store.SampleError() }
                #expect(try VerifierCall<BN254>(Claim(calldataJSON: proof), function: .require) == call)
                var calldata = try #require(Self.bytes(answer.text("calldata")))
                if function == "requireProof" { #expect(calldata == call.bytes) }
                let outcome = Transaction.run(contract, calldata: calldata)
                #expect(outcome.isSuccess && outcome.output.count == output && outcome.output.last ?? 1 == 1)
                calldata[calldata.count - 1] ^= 1
                let other = Transaction.run(contract, calldata: calldata)
                #expect(!(other.isSuccess && other.output.last ?? 1 == 1), "another last signal is refused")
                #expect(answer["contract", "name"] == "Verifier" && answer["contract", "codeBytes"] == .integer(contract.runtimeCode.count))
                #expect(answer["contract", "warning"] != nil, "the key of the sandbox is marked")
            }
            #expect(try await client.api("GET", "receipts/\(receipt)/calldata?ask=yes").status == 400)
            #expect(try await client.api("GET", "receipts/\(Store.newID())/calldata").status == 404)
        }
    }

    private static func bytes(_ text: String?) -> [UInt8]? {
        guard let digits = text?.dropFirst(2), text?.hasPrefix("0x") == true else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { index in
            let start = digits.index(digits.startIndex, offsetBy: index)
            return UInt8(digits[start..<digits.index(start, offsetBy: 2)], radix: 16) ?? 0
        }
    }

    private static func ask(_ receipt: String) async throws -> JSON {
        let limits = WorkLimits(seconds: 60, memory: 2 << 30, constraints: 1 << 20, threads: 1)
        let order = WorkOrder(.calldata(asks: false), limits: limits, attachments: ["receipt": Array(receipt.utf8)])
        let answer = try await WorkerProcess(executable: WorkerProgram.path).perform(order) { _ in }
        return try JSON(parsing: answer.json, limits: .init(byteCount: 1 << 20))
    }

    /// The sandbox makes no receipts on the other curve, but the command line does.
    @Test func onBothCurves() async throws {
        try await Self.check("vectors/receipt/receipt.json", BN254.self)
        try await Self.check("vectors/receipt/bls12381/receipt.json", BLS12381.self)
    }

    private static func check<C: ContractCurve>(_ path: String, _ curve: C.Type) async throws {
        let text = try Shipped.text(path)
        let contract = try VerifierContract(Receipt<C>(parsing: Array(text.utf8)).verifyingKey.key)
        let answer = try await ask(text).members
        let calldata = try #require(bytes(answer["calldata"]?.text))
        #expect(Transaction.run(contract, calldata: calldata).isSuccess, "\(path)")
        #expect(answer["contract"]?.members["curve"] == .string(C.name))
    }

    @Test func whatIsNoReceiptHasNone() async throws {
        let problem = await #expect(throws: WorkProblem.self) { try await Self.ask("{}") }
        #expect(problem?.kind == .receipt)
    }
}
