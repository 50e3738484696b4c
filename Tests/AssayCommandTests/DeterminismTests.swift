// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// The same program gives the same bytes in every process. Swift seeds its hash tables anew in each one, so an order that comes out of a
/// dictionary would show here. `make determinism` takes a thousand processes for every shipped algorithm, some of a debug build.
@Suite struct DeterminismTests {
    static let files = ["circuit.r1cs", "circuit.sym", "circuit.awp", "interface.json"]

    /// What stands in for the command in the trials of the script: the files as they should be, and one line that spoils them.
    static func standIn(_ fault: String) -> String {
        """
        #!/bin/sh
        # compile PROGRAM -o OUT --quiet [--skip-certificate]
        mkdir "$4"
        for file in \(files.joined(separator: " ")); do echo "$2" > "$4/$file"; done
        [ "$6" = --skip-certificate ] || echo "$2" > "$4/certificate.txt"
        \(fault)
        """
    }

    /// The script ends well where all files agree, and names what does not.
    @Test(
        .needsPeers,
        arguments: [
            (":", 0, "two-arm: 2 runs, the same 5 files"), ("echo $$ >> $4/circuit.sym", 1, "['circuit.sym']"),
            ("rm $4/interface.json", 1, "['interface.json']"), ("rm -f $4/certificate.txt", 1, "['certificate.txt']"),
            ("echo > $4/certificate.txt", 1, "['certificate.txt']"), ("echo broken >&2; exit 3", 1, "broken"),
        ] as [(String, Int32, String)])
    func theScriptNoticesWhatDiffers(fault: String, status: Int32, says: String) throws {
        let folder = try ScratchFolder()
        try folder.write(Array(Self.standIn(fault).utf8), to: "assay")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path("assay"))
        let answer = try Peer.run(script: "scripts/determinism", ["2"], environment: ["ASSAY": folder.path("assay")])
        #expect(answer.status == status && (answer.text + answer.complaints).contains(says), "\(answer.text) \(answer.complaints)")
    }

    @Test func everyProcessCompilesToTheSameBytes() throws {
        let folder = try ScratchFolder()
        let environments = [[:], [:], [:], ["SWIFT_DETERMINISTIC_HASHING": "1"], ["ASSAY_BACKEND": "portable"]]
        for (index, environment) in environments.enumerated() {
            let result = try Command.run(
                ["compile", shipped("circuits/two-arm/algorithm.assay"), "-o", "\(index)", "--quiet"], in: folder, environment: environment)
            #expect(result.status == 0, "\(result)")
        }
        for file in Self.files {
            let bytes = try folder.bytes("0/\(file)")
            #expect(!bytes.isEmpty)
            for index in environments.indices.dropFirst() {
                #expect(try folder.bytes("\(index)/\(file)") == bytes, "\(file), run \(index)")
            }
        }
    }
}
