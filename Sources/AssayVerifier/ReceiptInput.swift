// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayData
public import AssayExchange
internal import AssayFormats
internal import AssayGroth16

/// A receipt that is to be checked, read from its file.
public struct ReceiptInput<C: PairingCurve>: Sendable {
    public let receipt: Receipt<C>

    /// Reads a receipt; nothing is verified yet.
    ///
    /// - Throws: ``UnusableFile`` for everything that is no receipt of the one form.
    public init(_ file: NamedFile) throws(UnusableFile) {
        let limit = Receipt<C>.maximumByteCount
        guard file.bytes.count <= limit else {
            throw UnusableFile("\(file.name): \(file.bytes.count) bytes; at most \(limit) are read", .tooLarge)
        }
        receipt = try file.read(as: .document(Receipt<C>.format)) { try Receipt(parsing: $0) }
    }

    /// Checks everything for the moment `now`.
    public func verdict(now: Timestamp, singlePartyKeys: SinglePartyKeys) -> Verdict {
        let report = ReceiptReport(ReceiptCheck.run(receipt, now: now, singlePartyKeys: singlePartyKeys))
        guard report.holds else {
            return Verdict(
                .receipt,
                ["invalid: \(report.failed.joined(separator: ", "))"] + receipt.outputLines.map { "the receipt claims \($0)" }
                    + report.lines,
                ["claimedOutputs": receipt.outputsJSON, "checks": report.json, "code": .string(RefusalCode.receipt.rawValue)],
                help: report.failed.contains("key mark") ? [SinglePartyKey.help] : [])
        }
        return Verdict(nil, receipt.outputLines + report.lines, ["outputs": receipt.outputsJSON, "checks": report.json])
    }
}
