// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayCrypto
import AssayFormats
import AssayTestSupport
import Testing

@testable import AssayGroth16

/// The file of a prepared key: what is in it, and that no other file makes a proof that does not verify.
@Suite struct PreparedKeyTests {
    typealias Layout = PreparedLayout<BN254>

    let folder: ScratchFolder
    let sample: Sample
    let summary: ZkeySummary<BN254>
    let bytes: [UInt8]
    let layout: Layout

    init() throws {
        folder = try ScratchFolder()
        sample = try Sample.score.get()
        try folder.write(sample.key.zkey(), to: "key")
        summary = try ZkeySummary(FileReader(folder.path("key")))
        let prepared = try PreparedKey(sample.key)
        var bytes: [UInt8] = []
        prepared.writeFile(keyDigest: summary.digest) { bytes += $0 }
        self.bytes = bytes
        layout = PreparedLayout(prepared)
    }

    func mapped(_ bytes: [UInt8]) throws -> MappedFile {
        try AtomicFile.write(bytes, to: folder.path("prepared"))
        return try MappedFile(folder.path("prepared"))
    }

    func key(_ bytes: [UInt8]) throws -> PreparedKey<BN254> { try PreparedKey(mapped(bytes), of: summary) }

    func refusal(_ bytes: [UInt8]) throws -> FormatError? {
        let file = try mapped(bytes)
        return #expect(throws: FormatError.self) { try PreparedKey(file, of: summary) }
    }

    /// The header's own digest made anew, as somebody would who changes the header on purpose.
    func redigested(_ bytes: [UInt8]) -> [UInt8] {
        let size = Layout.headerByteCount
        return bytes[..<size] + BLAKE2b512.digest(bytes[..<size]) + bytes[(size + 64)...]
    }

    @Test func itProvesWhatTheKeyProves() throws {
        #expect(bytes.count == layout.byteCount && bytes.count.isMultiple(of: 4096))
        #expect(try PreparedKey(sample.key).fileByteCount == bytes.count)
        #expect(PreparedKey<BN254>.damage(of: try mapped(bytes)) == nil)
        for circuit in [nil, sample.r1cs] {
            let prover = try Prover(key(bytes), circuit: circuit)
            let proof = try prover.prove(sample.witness, blinding: SecretElements([5, 7]))
            #expect(try proof == Prover(sample.key).prove(sample.witness, blinding: SecretElements([5, 7])))
            #expect(prover.key.isUnsafeSingleParty && prover.key.wireCount == sample.key.wireCount)
        }
        #expect(throws: ProvingError.otherCircuit) { try Prover(key(bytes), circuit: Sample.product.get().r1cs) }
    }

    @Test func keysInFilesAreKeysInMemory() throws {
        let file = try FileReader(folder.path("key"))
        #expect(try ProvingKey<BN254>(zkey: file) == sample.key)
        #expect(summary.verifyingKey == sample.verifyingKey)
        #expect(sample.key.zkeyByteCount == file.byteCount)
        var pieces: [[UInt8]] = []
        sample.key.writeZkey { pieces.append(Array($0)) }
        #expect(pieces.count > 20 && pieces.flatMap { $0 } == sample.key.zkey())
    }

    @Test func anotherKeyIsToldByItsSmallSections() throws {
        let others = [try Setup.unsafeSingleParty(sample.r1cs, on: BN254.self).zkey(), try Sample.product.get().key.zkey()]
        var contributed = ZkeyFile(sample.key.zkey())
        var ceremony = sample.key.ceremony
        ceremony.contributions.append(ceremony.contributions[0])
        contributed[10] = []
        ceremony.append(to: &contributed[10])
        for other in others + [contributed.bytes] {
            try folder.write(other, to: "other")
            let summary = try ZkeySummary<BN254>(FileReader(folder.path("other")))
            #expect(summary.digest != self.summary.digest)
            let file = try mapped(bytes)
            let error = #expect(throws: FormatError.self) { try PreparedKey(file, of: summary) }
            #expect(error?.problem == "it was made for another key, or for this one before it was changed")
        }
    }

    /// What no setup makes: the digest of another key over counts that are not that key's.
    @Test func countsOtherThanTheKeysAreRefused() throws {
        try folder.write(Sample.product.get().key.zkey(), to: "other")
        let other = try ZkeySummary<BN254>(FileReader(folder.path("other")))
        var changed = bytes
        changed.replaceSubrange(48..<112, with: other.digest)
        let file = try mapped(redigested(changed))
        let error = #expect(throws: FormatError.self) { try PreparedKey(file, of: other) }
        #expect(error?.problem == "its counts are not those of the key")
    }

    /// A file of holes is as long as anybody likes and takes no room: it must not make lists longer than the key's.
    @Test func noListIsLongerThanTheKeysOwn() throws {
        var header = Array(bytes[..<Layout.page])
        for place in [32, 40] {
            var more = header
            more[place + 2] += 1
            var reader = ByteReader(Array(more[16...]), format: Layout.magic)
            let length = try Layout(from: &reader, limit: 1 << 30).byteCount
            for i in 0..<8 { more[8 + i] = UInt8(truncatingIfNeeded: length >> (8 * i)) }
            let error = try refusal(redigested(more + [UInt8](repeating: 0, count: length - Layout.page)))
            #expect(error?.problem == "its counts are not those of the key")
        }
        header[32] += 1
        header[40] -= 1
        #expect(try refusal(redigested(header + bytes[Layout.page...])) != nil)
    }

    @Test func lengthsAreExact() throws {
        for length in [0, 1, 4, 47, 48, 112, 815, 816, 879, 880, 4095, 4096, bytes.count / 2, bytes.count - 4096, bytes.count - 1] {
            #expect(try refusal(Array(bytes[..<length])) != nil, "\(length)")
        }
        for more in [1, 4096] { #expect(try refusal(bytes + [UInt8](repeating: 0, count: more))?.kind == .wrongLength) }
    }

    @Test func headersThatLieAreRefused() throws {
        func changed(_ place: Int, to values: [UInt8]) -> [UInt8] {
            var changed = bytes
            changed.replaceSubrange(place..<place + values.count, with: values)
            return changed
        }
        #expect(try refusal(changed(0, to: [0x7a]))?.kind == .wrongMagic)
        #expect(try refusal(redigested(changed(4, to: [2])))?.kind == .unsupportedVersion)
        #expect(try refusal(redigested(changed(8, to: [1])))?.kind == .wrongLength)
        for place in [16, 20, 24, 28, 32, 40] {
            for value in [[0xff, 0xff, 0xff, 0xff], [0xff, 0xff, 0xff, 0x7f]] as [[UInt8]] {
                #expect(try refusal(redigested(changed(place, to: value))) != nil, "\(place)")
            }
        }
        for place in [36, 44] { #expect(try refusal(redigested(changed(place, to: [0xff, 0xff, 0xff, 0xff])))?.kind == .outOfRange) }
        for place in [16, 24, 32] {
            let more = bytes[place] + 1
            #expect(try refusal(redigested(changed(place, to: [more]))) != nil, "\(place)")
        }
    }

    @Test func everyByteOfTheHeaderCounts() throws {
        for place in 0..<Layout.headerByteCount + 64 {
            var changed = bytes
            changed[place] ^= 0x10
            #expect(try refusal(changed) != nil, "\(place)")
            #expect(PreparedKey<BN254>.damage(of: try mapped(changed)) != nil, "\(place)")
        }
    }

    /// A flipped bit ends with a refusal, or with no proof, or changed nothing that counts.
    @Test(arguments: Layout.Section.allCases) func aFlippedBitMakesNoWrongProof(section: Layout.Section) throws {
        var generator = SeededGenerator()
        var failures = 0
        for _ in 0..<40 {
            var changed = bytes
            let place = Int.random(in: layout.range(section), using: &generator)
            changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            let file = try mapped(changed)
            #expect(PreparedKey<BN254>.damage(of: file)?.hasPrefix(section.content) == true, "\(generator)")
            guard let key = try? PreparedKey(file, of: summary) else {
                failures += 1
                continue
            }
            for circuit in [nil, sample.r1cs] {
                do throws(ProvingError) {
                    let statement = try Prover(key, circuit: circuit).prove(sample.witness)
                    #expect(throws: Never.self, "\(generator)") {
                        try Verifier(sample.verifyingKey).verify(statement.proof, publicInputs: statement.publicInputs)
                    }
                } catch {
                    #expect(error == .proofDoesNotVerify || (error == .otherCircuit && circuit != nil), "\(generator)")
                    failures += 1
                }
            }
        }
        #expect(failures > 0, "\(generator)")
    }

    /// What arithmetic must not meet, whoever wrote it there.
    @Test func listsThatLeadOutsideAreRefused() throws {
        func replaced(_ section: Layout.Section, _ offset: Int, _ values: [UInt8]) throws -> FormatError? {
            var changed = bytes
            let place = layout.range(section).lowerBound + offset
            changed.replaceSubrange(place..<place + values.count, with: values)
            return try refusal(changed)
        }
        let full = [UInt8](repeating: 0xff, count: 8)
        for section in [Layout.Section.startsA, .startsB] {
            #expect(try replaced(section, 0, [1])?.kind == .outOfRange, "not from zero")
            #expect(try replaced(section, 8, full)?.kind == .outOfRange, "below zero")
            #expect(try replaced(section, 8, [0xff, 0xff])?.kind == .outOfRange, "not ascending")
            #expect(try replaced(section, 8 * layout.domainSize, [0])?.kind == .outOfRange, "not to the end")
        }
        for section in [Layout.Section.columnsA, .columnsB] {
            #expect(try replaced(section, 0, Array(full[..<4]))?.kind == .outOfRange)
            #expect(try replaced(section, 4, [UInt8(sample.key.wireCount), 0, 0, 0])?.kind == .outOfRange)
        }
        let wide = [UInt8](repeating: 0xff, count: 32)
        for section in [Layout.Section.valuesA, .valuesB, .a, .b1, .b2, .c, .h] {
            #expect(try replaced(section, 0, wide)?.kind == .nonCanonical, "\(section)")
            #expect(try replaced(section, layout.byteCount(section) - 32, wide)?.kind == .nonCanonical, "\(section)")
        }
    }

    /// Whoever makes a file on purpose makes its digests fit. Points are moved, left out, doubled, negated, off the curve; entries of rows are
    /// of other wires and other values.
    @Test func aForgedFileMakesNoWrongProof() throws {
        var generator = SeededGenerator()
        var proofs = 0
        for _ in 0..<60 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...3, using: &generator) { forge(&changed, using: &generator) }
            let file = try mapped(redigested(withDigests(changed)))
            #expect(PreparedKey<BN254>.damage(of: file) == nil, "\(generator)")
            guard let key = try? PreparedKey(file, of: summary) else { continue }
            do throws(ProvingError) {
                let statement = try Prover(key).prove(sample.witness)
                #expect(statement.publicInputs == sample.publicInputs, "\(generator)")
                #expect(throws: Never.self, "\(generator)") {
                    try Verifier(sample.verifyingKey).verify(statement.proof, publicInputs: statement.publicInputs)
                }
                proofs += 1
            } catch {
                #expect(error == .proofDoesNotVerify, "\(generator)")
            }
        }
        #expect(proofs < 40, "\(generator)")
    }

    /// Replaces an element of a section by another element, by zero, by its opposite or by something near it.
    private func forge(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
        let section = Layout.Section.allCases.randomElement(using: &generator) ?? .a
        let (range, size) = (layout.range(section), elementSize(section))
        func place() -> Int { range.lowerBound + size * Int.random(in: 0..<range.count / size, using: &generator) }
        let (target, source) = (place(), place())
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes.replaceSubrange(target..<target + size, with: Array(bytes[source..<source + size]))
        case 1: bytes.replaceSubrange(target..<target + size, with: repeatElement(0, count: size))
        case 2: for i in 0..<size / 2 { bytes.swapAt(target + i, target + size / 2 + i) }
        default: bytes[target] ^= UInt8.random(in: 1...255, using: &generator)
        }
    }

    private func elementSize(_ section: Layout.Section) -> Int {
        switch section {
        case .startsA, .startsB: 8
        case .columnsA, .columnsB: 4
        case .valuesA, .valuesB: 32
        case .a, .b1, .c, .h: 64
        case .b2: 128
        }
    }

    private func withDigests(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for section in Layout.Section.allCases {
            let place = 112 + 64 * section.rawValue
            bytes.replaceSubrange(place..<place + 64, with: BLAKE2b512.digest(bytes[layout.range(section)]))
        }
        return bytes
    }

    /// Points on the curve, but not the key's: no proof comes of them.
    @Test(arguments: [Layout.Section.a, .b1, .b2, .c, .h]) func otherPointsMakeNoProof(section: Layout.Section) throws {
        let generator =
            section == .b2 ? BN254.G2.affineGenerator.montgomeryBytes : BN254.G1.affineGenerator.montgomeryBytes
        var changed = bytes
        for place in stride(from: layout.range(section).lowerBound, to: layout.range(section).upperBound, by: generator.count) {
            changed.replaceSubrange(place..<place + generator.count, with: generator)
        }
        let key = try key(changed)
        #expect(throws: ProvingError.proofDoesNotVerify) { try Prover(key).prove(sample.witness) }
    }
}
