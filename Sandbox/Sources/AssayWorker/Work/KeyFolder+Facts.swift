// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
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
            return facts(circuit)
        }
    }

    private func facts(_ circuit: String) -> JSON {
        do {
            let file = try FileReader("\(path)/\(circuit)\(Self.suffix)")
            return try ZkeySummary<BN254>(file).json(circuit, byteCount: file.byteCount)
        } catch {
            return ["circuitDigest": .string(circuit), "problem": .string(PrintableText.of("\(error)", limit: 500))]
        }
    }
}

extension ZkeySummary {
    /// The facts of a key for the circuit with that digest.
    func json(_ circuit: String, byteCount: Int) -> JSON {
        [
            "circuitDigest": .string(circuit), "byteCount": .integer(byteCount), "singleParty": .bool(verifyingKey.isUnsafeSingleParty),
            "contributors": .array(contributors.map(\.json)),
        ]
    }
}

extension KeyContributor {
    fileprivate var json: JSON {
        ["name": name.map { .string(PrintableText.of($0, limit: 200)) } ?? .null, "beacon": .bool(isBeacon)]
    }
}

extension FileReader {
    /// Copies the file, a part at a time.
    func copy(to new: NewFile) throws(FileError) {
        for start in stride(from: 0, to: byteCount, by: 1 << 20) {
            try new.write(read(start..<min(start + 1 << 20, byteCount)))
        }
    }
}
