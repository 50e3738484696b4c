// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayFormats
public import AssayGroth16

/// A `.zkey` in the second phase of its ceremony, before or after contributions, of which points are read as they are needed.
///
/// In place of ``ProvingKey``, which refuses keys that nobody contributed to.
public struct CeremonyKeyFile<C: CeremonyCurve>: Sendable {
    let container: BinaryContainer
    let header: ZkeyHeader<C>
    let ceremony: Ceremony<C>

    /// The name of the circuit within the ceremony, as the file has it: ``KeyVerifier`` works it out again.
    public var circuitHash: [UInt8] { ceremony.circuitHash }
    /// People and beacons that contributed.
    public var contributionCount: Int { ceremony.contributions.count }
    /// Whether one party alone made the key, see ``VerifyingKey/isUnsafeSingleParty``; contributions to it are in vain.
    public var isSingleParty: Bool { ceremony.isMarked }
    /// Rows that the circuit's polynomials are interpolated over.
    public var domainSize: Int { header.domainSize }

    /// Opens a file and reads its header and its contributions.
    ///
    /// - Throws: `FormatError`: another protocol or curve, sections missing, twice, unknown or of another length than the counts say; points that are
    ///   none; δ different in G1 and G2.
    public init(_ file: FileReader) throws(FormatError) { try self.init(ZkeyLayout.open(file)) }

    /// The same for bytes in memory.
    public init(_ bytes: [UInt8]) throws(FormatError) {
        try self.init(BinaryContainer(bytes, format: ZkeyLayout.format, versions: ZkeyLayout.version...ZkeyLayout.version))
    }

    private init(_ container: BinaryContainer) throws(FormatError) {
        self.container = container
        try container.requireNoOther(than: ZkeySection.type.rawValue...ZkeySection.ceremony.rawValue)
        var type = try container.reader(.type, length: 4)
        let start = type
        guard try type.readUInt32() == ZkeyLayout.groth16 else {
            throw start.error(.unsupported, "the key is not for Groth16", advice: "make a Groth16 key for the circuit")
        }
        var reader = try container.reader(.header)
        header = try ZkeyHeader(from: &reader)
        try header.checkLengths(in: container)
        ceremony = try Ceremony(from: container.reader(.ceremony), delta1: header.delta1)
        let one = (C.G1.affineGenerator, C.G2.affineGenerator)
        guard !ceremony.contributions.isEmpty || header.delta1 == one.0 else {
            throw reader.error(
                .unsoundKey, "no contribution is listed, and delta is not the generator: one party made this key, or took the list out")
        }
        guard C.pairingProductIsOne([(header.delta1, one.1), (-one.0, header.delta2)]) else {
            throw reader.error(.unsoundKey, KeyError.mismatchedPair(.delta1).description)
        }
    }

    /// All points of a section, some thousands at a time, with the number of the first; each canonical, on the curve, in the subgroup.
    func forEachPart<P: AffinePoint>(
        of section: ZkeySection, as _: P.Type = P.self, _ body: (_ first: Int, _ points: [P]) throws -> Void
    ) throws {
        let count = (container.length(of: section) ?? 0) / P.byteCount
        for first in stride(from: 0, to: count, by: PtauLayout.pointsTogether) {
            let together = min(PtauLayout.pointsTogether, count - first)
            let part = first * P.byteCount..<(first + together) * P.byteCount
            var reader = try container.reader(section: section.rawValue, section.content, part: part)
            try body(first, try reader.readPoints(count: together))
        }
    }

    /// The bytes of a section, `size` at a time, with the offset of the first.
    func forEachPiece(
        of section: ZkeySection, size: Int = 1 << 22, _ body: (_ first: Int, ArraySlice<UInt8>) throws -> Void
    ) throws {
        let length = container.length(of: section) ?? 0
        for first in stride(from: 0, to: length, by: size) {
            let part = first..<min(first + size, length)
            var reader = try container.reader(section: section.rawValue, section.content, part: part)
            try body(first, try reader.readBytes(part.count))
        }
    }
}
