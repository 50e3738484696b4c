// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
internal import AssayExchange
internal import AssayFormats
internal import AssayImport

/// What is read in an export of Apple Health, of any length: the export comes through a ``SealedSpool``, since it is read twice.
struct ExcerptWork {
    private let spool: WorkOrder.Spool
    private let source: SealedSpoolReader
    private let limit: Int

    init(_ order: WorkOrder, _ spool: WorkOrder.Spool, limit: Int) throws {
        var key = try order.attachment("key")
        guard key.count == SecretStream.keyByteCount else { throw WorkProblem(.failure, "the order has no key") }
        self.spool = spool
        self.limit = limit
        source = try SealedSpoolReader(spool.path, byteCount: spool.byteCount, key: SecretBytes(moving: &key))
    }

    func perform() throws -> Worker.WorkAnswer {
        do throws(ImportFailure) {
            let excerpt = try HealthImport.excerpt(ofAppleHealth: source, file: spool.name, byteCount: limit)
            let counts = excerpt.leftOut.map { ($0.key.rawValue, JSON.integer($0.value)) }
            return .init(json: .object(Dictionary(uniqueKeysWithValues: counts)), attachments: ["excerpt": excerpt.bytes])
        } catch {
            throw WorkProblem(error, of: spool.name)
        }
    }
}
