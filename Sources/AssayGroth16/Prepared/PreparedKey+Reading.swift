// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayConstraints
internal import AssayCrypto
public import AssayFormats

/// The file of a prepared key, byte by byte in `docs/formats.md`.
///
/// It says nothing about a key that the key does not say, and is believed in no more than this: lists have the lengths that the key
/// gives them, rows mention wires that exist, and numbers are below their primes, which is what the arithmetic needs to stay
/// within its memory. Whether the points are the key's is not checked. What points other than the key's lead to is not a proof; where a proof
/// fails, make it again from the key: see `docs/security-model.md`.
extension PreparedKey {
    /// What the names of such files end with, after the whole name of the key's file.
    public static var fileSuffix: String { ".prepared" }

    /// Takes a prepared key from its file, whose points are used where they lie.
    ///
    /// - Throws: ``FormatError`` for a file of another version, key or length, and for one that was damaged where it could do harm.
    public init(_ file: MappedFile, of key: ZkeySummary<C>, threads: Int = Parallel.processorCount) throws(FormatError) {
        let header = try PreparedHeader<C>(file)
        guard header.keyDigest == key.digest else {
            throw header.error(.outOfRange, "it was made for another key, or for this one before it was changed")
        }
        let layout = header.layout
        // With these, no list takes more memory than the key's own.
        guard layout.wireCount == key.header.wireCount, layout.inputCount == key.header.inputCount,
            layout.domainSize == key.header.domainSize, layout.entriesOfA + layout.entriesOfB == key.coefficientCount
        else { throw header.error(.outOfRange, "its counts are not those of the key") }
        let reader = PreparedReader(file, layout, threads: threads)
        guard let domain = EvaluationDomain<C.Fr>(size: layout.domainSize),
            let program = QuotientProgram(
                domain, a: try reader.matrix(.startsA, .columnsA, .valuesA), b: try reader.matrix(.startsB, .columnsB, .valuesB))
        else { throw header.error(.outOfRange, "the field has no domain of \(layout.domainSize) points") }
        self.init(
            verifyingKey: key.verifyingKey, beta1: key.header.beta1, delta1: key.header.delta1, program: program,
            points: Points(
                a: try reader.points(.a, count: layout.wireCount), b1: try reader.points(.b1, count: layout.wireCount),
                b2: try reader.points(.b2, count: layout.wireCount),
                c: try reader.points(.c, count: layout.wireCount - layout.inputCount - 1),
                h: try reader.points(.h, count: layout.domainSize)),
            inputCount: layout.inputCount)
    }

    /// What is wrong with a file by the digests in it: the first section that is not as it was written, in words; `nil` when all are.
    ///
    /// To compare takes longer than all else before a proof begins, so it is done where a proof has failed.
    public static func damage(of file: MappedFile) -> String? {
        do throws(FormatError) {
            let header = try PreparedHeader<C>(file)
            let section = PreparedLayout<C>.Section.allCases.first { section in
                BLAKE2b512.digest(UnsafeRawBufferPointer(rebasing: file.bytes[header.layout.range(section)])) != header.digest(of: section)
            }
            return section.map { "\($0.content): not as they were written" }
        } catch {
            return error.description
        }
    }
}

/// What a file of a prepared key begins with.
private struct PreparedHeader<C: PairingCurve> {
    let layout: PreparedLayout<C>
    let keyDigest: [UInt8]
    private let sectionDigests: ArraySlice<UInt8>
    private let reader: ByteReader

    /// - Throws: ``FormatError`` also when the file is not as long as the header says.
    init(_ file: MappedFile) throws(FormatError) {
        typealias Layout = PreparedLayout<C>
        let size = Layout.digestByteCount
        var reader = ByteReader(Array(file.bytes.prefix(Layout.headerByteCount + size)), format: Layout.magic)
        self.reader = reader
        guard Array(try reader.readBytes(4)) == Array(Layout.magic.utf8) else {
            throw self.reader.error(.wrongMagic, "this is no prepared key")
        }
        let version = try reader.readUInt32()
        guard version == Layout.version else {
            throw self.reader.error(.unsupportedVersion, "version \(version) is not supported; version \(Layout.version) is")
        }
        let length = try reader.readUInt64()
        layout = try Layout(from: &reader, limit: file.bytes.count)
        keyDigest = Array(try reader.readBytes(size))
        sectionDigests = try reader.readBytes(size * Layout.Section.allCases.count)
        let digest = Array(try reader.readBytes(size))
        guard digest == BLAKE2b512.digest(file.bytes.prefix(Layout.headerByteCount)) else {
            throw self.reader.error(.malformed, "its header is damaged")
        }
        guard length == UInt64(file.bytes.count), layout.byteCount == file.bytes.count else {
            throw self.reader.error(.wrongLength, "it has \(file.bytes.count) bytes where its header needs \(layout.byteCount)")
        }
    }

    func digest(of section: PreparedLayout<C>.Section) -> [UInt8] {
        let size = PreparedLayout<C>.digestByteCount
        return Array(sectionDigests.dropFirst(size * section.rawValue).prefix(size))
    }

    func error(_ kind: FormatError.Kind, _ problem: String) -> FormatError { reader.error(kind, problem) }
}

/// Takes the lists out of a file that is as long as its layout says.
private struct PreparedReader<C: PairingCurve> {
    private let file: MappedFile
    private let layout: PreparedLayout<C>
    private let threads: Int

    init(_ file: MappedFile, _ layout: PreparedLayout<C>, threads: Int) {
        self.file = file
        self.layout = layout
        self.threads = threads
    }

    /// Points where they lie. Kernels need coordinates below the prime and nothing else.
    func points<P: AffinePoint>(_ section: PreparedLayout<C>.Section, count: Int) throws(FormatError) -> PointList<P> {
        guard let points = PointList<P>(in: file, at: layout.range(section).lowerBound, count: count) else {
            throw error(.wrongLength, section, "they are not within the file")
        }
        if let index = points.nonCanonicalIndex(threads: threads) {
            throw error(.nonCanonical, section, PointError.notCanonical(index: index).description)
        }
        return points
    }

    /// Rows, copied: nothing may change in them after they were looked at.
    func matrix(
        _ starts: PreparedLayout<C>.Section, _ columns: PreparedLayout<C>.Section, _ values: PreparedLayout<C>.Section
    ) throws(FormatError) -> SparseMatrix<C.Fr> {
        let rows: [Int] = copy(starts)
        let wires: [UInt32] = copy(columns)
        let coefficients: [C.Fr] = copy(values)
        guard rows.first == 0, rows.last == wires.count, Self.ascend(rows) else {
            throw error(.outOfRange, starts, "rows are not in order")
        }
        guard wires.reduce(0, max) < layout.wireCount || wires.isEmpty else { throw error(.outOfRange, columns, "there are fewer wires") }
        guard C.Fr.nonCanonicalIndex(coefficients) == nil else { throw error(.nonCanonical, values, "one is not below the prime") }
        return SparseMatrix(starts: rows, columns: wires, values: coefficients)
    }

    private static func ascend(_ numbers: [Int]) -> Bool {
        var isAscending = true
        for index in numbers.indices.dropFirst() { isAscending = isAscending && numbers[index - 1] <= numbers[index] }
        return isAscending
    }

    private func copy<T: BitwiseCopyable>(_ section: PreparedLayout<C>.Section) -> [T] {
        UnsafeRawBufferPointer(rebasing: file.bytes[layout.range(section)]).withMemoryRebound(to: T.self) { Array($0) }
    }

    private func error(_ kind: FormatError.Kind, _ section: PreparedLayout<C>.Section, _ problem: String) -> FormatError {
        FormatError(
            kind, format: PreparedLayout<C>.magic, place: .init(offset: layout.range(section).lowerBound),
            problem: "\(section.content): \(problem)")
    }
}
