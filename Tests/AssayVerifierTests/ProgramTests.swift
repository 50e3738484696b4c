// SPDX-License-Identifier: Apache-2.0
import AssayGroth16
import AssayTestSupport
import Foundation
import Testing

/// The program `assay-verify`, run as its users run it: as built beside the tests, or as `ASSAY_VERIFY` names it.
@Suite struct ProgramTests {
    static let program =
        ProcessInfo.processInfo.environment["ASSAY_VERIFY"].map { URL(fileURLWithPath: $0) }
        ?? URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent().appending(path: "assay-verify")

    struct Result {
        let status: Int32
        let output: String
        let complaints: String

        var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:] }
    }

    func run(_ arguments: [String], in folder: ScratchFolder) throws -> Result {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try folder.writer("out")
        process.standardError = try folder.writer("err")
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
            output: String(decoding: try folder.bytes("out"), as: UTF8.self),
            complaints: String(decoding: try folder.bytes("err"), as: UTF8.self))
    }

    func shipped(_ path: String) -> String { Repository.root.appending(path: path).path }

    /// Accepted: 0 and `valid`. Refused: 1 after a look at the proof, 2 for a file that cannot be used; always with the reason's word.
    @Test(arguments: VerifierSuite.Name.allCases) func everyCase(name: VerifierSuite.Name) throws {
        let (suite, folder) = (try VerifierSuite.named(name), try ScratchFolder())
        let names = Dictionary(uniqueKeysWithValues: suite.texts.keys.sorted().enumerated().map { ($1, "text\($0).json") })
        for (text, name) in names { try folder.write(suite.bytes(text), to: name) }
        for one in suite.cases {
            let result = try run(["--json"] + [one.key, one.public, one.proof].compactMap { names[$0] }, in: folder)
            let code = result.json["code"] as? String ?? (result.json["error"] as? [String: Any])?["code"] as? String
            #expect(code == one.reasons?.first, "\(one): \(result)")
            #expect(result.status == 0 ? one.accepts : !one.accepts && (1...2).contains(result.status), "\(one): \(result)")
            #expect(result.json["valid"] as? Bool == (result.status == 2 ? nil : one.accepts), "\(one)")
        }
    }

    @Test func receiptsAndBatches() throws {
        let folder = try ScratchFolder()
        let receipt = shipped("vectors/receipt/receipt.json")
        let good = try run([receipt, "--unsafe", "--at", "2030-01-01"], in: folder)
        #expect(good.status == 0 && good.output.hasSuffix("\nvalid\n"))
        let late = try run([receipt, "--at=2101-01-01T00:00:00Z", "--json"], in: folder)
        #expect(late.status == 1 && late.json["code"] as? String == "receipt")
        #expect(try run(["--at", "2030-01-01", receipt], in: folder).status == 1)
        let product = ["verification_key", "public", "proof"].map { shipped("vectors/groth16/product.\($0).json") }
        let refused = try run(product + ["--json"], in: folder)
        #expect(refused.status == 2 && (refused.json["error"] as? [String: Any])?["code"] as? String == "unsound-key", "\(refused)")
        #expect(refused.complaints.contains("add --unsafe"), "\(refused)")
        let two = try run(product + product.dropFirst() + ["--unsafe"], in: folder)
        #expect(two.status == 0 && two.output == "valid: 2 proofs\n" && two.complaints.hasPrefix("warning: "))
        let suite = try VerifierSuite.bn254.get()
        for name in ["key-2", "public-2", "proof-2", "statement/minus-a/proof"] {
            try folder.write(suite.bytes(name), to: name.replacing("/", with: "-"))
        }
        let mixed = try run(["key-2", "public-2", "proof-2", "public-2", "statement-minus-a-proof"], in: folder)
        #expect(mixed.status == 1 && mixed.output.hasPrefix("invalid: statement-minus-a-proof with public-2: the pairing"))
        #expect(mixed.output.hasSuffix("\n1 of 2 proofs invalid\n"))
    }

    @Test(arguments: [[], ["a", "b"], ["a", "b", "c", "d"], ["--no-such-option"], ["-x", "a"]] as [[String]])
    func wrongCommandLines(arguments: [String]) throws {
        let folder = try ScratchFolder()
        let result = try run(arguments, in: folder)
        #expect(result.status == 64 && result.complaints.hasPrefix("error: ") && result.output.isEmpty)
        #expect((try run(arguments + ["--json"], in: folder).json["error"] as? [String: Any])?["status"] as? Int == 64)
    }

    @Test func helpVersionAndFilesThatAreNotThere() throws {
        let folder = try ScratchFolder()
        #expect(try run(["--version"], in: folder).output == "assay-verify 0.1.0\n")
        #expect(try run(["--help"], in: folder).output.hasPrefix("Check a receipt, or bare proofs, offline.\n"))
        let missing = try run(["nothing.json", "--json"], in: folder)
        #expect(missing.status == 2 && (missing.json["error"] as? [String: Any])?["code"] as? String == "unreadable")
        #expect(missing.complaints == "error: nothing.json: cannot open: No such file or directory\n")
        #expect(try run(["x", "--at", "yesterday"], in: folder).status == 2)
        #expect(try run(["x", "--at"], in: folder).status == 64)
    }
}
