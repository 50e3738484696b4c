// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// What compilation says of the reference algorithms: for these it shows that the inputs determine the outputs.
@Suite struct ReferenceAuditTests {
    static let shown = ["home-protocol", "short-protocol", "typed-by-hand", "weekday-weekend", "morning-surge"]

    @Test(arguments: shown) func outputsAreDetermined(name: String) throws {
        let folder = try ScratchFolder()
        let program = Repository.root.appending(path: "circuits/reference/\(name)/algorithm.assay").path
        let compiled = try Command.run(["compile", program, "-o", "circuit", "--json"], in: folder)
        #expect((compiled.json["uniqueness"] as? [String: Any])?["verdict"] as? String == "determined", "\(compiled)")
        let check = try Command.run(["audit", "circuit", "--check", "circuit/certificate.txt"], in: folder)
        #expect(check.status == 0 && check.output.hasPrefix("valid: "), "\(check)")
    }
}
