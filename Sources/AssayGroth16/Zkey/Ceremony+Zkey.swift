// SPDX-License-Identifier: Apache-2.0
package import AssayAlgebra
package import AssayFormats

/// Section 10 of a `.zkey`: `circuitHash 64 | count u32 | contributions`.
extension Ceremony {
    /// Bytes that the contributions may have, some ten thousand of them: each takes a test of a point's subgroup to read.
    static var largestByteCount: Int { 4 << 20 }

    /// - Throws: ``FormatError``, also when the last contribution does not end at the key's delta.
    package init(from section: ByteReader, delta1: C.G1.Affine) throws(FormatError) {
        var reader = section
        guard reader.remaining <= Self.largestByteCount else {
            throw section.error(.outOfRange, "the contributions have \(reader.remaining) bytes, more than \(Self.largestByteCount)")
        }
        circuitHash = Array(try reader.readBytes(ZkeyLayout.digestByteCount))
        let count = try reader.readCount(of: "contributions", elementSize: Contribution<C>.leastByteCount)
        contributions = []
        for _ in 0..<count { contributions.append(try Contribution(from: &reader)) }
        try reader.finish()
        if let last = contributions.last, last.deltaAfter != delta1 {
            throw section.error(.malformed, "the last contribution ends at another delta than the key has")
        }
    }

    package func append(to bytes: inout [UInt8]) {
        bytes += circuitHash
        bytes.appendLittleEndian(UInt32(contributions.count))
        for contribution in contributions { contribution.append(to: &bytes) }
    }
}

extension Contribution {
    /// Bytes of a contribution without parameters: 392 on BN254.
    static var leastByteCount: Int { 3 * C.G1.Affine.byteCount + C.G2.Affine.byteCount + ZkeyLayout.digestByteCount + 8 }

    init(from reader: inout ByteReader) throws(FormatError) {
        deltaAfter = try reader.readContributionPoint()
        g1S = try reader.readContributionPoint()
        g1SX = try reader.readContributionPoint()
        g2SPX = try reader.readContributionPoint()
        transcript = Array(try reader.readBytes(ZkeyLayout.digestByteCount))
        (kind, parameters) = try Self.readMaker(from: &reader)
    }

    /// Who made a contribution, as it stands at the end of one of either phase.
    package static func readMaker(from reader: inout ByteReader) throws(FormatError) -> (Kind, Parameters) {
        let start = reader
        guard let kind = Kind(rawValue: try reader.readUInt32()) else { throw start.error(.outOfRange, "this is no kind of contribution") }
        let length = try reader.readCount(of: "bytes of parameters", elementSize: 1)
        return (kind, try Parameters(from: &reader, end: reader.offset + length))
    }

    package static func appendMaker(_ kind: Kind, _ parameters: Parameters, to bytes: inout [UInt8]) {
        bytes.appendLittleEndian(kind.rawValue)
        bytes.appendLittleEndian(UInt32(parameters.bytes.count))
        bytes += parameters.bytes
    }

    func append(to bytes: inout [UInt8]) {
        C.G1.Affine.appendMontgomery([deltaAfter, g1S, g1SX], to: &bytes)
        g2SPX.appendMontgomery(to: &bytes)
        bytes += transcript
        Self.appendMaker(kind, parameters, to: &bytes)
    }
}

extension ByteReader {
    package mutating func readContributionPoint<P: AffinePoint>() throws(FormatError) -> P {
        let start = self
        let point: P = try readPoints(count: 1)[0]
        guard !point.isInfinity else { throw start.error(.invalidPoint, "a contribution holds the point at infinity") }
        return point
    }
}

/// Parameters are tagged values with ascending tags: `1 length name`, `2 exponent` (no length), `3 length hash`.
extension Contribution.Parameters {
    private enum Tag: UInt8 { case name = 1, exponent, hash }
    /// Bytes of a name; other tools cut longer ones.
    package static var greatestNameByteCount: Int { 64 }

    package init(from reader: inout ByteReader, end: Int) throws(FormatError) {
        var last: UInt8 = 0
        while reader.offset < end {
            let start = reader
            let tag = try reader.readUInt8()
            guard tag > last, let known = Tag(rawValue: tag) else {
                throw start.error(.malformed, "parameters of a contribution have unknown, repeated or unsorted tags")
            }
            last = tag
            switch known {
            case .name: name = try reader.readName()
            case .exponent: beaconExponent = try reader.readUInt8()
            case .hash: beaconHash = Array(try reader.readBytes(Int(try reader.readUInt8())))
            }
        }
        guard reader.offset == end else { throw reader.error(.wrongLength, "parameters of a contribution do not end where they should") }
    }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        if let name { bytes += [Tag.name.rawValue, UInt8(truncatingIfNeeded: name.utf8.count)] + name.utf8 }
        if let beaconExponent { bytes += [Tag.exponent.rawValue, beaconExponent] }
        if let beaconHash { bytes += [Tag.hash.rawValue, UInt8(truncatingIfNeeded: beaconHash.count)] + beaconHash }
        return bytes
    }
}

extension ByteReader {
    fileprivate mutating func readName() throws(FormatError) -> String {
        let start = self
        let length = Int(try readUInt8())
        guard let name = String(validating: try readBytes(length), as: UTF8.self) else {
            throw start.error(.malformed, "a contributor's name is not UTF-8")
        }
        return name
    }
}
