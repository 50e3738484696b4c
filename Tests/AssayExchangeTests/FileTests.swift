// SPDX-License-Identifier: Apache-2.0
import AssayCrypto
import AssayData
@testable import AssayExchange
import AssayFormats
import AssayTestSupport
import Foundation
import Testing

@Suite struct FileTests {
    private func permissions(_ path: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    private func opening() throws -> Opening {
        let schema = try Trade.interface().dataSets[0].schema
        return Opening(dataSet: try DataSet(schema: schema, rows: [[1, 60], [2, nil]]))
    }

    @Test func secretFilesAreTheirOwnersAlone() throws {
        let folder = try ScratchFolder()
        var bytes: [UInt8] = [1, 2, 3]
        try SecretFile.write(&bytes, to: folder.path("key"))
        #expect(bytes == [0, 0, 0])
        #expect(try permissions(folder.path("key")) == 0o600)
        #expect(try SecretFile.read(folder.path("key")) == [1, 2, 3])
        // A file that is replaced loses what others could do with it.
        try folder.write([9], to: "open")
        for mode in [0o644, 0o640, 0o620, 0o610, 0o604, 0o602, 0o601] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path("open"))
            #expect(throws: SecretFile.Failure.openToOthers(path: folder.path("open"))) { try SecretFile.read(folder.path("open")) }
        }
        bytes = [4]
        try SecretFile.write(&bytes, to: folder.path("open"))
        #expect(try permissions(folder.path("open")) == 0o600)
    }

    @Test func missingAndLongFilesAreRefused() throws {
        let folder = try ScratchFolder()
        #expect(throws: SecretFile.Failure.self) { try SecretFile.read(folder.path("none")) }
        var bytes = [UInt8](repeating: 0, count: 100)
        try SecretFile.write(&bytes, to: folder.path("long"))
        #expect(throws: SecretFile.Failure.self) { try SecretFile.read(folder.path("long"), limit: 99) }
        bytes = [1]
        #expect(throws: SecretFile.Failure.self) { try SecretFile.write(&bytes, to: folder.path("no/such/folder")) }
        #expect(bytes == [0])
    }

    @Test func keyFiles() throws {
        let key = try Trade.key(1)
        var secret = KeyFile.secretBytes(of: key)
        #expect(String(decoding: secret, as: UTF8.self) == "assay-ed25519-secret-v1 " + String(repeating: "01", count: 32) + "\n")
        let again = try KeyFile.signingKey(in: &secret)
        #expect(again.publicKey == key.publicKey)
        #expect(secret.allSatisfy { $0 == 0 })
        #expect(try KeyFile.publicKey(in: KeyFile.publicBytes(of: key.publicKey)) == key.publicKey)
    }

    @Test(arguments: [
        "", "assay-ed25519-secret-v1 ", "assay-ed25519-secret-v1 01", "assay-ed25519-secret-v2 " + String(repeating: "01", count: 32),
        "assay-ed25519-secret-v1 " + String(repeating: "01", count: 33), "assay-ed25519-secret-v1 " + String(repeating: "0A", count: 32),
        "assay-ed25519-secret-v1 " + String(repeating: "01", count: 32) + "\n\n",
        "assay-ed25519-public-v1 " + String(repeating: "01", count: 32),
    ])
    func noSecretKeys(text: String) {
        #expect(throws: KeyFile.Failure.notASecretKey) {
            var bytes = Array(text.utf8)
            _ = try KeyFile.signingKey(in: &bytes).publicKey
        }
    }

    @Test func noPublicKeys() throws {
        var secret = KeyFile.secretBytes(of: try Trade.key(1))
        #expect(throws: KeyFile.Failure.notAPublicKey) { try KeyFile.publicKey(in: secret) }
        wipe(&secret)
        let identity = "assay-ed25519-public-v1 01" + String(repeating: "00", count: 31)
        #expect(throws: KeyFile.Failure.unusable(.invalidPublicKey)) { try KeyFile.publicKey(in: Array(identity.utf8)) }
    }

    @Test func openingRoundTrip() throws {
        let opening = try opening()
        var file = opening.fileBytes()
        let again = try Opening(parsing: &file)
        #expect(file.allSatisfy { $0 == 0 })
        let (first, second) = (opening.commitmentFile(), again.commitmentFile())
        #expect(first == second)
        #expect(again.dataSet == opening.dataSet)
        let fresh = Opening(dataSet: again.dataSet).commitmentFile()
        #expect(fresh.commitment != first.commitment, "a fresh salt hides equal data")
    }

    /// The file is written without the JSON writer, and is what that would write.
    @Test func openingsAreCanonical() throws {
        let fields = [
            try Schema.Field(name: "n", unit: "\"°C\"", lo: -9_007_199_254_740_991, hi: 9_007_199_254_740_991, optional: true),
            try Schema.Field(name: "m", lo: -10, hi: 10),
        ]
        let schema = try Schema(record: "Extremes", capacity: 9, fields: fields)
        let values = [0, 9, 10, -1, -10, 99, 9_007_199_254_740_991, -9_007_199_254_740_991, nil]
        for rows in [[], values.map { [$0, 0] }] as [[[Int?]]] {
            let opening = Opening(dataSet: try DataSet(schema: schema, rows: rows))
            var bytes = opening.fileBytes()
            #expect(try JSON(parsing: bytes).canonicalBytes + [0x0a] == bytes)
            #expect(try Opening(parsing: &bytes).dataSet.rows == rows)
        }
    }

    /// The salt is read where it stands, so it has one spelling.
    @Test func saltsHaveOneSpelling() throws {
        let text = String(decoding: try opening().fileBytes(), as: UTF8.self)
        let start = try #require(text.range(of: "\"salt\":\"")).upperBound
        let first = String(text[start])
        for salt in ["\\u00\(String(first.utf8.first ?? 0, radix: 16))", "", first + first] {
            var bytes = Array(text.replacingCharacters(in: start...start, with: salt).utf8)
            #expect(throws: JSONError.self) { _ = try Opening(parsing: &bytes).dataSet }
        }
        var spaced = Array(text.replacing("\"salt\":", with: "\"salt\" : ").utf8)
        #expect(throws: Never.self) { _ = try Opening(parsing: &spaced).dataSet }
    }

    /// Any one changed value in an opening: it is refused.
    @Test func everyValueOfAnOpeningCounts() throws {
        let document = try JSON(parsing: opening().fileBytes())
        for neighbour in document.neighbours {
            #expect(throws: JSONError.self, "\(String(decoding: neighbour.canonicalBytes, as: UTF8.self))") {
                var bytes = neighbour.canonicalBytes
                _ = try Opening(parsing: &bytes).dataSet
            }
        }
    }

    @Test func openingMutations() throws {
        var generator = SeededGenerator()
        let opening = try opening()
        let original = opening.fileBytes()
        for _ in 0..<10_000 {
            var bytes = Mutation.mutate(original, using: &generator)
            guard let read = try? Opening(parsing: &bytes) else { continue }
            #expect(read.fileBytes() == original, "\(generator)")
        }
    }

    @Test func commitmentFilesHideTheCount() throws {
        let file = try opening().commitmentFile()
        #expect(try CommitmentFile(parsing: file.fileBytes) == file)
        #expect(Set(file.members.keys) == ["curve", "schema", "schemaDigest", "commitment"])
    }

    /// A schema or digest that does not fit the other, an alias, another curve or version: refused.
    @Test func commitmentFilesAreConsistent() throws {
        let file = try opening().commitmentFile()
        let neighbours = file.json.neighbours
        #expect(neighbours.count > 40)
        for neighbour in neighbours {
            guard let read = try? CommitmentFile(json: neighbour) else { continue }
            #expect(read.schema == file.schema && read.commitment != file.commitment)
        }
    }
}
