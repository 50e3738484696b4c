// SPDX-License-Identifier: Apache-2.0
import AssayCrypto
import AssayEVM
import AssayTestSupport

/// Ethereum virtual machines that were not written here (`Tests/Peers/evm_judge.py`).
struct EVMJudge {
    struct Call: Encodable {
        var data: String
        var gas: Int = 30_000_000
        var value: Int = 0

        init(_ data: [UInt8], gas: Int = 30_000_000, value: Int = 0) {
            self.data = Hexadecimal.string(data)
            self.gas = gas
            self.value = value
        }

        var bytes: [UInt8] { Hexadecimal.bytes(data) ?? [] }
    }

    /// How a transaction ended, in words that both machines and ours share.
    struct Result: Codable, Hashable {
        var end: String
        var output: String
        var gas: Int
    }

    struct Contract: Encodable {
        var code: String = ""
        var vyper: String?
        var arguments: String = ""
        var calls: [Call]
    }

    struct Verdict: Decodable {
        var runtime: String
        var deployGas: Int
        var calls: [Result]
    }

    private struct Question: Encodable {
        var judge: String
        var contracts: [Contract]
    }

    private struct Answer: Decodable {
        var contracts: [Verdict]
    }

    static func ask(_ contracts: [Contract], of judge: String = "pyrevm") throws -> [Verdict] {
        try Peer.ask("evm_judge", Question(judge: judge, contracts: contracts), as: Answer.self).contracts
    }

    static func ask(_ contract: VerifierContract, _ calls: [Call], of judge: String = "pyrevm") throws -> Verdict {
        try ask([Contract(code: Hexadecimal.string(contract.initCode), calls: calls)], of: judge)[0]
    }

    /// The same by our machine.
    static func run(_ contract: VerifierContract, _ call: Call) -> Result {
        result(Transaction.run(contract, calldata: call.bytes, value: Word(call.value), gas: call.gas))
    }

    static func result(_ outcome: Outcome) -> Result {
        let end =
            switch outcome.end {
            case .success: "success"
            case .revert: "revert"
            case .halt: "halt"
            }
        return Result(end: end, output: Hexadecimal.string(outcome.output), gas: outcome.gasUsed)
    }
}
