// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayData
@testable import AssayExchange
import AssayFormats
import AssayGroth16
import Testing

/// How much a document of somebody else may hold, and that it has one spelling.
@Suite struct DocumentLimitTests {
    /// As the command reads every document: by the protocol, so that a type's own limit must be its requirement.
    private func read<T: JSONArtefact>(_: T.Type, _ bytes: [UInt8]) throws(JSONError) -> T { try T(parsing: bytes) }

    private func padded(_ bytes: [UInt8], to count: Int) -> [UInt8] { bytes + [UInt8](repeating: 0x20, count: count - bytes.count) }

    @Test func longReceiptsAreRefusedUnread() throws {
        let receipt = try Trade().receipt()
        #expect(Receipt.maximumByteCount == 8 << 20)
        let longest = padded(receipt.canonicalBytes, to: 8 << 20)
        #expect(try read(Receipt.self, longest) == receipt)
        let error = #expect(throws: JSONError.self) { try read(Receipt.self, longest + [0x20]) }
        #expect(error?.problem == "8388609 bytes of JSON; at most 8388608 are read")
    }

    @Test func longDocumentsAreRefusedUnread() throws {
        let attestation = try Trade().attestation(by: 3)
        let longest = padded(attestation.canonicalBytes, to: 4 << 20)
        #expect(try read(Attestation.self, longest) == attestation)
        #expect(throws: JSONError.self) { try read(Attestation.self, longest + [0x20]) }
    }

    @Test func longVerifyingKeysAreRefusedUnread() throws {
        let bytes = try Trade().key.document.json.canonicalBytes
        _ = try VerifyingKeyDocument(parsing: padded(bytes, to: 4 << 20))
        #expect(throws: JSONError.self) { try VerifyingKeyDocument(parsing: padded(bytes, to: 4 << 20) + [0x20]) }
    }

    /// A list and the greatest length that is read of it.
    @Test(arguments: [
        ("receipt", "attestations", 256), ("receipt", "outputs", 1024), ("receipt", "publicSignals", 2113),
        ("agreement", "sources", 64), ("agreement", "dataSets", 64), ("agreement", "parameters", 1024),
        ("interface", "outputs", 1024), ("interface", "parameters", 1024), ("interface", "dataSets", 64),
    ])
    func longListsAreRefused(document: String, list: String, limit: Int) throws {
        var trade = try Trade()
        trade.sources = [try Trade.publicKey(3)]
        trade.attestations = [try trade.attestation(by: 3)]
        let receipt = try trade.receipt()
        func problem(_ count: Int) throws -> JSONError? {
            guard case .object(var members) = try Self.document(document, of: receipt), case .array(let elements)? = members[list] else {
                throw NoMember()
            }
            members[list] = .array((0..<count).map { elements[$0 % elements.count] })
            do throws(JSONError) {
                try Self.read(document, .object(members))
                return nil
            } catch {
                return error
            }
        }
        #expect(try problem(limit)?.problem.contains("elements; at most") != true)
        #expect(try problem(limit + 1) == JSONError(place: list, problem: "\(limit + 1) elements; at most \(limit) are read"))
    }

    private static func document(_ name: String, of receipt: Receipt) throws -> JSON {
        switch name {
        case "receipt": receipt.json
        case "agreement": receipt.agreement.json
        default: receipt.interface.json
        }
    }

    private static func read(_ name: String, _ json: JSON) throws(JSONError) {
        switch name {
        case "receipt": _ = try Receipt(json: json)
        case "agreement": _ = try Agreement(json: json)
        default: _ = try CircuitInterface(json: json)
        }
    }

    // MARK: Agreements and attestations as files

    private func fault(of agreement: Agreement, _ member: String, _ value: JSON) throws -> JSONError? {
        guard case .object(var members) = agreement.json else { throw NoMember() }
        members[member] = value
        return #expect(throws: JSONError.self) { try Agreement(json: .object(members)) }
    }

    @Test func longTermsAreRefused() throws {
        let agreement = try Trade().agreement()
        let terms = String(repeating: "x", count: Agreement.maximumTermsByteCount + 1)
        #expect(try fault(of: agreement, "terms", .string(terms))?.place == "terms")
    }

    @Test(arguments: [0, 15, 17]) func noncesHaveSixteenBytes(count: Int) throws {
        let nonce = String(repeating: "ab", count: count)
        #expect(try fault(of: Trade().agreement(), "nonce", .string(nonce))?.place == "nonce")
    }

    @Test func anAttestationsPeriodDoesNotEndBeforeItBegins() throws {
        guard case .object(var members) = try Trade().attestation(by: 3).json else { throw NoMember() }
        members["notAfter"] = "2025-12-31T23:59:59Z"
        let error = #expect(throws: JSONError.self) { try Attestation(json: .object(members)) }
        #expect(error == JSONError(place: "notAfter", problem: "the period ends before it begins"))
    }

    // MARK: One spelling

    /// The sign of the kelvin is a K to Unicode's canonical equivalence, and to Swift's `==`.
    @Test(arguments: ["verifyingKey", "verifyingKeyDigest"]) func aKeyHasOneSpelling(key: String) throws {
        let text = String(decoding: try Trade().receipt().canonicalBytes, as: UTF8.self)
        let other = text.replacing("\"\(key)\"", with: "\"\(key.replacing("K", with: "\u{212a}"))\"")
        #expect(!other.isSpelled(like: text))
        let error = #expect(throws: JSONError.self) { try Receipt(parsing: Array(other.utf8)) }
        #expect(error?.problem == "this member is missing")
    }

    @Test func valuesHaveOneSpelling() throws {
        var trade = try Trade()
        trade.interface = try Self.interface(trade.interface, label: "K")
        var outputs: JSON { [["name": "score", "value": "71.25"], ["name": "meets_expectation", "value": "yes"], band("K")] }
        func band(_ label: String) -> JSON { ["name": "band", "value": .string(label)] }
        let receipt = try trade.receipt().replacing(["outputs": outputs])
        #expect(receipt.failures() == [])
        let other: JSON = [["name": "score", "value": "71.25"], ["name": "meets_expectation", "value": "yes"], band("\u{212a}")]
        #expect(try receipt.replacing(["outputs": other]).failures() == ["outputs"])
    }

    /// The same interface whose third label of `band` is `label`.
    private static func interface(_ interface: CircuitInterface, label: String) throws -> CircuitInterface {
        let band = try CircuitInterface.Signal(name: "band", kind: .enumeration, lo: 0, hi: 2, labels: ["A", "B", label])
        return CircuitInterface(
            algorithm: interface.algorithm, edition: interface.edition, sourceDigest: interface.sourceDigest, curve: interface.curve,
            constraintCount: interface.constraintCount, circuitDigest: interface.circuitDigest,
            outputs: Array(interface.outputs.prefix(2)) + [band], parameters: interface.parameters, dataSets: interface.dataSets,
            disclosure: interface.disclosure)
    }

    /// A proof in a receipt has one form, where readers of `proof.json` are more lenient.
    @Test func aProofHasOneForm() throws {
        let receipt = try Trade().receipt()
        guard case .object(let proof) = try receipt.json.member("proof") else { throw NoMember() }
        for (member, value) in [("curve", nil), ("curve", "BN128"), ("curve", "alt_bn128"), ("x", [:])] as [(String, JSON?)] {
            var bent = proof
            bent[member] = value
            _ = try Proof<BN254>(document: .object(bent))
            let error = #expect(throws: JSONError.self) { try receipt.replacing(["proof": .object(bent)]) }
            #expect(error?.place == "proof")
        }
    }
}
