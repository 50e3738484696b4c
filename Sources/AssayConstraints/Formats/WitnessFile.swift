// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayFormats

/// The iden3 `.wtns` format, version 2: sections 1 header, 2 the value of every wire (`docs/formats.md`).
public enum WitnessFile {
    private static let format = "wtns"
    private static let headerSection: UInt32 = 1
    private static let valueSection: UInt32 = 2

    /// The values of a `.wtns` file; the first is 1 and all are below the modulus.
    public static func decode<F: PrimeField>(_ bytes: [UInt8], as _: F.Type = F.self) throws(FormatError) -> [F] {
        let container = try BinaryContainer(bytes, format: format, versions: 2...2)
        try container.requireNoOther(than: headerSection...valueSection)
        var header = try container.reader(section: headerSection, "header", length: 8 + F.byteCount)
        try header.readField(F.self)
        let count = Int(try header.readUInt32())
        var reader = try container.reader(section: valueSection, "\(count) values", length: count * F.byteCount)
        let values: [F] = try reader.readElements(count)
        guard values.first == .one else {
            throw FormatError(.malformed, format: format, place: .init(section: valueSection), problem: "the first value is not 1")
        }
        return values
    }

    /// The `.wtns` file of a witness. It holds everything the proof hides: write it with `AtomicFile.secretMode`.
    public static func encode<F: PrimeField>(_ witness: [F]) -> [UInt8] {
        let (headerLength, valuesLength) = (8 + F.byteCount, witness.count * F.byteCount)
        let byteCount = 3 * BinaryContainerWriter.headerByteCount + headerLength + valuesLength
        var writer = BinaryContainerWriter(format: format, version: 2, byteCount: byteCount)
        writer.append(section: headerSection) { bytes in
            bytes.appendField(F.self)
            bytes.appendLittleEndian(UInt32(witness.count))
        }
        writer.append(section: valueSection) { F.appendPlain(witness, to: &$0) }
        return writer.finish()
    }
}
