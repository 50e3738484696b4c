// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayEVM
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

/// What a transaction carries that has the proof of a receipt verified by a contract. Nothing is verified here.
struct CalldataWork {
    private let receipt: [UInt8]
    private let function: VerifierContract.Function

    /// - Parameter asks: call the function that answers, not the one that reverts.
    init(_ order: WorkOrder, asks: Bool) throws {
        receipt = try order.attachment("receipt")
        function = asks ? .verify : .require
    }

    func perform() throws -> Worker.WorkAnswer {
        guard let curve = (KnownCurve(ofFile: receipt) ?? .bn254).type as? any ContractCurve.Type else {
            throw WorkProblem(.failure, "No contract knows the curve of this receipt.")
        }
        do throws(UnusableFile) {
            return try answer(on: curve)
        } catch {
            throw WorkProblem(.receipt, error.message)
        }
    }

    private func answer<C: ContractCurve>(on curve: C.Type) throws(UnusableFile) -> Worker.WorkAnswer {
        let receipt = try ReceiptInput<C>(NamedFile("receipt.json", receipt)).receipt
        do {
            let claim = Claim<C>(proof: receipt.proof, publicInputs: receipt.publicSignals)
            let key = receipt.verifyingKey.key
            let contract = try VerifierContract(key)
            let members = try CalldataDocument([claim], function: function).json
            return .init(json: .object(members.merging(["contract": Self.facts(contract, key)]) { $1 }))
        } catch {
            throw UnusableFile("receipt.json: \(error)", .malformed)
        }
    }

    /// Which contract takes the calldata.
    private static func facts<C: ContractCurve>(_ contract: VerifierContract, _ key: VerifyingKey<C>) -> JSON {
        guard let facts = contract.artifact(of: key)["assay"] else { return .null }
        return .object(
            facts.members.merging(["name": .string(contract.name), "codeBytes": .integer(contract.runtimeCode.count)]) { $1 })
    }
}
