// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayVerifier

/// Every check of a receipt, and whether it is for a certain agreement.
struct VerifyWork {
    private let receipt: [UInt8]
    private let now: Timestamp
    private let agreement: [UInt8]?

    init(_ order: WorkOrder, now: Int) throws {
        receipt = try order.attachment("receipt")
        guard let now = Timestamp(secondsSince1970: now) else { throw WorkProblem(.failure, "the order has no time") }
        self.now = now
        agreement = order.attachments["agreement"]
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
        var members: [String: JSON] = ["readable": true, "checks": report.json, "outputs": input.receipt.outputsJSON]
        let isForThis = isForAgreement(input.receipt)
        members["isForAgreement"] = isForThis.map { .bool($0) }
        members["holds"] = .bool(report.holds && isForThis != false)
        return .init(json: .object(members))
    }

    /// Whether the receipt is for the agreement of the order; `nil` where the order has none.
    private func isForAgreement<C: PairingCurve>(_ receipt: Receipt<C>) -> Bool? {
        agreement.map { (try? SignedAgreement<C>(parsing: $0))?.agreement.digest == receipt.agreement.digest }
    }
}
