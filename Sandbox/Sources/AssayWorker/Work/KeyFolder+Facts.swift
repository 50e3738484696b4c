// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCeremony
internal import AssayCrypto
internal import AssayFormats
internal import AssayGroth16
internal import Foundation

extension KeyFolder {
    /// What the keys in the folder say about themselves, by the digests of their circuits. One that cannot be read is there with the reason.
    func facts() throws -> [JSON] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted().compactMap { name in
            guard name.hasSuffix(Self.suffix) else { return nil }
            let circuit = String(name.dropLast(Self.suffix.count))
            guard Hexadecimal.bytes(circuit)?.count == Self.digestByteCount else { return nil }
            return facts(of: circuit)
        }
    }

    private func facts(of circuit: String) -> JSON {
        do {
            let reader = try FileReader(file(circuit))
            return try Self.facts(of: circuit, reader, ZkeySummary(reader))
        } catch {
            return ["circuitDigest": .string(circuit), "problem": .string(PrintableText.of("\(error)", limit: 500))]
        }
    }

    static func facts(of circuit: String, _ file: FileReader, _ summary: ZkeySummary<BN254>) -> JSON {
        [
            "circuitDigest": .string(circuit), "byteCount": .integer(file.byteCount),
            "singleParty": .bool(summary.verifyingKey.isUnsafeSingleParty), "contributors": .array(summary.claims.map(\.json)),
        ]
    }
}

extension KeyReport.Entry {
    fileprivate var json: JSON {
        ["name": name.map { .string(PrintableText.of($0, limit: 200)) } ?? .null, "beacon": .bool(beacon != nil)]
    }
}
