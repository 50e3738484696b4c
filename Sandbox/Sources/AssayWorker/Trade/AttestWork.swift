// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats

/// A source's step: its signature on each commitment. It gets commitments and nothing else of the seller.
struct AttestWork {
    private let order: WorkOrder
    private let period: WorkOrder.Period

    init(_ order: WorkOrder, _ period: WorkOrder.Period) {
        self.order = order
        self.period = period
    }

    func perform() throws -> Worker.WorkAnswer {
        guard let start = Timestamp(secondsSince1970: period.notBefore), let end = Timestamp(secondsSince1970: period.notAfter) else {
            throw WorkProblem(.failure, "the order has no period")
        }
        let key = try TradeFiles(order).signingKey()
        var files: [String: [UInt8]] = [:]
        for (name, bytes) in order.attachments where name.hasPrefix("commitment/") {
            let commitment = try TradeFiles.read(bytes, as: CommitmentFile<BN254>.self, named: name)
            let attestation = try Attestation(to: commitment, notBefore: start, notAfter: end, signingWith: key)
            files["attestation/" + name.dropFirst("commitment/".count)] = attestation.fileBytes
        }
        return .init(json: ["source": .string(Hexadecimal.string(key.publicKey.bytes))], attachments: files)
    }
}
