// SPDX-License-Identifier: Apache-2.0
import AssayEVM
import AssayFormats
import AssayGroth16
import AssayTestSupport

/// Contracts from files, and calls of the precompiled ones.
enum ContractCode {
    private static let gas = 300_000

    /// The verifiers of a key, each with a call that it answers.
    static func writeSeeds(to folder: String) throws {
        func file(_ name: String) throws -> [UInt8] { try Repository.bytes("vectors/groth16/product.\(name).json") }
        let key = try VerifyingKey<Curve>(json: file("verification_key"))
        let claim = Claim<Curve>(proof: try Proof(json: file("proof")), publicInputs: try PublicInputs.parse(json: file("public")))
        for (name, kind, call) in [
            ("single", .single, VerifierCall(claim)), ("answer", .single, VerifierCall(claim, function: .verify)),
            ("batch", .batch, try VerifierCall(batch: [claim, claim])),
        ] as [(String, VerifierContract.Kind, VerifierCall<Curve>)] {
            let calldata = call.bytes
            let length = [UInt8(calldata.count >> 8), UInt8(calldata.count & 0xff)]
            let code = try VerifierContract(key, kind: kind).runtimeCode
            precondition(Machine.run(code: code, calldata: calldata, gas: gas).isSuccess, "\(name): a call that should be answered is not")
            try AtomicFile.write(length + calldata + code, to: "\(folder)/code/\(name)")
        }
    }

    /// Two bytes that say how long the calldata are, the calldata, and the code.
    static func run(_ bytes: [UInt8]) {
        guard bytes.count >= 2 else { return }
        let length = min(Int(bytes[0]) << 8 | Int(bytes[1]), bytes.count - 2)
        let (calldata, code) = (Array(bytes[2..<2 + length]), Array(bytes[(2 + length)...]))
        let outcome = Machine.run(code: code, calldata: calldata, gas: gas)
        precondition((0...gas).contains(outcome.gasUsed), "a contract used more gas than it had, or less than none")
        precondition(outcome == Machine.run(code: code, calldata: calldata, gas: gas), "a contract ends in another way the second time")
    }

    /// A byte that says which contract, and its input.
    static func call(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let contract = Precompile.allCases[Int(first) % Precompile.allCases.count]
        let input = Array(bytes.dropFirst().prefix(4800))
        let output = try? contract.run(input)
        precondition(output.map { $0.count % 32 == 0 && !$0.isEmpty } ?? true, "the output is no words")
        // EIP-196: what is missing counts as zeros.
        if contract == .ecAdd || contract == .ecMul {
            let padded = try? contract.run(input + [UInt8](repeating: 0, count: 128))
            precondition(padded == output, "zeros behind the input change the output")
        }
    }
}
