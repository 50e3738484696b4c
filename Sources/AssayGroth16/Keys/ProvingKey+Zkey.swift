// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayFormats

/// The `.zkey` format of snarkjs, version 1, protocol Groth16.
extension ProvingKey {
    /// Reads and checks a whole `.zkey`. Sections may stand in any order.
    ///
    /// - Throws: ``FormatError``: sections missing, twice, unknown, or of a length that the counts do not explain; another
    ///   protocol or curve; points that are not canonical, on the curve and in the subgroup, or infinite where the protocol
    ///   needs them finite; coefficients out of range; no input rows; what ``VerifyingKey`` refuses; delta or beta different in G1
    ///   and G2.
    /// - Complexity: linear; a subgroup check for each G2 point takes most of the time. Allocates a small multiple of the file.
    public init(zkey bytes: [UInt8], progress: some ProgressObserver = SilentProgress()) throws(FormatError) {
        let file = try BinaryContainer(bytes, format: ZkeyLayout.format, versions: ZkeyLayout.version...ZkeyLayout.version)
        try Self.checkType(file)
        try file.requireNoOther(than: ZkeySection.type.rawValue...ZkeySection.ceremony.rawValue)
        var headerReader = try file.reader(.header)
        let header = try ZkeyHeader<C>(from: &headerReader)
        // Before anything is as long as the domain: a short file that states a long one ends here.
        _ = try file.reader(.h, length: header.domainSize * C.G1.Affine.byteCount)
        let qap = try Self.readProgram(file, header)
        let ceremony = try Ceremony<C>(from: file.reader(.ceremony), delta1: header.delta1)
        var points = PointSections(
            file, progress, g1Count: 3 * header.wireCount - header.inputCount - 1 + header.domainSize, g2Count: header.wireCount)
        self.init(
            verifyingKey: try Self.readVerifyingKey(file, header, isUnsafeSingleParty: ceremony.isUnsafeSingleParty),
            beta1: header.beta1, delta1: header.delta1, qap: qap,
            a: try points.read(.a, count: header.wireCount), b1: try points.read(.b1, count: header.wireCount),
            b2: try points.read(.b2, count: header.wireCount),
            c: try points.read(.c, count: header.wireCount - header.inputCount - 1),
            h: try points.read(.h, count: header.domainSize), ceremony: ceremony)
        try checkPairs(headerReader)
    }

    /// PLONK and FFLONK keys have the same magic: section 1 tells.
    private static func checkType(_ file: BinaryContainer) throws(FormatError) {
        var reader = try file.reader(.type, length: 4)
        let start = reader
        guard try reader.readUInt32() == ZkeyLayout.groth16 else {
            throw start.error(.unsupported, "the key is not for Groth16", advice: "make a Groth16 key for the circuit")
        }
    }

    private static func readVerifyingKey(
        _ file: BinaryContainer, _ header: ZkeyHeader<C>, isUnsafeSingleParty: Bool
    ) throws(FormatError) -> VerifyingKey<C> {
        let inputPoints: [C.G1.Affine] = try file.points(.ic, count: header.inputCount + 1)
        do throws(KeyError) {
            return try VerifyingKey(
                alpha1: header.alpha1, beta2: header.beta2, gamma2: header.gamma2, delta2: header.delta2, inputPoints: inputPoints,
                isUnsafeSingleParty: isUnsafeSingleParty)
        } catch {
            throw FormatError(error.formatKind, format: ZkeyLayout.format, problem: error.description)
        }
    }

    private static func readProgram(_ file: BinaryContainer, _ header: ZkeyHeader<C>) throws(FormatError) -> QAP<C.Fr> {
        var reader = try file.reader(.coefficients)
        let start = reader
        let table = try CoefficientTable<C.Fr>(from: &reader, header.wireCount, header.domainSize)
        guard let qap = QAP(a: table.a, b: table.b, inputCount: header.inputCount, wireCount: header.wireCount) else {
            throw start.error(.malformed, "the rows that keep public inputs apart are missing", advice: "fetch or make the key again")
        }
        guard qap.domainSize == header.domainSize else {
            throw start.error(.outOfRange, "the header has a domain of \(header.domainSize) where the rows need one of \(qap.domainSize)")
        }
        return qap
    }

    /// e([β]₁, [1]₂) = e([1]₁, [β]₂), and the same for δ.
    private func checkPairs(_ reader: ByteReader) throws(FormatError) {
        let generators = (C.G1.affineGenerator, C.G2.affineGenerator)
        for (point, g1, g2) in [(KeyPoint.beta1, beta1, verifyingKey.beta2), (.delta1, delta1, verifyingKey.delta2)] {
            guard C.pairingProductIsOne([(g1, generators.1), (-generators.0, g2)]) else {
                throw reader.error(.unsoundKey, KeyError.mismatchedPair(point).description)
            }
        }
    }
}

extension BinaryContainer {
    fileprivate func reader(_ section: ZkeySection) throws(FormatError) -> ByteReader {
        try reader(section: section.rawValue, section.content)
    }

    fileprivate func reader(_ section: ZkeySection, length: Int) throws(FormatError) -> ByteReader {
        try reader(section: section.rawValue, section.content, length: length)
    }

    /// All points of a section that holds exactly `count`.
    fileprivate func points<P: AffinePoint>(
        _ section: ZkeySection, count: Int, didRead: (Int) -> Void = { _ in }
    ) throws(FormatError) -> [P] {
        var reader = try reader(section, length: count * P.byteCount)
        return try reader.readPoints(count: count, didRead: didRead)
    }
}

/// Reads the long sections of points, and says how far it is.
private struct PointSections {
    private let file: BinaryContainer
    private let progress: any ProgressObserver
    private let total: Int
    private var completed = 0

    /// A point of G2 takes about as long as so many of G1, because its subgroup is checked.
    private static let weightOfG2 = 100

    init(_ file: BinaryContainer, _ progress: some ProgressObserver, g1Count: Int, g2Count: Int) {
        self.file = file
        self.progress = progress
        total = g1Count + Self.weightOfG2 * g2Count
        progress.report(stage: "reading the key", completed: 0, total: total)
    }

    mutating func read<P: AffinePoint>(_ section: ZkeySection, count: Int) throws(FormatError) -> [P] {
        let (progress, total) = (progress, total)
        var completed = completed
        let points: [P] = try file.points(section, count: count) { count in
            completed += count * (P.Coordinate.degree == 1 ? 1 : Self.weightOfG2)
            progress.report(stage: "reading the key", completed: completed, total: total)
        }
        self.completed = completed
        return points
    }
}
