// SPDX-License-Identifier: Apache-2.0
import AssayCrypto
import AssayWorker
import Foundation
import GRDB
import Testing

@testable import AssaySandbox

@Suite struct StoreTests {
    private let scratch = Scratch()
    private let table = Array("day,systolic\n1,123456789\n".utf8)

    @Test func keepsADataSetAndItsColumns() throws {
        let store = try scratch.store()
        let added = try store.addDataSet(named: "my diary.csv", table: table)
        #expect(try store.dataSets().map(\.id) == [added.id])
        #expect(try store.table(of: added.id)?.bytes == table)
        #expect(try store.table(of: added.id)?.columns == nil)
        #expect(try store.setColumns(of: added.id, to: "{}"))
        #expect(try store.table(of: added.id)?.columns == Array("{}".utf8))
        #expect(try store.dataSet(added.id)?.facts == DataSetFacts(name: "my diary.csv", byteCount: table.count, columns: "{}"))
        #expect(try store.table(of: Store.newID()) == nil && store.dataSet(Store.newID()) == nil)
        #expect(try !store.setColumns(of: Store.newID(), to: nil))
    }

    /// What has been told of is on the disk when the power fails; and nobody else reads what is not sealed, whatever the folder was before.
    @Test func writesAreFullAndFilesClosed() throws {
        try FileManager.default.createDirectory(
            atPath: "\(scratch.path)/data", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        let store = try scratch.store()
        #expect(try store.database.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
        #expect(try store.database.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA secure_delete") } == 1)
        _ = try store.addDataSet(named: "my diary.csv", table: table)
        for file in ["", "/sandbox.sqlite", "/sandbox.sqlite-wal", "/sandbox.sqlite-shm", "/keys", "/spool"] {
            let mode = try FileManager.default.attributesOfItem(atPath: "\(scratch.path)/data\(file)")[.posixPermissions] as? Int
            #expect(mode.map { $0 & 0o077 } == 0, "\(file)")
        }
    }

    @Test func nothingPersonalStandsInAnyFile() throws {
        let store = try scratch.store()
        _ = try store.addDataSet(named: "my diary.csv", table: table)
        let bytes = try scratch.storedBytes()
        #expect(!contains(bytes, "123456789") && !contains(bytes, "my diary"))
        // The search itself works: names of tables are there in the clear.
        #expect(contains(bytes, "jobDataSet"))
    }

    @Test func aStoreIsFoundAgainWithItsKeyAndNoOther() throws {
        let id = try scratch.store().addDataSet(named: "diary", table: table).id
        #expect(try scratch.store().table(of: id)?.bytes == table)
        var other = SecureRandom.bytes(32)
        try SecretFileWriter.write(&other, to: "\(scratch.path)/other")
        #expect(throws: VaultError.wrongKey) { try Store("\(scratch.path)/data", .keyFile("\(scratch.path)/other")) }
        #expect(throws: VaultError.needsKeyFile) {
            try Store("\(scratch.path)/data", .passphrase(SecretBytes(copying: "a passphrase".utf8)))
        }
        #expect(throws: (any Error).self) { try Store("\(scratch.path)/data", .keyFile("\(scratch.path)/missing")) }
        #expect(!FileManager.default.fileExists(atPath: "\(scratch.path)/missing"), "a lost key is not replaced by a new one")
    }

    @Test func aPassphraseOpensTheStoreAndAnotherDoesNot() throws {
        let folder = "\(scratch.path)/secret"
        let id = try Store(folder, .passphrase(SecretBytes(copying: "three weeks".utf8))).addDataSet(
            named: "diary", table: table,
        ).id
        #expect(try Store(folder, .passphrase(SecretBytes(copying: "three weeks".utf8))).table(of: id)?.bytes == table)
        #expect(throws: VaultError.wrongKey) { try Store(folder, .passphrase(SecretBytes(copying: "three week".utf8))) }
        #expect(throws: VaultError.needsPassphrase) { try Store(folder, .keyFile("\(scratch.path)/key")) }
    }

    @Test func aKeyFileMustBeWholeAndPrivate() throws {
        try Data(repeating: 1, count: 31).write(to: URL(filePath: "\(scratch.path)/key"))
        chmod("\(scratch.path)/key", 0o600)
        #expect(throws: VaultError.noKey("\(scratch.path)/key")) { try scratch.store() }
        try Data(repeating: 1, count: 32).write(to: URL(filePath: "\(scratch.path)/key"))
        chmod("\(scratch.path)/key", 0o644)
        #expect(throws: (any Error).self) { try scratch.store() }
        chmod("\(scratch.path)/key", 0o600)
        #expect(try scratch.store().isIntact())
    }

    /// A child that was forked and is not its program yet has a copy of the lock's descriptor. It keeps nobody out.
    @Test func aCopyOfTheLockHoldsNothing() throws {
        var store: Store? = try scratch.store()
        let lock = "\(scratch.path)/data/lock"
        let copies = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { Int32($0) }.filter {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == lock
        }.map { dup($0) }
        defer { copies.forEach { close($0) } }
        #expect(copies.count == 1)
        #expect(try store?.isIntact() == true)
        store = nil
        #expect(try scratch.store().isIntact())
    }

    @Test func aSecondServerIsKeptOut() throws {
        let store = try scratch.store()
        #expect(throws: StoreError.inUse("\(scratch.path)/data")) { try scratch.store() }
        #expect(try store.isIntact())
    }

    @Test func erasingLeavesNothingButReceipts() throws {
        let store = try scratch.store()
        let id = try store.addDataSet(named: "diary", table: table).id
        let other = try store.addDataSet(named: "other", table: table).id
        let job = try store.finishedProof(on: id)
        let otherJob = try store.finishedProof(on: other)
        let found = try store.database.read { try DataSetRecord.fetchOne($0, key: id) }
        let sealed = try #require(found)
        #expect(try contains(scratch.storedBytes(), sealed.table) && contains(scratch.storedBytes(), sealed.key))
        #expect(try store.erase(id) == Erasure(openings: 1, answers: 1))
        #expect(try store.table(of: id) == nil && store.erase(id) == nil)
        #expect(try !contains(scratch.storedBytes(), sealed.table) && !contains(scratch.storedBytes(), sealed.key))
        let (finished, otherFinished) = (try #require(try store.job(job)), try #require(try store.job(otherJob)))
        #expect(try store.answer(of: finished) == nil)
        #expect(try store.answer(of: otherFinished) == Array("answer".utf8))
        #expect(try store.receipts().count == 2 && store.table(of: other)?.bytes == table)
        #expect(try store.isIntact())
    }

    @Test func whatAJobFindsOutAfterErasureIsNotKept() throws {
        let store = try scratch.store()
        let id = try store.addDataSet(named: "diary", table: table).id
        let job = try store.runningJob(on: id)
        _ = try store.erase(id)
        #expect(try store.end(job, .done, answer: [1]))
        #expect(try store.job(job.id)?.answer == nil)
    }

    @Test func sealedRowsCannotChangePlaces() throws {
        let store = try scratch.store()
        let (a, b) = (
            try store.addDataSet(named: "a", table: [1]).id, try store.addDataSet(named: "b", table: [2]).id
        )
        try store.database.write { database in
            try database.execute(
                sql:
                    "UPDATE dataSet SET key = (SELECT key FROM dataSet WHERE id = ?), \"table\" = (SELECT \"table\" FROM dataSet WHERE id = ?)",
                arguments: [a, a])
        }
        #expect(try store.table(of: a)?.bytes == [1])
        #expect(throws: SecretStream.Failure.notAuthentic) { try store.table(of: b) }
    }

    private func contains(_ bytes: [UInt8], _ text: String) -> Bool { contains(bytes, Data(text.utf8)) }

    private func contains(_ bytes: [UInt8], _ part: Data) -> Bool { Data(bytes).range(of: part) != nil }
}
