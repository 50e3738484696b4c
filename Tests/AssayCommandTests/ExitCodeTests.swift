// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Testing

@Suite struct ExitCodeTests {
    static let verbs = [
        "new", "check", "format", "test", "run", "compile", "keygen", "commit", "attest", "agree new", "agree sign", "agree show",
        "deliver", "setup", "witness", "prove", "verify", "inspect", "bench",
        "ceremony powers new", "ceremony powers contribute", "ceremony powers beacon", "ceremony powers verify", "ceremony powers prepare",
        "ceremony init", "ceremony contribute", "ceremony beacon", "ceremony verify", "ceremony export", "ceremony attest",
    ]

    @Test(arguments: verbs) func everyVerbHasHelp(_ verb: String) throws {
        let help = try Command.run(verb.split(separator: " ").map(String.init) + ["--help"], in: ScratchFolder())
        #expect(help.status == 0)
        #expect(help.output.contains("OVERVIEW") && help.output.contains("USAGE: assay \(verb.split(separator: " ")[0])"), "\(help)")
    }

    @Test(arguments: [
        ["nonsense"], ["verify", "a", "b"], ["compile"], ["bench", "--runs", "0"], ["compile", "x", "-o", "y", "--print-after", "z"],
    ])
    func usageErrorsEndWith64(_ arguments: [String]) throws {
        let result = try Command.run(arguments, in: ScratchFolder())
        #expect(result.status == 64, "\(result)")
    }

    @Test func unusableInputEndsWith2AndNamesTheFile() throws {
        let folder = try ScratchFolder()
        try folder.write(Array("{}".utf8), to: "empty.json")
        let commands = [
            ["check", "nothing.assay"], ["verify", "empty.json"], ["verify", "empty.json", "empty.json", "empty.json"],
            ["setup", "empty.json", "key.zkey"], ["inspect", "empty.json"], ["agree", "sign", "empty.json", "--key", "none.key"],
        ]
        for command in commands {
            let result = try Command.run(command, in: folder)
            #expect(result.status == 2, "\(command): \(result)")
            #expect(result.complaints.hasPrefix("error: "), "\(command): \(result)")
            #expect(result.complaints.contains("empty.json") || result.complaints.contains("nothing.assay"), "\(command): \(result)")
        }
    }

    @Test func scriptsGetErrorsAsJSON() throws {
        let result = try Command.run(["verify", "missing.json", "--json"], in: ScratchFolder())
        let error = result.json["error"] as? [String: Any]
        #expect(result.status == 2 && error?["status"] as? Int == 2 && error?["message"] is String, "\(result)")
    }

    @Test func existingSecretsAreNotOverwritten() throws {
        let folder = try ScratchFolder()
        #expect(try Command.run(["keygen", "k"], in: folder).status == 0)
        let before = try folder.bytes("k")
        #expect(try Command.run(["keygen", "k"], in: folder).status == 2)
        #expect(try folder.bytes("k") == before)
    }

    @Test func aNewAlgorithmRuns() throws {
        let folder = try ScratchFolder()
        #expect(try Command.run(["new", "mine"], in: folder).status == 0)
        #expect(try Command.run(["format", "mine/algorithm.assay", "--check"], in: folder).status == 0)
        let run = try Command.run(["run", "mine/algorithm.assay", "--data", "mine/readings.synthetic.csv"], in: folder)
        #expect(run.status == 0 && run.output.contains("score: "), "\(run)")
        #expect(try Command.run(["new", "mine"], in: folder).status == 2)
    }

    @Test func compileTellsScriptsWhatTheyNeed() throws {
        let folder = try ScratchFolder()
        #expect(try Command.run(["new", "mine"], in: folder).status == 0)
        let first = try Command.run(["compile", "mine/algorithm.assay", "-o", "one", "--json"], in: folder)
        #expect(first.json["constraints"] is Int && first.json["publicSignals"] as? Int == 3, "\(first)")
        #expect(first.json["digest"] is String && first.json["disclosure"] is [String: Any])
        let costs = first.json["costs"] as? [[String: Int]]
        #expect(costs?.reduce(0) { $0 + ($1["constraints"] ?? 0) } == first.json["constraints"] as? Int)
        let second = try Command.run(["compile", "mine/algorithm.assay", "-o", "two", "--json"], in: folder)
        #expect(first.json["digest"] as? String == second.json["digest"] as? String)
        for file in ["circuit.r1cs", "circuit.sym", "circuit.awp", "interface.json", "algorithm.assay", "certificate.txt"] {
            #expect(try folder.bytes("one/\(file)") == folder.bytes("two/\(file)"), "\(file)")
        }
    }
}
