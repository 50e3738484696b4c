// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// The same program on BLS12-381: a whole trade on the command line, and what is said of files that are for different curves.
@Suite struct CurveTests {
    /// What `SmallTrade` has, and beside it `other/`, `other.zkey`, `other-vk.json`, `oc.json`, `oo.json` and `oa.json` on BLS12-381.
    private static func folder() throws -> ScratchFolder {
        let folder = try SmallTrade.folder()
        try SmallTrade.must("compile small.assay -o other --curve bls12-381", in: folder)
        try SmallTrade.must("setup other other.zkey --vk other-vk.json", in: folder)
        try SmallTrade.must("commit other --data t.csv -o oc.json --opening oo.json", in: folder)
        try SmallTrade.must(
            """
            agree new other --vk other-vk.json --proving-key other.zkey --commitment oc.json --buyer buyer.key.pub --seller seller.key.pub \
            --source clinic.key.pub --param least=50% --terms study --expires 2099-12-31 -o oa.json
            """, in: folder)
        for party in ["buyer", "seller"] { try SmallTrade.must("agree sign oa.json --key \(party).key --circuit other", in: folder) }
        return folder
    }

    @Test func aTradeEndsInAReceiptThatHolds() throws {
        let folder = try Self.folder()
        #expect(
            try SmallTrade.must("agree show oa.json --circuit other --proving-key other.zkey", in: folder).output.contains(
                "curve: BLS12-381\n"))
        try SmallTrade.must("attest oc.json --key clinic.key --from 2020-01-01 --until 2099-12-31 -o oat.json", in: folder)
        try SmallTrade.must("prepare other.zkey", in: folder)
        let delivered = try SmallTrade.must(
            "deliver other oa.json --opening oo.json --key other.zkey --attestation oat.json -o or.json --unsafe", in: folder)
        #expect(!delivered.complaints.contains("is not used"))
        let verified = try SmallTrade.must("verify or.json --unsafe", in: folder).output
        #expect(verified.contains("ok: format: assay/receipt/v1, curve bls12381\n") && verified.hasSuffix("\nvalid\n"))
        #expect(verified.hasPrefix("mean_systolic: 136 mmHg\nshare_high: 50%\nenough: yes\n"))
        #expect(try alone(["or.json", "--unsafe"], in: folder).output == verified)

        // Its parts by themselves, as other verifiers read them, and what the other verbs make.
        try SmallTrade.must("inspect or.json --extract parts", in: folder)
        let parts = ["parts/verification_key.json", "parts/public.json", "parts/proof.json"]
        #expect(try SmallTrade.must("verify \(parts.joined(separator: " ")) --unsafe", in: folder).output == "valid\n")
        #expect(try alone(parts + parts[1...] + ["--unsafe"], in: folder).output == "valid: 2 proofs\n")
        try SmallTrade.must("witness other oa.json --opening oo.json -o w.wtns", in: folder)
        try SmallTrade.must("prove other.zkey w.wtns proof.json public.json --circuit other --unsafe", in: folder)
        #expect(try SmallTrade.must("verify other-vk.json public.json proof.json --unsafe", in: folder).output == "valid\n")
        #expect(try folder.bytes("public.json") == folder.bytes("parts/public.json"))
    }

    /// `assay-verify`, which lies beside `assay`.
    private func alone(_ arguments: [String], in folder: ScratchFolder) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = Command.program.deletingLastPathComponent().appending(path: "assay-verify")
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.standardInput = FileHandle.nullDevice
        try folder.write([], to: "alone.txt")
        process.standardOutput = try FileHandle(forWritingTo: folder.url.appending(path: "alone.txt"))
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: try folder.bytes("alone.txt"), as: UTF8.self))
    }

    /// Which file is for which curve, whatever the verb.
    @Test func filesOfTwoCurvesAreToldApart() throws {
        let folder = try Self.folder()
        try SmallTrade.agreed(in: folder)
        try SmallTrade.must("witness circuit a.json --opening o.json -o w.wtns", in: folder)
        try SmallTrade.must("prove key.zkey w.wtns proof.json public.json --unsafe", in: folder)
        let (first, second) = ("is for BN254", "is for BLS12-381")
        for (command, words) in [
            (
                "agree new other --vk vk.json --commitment oc.json --buyer buyer.key.pub --seller seller.key.pub --terms t --expires 2099-12-31 -o x",
                "vk.json \(first); other \(second)"
            ),
            ("\(SmallTrade.agree) --commitment oc.json --expires 2099-12-31 -o x", "oc.json \(second); circuit \(first)"),
            ("agree show oa.json --circuit circuit", "circuit \(first); oa.json \(second)"),
            ("agree sign oa.json --key buyer.key --circuit circuit", "circuit \(first); oa.json \(second)"),
            ("agree show oa.json --earlier a.json", "a.json \(first); oa.json \(second)"),
            ("witness circuit oa.json --opening oo.json -o x", "oa.json \(second); circuit \(first)"),
            ("deliver other oa.json --opening oo.json --key key.zkey -o x --unsafe", "key.zkey \(first); other \(second)"),
            ("prove other.zkey w.wtns x y --unsafe", "w.wtns \(first); other.zkey \(second)"),
            ("prove key.zkey w.wtns x y --unsafe --circuit other", "other \(second); key.zkey \(first)"),
            ("audit other --witness w.wtns", "w.wtns \(first); other \(second)"),
            ("verify other-vk.json public.json proof.json --unsafe", "proof.json \(first); other-vk.json \(second)"),
            (
                "witness other oa.json --opening o.json -o x",
                "o.json: curve: this is for the curve \"bn128\"; \"bls12381\" is expected here"
            ),
            (
                "witness circuit a.json --opening oo.json -o x",
                "oo.json: curve: this is for the curve \"bls12381\"; \"bn128\" is expected here"
            ),
        ] {
            let result = try SmallTrade.run(command, in: folder)
            #expect(result.status == 2 && result.complaints.contains(words), "\(command): \(result)")
            #expect(!FileManager.default.fileExists(atPath: folder.path("x")), "\(command)")
        }
    }

    /// Inspection says which curve a file is for, of every kind that is for one.
    /// Whoever looks for the curve of a file must not take away what a pipe holds.
    @Test(.timeLimit(.minutes(2))) func aPipeWillDo() throws {
        let folder = try SmallTrade.folder()
        let bytes = try folder.bytes("c.json")
        try #require(mkfifo(folder.path("pipe"), 0o600) == 0)
        let path = folder.url.appending(path: "pipe")
        Thread.detachNewThread { try? FileHandle(forWritingTo: path).write(contentsOf: Data(bytes)) }
        try SmallTrade.must("attest pipe --key clinic.key --until 2099-12-31 -o at.json", in: folder)
        #expect(try SmallTrade.must("inspect at.json --json", in: folder).json["curve"] as? String == "bn128")
    }

    @Test func inspectSaysTheCurve() throws {
        let folder = try Self.folder()
        try SmallTrade.must("attest oc.json --key clinic.key --until 2099-12-31 -o oat.json", in: folder)
        try SmallTrade.must("witness other oa.json --opening oo.json -o w.wtns", in: folder)
        for file in ["other/circuit.r1cs", "other/circuit.awp", "other.zkey", "w.wtns", "oc.json", "oo.json", "oat.json"] {
            #expect(try SmallTrade.must("inspect \(file) --json", in: folder).json["curve"] as? String == "bls12381", "\(file)")
        }
        try SmallTrade.must("prepare other.zkey --force", in: folder)
        #expect(try SmallTrade.must("inspect other.zkey.prepared", in: folder).output.hasPrefix("prepared key"))
        #expect(try SmallTrade.must("inspect other", in: folder).output.contains("curve: BLS12-381\n"))
        #expect(try SmallTrade.must("inspect other-vk.json", in: folder).output.hasPrefix("Groth16 verifying key on bls12381\n"))
        #expect(try SmallTrade.must("inspect key.zkey --json", in: folder).json["curve"] as? String == "bn128")
        // These do not say it, and hold numbers that only one of the fields has.
        try SmallTrade.must("prove other.zkey w.wtns proof.json public.json --unsafe", in: folder)
        #expect(try SmallTrade.must("inspect proof.json", in: folder).output == "Groth16 proof on bls12381\n")
        #expect(try SmallTrade.must("inspect public.json", in: folder).output == "public signals\ncount: 6\n")
        #expect(try SmallTrade.must("inspect other/certificate.txt", in: folder).output.hasPrefix("uniqueness certificate\ncircuit: "))
    }

    /// Verbs that take a program are told the curve; what they say of its outputs does not depend on it.
    @Test func programsAreTriedOnEitherCurve() throws {
        let folder = try SmallTrade.folder()
        let tried = "test \(shipped("circuits/bp-category/algorithm.assay")) --cases 2 --seed 1"
        #expect(try SmallTrade.must(tried, in: folder).output == SmallTrade.must("\(tried) --curve bls12-381", in: folder).output)
        let digests = try ["bn254", "bls12-381", "BLS12381"].map { curve in
            try SmallTrade.must("explain small.assay --json --curve \(curve)", in: folder).json["circuitDigest"] as? String
        }
        #expect(digests[0] != digests[1] && digests[1] == digests[2])
        let costs = try ["bn254", "bls12-381"].map { curve in
            try SmallTrade.must("inspect small.assay --costs --json --curve \(curve)", in: folder).json["constraints"] as? Int
        }
        #expect(costs[0] == costs[1])
        let unknown = try SmallTrade.run("compile small.assay -o x --curve secp256k1", in: folder)
        #expect(unknown.status == 64 && unknown.complaints.contains("there is no curve secp256k1; there are bn254 and bls12-381"))
    }

    @Test func aCeremonyMakesKeys() throws {
        let folder = try Self.folder()
        try SmallTrade.must("ceremony powers new 11 --curve bls12-381 -o p0.ptau", in: folder)
        try SmallTrade.must("ceremony powers contribute p0.ptau -o p1.ptau --name Alice", in: folder)
        try SmallTrade.must("ceremony powers prepare p1.ptau -o p.ptau", in: folder)
        #expect(try SmallTrade.must("ceremony powers verify p.ptau", in: folder).output.hasSuffix("\nvalid\n"))
        let stranger = try SmallTrade.run("ceremony init circuit p.ptau -o x", in: folder)
        #expect(stranger.status == 2 && stranger.complaints.contains("p.ptau is for BLS12-381; circuit is for BN254"), "\(stranger)")
        try SmallTrade.must("ceremony init other p.ptau -o k0.zkey", in: folder)
        try SmallTrade.must("ceremony contribute k0.zkey -o k1.zkey --name Bob", in: folder)
        try SmallTrade.must("ceremony beacon k1.zkey -o k2.zkey --value \(String(repeating: "01", count: 32)) --exponent 10", in: folder)
        try SmallTrade.must("ceremony attest k2.zkey --number 1 --key clinic.key -o bob.json", in: folder)
        #expect(
            try SmallTrade.must("ceremony verify other p.ptau k2.zkey --attestation bob.json", in: folder).output.hasSuffix("\nvalid\n"))
        try SmallTrade.must("ceremony export k2.zkey -o made-vk.json", in: folder)
        try SmallTrade.must("witness other oa.json --opening oo.json -o w.wtns", in: folder)
        try SmallTrade.must("prove k2.zkey w.wtns proof.json public.json --circuit other", in: folder)
        #expect(try alone(["made-vk.json", "public.json", "proof.json"], in: folder).output == "valid\n")
    }
}
