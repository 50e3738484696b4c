// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayFormats
import AssayTestSupport
import Testing

@testable import AssayGroth16

/// Damaged and dishonest `.zkey` files. The numbers are the classes of bad input in `docs/security.md`.
@Suite struct ZkeyRefusalTests {
    typealias Key = ProvingKey<BN254>

    static func sound() throws -> ZkeyFile { ZkeyFile(try Sample.product.get().key.zkey()) }

    /// Spoils a sound file and expects a refusal of one kind in one section.
    func expect(
        _ kind: FormatError.Kind, section: UInt32? = nil, sourceLocation: SourceLocation = #_sourceLocation,
        after spoil: (inout ZkeyFile) throws -> Void
    ) throws {
        var file = try Self.sound()
        try spoil(&file)
        let bytes = file.bytes
        let error = #expect(throws: FormatError.self, sourceLocation: sourceLocation) { try Key(zkey: bytes) }
        #expect(error?.kind == kind, sourceLocation: sourceLocation)
        if let section { #expect(error?.place.section == section, sourceLocation: sourceLocation) }
    }

    /// Class 3
    @Test(arguments: [HeaderOffset.alpha1, HeaderOffset.beta1, HeaderOffset.beta2, HeaderOffset.gamma2, HeaderOffset.delta2])
    func headerPointsOffTheCurve(offset: Int) throws {
        try expect(.invalidPoint, section: 2) { $0.overwrite(2, at: offset, with: [$0[2][offset] ^ 1]) }
    }

    /// Class 3
    @Test(arguments: [3, 5, 6, 7, 8, 9] as [UInt32]) func listedPointsOffTheCurve(section: UInt32) throws {
        try expect(.invalidPoint, section: section) {
            let last = $0[section].count - 1
            $0.overwrite(section, at: last - 31, with: [$0[section][last - 31] ^ 1])
        }
    }

    /// Class 4
    @Test func pointsOutsideTheSubgroup() throws {
        let stray = try #require(BadPoint.outsideSubgroupPoint()).montgomeryBytes
        for offset in [HeaderOffset.beta2, HeaderOffset.gamma2, HeaderOffset.delta2] {
            try expect(.outsideSubgroup, section: 2) { $0.overwrite(2, at: offset, with: stray) }
        }
        try expect(.outsideSubgroup, section: 7) { $0.overwrite(7, at: 128, with: stray) }
        try expect(.outsideSubgroup, section: 10) { $0.overwrite(10, at: 68 + 192, with: stray) }
    }

    /// Class 5
    @Test(arguments: [3, 5, 6, 7, 8, 9] as [UInt32]) func coordinatesNotBelowTheModulus(section: UInt32) throws {
        try expect(.nonCanonical, section: section) { $0.overwrite(section, at: 0, with: [UInt8](repeating: 0xff, count: 32)) }
    }

    /// Class 6; infinity is fine for the wires' points.
    @Test func infinityWhereTheProtocolNeedsAPoint() throws {
        for (offset, length) in [
            (HeaderOffset.alpha1, 64), (HeaderOffset.beta1, 64), (HeaderOffset.beta2, 128), (HeaderOffset.gamma2, 128),
            (HeaderOffset.delta1, 64), (HeaderOffset.delta2, 128),
        ] {
            try expect(.pointAtInfinity) { $0.overwrite(2, at: offset, with: [UInt8](repeating: 0, count: length)) }
        }
        try expect(.invalidPoint) { $0.overwrite(10, at: 68, with: [UInt8](repeating: 0, count: 64)) }
        var file = try Self.sound()
        for section in [5, 6, 7, 8, 9] as [UInt32] { file[section] = [UInt8](repeating: 0, count: file[section].count) }
        _ = try Key(zkey: file.bytes)
    }

    /// Class 8: gamma₂ in the place of delta₂, with delta₁ to match.
    @Test func keyWithoutPhaseTwo() throws {
        try expect(.unsoundKey) {
            $0.overwrite(2, at: HeaderOffset.delta2, with: Array($0[2][HeaderOffset.gamma2..<HeaderOffset.delta1]))
            $0.overwrite(2, at: HeaderOffset.delta1, with: BN254.G1.affineGenerator.montgomeryBytes)
            $0[10] = [UInt8](repeating: 0, count: 68)
        }
    }

    /// Class 8: a secret that is not the same in both groups.
    @Test func halvesOfTwoSecrets() throws {
        try expect(.unsoundKey) { $0.overwrite(2, at: HeaderOffset.beta1, with: BN254.G1.affineGenerator.montgomeryBytes) }
        try expect(.unsoundKey) {
            $0.overwrite(2, at: HeaderOffset.delta1, with: BN254.G1.affineGenerator.montgomeryBytes)
            $0.overwrite(10, at: 68, with: BN254.G1.affineGenerator.montgomeryBytes)
        }
    }

    /// Class 9
    @Test func unboundPublicInput() throws {
        for index in 0..<3 {
            try expect(.pointAtInfinity) { $0.overwrite(3, at: 64 * index, with: [UInt8](repeating: 0, count: 64)) }
        }
    }

    /// Class 10
    @Test func countsThatLie() throws {
        for count in [0, 1, 3, 4, .max] as [UInt32] {
            try expect(count > 3 ? .outOfRange : .wrongLength) { $0.overwrite(2, at: HeaderOffset.inputs, with: count) }
        }
    }

    /// Class 11: numbers in the header that no file of this size can hold.
    @Test func headersThatLie() throws {
        try expect(.wrongLength) { $0.overwrite(2, at: HeaderOffset.wires, with: UInt32.max) }
        for domain in [0, 3, 8, UInt32.max] {
            try expect(.wrongLength, section: 9) { $0.overwrite(2, at: HeaderOffset.domain, with: domain) }
        }
        for domain in [0, 3, 8] as [UInt32] {
            try expect(.outOfRange, section: 4) {
                $0.overwrite(2, at: HeaderOffset.domain, with: domain)
                $0[9] = Array(repeating: $0[9][..<64], count: Int(domain)).flatMap(\.self)
            }
        }
        try expect(.outOfRange, section: 4) { $0.overwrite(4, at: 0, with: UInt32.max) }
        try expect(.outOfRange, section: 10) { $0.overwrite(10, at: 64, with: UInt32.max) }
    }

    /// Class 11: rows up to the end of a domain that is not there take no memory. They would take 34 GB for the greatest domain.
    @Test func aDomainIsNotAllocatedBeforeItsPointsAreThere() throws {
        let rows: UInt32 = 1 << 20
        try expect(.wrongLength, section: 9) { file in
            file.overwrite(2, at: HeaderOffset.domain, with: rows)
            file[4] = Array(file[4][..<48])
            file.overwrite(4, at: 0, with: 1 as UInt32)
            file.overwrite(4, at: 8, with: rows - 1)
            for section in [5, 6, 7, 8, 9] as [UInt32] { file[section] = [] }
        }
    }

    /// Class 12
    @Test func coefficientsOutOfRange() throws {
        try expect(.outOfRange, section: 4) { $0.overwrite(4, at: 4, with: 2 as UInt32) }
        try expect(.outOfRange, section: 4) { $0.overwrite(4, at: 8, with: 4 as UInt32) }
        try expect(.outOfRange, section: 4) { $0.overwrite(4, at: 8, with: UInt32.max) }
        try expect(.outOfRange, section: 4) { $0.overwrite(4, at: 12, with: 4 as UInt32) }
        try expect(.outOfRange, section: 4) { $0.overwrite(4, at: 12, with: UInt32.max) }
        try expect(.nonCanonical, section: 4) { $0.overwrite(4, at: 16, with: [UInt8](repeating: 0xff, count: 32)) }
    }

    /// Without its input rows a key could not tell two statements apart.
    @Test func inputRowsMissing() throws {
        try expect(.malformed, section: 4) {
            $0[4].removeLast(44)
            $0.overwrite(4, at: 0, with: UInt32($0[4].count / 44))
        }
        try expect(.malformed, section: 4) { $0.overwrite(4, at: $0[4].count - 44, with: 1 as UInt32) }
        try expect(.malformed, section: 4) { $0.overwrite(4, at: $0[4].count - 36, with: 1 as UInt32) }
    }

    /// Class 13
    @Test func sectionsWrong() throws {
        for id in 1...10 as ClosedRange<UInt32> {
            try expect(.missingSection, section: id) { $0.sections.removeAll { $0.id == id } }
            try expect(.duplicateSection) { $0.sections.append((id, $0[id])) }
            let isSelfDescribing = [2, 4, 10].contains(id)
            try expect(id == 2 ? .truncated : isSelfDescribing ? .outOfRange : .wrongLength) { $0[id].removeLast() }
            try expect(isSelfDescribing ? .trailingBytes : .wrongLength) { $0[id].append(0) }
        }
        try expect(.unsupported) { $0.sections.append((11, [])) }
        try expect(.trailingBytes) { $0.trailer = [0] }
        try expect(.truncated) { $0.statedCount = 11 }
        try expect(.trailingBytes) { $0.statedCount = 9 }
    }

    @Test func otherFormats() throws {
        try expect(.wrongMagic) { $0.magic = Array("wtns".utf8) }
        try expect(.unsupportedVersion) { $0.version = 2 }
        for other in [0, 2, 10] as [UInt32] { try expect(.unsupported, section: 1) { $0.overwrite(1, at: 0, with: other) } }
        // PLONK keys have 14 sections, FFLONK keys 17: what they are is said before what they have too many.
        for (other, last) in [(2, 14), (10, 17)] as [(UInt32, UInt32)] {
            try expect(.unsupported, section: 1) {
                $0.overwrite(1, at: 0, with: other)
                for section in 11...last { $0.sections.append((section, [0])) }
            }
        }
        #expect(throws: FormatError.self) { try Key(zkey: []) }
    }

    /// Class 14
    @Test func otherCurve() throws {
        for offset in [HeaderOffset.baseModulus, HeaderOffset.scalarModulus] {
            try expect(.wrongField, section: 2) { $0.overwrite(2, at: offset, with: [$0[2][offset] ^ 2]) }
            try expect(.wrongField, section: 2) { $0.overwrite(2, at: offset - 4, with: 48 as UInt32) }
        }
    }

    @Test func contributionsWrong() throws {
        let kind = 68 + 384
        try expect(.malformed, section: 10) { $0.overwrite(10, at: 68, with: BN254.G1.affineGenerator.montgomeryBytes) }
        try expect(.outOfRange, section: 10) { $0.overwrite(10, at: kind, with: 2 as UInt32) }
        try expect(.outOfRange, section: 10) { $0.overwrite(10, at: kind + 4, with: UInt32.max) }
    }

    /// Tagged values: unknown, repeated and unsorted tags, names that are no text, lengths that do not add up.
    @Test(
        arguments: [
            ([4], .malformed), ([0], .malformed), ([1, 1, 0x61, 1, 1, 0x61], .malformed), ([2, 10, 1, 1, 0x61], .malformed),
            ([1, 1, 0xff], .malformed), ([1, 2, 0x61], .truncated), ([1], .truncated), ([2], .truncated), ([3, 9, 0], .truncated),
        ] as [([UInt8], FormatError.Kind)])
    func parametersWrong(parameters: [UInt8], kind: FormatError.Kind) throws {
        try expect(kind, section: 10) {
            $0[10] = Array($0[10][..<(68 + 388)]) + [UInt8(parameters.count), 0, 0, 0] + parameters
        }
    }

    /// A value that ends after its contribution's parameters, within the section.
    @Test func parametersThatOverlapTheNextContribution() throws {
        try expect(.wrongLength, section: 10) {
            $0[10] = Array($0[10][..<(68 + 388)]) + [3, 0, 0, 0, 1, 3, 0x61, 0x61, 0x61]
        }
    }

    /// Every prefix of a file is refused.
    @Test func truncatedAnywhere() throws {
        let bytes = try Self.sound().bytes
        for length in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: FormatError.self) { try Key(zkey: Array(bytes[..<length])) }
        }
    }
}
