// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayAudit
import AssayCertificate
import AssayConstraints
import AssayCrypto
import AssayTestSupport
import Testing

/// A second checker, in Python, which was written from `docs/uniqueness.md`: it says of every certificate what ours says.
@Suite struct CertificatePeerTests {
    private static let mutations = 12

    @Test(.needsPeers, arguments: KnownBadCircuitTests.circuits) func bothCheckersAgree(circuit: KnownBadCircuit) throws {
        var generator = SeededGenerator()
        let r1cs = try circuit.r1cs(isRepaired: true)
        let bytes = r1cs.r1csBytes
        let certificate = Certificate(circuit: SHA256.digest(bytes), steps: UniquenessAudit(r1cs).steps)
        let text = Array(certificate.text.utf8)
        // All changes of a short certificate may be harmless, but not that it ends before its first step.
        let heading = Certificate<Draft.Element>(circuit: certificate.circuit, steps: []).text
        let texts = [text, Array(heading.utf8)] + (0..<Self.mutations).map { _ in Self.mutated(text, using: &generator) }
        let folder = try ScratchFolder()
        try folder.write(bytes, to: "circuit.r1cs")
        for (i, text) in texts.enumerated() { try folder.write(text, to: "\(i).txt") }
        let answer = try Peer.run(
            "certificate_check", [folder.path("circuit.r1cs")] + texts.indices.map { folder.path("\($0).txt") })
        let theirs = answer.text.split(separator: "\n").map { $0 == "valid" }
        try #require(theirs.count == texts.count, "\(answer.complaints)")
        let ours = texts.map { isValid($0, certificate.circuit, r1cs) }
        #expect(ours[0] && !ours[1] && ours == theirs, "\(generator): \(answer.text)")
    }

    private func isValid(_ text: [UInt8], _ digest: [UInt8], _ r1cs: R1CS<Draft.Element>) -> Bool {
        guard let certificate = try? Certificate<Draft.Element>(parsing: text), certificate.circuit == digest else { return false }
        let checker = CertificateChecker(r1cs)
        return (try? checker.check(certificate.steps)) != nil
    }

    /// A digit changed, a line left out or said twice, two lines in the other order, or a word of one line put into another.
    private static func mutated(_ text: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        var lines = String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
        let line = Int.random(in: 2..<lines.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: lines.remove(at: line)
        case 1: lines.insert(lines[line], at: line)
        case 2 where line + 1 < lines.count: lines.swapAt(line, line + 1)
        case 3:
            var words = lines[line].split(separator: " ")
            let donor = lines[2...].randomElement(using: &generator)?.split(separator: " ") ?? []
            let place = Int.random(in: 1..<words.count, using: &generator)
            if place < donor.count { words[place] = donor[place] }
            lines[line] = words.joined(separator: " ")
        default:
            var bytes = Array(lines[line].utf8)
            if let place = bytes.indices.filter({ (0x30...0x39).contains(bytes[$0]) }).randomElement(using: &generator) {
                bytes[place] = .random(in: 0x30...0x39, using: &generator)
            }
            lines[line] = String(decoding: bytes, as: UTF8.self)
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}
