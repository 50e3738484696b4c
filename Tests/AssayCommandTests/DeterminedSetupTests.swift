// SPDX-License-Identifier: Apache-2.0
import AssayData
import AssayTestSupport
import Foundation
import Testing

/// `assay setup` makes keys for a compiled algorithm when it is shown that the inputs determine the outputs.
@Suite struct DeterminedSetupTests {
    private func refusal(_ folder: ScratchFolder) throws -> String {
        let setup = try SmallTrade.run("setup circuit k.zkey", in: folder)
        #expect(setup.status == 2 && !FileManager.default.fileExists(atPath: folder.path("k.zkey")), "\(setup)")
        return setup.complaints
    }

    @Test func theCertificateIsChecked() throws {
        let folder = try SmallTrade.folder()
        let certificate = String(decoding: try folder.bytes("circuit/certificate.txt"), as: UTF8.self)
        var lines = certificate.split(separator: "\n").map(String.init)
        let circuit = lines[1]
        lines[1] = "circuit " + String(repeating: "0", count: 64)
        try folder.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: "circuit/certificate.txt")
        #expect(try refusal(folder).contains("is about another circuit"))
        try folder.write(Array((lines[0] + "\n" + circuit + "\n").utf8), to: "circuit/certificate.txt")
        #expect(try refusal(folder).contains("does not show"))
        try SmallTrade.must("setup circuit k.zkey --undetermined", in: folder)
    }

    @Test func withoutACertificateOneIsLookedFor() throws {
        let folder = try SmallTrade.folder()
        try FileManager.default.removeItem(atPath: folder.path("circuit/certificate.txt"))
        try SmallTrade.must("setup circuit k.zkey", in: folder)
    }

    @Test func compilationCanLeaveTheSearchToSetup() throws {
        let folder = try SmallTrade.folder()
        let circuit = try folder.bytes("circuit/circuit.r1cs")
        let compiled = try SmallTrade.run("compile circuit/algorithm.assay -o circuit --skip-certificate --json", in: folder)
        #expect((compiled.json["uniqueness"] as? [String: Any])?["verdict"] as? String == "skipped", "\(compiled)")
        #expect(!FileManager.default.fileExists(atPath: folder.path("circuit/certificate.txt")))
        #expect(try folder.bytes("circuit/circuit.r1cs") == circuit)
        let words = try SmallTrade.run("compile circuit/algorithm.assay -o circuit --skip-certificate", in: folder)
        #expect(words.output.contains("not looked for; assay setup will"), "\(words)")
        try SmallTrade.must("setup circuit k.zkey", in: folder)
        try SmallTrade.must("audit circuit --certificate circuit/certificate.txt", in: folder)
        #expect(try SmallTrade.run("audit circuit --certificate circuit/certificate.txt", in: folder).complaints.contains("exists already"))
        try SmallTrade.must("audit circuit --check circuit/certificate.txt", in: folder)
        let program = try GreaterProgram.write(to: folder)
        try SmallTrade.must("compile \(program) -o open --skip-certificate", in: folder)
        let setup = try SmallTrade.run("setup open o.zkey", in: folder)
        #expect(setup.status == 2 && setup.complaints.contains("nothing shows that the inputs"), "\(setup)")
        try SmallTrade.must("ceremony powers new 2 -o p.ptau", in: folder)
        let ceremony = try SmallTrade.run("ceremony init open p.ptau -o c.zkey", in: folder)
        #expect(ceremony.status == 2 && ceremony.complaints.contains("nothing shows that the inputs"), "\(ceremony)")
    }

    /// A circuit that calls all of its wires inputs is determined, whatever it leaves open; which wires are inputs the program says.
    @Test func inputsAreThoseOfTheProgram() throws {
        let folder = try SmallTrade.folder()
        var circuit = try folder.bytes("circuit/circuit.r1cs")
        let digest = Digest(of: circuit).hexadecimal
        // Behind magic, version, number of sections, then kind and length of the header, and the size of the modulus and it: wires, outputs, public
        // inputs, private inputs.
        let place = 12 + 12 + 4 + 32
        func number(_ at: Int) -> UInt32 { (0..<4).reduce(0) { $0 | UInt32(circuit[at + $1]) << UInt32(8 * $1) } }
        let inputs = number(place) - 1 - number(place + 4) - number(place + 8)
        for i in 0..<4 { circuit[place + 12 + i] = UInt8(truncatingIfNeeded: inputs >> UInt32(8 * i)) }
        let interface = String(decoding: try folder.bytes("circuit/interface.json"), as: UTF8.self)
        try folder.write(circuit, to: "circuit/circuit.r1cs")
        try folder.write(
            Array(interface.replacing(digest, with: Digest(of: circuit).hexadecimal).utf8), to: "circuit/interface.json")
        try FileManager.default.removeItem(atPath: folder.path("circuit/certificate.txt"))
        #expect(try SmallTrade.run("audit circuit/circuit.r1cs", in: folder).status == 0)
        #expect(try refusal(folder).contains("is not what circuit/algorithm.assay compiles to"))
        try SmallTrade.must("ceremony powers new 2 -o p.ptau", in: folder)
        let ceremony = try SmallTrade.run("ceremony init circuit p.ptau -o c.zkey", in: folder)
        #expect(ceremony.status == 2 && ceremony.complaints.contains("is not what circuit/algorithm.assay compiles to"), "\(ceremony)")
        #expect(!FileManager.default.fileExists(atPath: folder.path("c.zkey")))
    }

    /// Nothing shows yet that medians of what is worked out from two fields are determined, though they are.
    @Test func whatIsNotShownGetsNoKeys() throws {
        let folder = try ScratchFolder()
        try SmallTrade.must("compile \(GreaterProgram.write(to: folder)) -o circuit", in: folder)
        #expect(!FileManager.default.fileExists(atPath: folder.path("circuit/certificate.txt")))
        #expect(try refusal(folder).contains("nothing shows that the inputs of the circuit determine its outputs"))
        try SmallTrade.must("setup circuit k.zkey --undetermined", in: folder)
    }

    /// Circom's division by hint alone, in the place of the circuit: quotient and remainder are the prover's choice.
    @Test func aChoiceGetsNoKeys() throws {
        let folder = try SmallTrade.folder()
        let choice = Array(try Data(contentsOf: Repository.root.appending(path: "vectors/circom/divide.r1cs")))
        let digest = Digest(of: try folder.bytes("circuit/circuit.r1cs")).hexadecimal
        let interface = String(decoding: try folder.bytes("circuit/interface.json"), as: UTF8.self)
        try folder.write(choice, to: "circuit/circuit.r1cs")
        try folder.write(
            Array(interface.replacing(digest, with: Digest(of: choice).hexadecimal).utf8), to: "circuit/interface.json")
        try FileManager.default.removeItem(atPath: folder.path("circuit/certificate.txt"))
        #expect(try refusal(folder).contains("is not what circuit/algorithm.assay compiles to"))
        try SmallTrade.must("setup circuit k.zkey --undetermined", in: folder)
        // A file of another compiler is taken as it is.
        try SmallTrade.must("setup circuit/circuit.r1cs r.zkey", in: folder)
    }
}

/// A program of which nothing shows that its inputs determine its outputs.
private enum GreaterProgram {
    static func write(to folder: ScratchFolder) throws -> String {
        let program =
            "assay 1\nalgorithm \"Greater\"\nrecord Row {\n    t: 0 .. 12\n    u: 0 .. 12\n}\ndata rows: at most 3 of Row\n"
            + "publish m = median of max(t, u) in rows otherwise 0 as 0.0 .. 12.0\n"
        try folder.write(Array(program.utf8), to: "greater.assay")
        return "greater.assay"
    }
}
