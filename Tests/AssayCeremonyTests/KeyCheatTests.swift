// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayFormats
import AssayTestSupport
import Testing

@testable import AssayCeremony
@testable import AssayConstraints
@testable import AssayGroth16

/// Five people and a beacon contribute to a key, and one of them cheats: the check names who, or which section.
@Suite struct KeyCheatTests {
    /// The key after all contributions, with section 10 as a value.
    struct Bent {
        var file: Container
        var ceremony: Ceremony<BN254>

        init(_ bytes: [UInt8]) throws {
            file = Container(bytes)
            ceremony = try KeyFile(bytes).ceremony
        }

        var bytes: [UInt8] {
            var copy = file
            var section: [UInt8] = []
            ceremony.append(to: &section)
            copy[10] = section
            return copy.bytes
        }
    }

    /// Spoils the key of six contributions and expects a fault of one kind at one place.
    func expect(
        _ kind: CeremonyFault.Kind, _ place: CeremonyFault.Place, sourceLocation: SourceLocation = #_sourceLocation,
        after spoil: (inout Bent) throws -> Void
    ) throws {
        let ceremony = try SmallCeremony.shared.get()
        var bent = try Bent(ceremony.keys[6])
        try spoil(&bent)
        let bytes = bent.bytes
        let fault = #expect(throws: CeremonyFault.self, sourceLocation: sourceLocation) { try ceremony.verify(bytes) }
        #expect(fault?.kind == kind && fault?.place == place, "\(String(describing: fault))", sourceLocation: sourceLocation)
    }

    /// What a key alone shows, without circuit and powers.
    @Test func contributionsAreCheckedWithoutTheCircuit() throws {
        let ceremony = try SmallCeremony.shared.get()
        for key in ceremony.keys { try KeyFile(key).checkContributions() }
        for spoil: (inout Contribution<BN254>) -> Void in [{ $0.transcript[0] ^= 1 }, { $0.g1S = $0.g1SX }, { $0.g2SPX = -$0.g2SPX }] {
            var bent = try Bent(ceremony.keys[6])
            spoil(&bent.ceremony.contributions[2])
            let fault = #expect(throws: CeremonyFault.self) { try KeyFile(bent.bytes).checkContributions() }
            #expect(fault?.place == contribution(3))
        }
    }

    func contribution(_ number: Int) -> CeremonyFault.Place {
        .contribution(number: number, name: number == 6 ? "beacon" : SmallCeremony.people[number - 1])
    }

    @Test(arguments: 1...5) func anotherDelta(number: Int) throws {
        try expect(.doesNotFollow, contribution(number)) {
            $0.ceremony.contributions[number - 1].deltaAfter = (5 * G1.generator).affine
        }
    }

    @Test(arguments: 1...6) func anotherTranscript(number: Int) throws {
        try expect(.transcript, contribution(number)) { $0.ceremony.contributions[number - 1].transcript[17] ^= 1 }
    }

    @Test(arguments: 1...5) func aProofOfAnotherSecret(number: Int) throws {
        try expect(.proofOfKnowledge, contribution(number)) {
            $0.ceremony.contributions[number - 1].g2SPX = (3 * G2($0.ceremony.contributions[number - 1].g2SPX)).affine
        }
    }

    /// A contribution that leaves out what came before it, with proofs that hold for its own transcript.
    @Test func aSkippedContribution() throws {
        try expect(.transcript, contribution(3)) {
            let (own, x) = (Array($0.ceremony.contributions.prefix(1)), Fr(1_234_567))
            let before = $0.ceremony.contributions[1].deltaAfter
            let g1 = G1.batchAffine([77 * G1.generator, 77 * x * G1.generator, x * G1(before)])
            let transcript = Contribution<BN254>.transcript(
                circuitHash: $0.ceremony.circuitHash, earlier: own, g1S: g1[0], g1SX: g1[1])
            $0.ceremony.contributions[2] = Contribution(
                deltaAfter: g1[2], g1S: g1[0], g1SX: g1[1], g2SPX: (x * G2(BN254.hashToG2(transcript))).affine, transcript: transcript,
                kind: .person, parameters: .init(name: "Cyr"))
        }
    }

    /// Somebody whose secret is one, and who says so openly.
    @Test func aContributionThatChangesNothing() throws {
        let ceremony = try SmallCeremony.shared.get()
        let folder = try ScratchFolder()
        let one = SecretElements<Fr>([1])
        let (key, progress) = (try KeyFile(ceremony.keys[2]), SilentProgress())
        let bytes = try written(folder) {
            try key.apply(one, (9 * G1.generator).affine, .person, .init(name: "Nil"), to: $0, 1, progress)
        }.bytes
        let fault = #expect(throws: CeremonyFault.self) { try ceremony.verify(bytes) }
        #expect(fault?.kind == .changesNothing && fault?.place == .contribution(number: 3, name: "Nil"))
    }

    /// People who take back what others contributed, each by a secret that is not one.
    @Test(arguments: [([7777, 0], "gamma = delta"), ([-1], "gamma = -delta")] as [([Int], String)])
    func contributionsThatTakeEachOtherBack(secrets: [Int], relation: String) throws {
        let ceremony = try SmallCeremony.shared.get()
        let folder = try ScratchFolder()
        var bytes = ceremony.keys[0]
        var product: Fr = 1
        for secret in secrets {
            // The last one takes back all before it.
            let x = secret == 0 ? try #require(product.inverse) : Fr(secret)
            product *= x
            let key = try KeyFile(bytes)
            bytes = try written(folder) {
                try key.apply(SecretElements([x]), (9 * G1.generator).affine, .person, .init(name: "Mal"), to: $0, 1, SilentProgress())
            }.bytes
        }
        let fault = #expect(throws: CeremonyFault.self) { try ceremony.verify(bytes) }
        #expect(fault?.kind == .knownSecret && fault?.place == .part("delta"))
        #expect(fault?.problem.contains(relation) == true, "\(fault as Any)")
    }

    /// A key is exported only with all of its points there, though none of them is exported.
    @Test(arguments: 4...9 as ClosedRange<UInt32>) func pointsThatAreMissing(section: UInt32) throws {
        let folder = try ScratchFolder()
        let bytes = try SmallCeremony.shared.get().keys[6]
        func summary(_ spoil: (inout Container) -> Void) throws {
            var file = Container(bytes)
            spoil(&file)
            try folder.write(file.bytes, to: "key")
            _ = try ZkeySummary<BN254>(FileReader(folder.path("key")))
        }
        try summary { _ in }
        let missing = #expect(throws: FormatError.self) { try summary { $0.sections.removeAll { $0.id == section } } }
        #expect(missing?.kind == .missingSection && missing?.place.section == section)
        guard section > 4 else { return }
        let long = #expect(throws: FormatError.self) { try summary { $0[section] += [UInt8](repeating: 0, count: 64) } }
        #expect(long?.kind == .wrongLength && long?.place.section == section)
    }

    /// A key whose list of contributions was taken out.
    @Test func contributionsThatWereTakenOut() throws {
        var bent = try Bent(SmallCeremony.shared.get().keys[2])
        bent.ceremony.contributions = []
        let bytes = bent.bytes
        let error = #expect(throws: FormatError.self) { try KeyFile(bytes) }
        #expect(error?.problem.contains("no contribution is listed") == true)
    }

    /// What a file shows otherwise is checked before a beacon is hashed, which may be made to take for ever.
    @Test(.timeLimit(.minutes(2))) func beaconsAreCheckedLast() throws {
        for section in [8, 9] as [UInt32] {
            try expect(.notScaled, .part("section \(section) (\(section == 8 ? "C" : "H"))")) {
                $0.ceremony.contributions[5].parameters.beaconExponent = 63
                $0.file.overwrite(section, at: 64, with: (11 * G1.generator).affine.montgomeryBytes)
            }
        }
    }

    @Test func aBeaconOfAnotherValueOrExponent() throws {
        try expect(.beacon, contribution(6)) { $0.ceremony.contributions[5].parameters.beaconHash?[0] ^= 1 }
        try expect(.beacon, contribution(6)) { $0.ceremony.contributions[5].parameters.beaconExponent = 11 }
        try expect(.beacon, contribution(6)) { $0.ceremony.contributions[5].parameters.beaconExponent = 9 }
        try expect(.beacon, contribution(6)) { $0.ceremony.contributions[5].parameters.beaconHash = nil }
    }

    /// A person who calls their contribution a beacon.
    @Test func aPersonAsABeacon() throws {
        try expect(.beacon, contribution(4)) {
            $0.ceremony.contributions[3].kind = .beacon
            $0.ceremony.contributions[3].parameters = .init(name: "Dot", beaconExponent: 10, beaconHash: [1])
        }
    }

    static let sections: [(UInt32, String, CeremonyFault.Kind)] = [
        (3, "IC", .otherKey), (5, "A", .otherKey), (6, "B in G1", .otherKey), (8, "C", .notScaled), (9, "H", .notScaled),
    ]

    @Test(arguments: sections) func aReplacedPoint(section: UInt32, content: String, kind: CeremonyFault.Kind) throws {
        try expect(kind, .part("section \(section) (\(content))")) {
            $0.file.overwrite(section, at: 64, with: (11 * G1.generator).affine.montgomeryBytes)
        }
    }

    @Test func aReplacedPointOfG2() throws {
        try expect(.otherKey, .part("section 7 (B in G2)")) {
            $0.file.overwrite(7, at: 3 * 128, with: (11 * G2.generator).affine.montgomeryBytes)
        }
    }

    /// All of C or H over another secret than δ was multiplied by.
    @Test(arguments: [(8, "C"), (9, "H")] as [(UInt32, String)]) func aSectionScaledByAnotherSecret(section: UInt32, content: String) throws
    {
        try expect(.notScaled, .part("section \(section) (\(content))")) { bent in
            let points = try G1.Affine.readMontgomery(bent.file[section][...], count: bent.file[section].count / 64, check: .full)
            var bytes: [UInt8] = []
            G1.Affine.appendMontgomery(points.map { (2 * G1($0)).affine }, to: &bytes)
            bent.file[section] = bytes
        }
    }

    /// The points of before the last contribution.
    @Test(arguments: [(8, "C"), (9, "H")] as [(UInt32, String)]) func aSectionThatWasNotScaled(section: UInt32, content: String) throws {
        let earlier = Container(try SmallCeremony.shared.get().keys[5])
        try expect(.notScaled, .part("section \(section) (\(content))")) { $0.file[section] = earlier[section] }
    }

    @Test func rowsOfAnotherCircuit() throws {
        try expect(.otherKey, .part("section 4 (coefficients of A and B)")) {
            let value = Array($0.file[4][4 + 12..<4 + 44]), place = 4 + 3 * 44 + 12
            $0.file.overwrite(4, at: place, with: value == Array($0.file[4][place..<place + 32]) ? [UInt8](repeating: 1, count: 32) : value)
        }
    }

    /// Another α, β or circuit hash than those of the powers and the circuit.
    @Test func anotherHeader() throws {
        let other = (11 * G1.generator).affine.montgomeryBytes
        try expect(.otherKey, .part("alpha in G1")) { $0.file.overwrite(2, at: 84, with: other) }
        try expect(.otherKey, .part("beta in G1")) { $0.file.overwrite(2, at: 148, with: other) }
        try expect(.otherKey, .part("beta in G2")) { $0.file.overwrite(2, at: 212, with: (11 * G2.generator).affine.montgomeryBytes) }
        try expect(.otherKey, .part("gamma in G2")) { $0.file.overwrite(2, at: 340, with: (11 * G2.generator).affine.montgomeryBytes) }
        try expect(.otherKey, .part("circuit hash")) { $0.ceremony.circuitHash[0] ^= 1 }
    }

    @Test func aKeyWithoutContributions() throws {
        let ceremony = try SmallCeremony.shared.get()
        let fault = #expect(throws: CeremonyFault.self) { try ceremony.verify(ceremony.keys[0]) }
        #expect(fault?.kind == .noContribution)
    }

    /// The key of one circuit does not pass for that of another.
    @Test func aKeyOfAnotherCircuit() throws {
        let ceremony = try SmallCeremony.shared.get()
        var circuit = ceremony.circuit
        circuit.c = circuit.a
        let initial = try InitialKey(of: circuit, Powers(ceremony.prepared))
        let fault = #expect(throws: CeremonyFault.self) { try KeyVerifier(KeyFile(ceremony.keys[6]), against: initial).verify() }
        #expect(fault?.kind == .otherKey && fault?.place == .part("circuit hash"))
    }

    @Test func aKeyOfACircuitOfAnotherSize() throws {
        let ceremony = try SmallCeremony.shared.get()
        var circuit = ceremony.circuit
        circuit.wireCount += 1
        circuit.labels.append(9)
        circuit.labelCount += 1
        let initial = try InitialKey(of: circuit, Powers(ceremony.prepared))
        let fault = #expect(throws: CeremonyFault.self) { try KeyVerifier(KeyFile(ceremony.keys[6]), against: initial).verify() }
        #expect(fault?.kind == .otherKey && fault?.place == .part("header"))
    }

    /// δ of the header is that of the last contribution, in both groups.
    @Test func anotherDeltaInTheHeader() throws {
        let ceremony = try SmallCeremony.shared.get()
        var file = Container(ceremony.keys[6])
        file.overwrite(2, at: 532, with: (11 * G2.generator).affine.montgomeryBytes)
        #expect(throws: FormatError.self) { try KeyFile(file.bytes) }
        file = Container(ceremony.keys[6])
        file.overwrite(2, at: 468, with: (11 * G1.generator).affine.montgomeryBytes)
        file.overwrite(2, at: 532, with: (11 * G2.generator).affine.montgomeryBytes)
        #expect(throws: FormatError.self) { try KeyFile(file.bytes) }
    }
}
