// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// What compilation says of the reference algorithms: the inputs determine the outputs.
@Suite struct ReferenceAuditTests {
    static let algorithms =
        (try? FileManager.default.contentsOfDirectory(atPath: Repository.root.appending(path: "circuits/reference").path).sorted()) ?? []

    @Test func allAreTried() { #expect(Self.algorithms.count == 12) }

    @Test(arguments: algorithms) func outputsAreDetermined(name: String) throws {
        let folder = try ScratchFolder()
        let program = Repository.root.appending(path: "circuits/reference/\(name)/algorithm.assay").path
        let compiled = try Command.run(["compile", program, "-o", "circuit", "--json"], in: folder)
        #expect((compiled.json["uniqueness"] as? [String: Any])?["verdict"] as? String == "determined", "\(compiled)")
        let check = try Command.run(["audit", "circuit", "--check", "circuit/certificate.txt"], in: folder)
        #expect(check.status == 0 && check.output.hasPrefix("valid: "), "\(check)")
    }

    /// Sets and dictionaries come in another order in each process; the certificate does not.
    @Test func certificatesAreTheSameEveryTime() throws {
        let folder = try ScratchFolder()
        let program = Repository.root.appending(path: "circuits/reference/sodium/algorithm.assay").path
        let texts = try (0..<3).map { number in
            _ = try Command.run(["compile", program, "-o", "circuit\(number)"], in: folder)
            return try String(contentsOf: folder.url.appending(path: "circuit\(number)/certificate.txt"), encoding: .utf8)
        }
        #expect(Set(texts).count == 1)
    }
}
