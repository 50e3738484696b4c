// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayExchange
internal import AssayFormats
internal import AssayVerifier

/// Every check of a receipt.
struct VerifyWork {
    private let receipt: [UInt8]
    private let now: Timestamp

    init(_ order: WorkOrder, now: Int) throws {
        guard let receipt = order.attachments["receipt"], let now = Timestamp(secondsSince1970: now) else {
            throw WorkProblem(.failure, "the order has no receipt or no time")
        }
        self.receipt = receipt
        self.now = now
    }

    func perform() throws -> Worker.WorkAnswer {
        do throws(UnusableFile) {
            let curve = (KnownCurve(ofFile: receipt) ?? .bn254).type
            return try check(on: curve)
        } catch {
            return .init(json: ["readable": false, "holds": false, "checks": [], "outputs": [], "problem": .string(error.message)])
        }
    }

    private func check<C: PairingCurve>(on curve: C.Type) throws(UnusableFile) -> Worker.WorkAnswer {
        let input = try ReceiptInput<C>(NamedFile("receipt.json", receipt))
        let report = ReceiptReport(ReceiptCheck.run(input.receipt, now: now, singlePartyKeys: .warn))
        return .init(json: [
            "readable": true, "holds": .bool(report.holds), "checks": report.json, "outputs": input.receipt.outputsJSON,
        ])
    }
}
