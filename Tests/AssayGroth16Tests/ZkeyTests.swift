// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayCrypto
import AssayFormats
import AssayTestSupport
import Synchronization
import Testing

@testable import AssayGroth16

/// What a `.zkey` holds, and that reading and writing are each other's inverse.
@Suite struct ZkeyTests {
    @Test func roundTrip() throws {
        for sample in [try Sample.score.get(), try Sample.product.get()] {
            let bytes = sample.key.zkey()
            let read = try ProvingKey<BN254>(zkey: bytes)
            #expect(read == sample.key)
            #expect(read.zkey() == bytes)
            #expect(read.isUnsafeSingleParty)
        }
    }

    @Test func readingTellsHowFarItIs() throws {
        final class Reports: ProgressObserver {
            let all = Mutex<[(completed: Int, total: Int)]>([])
            func report(stage: String, completed: Int, total: Int) { all.withLock { $0.append((completed, total)) } }
        }
        let reports = Reports()
        _ = try ProvingKey<BN254>(zkey: try Sample.score.get().key.zkey(), progress: reports)
        let all = reports.all.withLock { $0 }
        #expect(all.count == 6 && all.first?.completed == 0 && all.last?.completed == all.last?.total)
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.completed < $1.completed && $0.total == $1.total })
    }

    /// Long sections are read in parts; a fault still counts from the first point.
    @Test func aFaultFarIntoASectionIsNumbered() throws {
        let count = 2 * ZkeyLayout.pointsTogether + 10
        var bytes: [UInt8] = []
        BN254.G1.Affine.appendMontgomery(Array(repeating: BN254.G1.affineGenerator, count: count), to: &bytes)
        var whole = ByteReader(bytes, format: "zkey")
        #expect(try whole.readPoints(BN254.G1.Affine.self, count: count).count == count)
        for index in [0, ZkeyLayout.pointsTogether - 1, ZkeyLayout.pointsTogether, count - 1] {
            var broken = bytes
            broken[index * BN254.G1.Affine.byteCount] ^= 1
            var reader = ByteReader(broken, format: "zkey")
            let error = #expect(throws: FormatError.self) { try reader.readPoints(BN254.G1.Affine.self, count: count) }
            #expect(error?.problem == "point \(index) is not on the curve" && error?.place.offset == 0)
        }
    }

    /// circom and snarkjs write sections in various orders.
    @Test func sectionsStandInAnyOrder() throws {
        let sample = try Sample.product.get()
        var generator = SeededGenerator()
        for _ in 0..<10 {
            var file = ZkeyFile(sample.key.zkey())
            file.sections.shuffle(using: &generator)
            #expect(try ProvingKey<BN254>(zkey: file.bytes) == sample.key, "\(generator)")
        }
    }

    @Test func aReadKeyProves() throws {
        let sample = try Sample.score.get()
        let key = try ProvingKey<BN254>(zkey: sample.key.zkey())
        let statement = try Prover(key, circuit: sample.r1cs).prove(sample.witness)
        try Verifier(sample.verifyingKey).verify(statement.proof, publicInputs: statement.publicInputs)
    }

    /// Lengths as the format gives them, for 5 constraints at most, 6 rows of A more, and 5 public signals.
    @Test func sectionLengths() throws {
        let key = try Sample.score.get().key
        let file = ZkeyFile(key.zkey())
        let entries = key.qap.a.entryCount + key.qap.b.entryCount
        #expect(file.sections.map { Int($0.id) } == Array(1...10))
        let lengths = [
            4, 660, 64 * (key.inputCount + 1), 4 + 44 * entries, 64 * key.wireCount, 64 * key.wireCount, 128 * key.wireCount,
            64 * (key.wireCount - key.inputCount - 1), 64 * key.qap.domainSize, 64 + 4 + 392 + 2 + 19,
        ]
        #expect(file.sections.map(\.content.count) == lengths)
    }

    /// The value of an entry is stored as v·R² mod r, and the input rows end the list.
    @Test func coefficientsAreInDoubleMontgomeryForm() throws {
        let key = try Sample.product.get().key
        let section = ZkeyFile(key.zkey())[4]
        let last = Array(section.suffix(44))
        #expect(Array(last[..<12]) == [0, 0, 0, 0, UInt8(key.constraintCount + 2), 0, 0, 0, 2, 0, 0, 0])
        let radix = Fr(2).power([256])
        #expect(Fr(littleEndian: last[12...]) == radix * radix)
    }

    /// alpha, beta and the rest of the header where other tools look for them.
    @Test func headerLayout() throws {
        let key = try Sample.product.get().key
        let header = ZkeyFile(key.zkey())[2]
        #expect(Array(header[HeaderOffset.alpha1..<HeaderOffset.beta1]) == key.verifyingKey.alpha1.montgomeryBytes)
        #expect(Array(header[HeaderOffset.gamma2..<HeaderOffset.delta1]) == BN254.G2.affineGenerator.montgomeryBytes)
        #expect(Array(header[HeaderOffset.delta2...]) == key.verifyingKey.delta2.montgomeryBytes)
        #expect(Array(header[HeaderOffset.wires..<HeaderOffset.alpha1]) == [4, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0])
    }

    /// e(g1_s, g2_spx) = e(g1_sx, g2_sp) and e([1], g2_spx) = e(deltaAfter, g2_sp), with g2_sp from the transcript.
    @Test func theContributionProvesItself() throws {
        let key = try Sample.product.get().key
        let contribution = try #require(key.ceremony.contributions.first)
        let hash = Contribution<BN254>.transcript(
            circuitHash: key.circuitHash, earlier: [], g1S: contribution.g1S, g1SX: contribution.g1SX)
        #expect(contribution.transcript == hash)
        let g2SP = BN254.hashToG2(hash)
        #expect(BN254.pairingProductIsOne([(contribution.g1S, contribution.g2SPX), (-contribution.g1SX, g2SP)]))
        #expect(BN254.pairingProductIsOne([(BN254.G1.affineGenerator, contribution.g2SPX), (-contribution.deltaAfter, g2SP)]))
        #expect(contribution.deltaAfter == key.delta1)
    }

    /// U1 and U2 of the ceremony formats: big-endian, imaginary part first, infinity all zero.
    @Test func pointsAsCeremoniesHashThem() {
        let (one, two) = (BN254.G1.affineGenerator, BN254.G2.affineGenerator)
        #expect(one.uncompressedBytes == [UInt8](repeating: 0, count: 31) + [1] + [UInt8](repeating: 0, count: 31) + [2])
        #expect(two.uncompressedBytes == [two.x.c1, two.x.c0, two.y.c1, two.y.c0].flatMap(\.bigEndianBytes))
        let list = BN254.G1.Affine.uncompressedBytes([one, -one, .infinity])
        #expect(list == one.uncompressedBytes + (-one).uncompressedBytes + [UInt8](repeating: 0, count: 64))
    }

    /// What a later contribution by someone else leaves of the mark: all of it, since the first phase had one party.
    @Test func theMarkStaysWhateverIsContributedLater() throws {
        var ceremony = try Sample.product.get().key.ceremony
        var later = ceremony.contributions[0]
        later.parameters = .init(name: "somebody else")
        ceremony.contributions.append(later)
        #expect(ceremony.isUnsafeSingleParty)
        ceremony.contributions.removeFirst()
        #expect(!ceremony.isUnsafeSingleParty)
    }

    @Test func moreContributionsThanAnybodyHasAreRefused() throws {
        let key = try Sample.product.get().key
        var ceremony = key.ceremony
        ceremony.contributions[0].parameters = .init()
        let most = (Ceremony<BN254>.largestByteCount - 68) / Contribution<BN254>.leastByteCount
        for (count, kind) in [(most, nil), (most + 1, FormatError.Kind.outOfRange)] {
            ceremony.contributions = Array(repeating: ceremony.contributions[0], count: count)
            var bytes: [UInt8] = []
            ceremony.append(to: &bytes)
            let reader = ByteReader(bytes, format: "zkey")
            let problem = Result { try Ceremony<BN254>(from: reader, delta1: key.delta1) }
            switch problem {
            case .success(let read): #expect(kind == nil && read.contributions.count == most)
            case .failure(let error): #expect((error as? FormatError)?.kind == kind)
            }
        }
    }

    @Test func parametersOfContributions() throws {
        let key = try Sample.product.get().key
        var ceremony = key.ceremony
        ceremony.contributions[0].kind = .beacon
        ceremony.contributions[0].parameters = .init(name: "final beacon", beaconExponent: 10, beaconHash: [1, 2, 3])
        var bytes: [UInt8] = []
        ceremony.append(to: &bytes)
        var file = ZkeyFile(key.zkey())
        file[10] = bytes
        let read = try ProvingKey<BN254>(zkey: file.bytes)
        // Everybody knows the secret of a beacon: nobody contributed to this key.
        #expect(read.ceremony == ceremony && read.isUnsafeSingleParty)
        #expect(read.zkey() == file.bytes)
    }

    /// Foreign tools may list entries in another order; the key means the same.
    @Test func orderOfCoefficientsHasNoMeaning() throws {
        let sample = try Sample.score.get()
        var file = ZkeyFile(sample.key.zkey())
        let entries = stride(from: 4, to: file[4].count, by: 44).map { Array(file[4][$0..<$0 + 44]) }
        file[4] = Array(file[4][..<4]) + entries.reversed().flatMap { $0 }
        let key = try ProvingKey<BN254>(zkey: file.bytes)
        #expect(key.qap.isProgram(of: sample.r1cs))
        _ = try Prover(key, circuit: sample.r1cs).prove(sample.witness)
    }
}
