// SPDX-License-Identifier: Apache-2.0
import AssayData
import AssayFormats
@testable import AssayExchange

struct NoMember: Error {}

extension JSON {
    func member(_ key: String) throws -> JSON {
        guard case .object(let members) = self, let value = members[key] else { throw NoMember() }
        return value
    }

    /// Every document that differs from this one in a single place: a leaf changed, or a member or element left out.
    var neighbours: [JSON] {
        switch self {
        case .null: [.bool(true)]
        case .bool(let flag): [.bool(!flag)]
        case .integer(let number): [.integer(number + 1)]
        case .decimal(let text): [.decimal(text + "1")]
        case .string(let text): [.string(text + "1"), .string(text.isEmpty ? "x" : String(text.dropFirst()))]
        case .array(let elements): Self.neighbours(of: elements)
        case .object(let members): Self.neighbours(of: members)
        }
    }

    private static func neighbours(of elements: [JSON]) -> [JSON] {
        elements.indices.flatMap { i -> [JSON] in
            let changed = elements[i].neighbours.map { neighbour in
                var copy = elements
                copy[i] = neighbour
                return JSON.array(copy)
            }
            var shorter = elements
            shorter.remove(at: i)
            return changed + [.array(shorter)]
        }
    }

    private static func neighbours(of members: [String: JSON]) -> [JSON] {
        members.keys.sorted().flatMap { key -> [JSON] in
            let changed = (members[key]?.neighbours ?? []).map { neighbour in
                JSON.object(members.merging([key: neighbour]) { _, new in new })
            }
            return changed + [.object(members.filter { $0.key != key })]
        }
    }
}

extension [String: JSON] {
    /// Changes the object at `index` of the array `key`.
    mutating func change(_ key: String, _ index: Int, _ body: (inout [String: JSON]) -> Void) {
        guard case .array(var elements)? = self[key], case .object(var element) = elements[index] else { return }
        body(&element)
        elements[index] = .object(element)
        self[key] = .array(elements)
    }
}

extension SignedAgreement {
    /// Takes a signature away.
    mutating func drop(_ party: Party) throws { try edit { $0[party.rawValue] = nil } }

    /// Puts in a signature from elsewhere.
    mutating func graft(_ party: Party, from other: SignedAgreement, of signer: Party? = nil) throws {
        let signature = try other.json.member("signatures").member((signer ?? party).rawValue)
        try edit { $0[party.rawValue] = signature }
    }

    private mutating func edit(_ body: (inout [String: JSON]) -> Void) throws {
        guard case .object(var document) = json, case .object(var signatures)? = document["signatures"] else { throw NoMember() }
        body(&signatures)
        document["signatures"] = .object(signatures)
        self = try SignedAgreement(json: .object(document))
    }
}

extension CircuitInterface {
    func on(curve: String) -> CircuitInterface {
        CircuitInterface(
            algorithm: algorithm, edition: edition, sourceDigest: sourceDigest, curve: curve, constraintCount: constraintCount,
            circuitDigest: circuitDigest, outputs: outputs, parameters: parameters, dataSets: dataSets, disclosure: disclosure)
    }
}
