// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayFormats
import AssayTestSupport
import Testing

@testable import AssayCeremony
@testable import AssayGroth16

/// Damaged and dishonest `.ptau` files, and keys within a ceremony: typed errors, and nothing else.
@Suite struct HostileFileTests {
    func expect(
        _ kind: FormatError.Kind, section: UInt32? = nil, sourceLocation: SourceLocation = #_sourceLocation,
        after spoil: (inout Container) throws -> Void
    ) throws {
        var file = Container(try SmallCeremony.shared.get().prepared)
        try spoil(&file)
        let bytes = file.bytes
        let error = #expect(throws: FormatError.self, sourceLocation: sourceLocation) {
            try PowersVerifier(Powers(bytes)).verify()
        }
        #expect(error?.kind == kind, "\(String(describing: error))", sourceLocation: sourceLocation)
        if let section { #expect(error?.place.section == section, sourceLocation: sourceLocation) }
    }

    @Test func sectionsInAnyOrder() throws {
        var file = Container(try SmallCeremony.shared.get().prepared)
        file.sections.reverse()
        _ = try PowersVerifier(Powers(file.bytes)).verify()
    }

    @Test func sectionsThatDoNotBelong() throws {
        try expect(.wrongMagic) { $0.magic = Array("zkey".utf8) }
        try expect(.unsupportedVersion) { $0.version = 2 }
        try expect(.duplicateSection) { $0.sections.append($0.sections[3]) }
        try expect(.unsupported, section: 8) { $0.sections.append((8, [])) }
        try expect(.trailingBytes) { $0.trailer = [0] }
        for section in [1, 2, 3, 4, 5, 6, 7] as [UInt32] {
            try expect(.missingSection, section: section) { $0.sections.removeAll { $0.id == section } }
        }
        // All four prepared sections, or none.
        for section in [12, 13, 14, 15] as [UInt32] {
            try expect(.missingSection, section: section) { $0.sections.removeAll { $0.id == section } }
        }
    }

    @Test func lengthsThatDoNotFitThePower() throws {
        for section in [2, 3, 4, 5, 6, 12, 13, 14, 15] as [UInt32] {
            try expect(.wrongLength, section: section) { $0[section].removeLast() }
            try expect(.wrongLength, section: section) { $0[section] += [UInt8](repeating: 0, count: 64) }
        }
        // Numbers that would be terabytes, or none at all, are refused before anything is read.
        for power in [0, 3, 5, 28, 29, 63, 64, 0xffff_ffff] as [UInt32] {
            let kind: FormatError.Kind = power == 3 ? .wrongLength : .outOfRange
            try expect(kind) { $0.overwrite(1, at: 36, with: power) }
        }
        for ceremonyPower in [0, 3, 29, 0xffff_ffff] as [UInt32] {
            try expect(.outOfRange) { $0.overwrite(1, at: 40, with: ceremonyPower) }
        }
        for (power, kind) in [(27, .wrongLength), (28, .unsupported)] as [(UInt32, FormatError.Kind)] {
            try expect(kind) {
                $0.overwrite(1, at: 36, with: power)
                $0.overwrite(1, at: 40, with: power)
            }
        }
        try expect(.outOfRange, section: 7) { $0.overwrite(7, at: 0, with: UInt32(0xffff_ffff)) }
        try expect(.trailingBytes, section: 7) { $0.overwrite(7, at: 0, with: UInt32(3)) }
    }

    @Test func anotherField() throws {
        try expect(.wrongField, section: 1) { $0.overwrite(1, at: 0, with: UInt32(48)) }
        try expect(.wrongField, section: 1) { $0.overwrite(1, at: 4, with: [1]) }
    }

    @Test(arguments: [2, 3, 4, 5, 6, 12, 13, 14, 15] as [UInt32]) func pointsThatAreNone(section: UInt32) throws {
        try expect(.nonCanonical, section: section) { $0.overwrite(section, at: 0, with: [UInt8](repeating: 0xff, count: 32)) }
        try expect(.invalidPoint, section: section) {
            $0.overwrite(section, at: $0[section].count - 31, with: [$0[section][$0[section].count - 31] ^ 1])
        }
    }

    @Test(arguments: [3, 6, 13] as [UInt32]) func pointsOutsideTheSubgroup(section: UInt32) throws {
        try expect(.outsideSubgroup, section: section) { $0.overwrite(section, at: 0, with: try strayPoint()) }
    }

    @Test(arguments: [2, 3, 4, 5, 6] as [UInt32]) func powersAtInfinity(section: UInt32) throws {
        let size = [3, 6].contains(section) ? 128 : 64
        try expect(.invalidPoint, section: section) {
            $0.overwrite(section, at: $0[section].count - size, with: [UInt8](repeating: 0, count: size))
        }
    }

    @Test func contributionsThatAreNone() throws {
        let g1 = [UInt8](repeating: 0, count: 64)
        try expect(.invalidPoint, section: 7) { $0.overwrite(7, at: 4, with: g1) }
        try expect(.outsideSubgroup, section: 7) { $0.overwrite(7, at: 4 + 64, with: try strayPoint()) }
        // The state of a hash: 441 bytes of points and 768 of keys stand before it.
        let state = 4 + 448 + 768
        try expect(.malformed, section: 7) { $0.overwrite(7, at: state + 200, with: UInt32(129)) }
        try expect(.malformed, section: 7) { $0.overwrite(7, at: state + 208, with: UInt32(1)) }
        try expect(.outOfRange, section: 7) { $0.overwrite(7, at: state + 216 + 64, with: UInt32(2)) }
        try expect(.outOfRange, section: 7) { $0.overwrite(7, at: state + 216 + 68, with: UInt32(0xffff_ffff)) }
        try expect(.malformed, section: 7) { $0.overwrite(7, at: state + 216 + 72, with: [9]) }
    }

    /// Damages of all kinds: the file is refused as a file or as a ceremony, or only a name has changed.
    @Test func damagedPowers() throws {
        let folder = try ScratchFolder()
        let first = try written(folder) { try Powers.writeNew(power: 1, to: $0) }.bytes
        let one = try written(folder) { try Powers(first).contribute(name: ContributorName("a name"), to: $0) }.bytes
        let whole = try written(folder) { try Powers(one).prepare(to: $0) }.bytes
        let report = try PowersVerifier(Powers(whole)).verify()
        var generator = SeededGenerator()
        for _ in 0..<1500 {
            let changed = Mutation.mutate(whole, using: &generator)
            do {
                let found = try PowersVerifier(Powers(changed)).verify()
                #expect(found.contributions.map(\.step) == report.contributions.map(\.step), "\(generator)")
            } catch is FormatError {
            } catch is CeremonyFault {}
        }
        for length in stride(from: 0, to: whole.count, by: 7) {
            #expect(throws: FormatError.self) { try Powers(Array(whole[..<length])) }
        }
    }

    /// The same for keys, in which only names, kinds and unused bytes of a state may differ.
    @Test func damagedKeys() throws {
        let ceremony = try SmallCeremony.shared.get()
        let hashes = ceremony.keySteps.prefix(1).map(\.contributionHash)
        var generator = SeededGenerator()
        for _ in 0..<1500 {
            let changed = Mutation.mutate(ceremony.keys[1], using: &generator)
            do {
                #expect(try ceremony.verify(changed).contributions.map(\.hash) == hashes, "\(generator)")
            } catch is FormatError {
            } catch is CeremonyFault {}
        }
    }

    /// On the twist at x = 1, outside of the subgroup of order r (worked out with py_ecc).
    func strayPoint() throws -> [UInt8] {
        let y = [
            "18278151005453108793778860132295291098363647455926340152056652516292830556603",
            "5912654199736721486680175016176231956195085055698687135131307249486702594212",
        ].compactMap { BN254.Fp($0) }
        let point = try #require(G2.Affine(x: BN254.Fp2(c0: 1, c1: 0), y: BN254.Fp2(c0: y[0], c1: y[1])))
        return point.montgomeryBytes
    }
}
