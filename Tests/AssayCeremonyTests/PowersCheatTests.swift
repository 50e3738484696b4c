// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayFormats
import AssayTestSupport
import Testing

@testable import AssayCeremony
@testable import AssayGroth16

/// Three people and a beacon contribute to powers of tau, and one of them cheats: the check names who, or which section. Class 18 of bad input.
@Suite struct PowersCheatTests {
    /// Prepared powers after all contributions, with section 7 as a value.
    struct Bent {
        var file: Container
        var contributions: [PowersContribution<BN254>]

        init(_ bytes: [UInt8]) throws {
            file = Container(bytes)
            contributions = try Powers(bytes).contributions
        }

        var bytes: [UInt8] {
            var section: [UInt8] = []
            section.appendLittleEndian(UInt32(contributions.count))
            for contribution in contributions { contribution.append(to: &section) }
            var copy = file
            copy[7] = section
            return copy.bytes
        }
    }

    func expect(
        _ kind: CeremonyFault.Kind, _ place: CeremonyFault.Place, sourceLocation: SourceLocation = #_sourceLocation,
        after spoil: (inout Bent) throws -> Void
    ) throws {
        var bent = try Bent(try SmallCeremony.shared.get().prepared)
        try spoil(&bent)
        let bytes = bent.bytes
        let fault = #expect(throws: CeremonyFault.self, sourceLocation: sourceLocation) { try PowersVerifier(Powers(bytes)).verify() }
        #expect(fault?.kind == kind && fault?.place == place, "\(String(describing: fault))", sourceLocation: sourceLocation)
    }

    func contribution(_ number: Int) -> CeremonyFault.Place {
        .contribution(number: number, name: number == 4 ? nil : SmallCeremony.people[number - 1])
    }

    @Test(arguments: 1...4) func pointsThatDoNotFollow(number: Int) throws {
        let (g1, g2) = ((5 * G1.generator).affine, (5 * G2.generator).affine)
        try expect(.doesNotFollow, contribution(number)) { $0.contributions[number - 1].points.tauG1 = g1 }
        try expect(.doesNotFollow, contribution(number)) { $0.contributions[number - 1].points.tauG2 = g2 }
        try expect(.doesNotFollow, contribution(number)) { $0.contributions[number - 1].points.alphaG1 = g1 }
        try expect(.doesNotFollow, contribution(number)) { $0.contributions[number - 1].points.betaG1 = g1 }
        try expect(.doesNotFollow, contribution(number)) { $0.contributions[number - 1].points.betaG2 = g2 }
    }

    @Test(arguments: 1...3) func proofsOfOtherSecrets(number: Int) throws {
        for secret in [\PowersContribution<BN254>.tau, \.alpha, \.beta] {
            try expect(.proofOfKnowledge, contribution(number)) {
                $0.contributions[number - 1][keyPath: secret].g2SPX = (5 * G2.generator).affine
            }
        }
        // Each proof is bound to its secret: that of alpha is none of tau.
        try expect(.proofOfKnowledge, contribution(number)) {
            $0.contributions[number - 1].tau = $0.contributions[number - 1].alpha
        }
    }

    /// Somebody who answers to the challenge before the last one: the contribution between would be lost.
    @Test func aSkippedChallenge() throws {
        try expect(.proofOfKnowledge, contribution(3)) { bent in
            let secrets = PowersSecrets<BN254>(
                ContributionSecrets(seed: SecretBytes(copying: [UInt8](repeating: 3, count: 64))),
                challenge: bent.contributions[0].nextChallenge)
            let before = bent.contributions[1].points
            bent.contributions[2].points = .init(
                tauG1: (secrets.tau * G1(before.tauG1)).affine, tauG2: (secrets.tau * G2(before.tauG2)).affine,
                alphaG1: (secrets.alpha * G1(before.alphaG1)).affine, betaG1: (secrets.beta * G1(before.betaG1)).affine,
                betaG2: (secrets.beta * G2(before.betaG2)).affine)
            (bent.contributions[2].tau, bent.contributions[2].alpha, bent.contributions[2].beta) = (
                secrets.proofs[0], secrets.proofs[1], secrets.proofs[2]
            )
        }
    }

    /// Hashes of the last contribution; an earlier challenge is what the next proofs of knowledge answer to.
    @Test func anotherHash() throws {
        try expect(.hash, contribution(4)) { $0.contributions[3].nextChallenge[0] ^= 1 }
        try expect(.hash, contribution(4)) { $0.contributions[3].partialHash[3] ^= 1 }
        try expect(.proofOfKnowledge, contribution(3)) { $0.contributions[1].nextChallenge[0] ^= 1 }
    }

    @Test func aSecretOfOne() throws {
        let folder = try ScratchFolder()
        let first = try Powers(try SmallCeremony.shared.get().powers[1])
        let challenge = first.contributions[0].nextChallenge
        let secrets = PowersSecrets<BN254>(ones: challenge)
        let bytes = try written(folder) {
            try first.apply(secrets, .person, .init(name: "Nil"), challenge: challenge, to: $0, 1, SilentProgress())
        }.bytes
        let fault = #expect(throws: CeremonyFault.self) { try PowersVerifier(Powers(bytes)).verify() }
        #expect(fault?.kind == .changesNothing && fault?.place == .contribution(number: 2, name: "Nil"))
    }

    @Test func nobodyContributed() throws {
        let fault = #expect(throws: CeremonyFault.self) { try PowersVerifier(Powers(try SmallCeremony.shared.get().powers[0])).verify() }
        #expect(fault?.kind == .noContribution)
    }

    /// What a file shows otherwise is checked before a beacon is hashed, which may be made to take for ever.
    @Test(.timeLimit(.minutes(2))) func beaconsAreCheckedLast() throws {
        let (section, content, size) = Self.lagrange[0]
        try expect(.lagrange, .part(content)) {
            $0.contributions[3].parameters.beaconExponent = 63
            $0.file.overwrite(section, at: 5 * size, with: (11 * G1.generator).affine.montgomeryBytes)
        }
    }

    /// τ = 1 in all sections, whatever the contributions say.
    @Test func powersOfOne() throws {
        let ones = Container(try SmallCeremony.shared.get().powers[0])
        try expect(.knownSecret, .part("powers of tau in G1")) { $0.file[2] = ones[2] }
        let ceremony = try SmallCeremony.shared.get()
        var file = Container(ceremony.prepared)
        file[2] = ones[2]
        let bytes = file.bytes
        let fault = #expect(throws: CeremonyFault.self) { try InitialKey(of: ceremony.circuit, Powers(bytes)) }
        #expect(fault?.kind == .knownSecret)
    }

    static let lists: [(UInt32, String, Int)] = [
        (2, "powers of tau in G1", 64), (3, "powers of tau in G2", 128), (4, "alpha times powers of tau in G1", 64),
        (5, "beta times powers of tau in G1", 64),
    ]

    @Test(arguments: lists) func swappedAndRepeatedPowers(section: UInt32, content: String, size: Int) throws {
        func part(_ file: Container, _ index: Int) -> [UInt8] { Array(file[section][index * size..<(index + 1) * size]) }
        try expect(.powers, .part(content)) {
            let (third, fifth) = (part($0.file, 3), part($0.file, 5))
            $0.file.overwrite(section, at: 3 * size, with: fifth)
            $0.file.overwrite(section, at: 5 * size, with: third)
        }
        try expect(.powers, .part(content)) { $0.file.overwrite(section, at: 6 * size, with: part($0.file, 7)) }
        // The last point, which no other follows.
        try expect(.powers, .part(content)) {
            let last = $0.file[section].count / size - 1
            $0.file.overwrite(section, at: last * size, with: part($0.file, 3))
        }
    }

    @Test func alphaAndBetaMixed() throws {
        try expect(.otherSecrets, .part("alpha times powers of tau in G1")) { ($0.file[4], $0.file[5]) = ($0.file[5], $0.file[4]) }
        try expect(.otherSecrets, .part("beta in G2")) { $0.file[6] = (5 * G2.generator).affine.montgomeryBytes }
        let ceremony = try SmallCeremony.shared.get()
        var file = Container(ceremony.prepared)
        (file[4], file[5]) = (file[5], file[4])
        let bytes = file.bytes
        #expect(throws: CeremonyFault.self) { try InitialKey(of: ceremony.circuit, Powers(bytes)) }
    }

    static let lagrange: [(UInt32, String, Int)] = [
        (12, "Lagrange points of tau in G1", 64), (13, "Lagrange points of tau in G2", 128), (14, "Lagrange points of alpha tau in G1", 64),
        (15, "Lagrange points of beta tau in G1", 64),
    ]

    /// One wrong point of any domain; the ones that keys take are looked at by whoever begins a key, too.
    @Test(arguments: lagrange) func anotherLagrangePoint(section: UInt32, content: String, size: Int) throws {
        let wrong = size == 64 ? (5 * G1.generator).affine.montgomeryBytes : (5 * G2.generator).affine.montgomeryBytes
        let ceremony = try SmallCeremony.shared.get()
        let count = Container(ceremony.prepared)[section].count / size
        for index in [0, 2, 9, 15, count - 1] {
            try expect(.lagrange, .part(content)) { $0.file.overwrite(section, at: index * size, with: wrong) }
        }
        var file = Container(ceremony.prepared)
        file.overwrite(section, at: 9 * size, with: wrong)
        let bytes = file.bytes
        let fault = #expect(throws: CeremonyFault.self) { try InitialKey(of: ceremony.circuit, Powers(bytes)) }
        #expect(fault?.kind == .lagrange && fault?.place == .part(content))
    }

    /// H is made of the odd points of the domain of twice the size.
    @Test func anotherPointBehindH() throws {
        let ceremony = try SmallCeremony.shared.get()
        var file = Container(ceremony.prepared)
        file.overwrite(12, at: (15 + 3) * 64, with: (5 * G1.generator).affine.montgomeryBytes)
        let bytes = file.bytes
        let fault = #expect(throws: CeremonyFault.self) { try InitialKey(of: ceremony.circuit, Powers(bytes)) }
        #expect(fault?.kind == .lagrange)
    }

    /// The greatest domain made with the one power more that the file does not have: other tools' files hold either.
    @Test func theGreatestDomainWithItsLastPower() throws {
        let folder = try ScratchFolder()
        let source = try Powers(try written(folder) { try Powers.writeNew(power: 2, to: $0) }.bytes)
        let secrets = PowersSecrets<BN254>(
            ContributionSecrets(seed: SecretBytes(copying: [UInt8](repeating: 9, count: 64))), challenge: [UInt8](repeating: 0, count: 64))
        var powers = Fr.powers(of: secrets.tau, from: 1, count: 8).map { ($0 * G1.generator).affine }
        let lagrange = try #require(G1.lagrange(ofPowers: powers, threads: 1))
        let challenge = try PowersTranscript.firstChallenge(power: 2, on: BN254.self, progress: SilentProgress())
        let own = PowersSecrets<BN254>(
            ContributionSecrets(seed: SecretBytes(copying: [UInt8](repeating: 9, count: 64))), challenge: challenge)
        let contributed = try written(folder) {
            try source.apply(own, .person, .init(name: "one"), challenge: challenge, to: $0, 1, SilentProgress())
        }.bytes
        var file = Container(try written(folder) { try Powers(contributed).prepare(to: $0) }.bytes)
        var bytes: [UInt8] = []
        G1.Affine.appendMontgomery(lagrange, to: &bytes)
        #expect(Array(file[12].suffix(bytes.count)) != bytes)
        file.overwrite(12, at: 7 * 64, with: bytes)
        _ = try PowersVerifier(Powers(file.bytes)).verify()
        powers[7] = (99 * G1.generator).affine
        bytes = []
        G1.Affine.appendMontgomery(try #require(G1.lagrange(ofPowers: powers, threads: 1)), to: &bytes)
        file.overwrite(12, at: 7 * 64, with: bytes)
        let bent = file.bytes
        let fault = #expect(throws: CeremonyFault.self) { try PowersVerifier(Powers(bent)).verify() }
        #expect(fault?.kind == .lagrange)
    }

    @Test func aBeaconOfAnotherValueOrExponent() throws {
        try expect(.beacon, contribution(4)) { $0.contributions[3].parameters.beaconHash?[0] ^= 1 }
        try expect(.beacon, contribution(4)) { $0.contributions[3].parameters.beaconExponent = 11 }
        try expect(.beacon, contribution(4)) { $0.contributions[3].parameters.beaconExponent = 64 }
        try expect(.beacon, contribution(4)) { $0.contributions[3].parameters.beaconExponent = nil }
        try expect(.beacon, contribution(2)) {
            $0.contributions[1].kind = .beacon
            $0.contributions[1].parameters = .init(name: "Bea", beaconExponent: 10, beaconHash: [1])
        }
    }

    /// Expects that nobody begins a key with prepared powers that were spoilt.
    func expectNoKey(
        _ kind: CeremonyFault.Kind, _ content: String, sourceLocation: SourceLocation = #_sourceLocation,
        after spoil: (inout Container) throws -> Void
    ) throws {
        let ceremony = try SmallCeremony.shared.get()
        var file = Container(ceremony.prepared)
        try spoil(&file)
        let bytes = file.bytes
        let fault = #expect(throws: CeremonyFault.self, sourceLocation: sourceLocation) {
            try InitialKey(of: ceremony.circuit, Powers(bytes))
        }
        #expect(fault?.kind == kind && fault?.place == .part(content), "\(String(describing: fault))", sourceLocation: sourceLocation)
    }

    @Test func keysAreNotBegunWithWrongPowers() throws {
        try expectNoKey(.powers, "powers of tau in G1") {
            let (third, fifth) = (Array($0[2][3 * 64..<4 * 64]), Array($0[2][5 * 64..<6 * 64]))
            $0.overwrite(2, at: 3 * 64, with: fifth)
            $0.overwrite(2, at: 5 * 64, with: third)
        }
        // Powers times a constant, which are successive all the same.
        try expectNoKey(.powers, "powers of tau in G1") { $0[2] = try Self.doubled($0[2]) }
        try expectNoKey(.otherSecrets, "beta in G2") { $0.overwrite(6, at: 0, with: (5 * G2.generator).affine.montgomeryBytes) }
    }

    /// Everything made with α or β of 1 or −1, which one contributor alone could do.
    static let knownSecrets: [([Int], String)] = [
        ([5, 1, 7], "alpha times powers of tau in G1"), ([5, 7, 1], "beta times powers of tau in G1"),
        ([5, -1, 7], "alpha times powers of tau in G1"), ([5, 7, -1], "beta times powers of tau in G1"),
    ]

    @Test(arguments: knownSecrets) func keysAreNotBegunWithKnownSecrets(secrets: [Int], content: String) throws {
        let folder = try ScratchFolder()
        let source = try Powers(try written(folder) { try Powers.writeNew(power: 3, to: $0) }.bytes)
        let challenge = try PowersTranscript.firstChallenge(power: 3, on: BN254.self, progress: SilentProgress())
        let scalars = PowersSecrets<BN254>(
            SecretElements(secrets.map { Fr($0) }), g1S: [7, 8, 9].map { (Fr($0) * G1.generator).affine }, challenge: challenge)
        let contributed = try written(folder) {
            try source.apply(scalars, .person, .init(name: "one"), challenge: challenge, to: $0, 1, SilentProgress())
        }.bytes
        let prepared = try Powers(try written(folder) { try Powers(contributed).prepare(to: $0) }.bytes)
        let circuit = try smallCircuit()
        let fault = #expect(throws: CeremonyFault.self) { try InitialKey(of: circuit, prepared) }
        #expect(fault?.kind == .knownSecret && fault?.place == .part(content))
        // A contribution of one is named first where there is one.
        guard !secrets.contains(1) else { return }
        let found = #expect(throws: CeremonyFault.self) { try PowersVerifier(prepared).verify() }
        #expect(found?.kind == .knownSecret && found?.place == .part(content))
    }

    private static func doubled(_ section: [UInt8]) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let points = try G1.Affine.readMontgomery(section[...], count: section.count / 64, check: .full)
        G1.Affine.appendMontgomery(points.map { G1($0).doubled.affine }, to: &bytes)
        return bytes
    }

    /// Powers that were cut from a greater ceremony: all is checked but the last hash.
    @Test func aPartOfTheCeremony() throws {
        let ceremony = try SmallCeremony.shared.get()
        var file = Container(ceremony.powers[4])
        let n = 4
        file.overwrite(1, at: 36, with: UInt32(2))
        for (section, count, size) in [(2, 2 * n - 1, 64), (3, n, 128), (4, n, 64), (5, n, 64)] as [(UInt32, Int, Int)] {
            file[section] = Array(file[section][..<(count * size)])
        }
        let cut = try Powers(file.bytes)
        #expect(cut.isCut)
        let report = try PowersVerifier(cut).verify()
        #expect(report.power == 2 && report.ceremonyPower == 4 && report.contributions.count == 4)
        let folder = try ScratchFolder()
        #expect(throws: Powers.ContributionRefusal.cut(power: 2, ceremonyPower: 4)) {
            try written(folder) { try cut.contribute(name: nil, to: $0) }
        }
    }
}

extension PowersSecrets where C == BN254 {
    /// τ = α = β = 1, which nobody draws.
    fileprivate init(ones challenge: [UInt8]) {
        self.init(
            SecretElements([Fr](repeating: 1, count: 3)), g1S: [7, 8, 9].map { (Fr($0) * G1.generator).affine }, challenge: challenge)
    }
}
