// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// How the command says that it was called wrongly, and that it could not say anything.
@Suite struct UsageTests {
    @Test(arguments: [
        ("verfy receipt.json", "there is no verb verfy; did you mean verify?"),
        ("agree sgn a.json", "there is no verb sgn; did you mean sign?"),
        ("bogus", "there is no verb bogus"), ("setup", "Missing expected argument"), ("keygen k --fast", "Unknown option '--fast'"),
    ])
    func usageErrorsNameTheCause(_ command: String, _ message: String) throws {
        let folder = try ScratchFolder()
        let result = try SmallTrade.run(command, in: folder)
        #expect(result.status == 64 && result.complaints.hasPrefix("error: \(message)"), "\(result)")
        let scripts = try SmallTrade.run(command + " --json", in: folder)
        let error = scripts.json["error"] as? [String: Any]
        #expect(scripts.status == 64 && error?["status"] as? Int == 64, "\(scripts)")
        #expect((error?["message"] as? String)?.hasPrefix(message) == true, "\(scripts)")
    }

    @Test(arguments: ["--help", "help verify", "--version", "agree --help"]) func helpIsNoError(_ command: String) throws {
        let result = try SmallTrade.run(command, in: ScratchFolder())
        #expect(result.status == 0 && !result.output.isEmpty && result.complaints.isEmpty, "\(result)")
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"))) func aResultThatCannotBeWrittenIsAFailure() throws {
        let folder = try ScratchFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent().appending(
            path: "assay")
        process.arguments = ["keygen", folder.path("k")]
        process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 2)
    }

    @Test func aDataSetThatTheProgramDoesNotReadIsNamed() throws {
        let folder = try SmallTrade.folder()
        for verb in ["run small.assay --param least=50%", "commit circuit -o n.json --opening m.json"] {
            let result = try SmallTrade.run("\(verb) --data reading=t.csv", in: folder)
            #expect(result.status == 2 && result.complaints.contains("no data set reading; did you mean readings?"), "\(result)")
        }
    }

    @Test func namesWithSpacesAreQuotedInWhatToDoNext() throws {
        let folder = try ScratchFolder()
        let result = try Command.run(["new", "mein ordner"], in: folder)
        #expect(
            result.output.contains("next: assay run 'mein ordner/algorithm.assay' --data 'mein ordner/readings.synthetic.csv'"), "\(result)"
        )
    }

    @Test func aProgramThatIsTooLongIsSaidToBe() throws {
        let folder = try ScratchFolder()
        try folder.write([UInt8](repeating: 0x20, count: (1 << 20) + 1), to: "long.assay")
        for verb in ["check long.assay", "format long.assay"] {
            let result = try SmallTrade.run(verb, in: folder)
            #expect(result.status == 2 && result.complaints.contains("a program has at most 1048576 bytes"), "\(result)")
        }
    }

    /// Declarations with their cost, under a heading; together they make up the circuit.
    @Test func costsAreThoseOfDeclarations() throws {
        let folder = try SmallTrade.folder()
        try SmallTrade.change(
            "let high = share of systolic > 140 in readings", to: "let high =\n    share of systolic > 140 in readings", in: "small.assay",
            folder)
        try SmallTrade.must("compile small.assay -o other", in: folder)
        let shown = try SmallTrade.must("inspect other --costs", in: folder).output
        #expect(shown.contains("constraints  line  declaration\n") && shown.contains("  let high = …\n"), "\(shown)")
        let rows = shown.split(separator: "\n").drop { !$0.hasPrefix("constraints  line") }.dropFirst()
        let sum = rows.reduce(0) { $0 + (Int($1.split(separator: " ").first ?? "") ?? 0) }
        #expect(shown.contains("constraints: \(sum),"), "\(shown)")
    }
}
