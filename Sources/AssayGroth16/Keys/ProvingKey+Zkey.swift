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
        try self.init(BinaryContainer(bytes, format: ZkeyLayout.format, versions: ZkeyLayout.version...ZkeyLayout.version), progress)
    }

    /// The same for a file, which never is in memory as a whole beside its points.
    public init(zkey file: FileReader, progress: some ProgressObserver = SilentProgress()) throws(FormatError) {
        try self.init(ZkeyLayout.open(file), progress)
    }

    private init(_ file: BinaryContainer, _ progress: some ProgressObserver) throws(FormatError) {
        let summary = try ZkeySummary<C>(file)
        let header = summary.header
        let qap = try Self.readProgram(file, header)
        var points = PointSections(
            file, progress, g1Count: 3 * header.wireCount - header.inputCount - 1 + header.domainSize, g2Count: header.wireCount)
        self.init(
            verifyingKey: summary.verifyingKey, beta1: header.beta1, delta1: header.delta1, qap: qap,
            a: try points.read(.a, count: header.wireCount), b1: try points.read(.b1, count: header.wireCount),
            b2: try points.read(.b2, count: header.wireCount),
            c: try points.read(.c, count: header.wireCount - header.inputCount - 1),
            h: try points.read(.h, count: header.domainSize), ceremony: summary.ceremony)
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
