// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayFormats
public import AssayGroth16

/// A `.ptau` file: the first phase of a ceremony, of which points are read as they are needed.
///
/// Opening reads the header and the contributions and compares every length with the power, so that nothing which the file only claims is ever
/// allocated. Points are checked when they are read: canonical, on the curve, in the subgroup. Whether they are what the contributions say,
/// ``PowersVerifier`` finds out.
public struct PowersFile<C: CeremonyCurve>: Sendable {
    /// The file has powers up to 2 · 2^power − 2.
    public let power: Int
    /// The power of the ceremony that this file was cut from; the same where it was not cut.
    public let ceremonyPower: Int
    let contributions: [PowersContribution<C>]
    private let container: BinaryContainer

    /// The greatest domain of a circuit that the powers suffice for.
    public var domainSize: Int { 1 << power }
    /// Whether the file has the points from which keys are made, instead of powers alone.
    public var isPrepared: Bool { container.length(of: PtauSection.lagrangeTauG1.rawValue) != nil }
    /// Whether the file has a part only of the powers that were contributed to: its last hash cannot be worked out again.
    public var isCut: Bool { ceremonyPower > power }
    /// People and beacons that contributed.
    public var contributionCount: Int { contributions.count }
    /// Whether anybody contributed secrets: everybody knows those of a beacon.
    var hasContributor: Bool { contributions.contains { $0.kind == .person } }

    /// Opens a file.
    ///
    /// - Throws: ``FormatError``: sections missing, twice, unknown or of another length than the power says; another curve; a contribution that is none.
    public init(_ file: FileReader) throws(FormatError) {
        try self.init(BinaryContainer(file, format: PtauLayout.format, versions: PtauLayout.version...PtauLayout.version))
    }

    /// The same for bytes in memory.
    public init(_ bytes: [UInt8]) throws(FormatError) {
        try self.init(BinaryContainer(bytes, format: PtauLayout.format, versions: PtauLayout.version...PtauLayout.version))
    }

    private init(_ container: BinaryContainer) throws(FormatError) {
        self.container = container
        (power, ceremonyPower) = try Self.readHeader(container)
        let hasLagrange = PtauSection.prepared.contains { container.length(of: $0.rawValue) != nil }
        let expected = PtauSection.allCases.filter { hasLagrange || !PtauSection.prepared.contains($0) }
        if let other = container.sections.first(where: { id in !expected.contains { $0.rawValue == id } }) {
            throw FormatError(
                .unsupported, format: PtauLayout.format, place: .init(section: other), problem: "this version has no such section")
        }
        if hasLagrange && power == C.Fr.twoAdicity {
            throw FormatError(
                .unsupported, format: PtauLayout.format, place: .init(section: PtauSection.lagrangeTauG1.rawValue),
                problem: "the field has no domain of twice 2^\(power) points")
        }
        for section in expected where section != .header && section != .contributions {
            let size = section.isInG2 ? C.G2.Affine.byteCount : C.G1.Affine.byteCount
            try container.checkLength(section: section.rawValue, section.content, section.count(power: power) * size)
        }
        contributions = try Self.readContributions(container)
    }

    private static func readHeader(_ container: BinaryContainer) throws(FormatError) -> (power: Int, ceremonyPower: Int) {
        var reader = try container.reader(section: PtauSection.header.rawValue, PtauSection.header.content)
        try reader.readField(C.Fp.self)
        let place = reader
        let (power, ceremonyPower) = (Int(try reader.readUInt32()), Int(try reader.readUInt32()))
        try reader.finish()
        guard power >= 1, power <= ceremonyPower, ceremonyPower <= C.Fr.twoAdicity else {
            throw place.error(
                .outOfRange, "a power of \(power) of \(ceremonyPower) is none of 1 to \(C.Fr.twoAdicity), or greater than its ceremony's")
        }
        return (power, ceremonyPower)
    }

    private static func readContributions(_ container: BinaryContainer) throws(FormatError) -> [PowersContribution<C>] {
        var reader = try container.reader(section: PtauSection.contributions.rawValue, PtauSection.contributions.content)
        let count = try reader.readCount(of: "contributions", elementSize: PowersContribution<C>.leastByteCount)
        var contributions: [PowersContribution<C>] = []
        for _ in 0..<count { contributions.append(try PowersContribution(from: &reader)) }
        try reader.finish()
        return contributions
    }

    /// Points of a section, each canonical, on the curve and in the subgroup. Powers must be finite: a secret that is zero is none.
    func points<P: AffinePoint>(
        _ section: PtauSection, _ range: Range<Int>, of _: P.Type = P.self
    ) throws(FormatError) -> [P] {
        let bytes = range.lowerBound * P.byteCount..<range.upperBound * P.byteCount
        var reader = try container.reader(section: section.rawValue, section.content, part: bytes)
        let start = reader
        let points: [P] = try reader.readPoints(count: range.count)
        if !PtauSection.prepared.contains(section), let index = points.firstIndex(where: \.isInfinity) {
            throw start.error(.invalidPoint, "point \(range.lowerBound + index) of \(section.content) is infinity")
        }
        return points
    }

    /// All points of a section, some thousands at a time, with the number of the first.
    func forEachPart<P: AffinePoint>(
        of section: PtauSection, as _: P.Type = P.self, _ body: (_ first: Int, _ points: [P]) throws -> Void
    ) throws {
        let count = section.count(power: power)
        for first in stride(from: 0, to: count, by: PtauLayout.pointsTogether) {
            try body(first, try points(section, first..<min(first + PtauLayout.pointsTogether, count)))
        }
    }

    /// The Lagrange points of the domain of `size` points.
    func lagrange<P: AffinePoint>(_ section: PtauSection, size: Int, of _: P.Type = P.self) throws(FormatError) -> [P] {
        try points(section, size - 1..<2 * size - 1)
    }

    /// The bytes of a section, some at a time, as they are.
    func forEachPiece(of section: PtauSection, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
        let length = container.length(of: section.rawValue) ?? 0
        for first in stride(from: 0, to: length, by: 1 << 22) {
            let part = first..<min(first + (1 << 22), length)
            var reader = try container.reader(section: section.rawValue, section.content, part: part)
            try body(try reader.readBytes(part.count))
        }
    }
}
