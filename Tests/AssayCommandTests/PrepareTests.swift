// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayFormats
import AssayTestSupport
import Foundation
import Testing

@testable import AssayGroth16

/// A prepared key beside a key: used when it can be, said why when not, and never in the way of a proof.
@Suite struct PrepareTests {
    let folder: ScratchFolder

    init() throws {
        folder = try SmallTrade.folder()
        try SmallTrade.agreed(in: folder)
        try SmallTrade.must("witness circuit a.json --opening o.json -o w.wtns", in: folder)
    }

    func prove(_ options: String = "") throws -> Command.Result {
        try SmallTrade.run("prove key.zkey w.wtns proof.json public.json --force \(options) --unsafe", in: folder)
    }

    /// Proves, and verifies what was written.
    func proof(_ options: String = "") throws -> Command.Result {
        let result = try prove(options)
        try #require(result.status == 0, "\(result)")
        try SmallTrade.must("verify vk.json public.json proof.json --unsafe", in: folder)
        return result
    }

    @Test func itIsUsedSilently() throws {
        let made = try SmallTrade.must("prepare key.zkey --json", in: folder)
        #expect(made.json["prepared"] as? String == "key.zkey.prepared")
        #expect(made.json["bytes"] as? Int == (try folder.bytes("key.zkey.prepared")).count)
        #expect(!(try proof()).complaints.contains("not used"))
        #expect(!(try proof("--circuit circuit")).complaints.contains("not used"))
        let shown = try SmallTrade.must("inspect key.zkey.prepared", in: folder)
        #expect(shown.output.hasPrefix("prepared key"), "\(shown)")
        let receipt = try SmallTrade.must("deliver circuit a.json --opening o.json --key key.zkey --unsafe", in: folder)
        #expect(!receipt.complaints.contains("not used"), "\(receipt)")
        try SmallTrade.must("verify receipt.json --unsafe", in: folder)
    }

    @Test func whatExistsIsNotWrittenOver() throws {
        try SmallTrade.must("prepare key.zkey", in: folder)
        #expect(try SmallTrade.run("prepare key.zkey", in: folder).status == 2)
        try SmallTrade.must("prepare key.zkey --force", in: folder)
        let other = try SmallTrade.run("prepare vk.json", in: folder)
        #expect(other.status == 2 && other.complaints.contains("vk.json is a verifying key; a proving key (.zkey) is expected"), "\(other)")
    }

    /// Whoever can map it to memory can see by the caches which of its points are used.
    @Test func itsOwnerAloneReadsIt() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.path("key.zkey"))
        try SmallTrade.must("prepare key.zkey", in: folder)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("key.zkey.prepared"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    /// Whoever can write to a file that is used as memory can end the process at a moment of their choice.
    @Test func oneThatOthersMayWriteIsNotUsed() throws {
        try SmallTrade.must("prepare key.zkey", in: folder)
        try FileManager.default.setAttributes([.posixPermissions: 0o622], ofItemAtPath: folder.path("key.zkey.prepared"))
        #expect(try proof().complaints.contains("key.zkey.prepared is not used: others may write to it"))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.path("key.zkey.prepared"))
        #expect(!(try proof().complaints.contains("not used")))
    }

    /// A file with digests that fit and points that leave the middle wires out proves for witnesses that are zero there. Were it believed,
    /// whoever wrote it would learn from the lack of a proof that this one is not.
    @Test func whetherThereIsAProofDoesNotDependOnIt() throws {
        let file = try FileReader(folder.path("key.zkey"))
        let key = try PreparedKey(ProvingKey<BN254>(zkey: file))
        func leavingOut<P: AffinePoint>(_ points: PointList<P>) -> PointList<P> {
            PointList(points.enumerated().map { $0.offset > 20 ? .infinity : $0.element })
        }
        let points = key.points
        let forged = PreparedKey(
            verifyingKey: key.verifyingKey, beta1: key.beta1, delta1: key.delta1, program: key.program,
            points: .init(
                a: leavingOut(points.a), b1: leavingOut(points.b1), b2: leavingOut(points.b2), c: leavingOut(points.c), h: points.h),
            inputCount: key.inputCount)
        var bytes: [UInt8] = []
        forged.writeFile(keyDigest: try ZkeySummary<BN254>(file).digest) { bytes += $0 }
        try AtomicFile.write(bytes, to: folder.path("key.zkey.prepared"), mode: AtomicFile.secretMode)
        #expect(PreparedKey<BN254>.damage(of: try MappedFile(folder.path("key.zkey.prepared"))) == nil)
        for options in ["", "--circuit circuit"] {
            #expect(try proof(options).complaints.contains("not used: it does not hold what the key holds"))
        }
        // A witness that is wrong is no fault of the file.
        try SmallTrade.must("prepare key.zkey --force", in: folder)
        var witness = try folder.bytes("w.wtns")
        witness[witness.count - 32] ^= 1
        try folder.write(witness, to: "w.wtns")
        let result = try prove()
        #expect(result.status == 2 && result.complaints.contains("does not verify") && !result.complaints.contains("not used"), "\(result)")
    }

    @Test func aKeyThatChangedSinceIsUsedByItself() throws {
        try SmallTrade.must("prepare key.zkey", in: folder)
        try SmallTrade.must("setup circuit key.zkey --vk vk.json --force", in: folder)
        let result = try proof()
        #expect(result.complaints.contains("key.zkey.prepared is not used: prep"), "\(result)")
        #expect(result.complaints.contains("another key"), "\(result)")
        #expect(!(try proof("--quiet")).complaints.contains("not used"))
    }

    /// A bit in each part of the file, and a file cut short.
    @Test func aDamagedFileIsNotUsed() throws {
        try SmallTrade.must("prepare key.zkey", in: folder)
        let bytes = try folder.bytes("key.zkey.prepared")
        for place in stride(from: 20, to: bytes.count, by: bytes.count / 12) {
            var changed = bytes
            changed[place] ^= 1
            try folder.write(changed, to: "key.zkey.prepared")
            _ = try proof()
        }
        var changed = bytes
        changed[bytes.count - 5000] ^= 1
        try folder.write(changed, to: "key.zkey.prepared")
        for options in ["", "--circuit circuit"] {
            let result = try proof(options)
            #expect(result.complaints.contains("points of H: not as they were written; to make it again:"), "\(result)")
        }
        let shown = try SmallTrade.run("inspect key.zkey.prepared", in: folder)
        #expect(shown.status == 2 && shown.complaints.contains("points of H"), "\(shown)")
        try folder.write(Array(bytes[..<5000]), to: "key.zkey.prepared")
        #expect(try proof().complaints.contains("not used"))
        try FileManager.default.removeItem(atPath: folder.path("key.zkey.prepared"))
        #expect(!(try proof()).complaints.contains("not used"))
    }
}
