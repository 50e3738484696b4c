// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayFormats

private enum Section {
    static let header: UInt32 = 1
    static let constraints: UInt32 = 2
    static let labels: UInt32 = 3
    static let customGates: ClosedRange<UInt32> = 4...5
}

/// The iden3 `.r1cs` format, version 1: sections 1 header, 2 constraints, 3 labels (`docs/formats.md`).
extension R1CS {
    private static var format: String { "r1cs" }

    /// Reads an `.r1cs` file, of circom or another maker: sections and terms may stand in any order, and combinations may be empty.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public init(r1cs bytes: [UInt8]) throws(FormatError) {
        let container = try BinaryContainer(bytes, format: Self.format, versions: 1...1)
        try Self.refuseCustomGates(container)
        try container.requireNoOther(than: Section.header...Section.labels)
        let header = try Header(container)
        let labels = try Self.readLabels(container, count: header.wireCount)
        self.init(
            outputCount: header.outputCount, publicInputCount: header.publicInputCount, privateInputCount: header.privateInputCount,
            wireCount: header.wireCount, labelCount: header.labelCount, labels: labels, a: SparseMatrix(), b: SparseMatrix(),
            c: SparseMatrix())
        try readConstraints(container, count: header.constraintCount)
    }

    /// The `.r1cs` file: equal systems give equal bytes.
    public var r1csBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(r1csByteCount)
        writeR1CS { bytes += $0 }
        return bytes
    }

    /// Hands the bytes of the `.r1cs` file to `write` piece by piece, so that they never are in memory together.
    public func writeR1CS<E: Error>(_ write: ([UInt8]) throws(E) -> Void) throws(E) {
        let header = headerBytes
        try write(
            BinaryContainerWriter.header(format: Self.format, version: 1, sectionCount: 3)
                + BinaryContainerWriter.header(section: Section.header, byteCount: header.count) + header
                + BinaryContainerWriter.header(section: Section.constraints, byteCount: constraintByteCount))
        let rows = RowWriter(self)
        for first in stride(from: 0, to: constraintCount, by: RowWriter<F>.rowsTogether) {
            try write(rows.bytes(first..<min(first + RowWriter<F>.rowsTogether, constraintCount)))
        }
        var labelBytes = BinaryContainerWriter.header(section: Section.labels, byteCount: 8 * labels.count)
        labelBytes.reserveCapacity(labelBytes.count + 8 * labels.count)
        labels.forEach { labelBytes.appendLittleEndian($0) }
        try write(labelBytes)
    }

    private var constraintByteCount: Int { 12 * constraintCount + (a.entryCount + b.entryCount + c.entryCount) * (4 + F.byteCount) }

    private var r1csByteCount: Int {
        4 * BinaryContainerWriter.headerByteCount + headerBytes.count + constraintByteCount + 8 * labels.count
    }

    // MARK: Reading

    /// Counts of section 1, checked against each other.
    private struct Header {
        var wireCount: Int
        var outputCount: Int
        var publicInputCount: Int
        var privateInputCount: Int
        var labelCount: UInt64
        var constraintCount: Int

        init(_ container: BinaryContainer) throws(FormatError) {
            var reader = try container.reader(section: Section.header, "header", length: 32 + F.byteCount)
            try reader.readField(F.self)
            let counts = reader
            wireCount = Int(try reader.readUInt32())
            outputCount = Int(try reader.readUInt32())
            publicInputCount = Int(try reader.readUInt32())
            privateInputCount = Int(try reader.readUInt32())
            labelCount = try reader.readUInt64()
            constraintCount = Int(try reader.readUInt32())
            let open = 1 + outputCount + publicInputCount
            guard open <= wireCount else {
                throw counts.error(.outOfRange, "\(wireCount) wires cannot hold the constant, the outputs and the public inputs (\(open))")
            }
            // circom counts the private inputs that it eliminated too: they keep a label but have no wire.
            guard labelCount >= UInt64(max(wireCount, open + privateInputCount)) else {
                throw counts.error(.outOfRange, "\(labelCount) labels are too few for \(wireCount) wires and all inputs and outputs")
            }
        }
    }

    private static func refuseCustomGates(_ container: BinaryContainer) throws(FormatError) {
        guard let section = container.sections.first(where: Section.customGates.contains) else { return }
        throw FormatError(
            .unsupported, format: format, place: .init(section: section), problem: "custom gates are not part of Groth16",
            advice: "compile the circuit without custom templates")
    }

    private static func readLabels(_ container: BinaryContainer, count: Int) throws(FormatError) -> [UInt64] {
        var reader = try container.reader(section: Section.labels, "labels of \(count) wires", length: 8 * count)
        var labels: [UInt64] = []
        labels.reserveCapacity(count)
        for _ in 0..<count { labels.append(try reader.readUInt64()) }
        return labels
    }

    private mutating func readConstraints(_ container: BinaryContainer, count: Int) throws(FormatError) {
        let reader = try container.reader(section: Section.constraints, "constraints")
        guard count <= reader.remaining / 12 else {
            throw reader.error(.outOfRange, "\(count) constraints do not fit the \(reader.remaining) bytes of the section")
        }
        let sizes = try Self.entryCounts(reader, rows: count)
        var terms = TermReader<F>(reader, wireCount: wireCount, entryCount: sizes.a + sizes.b + sizes.c)
        var rows = (a: MatrixRows<F>(count, sizes.a), b: MatrixRows<F>(count, sizes.b), c: MatrixRows<F>(count, sizes.c))
        for _ in 0..<count {
            try terms.readRow(into: &rows.a)
            try terms.readRow(into: &rows.b)
            try terms.readRow(into: &rows.c)
        }
        try terms.finish()
        (a, b, c) = (rows.a.matrix, rows.b.matrix, rows.c.matrix)
    }

    /// How many entries each matrix has, in so many rows.
    private static func entryCounts(_ reader: ByteReader, rows: Int) throws(FormatError) -> (a: Int, b: Int, c: Int) {
        var (reader, counts) = (reader, (a: 0, b: 0, c: 0))
        func skip() throws(FormatError) -> Int {
            let count = try reader.readCount(of: "terms", elementSize: 4 + F.byteCount)
            _ = try reader.readBytes(count * (4 + F.byteCount))
            return count
        }
        for _ in 0..<rows {
            counts.a += try skip()
            counts.b += try skip()
            counts.c += try skip()
        }
        return counts
    }

    // MARK: Writing

    private var headerBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendField(F.self)
        for count in [wireCount, outputCount, publicInputCount, privateInputCount] { bytes.appendLittleEndian(UInt32(count)) }
        bytes.appendLittleEndian(labelCount)
        bytes.appendLittleEndian(UInt32(constraintCount))
        return bytes
    }
}

/// A matrix while it is read.
private struct MatrixRows<F: PrimeField> {
    var starts = [0]
    var columns: [UInt32] = []
    var values: [F] = []

    /// With room for so many rows and entries.
    init(_ rowCount: Int, _ entryCount: Int) {
        starts.reserveCapacity(rowCount + 1)
        columns.reserveCapacity(entryCount)
        values.reserveCapacity(entryCount)
    }

    var matrix: SparseMatrix<F> { SparseMatrix(starts: starts, columns: columns, values: values) }
}

/// Reads linear combinations as rows of matrices.
private struct TermReader<F: PrimeField> {
    private var reader: ByteReader
    private var elements: ElementReader<F>
    private let wireCount: Int

    init(_ reader: ByteReader, wireCount: Int, entryCount: Int) {
        self.reader = reader
        self.wireCount = wireCount
        elements = ElementReader(count: entryCount)
    }

    mutating func readRow(into rows: inout MatrixRows<F>) throws(FormatError) {
        let count = try reader.readCount(of: "terms", elementSize: 4 + F.byteCount)
        for _ in 0..<count {
            let wire = try reader.readUInt32()
            guard wire < wireCount else {
                throw reader.error(.outOfRange, "wire \(wire) is not one of the \(wireCount) wires", bytesAgo: 4)
            }
            rows.columns.append(wire)
            rows.values.append(try elements.read(&reader))
        }
        rows.starts.append(rows.columns.count)
    }

    func finish() throws(FormatError) { try reader.finish() }
}
