// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayCrypto
public import AssayFormats

/// All of a `.zkey` but its long lists: what there is to say about a key, and to check of it, without reading the whole file.
public struct ZkeySummary<C: PairingCurve>: Sendable {
    /// The key under which proofs verify.
    public let verifyingKey: VerifyingKey<C>
    /// Bytes that two keys share only when they are one and the same, or one of them is damaged: see ``digest(of:)``.
    public let digest: [UInt8]
    let header: ZkeyHeader<C>
    package let ceremony: Ceremony<C>
    /// Entries of A and B together, by the length of their section.
    let coefficientCount: Int

    /// Reads and checks the sections 1, 2, 3 and 10, and that all others are there.
    ///
    /// - Throws: ``FormatError``, see ``ProvingKey/init(zkey:progress:)-(BinaryContainer,_)``.
    public init(_ file: FileReader) throws(FormatError) {
        try self.init(ZkeyLayout.open(file))
    }

    init(_ file: BinaryContainer) throws(FormatError) {
        try Self.checkType(file)
        try file.requireNoOther(than: ZkeySection.type.rawValue...ZkeySection.ceremony.rawValue)
        var headerReader = try file.reader(.header)
        header = try ZkeyHeader(from: &headerReader)
        // Before anything is as long as the domain: a short file that states a long one ends here.
        try header.checkLengths(in: file)
        ceremony = try Ceremony(from: file.reader(.ceremony), delta1: header.delta1)
        verifyingKey = try Self.readVerifyingKey(file, header, isUnsafeSingleParty: ceremony.isUnsafeSingleParty)
        digest = try Self.digest(of: file)
        coefficientCount = max(0, (file.length(of: .coefficients) ?? 0) - 4) / ZkeyLayout.coefficientByteCount(C.Fr.self)
        try checkPairs(headerReader)
    }

    /// BLAKE2b-512 of the file's length, of each section's type and length, and of the content of the sections 1, 2, 3 and 10.
    ///
    /// The points of the long sections follow from these: a setup or a contribution that changes one of them draws secrets, and with
    /// them another α, δ or transcript.
    private static func digest(of file: BinaryContainer) throws(FormatError) -> [UInt8] {
        var hash = BLAKE2b512()
        hash.update(littleEndian(UInt64(file.byteCount)))
        for id in file.sections {
            hash.update(littleEndian(id))
            hash.update(littleEndian(UInt64(file.length(of: id) ?? 0)))
        }
        for section in [ZkeySection.type, .header, .ic, .ceremony] {
            var reader = try file.reader(section)
            hash.update(try reader.readBytes(reader.remaining))
        }
        return hash.finalize()
    }

    private static func littleEndian(_ number: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendLittleEndian(number)
        return bytes
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

    /// e([β]₁, [1]₂) = e([1]₁, [β]₂), and the same for δ.
    private func checkPairs(_ reader: ByteReader) throws(FormatError) {
        let generators = (C.G1.affineGenerator, C.G2.affineGenerator)
        for (point, g1, g2) in [(KeyPoint.beta1, header.beta1, header.beta2), (.delta1, header.delta1, header.delta2)] {
            guard C.pairingProductIsOne([(g1, generators.1), (-generators.0, g2)]) else {
                throw reader.error(.unsoundKey, KeyError.mismatchedPair(point).description)
            }
        }
    }
}

extension ZkeyLayout {
    /// Opens a file, of which sections are read as they are needed.
    package static func open(_ file: FileReader) throws(FormatError) -> BinaryContainer {
        try BinaryContainer(file, format: format, versions: version...version)
    }
}

extension ZkeyHeader {
    /// Refuses a file in which a section of points is missing or has another length than the header says, or that has no coefficients.
    package func checkLengths(in file: BinaryContainer) throws(FormatError) {
        let (g1, g2) = (C.G1.Affine.byteCount, C.G2.Affine.byteCount)
        try file.checkLength(.h, domainSize * g1)
        try file.checkLength(.ic, (inputCount + 1) * g1)
        try file.checkLength(.a, wireCount * g1)
        try file.checkLength(.b1, wireCount * g1)
        try file.checkLength(.b2, wireCount * g2)
        try file.checkLength(.c, (wireCount - inputCount - 1) * g1)
        _ = try file.reader(section: ZkeySection.coefficients.rawValue, ZkeySection.coefficients.content, part: 0..<4)
    }
}

extension BinaryContainer {
    package func reader(_ section: ZkeySection) throws(FormatError) -> ByteReader {
        try reader(section: section.rawValue, section.content)
    }

    package func reader(_ section: ZkeySection, length: Int) throws(FormatError) -> ByteReader {
        try reader(section: section.rawValue, section.content, length: length)
    }

    package func length(of section: ZkeySection) -> Int? { length(of: section.rawValue) }

    /// Refuses a file whose section has another length, without reading it.
    package func checkLength(_ section: ZkeySection, _ length: Int) throws(FormatError) {
        try checkLength(section: section.rawValue, section.content, length)
    }

    /// All points of a section that holds exactly `count`.
    func points<P: AffinePoint>(_ section: ZkeySection, count: Int, didRead: (Int) -> Void = { _ in }) throws(FormatError) -> [P] {
        var reader = try reader(section, length: count * P.byteCount)
        return try reader.readPoints(count: count, didRead: didRead)
    }
}
