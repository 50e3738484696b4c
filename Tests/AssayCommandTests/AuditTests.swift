// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Testing

/// `assay audit` on circuits of this toolkit and of circom.
@Suite struct AuditTests {
    @Test(arguments: ["bp-diary", "bp-category", "two-arm"]) func shippedAlgorithmsAreDetermined(name: String) throws {
        let folder = try ScratchFolder()
        let compiled = try Command.run(["compile", shipped("circuits/\(name)/algorithm.assay"), "-o", "circuit"], in: folder)
        #expect(compiled.status == 0, "\(compiled)")
        let audit = try Command.run(["audit", "circuit", "--certificate", "u.txt", "--json"], in: folder)
        #expect(audit.status == 0 && audit.json["verdict"] as? String == "determined", "\(audit)")
        let check = try Command.run(["audit", "circuit/circuit.r1cs", "--check", "u.txt"], in: folder)
        #expect(check.status == 0 && check.output.hasPrefix("valid: "), "\(check)")
    }

    /// The certificate that compilation leaves behind convinces the checker that was not written in Swift, and with a step changed it does not.
    @Test(.needsPeers, arguments: ["bp-diary", "bp-category", "two-arm"]) func aSecondCheckerIsConvinced(name: String) throws {
        let folder = try ScratchFolder()
        let compiled = try Command.run(["compile", shipped("circuits/\(name)/algorithm.assay"), "-o", "circuit", "--json"], in: folder)
        #expect((compiled.json["uniqueness"] as? [String: Any])?["verdict"] as? String == "determined", "\(compiled)")
        let lines = String(decoding: try folder.bytes("circuit/certificate.txt"), as: UTF8.self).split(separator: "\n")
        let damaged = [lines.count - 1, lines.count / 2, 2].map { gap in lines.indices.filter { $0 != gap }.map { lines[$0] } }
        for (i, text) in damaged.enumerated() {
            try folder.write(Array((text.joined(separator: "\n") + "\n").utf8), to: "\(i).txt")
        }
        let files = ["circuit/certificate.txt", "0.txt", "1.txt", "2.txt"]
        let answer = try Peer.run("certificate_check", (["circuit/circuit.r1cs"] + files).map { folder.path($0) })
        let theirs = answer.text.split(separator: "\n").map { $0 == "valid" }
        let ours = try files.map { try Command.run(["audit", "circuit", "--check", $0], in: folder).status == 0 }
        #expect(ours == theirs && ours.first == true && ours.contains(false), "\(answer)")
    }

    @Test func aCertificateIsForItsCircuit() throws {
        let folder = try ScratchFolder()
        let (linear, product) = (shipped("vectors/circom/linear.r1cs"), shipped("vectors/circom/product.r1cs"))
        let audit = try Command.run(["audit", linear, "--certificate", "u.txt"], in: folder)
        #expect(audit.status == 0, "\(audit)")
        let other = try Command.run(["audit", product, "--check", "u.txt"], in: folder)
        #expect(other.status == 1 && other.output.contains("another circuit"), "\(other)")
        let lines = String(decoding: try folder.bytes("u.txt"), as: UTF8.self).split(separator: "\n")
        try folder.write(Array((lines.prefix(2).joined(separator: "\n") + "\n").utf8), to: "short.txt")
        let short = try Command.run(["audit", linear, "--check", "short.txt", "--json"], in: folder)
        #expect(short.status == 1 && short.json["valid"] as? Bool == false, "\(short)")
        try folder.write(try folder.bytes("u.txt").dropLast(), to: "cut.txt")
        let cut = try Command.run(["audit", linear, "--check", "cut.txt"], in: folder)
        #expect(cut.status == 2 && cut.complaints.contains("the line does not end"), "\(cut)")
        let again = try Command.run(["audit", linear, "--certificate", "u.txt"], in: folder)
        #expect(again.status == 2 && again.complaints.contains("exists already"), "\(again)")
    }

    /// Circom eliminated the number, so that nothing is given of which the bits could be.
    @Test func aMissingInputIsSaid() throws {
        let folder = try ScratchFolder()
        let audit = try Command.run(["audit", shipped("vectors/circom/bits.r1cs"), "--json"], in: folder)
        #expect(audit.status == 1 && audit.json["missingInputs"] as? Int == 1, "\(audit)")
        #expect(audit.complaints.contains("1 of 1 inputs have no wire"), "\(audit)")
    }

    /// Circom's division by hint alone: quotient and remainder are the prover's choice.
    @Test func aChoiceOfTheProverIsShown() throws {
        let folder = try ScratchFolder()
        let circuit = shipped("vectors/circom/divide.r1cs")
        for witness in [[], ["--witness", shipped("vectors/circom/divide.wtns")]] {
            let audit = try Command.run(["audit", circuit] + witness, in: folder)
            #expect(audit.status == 1 && audit.output.hasPrefix("not determined"), "\(audit)")
        }
        let wrong = try Command.run(["audit", circuit, "--witness", shipped("vectors/circom/bits.wtns")], in: folder)
        #expect(wrong.status == 2 && wrong.complaints.contains("does not satisfy"), "\(wrong)")
        let both = try Command.run(["audit", circuit, "--check", "a", "--certificate", "b"], in: folder)
        #expect(both.status == 64, "\(both)")
    }
}
