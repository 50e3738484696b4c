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
        try folder.write(Array(lines.joined(separator: "\n").utf8), to: "circuit/certificate.txt")
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
        #expect(try refusal(folder).contains("nothing shows that the inputs"))
        try SmallTrade.must("setup circuit k.zkey --undetermined", in: folder)
        // A file of another compiler is taken as it is.
        try SmallTrade.must("setup circuit/circuit.r1cs r.zkey", in: folder)
    }
}
