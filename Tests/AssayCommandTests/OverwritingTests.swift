// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// Nothing that exists is lost by accident.
@Suite struct OverwritingTests {
    /// Commands that write a file which exists in the folder, and that file.
    static let commands = [
        ("setup circuit key.zkey", "key.zkey"),
        ("setup circuit new.zkey --vk vk.json", "vk.json"),
        ("commit circuit --data t.csv -o c.json --opening new.json", "c.json"),
        ("attest c.json --key clinic.key --until 2099-12-31 -o vk.json", "vk.json"),
        ("\(SmallTrade.agree) --commitment c.json --param least=50% --expires 2099-12-31 -o a.json", "a.json"),
        ("witness circuit a.json --opening o.json -o c2.json", "c2.json"),
        ("deliver circuit a.json --opening o.json --key key.zkey -o c2.json --unsafe", "c2.json"),
    ]

    @Test(arguments: commands) func whatExistsStaysUnlessForced(_ command: String, _ file: String) throws {
        let folder = try SmallTrade.folder()
        if command.contains("a.json") { try SmallTrade.agreed(in: folder) }
        let before = try folder.bytes(file)
        let result = try SmallTrade.run(command, in: folder)
        #expect(result.status == 2 && result.complaints.contains("\(file) exists already"), "\(result)")
        #expect(result.complaints.contains("--force"), "\(result)")
        #expect(try folder.bytes(file) == before)
        #expect(!FileManager.default.fileExists(atPath: folder.path("new.zkey")))
        try SmallTrade.must(command + " --force", in: folder)
        #expect(try folder.bytes(file) != before)
    }

    @Test(arguments: [
        "commit circuit --data t.csv -o t.csv --opening new.json", "commit circuit --data t.csv -o same.json --opening same.json",
        "commit circuit --data t.csv -o new.json --opening ./t.csv", "setup circuit circuit/circuit.r1cs",
        "attest c.json --key clinic.key --until 2099-12-31 -o ../\(UUID().uuidString)/../HERE/c.json",
        "prove key.zkey w.wtns p.json p.json --unsafe",
    ])
    func noFileIsTwoThingsAtOnce(_ command: String) throws {
        let folder = try SmallTrade.folder()
        let here = folder.url.lastPathComponent
        let words = command.replacing(/\.\.\/[0-9A-F-]+\/\.\.\/HERE/, with: "../\(here)")
        let before = try ["t.csv", "c.json", "circuit/circuit.r1cs"].map { try folder.bytes($0) }
        let result = try SmallTrade.run(words + " --force", in: folder)
        #expect(result.status == 2 && result.complaints.contains("by the same command"), "\(result)")
        #expect(try ["t.csv", "c.json", "circuit/circuit.r1cs"].map { try folder.bytes($0) } == before)
    }

    @Test func anOpeningIsNeverWrittenOver() throws {
        let folder = try SmallTrade.folder()
        let before = try folder.bytes("o.json")
        let result = try SmallTrade.run("commit circuit --data t.csv -o new.json --opening o.json --force", in: folder)
        #expect(result.status == 2 && result.complaints.contains("o.json exists already"), "\(result)")
        #expect(try folder.bytes("o.json") == before)
    }

    @Test func compilingRenewsItsOwnFilesAndNoProgramOfTheUser() throws {
        let folder = try SmallTrade.folder()
        try SmallTrade.must("compile small.assay -o circuit", in: folder)
        try SmallTrade.must("new mine", in: folder)
        try SmallTrade.must("compile mine/algorithm.assay -o mine", in: folder)
        try SmallTrade.change("84 of", to: "80 of", in: "mine/algorithm.assay", folder)
        let edited = try folder.bytes("mine/algorithm.assay")
        try SmallTrade.must("compile mine/algorithm.assay -o mine", in: folder)
        #expect(try folder.bytes("mine/algorithm.assay") == edited)
        try SmallTrade.change("80 of", to: "81 of", in: "mine/algorithm.assay", folder)
        for options in ["", " --force"] {
            let result = try SmallTrade.run("compile small.assay -o mine" + options, in: folder)
            #expect(result.status == 2 && result.complaints.contains("a program of yours"), "\(result)")
        }
    }

    @Test func aCircuitFromElsewhereIsNotReplaced() throws {
        let folder = try SmallTrade.folder()
        try folder.write([1, 2, 3], to: "circuit/circuit.r1cs")
        let result = try SmallTrade.run("compile small.assay -o circuit", in: folder)
        #expect(result.status == 2 && result.complaints.contains("circuit/circuit.r1cs was not written by"), "\(result)")
        try SmallTrade.must("compile small.assay -o circuit --force", in: folder)
    }

    /// What cannot be made again is there once, whoever comes first.
    @Test func oneOfTwoKeysAtOnceIsRefused() async throws {
        let folder = try SmallTrade.folder()
        for round in 0..<4 {
            let statuses = try await withThrowingTaskGroup(of: Int32.self) { group in
                for _ in 0..<2 { group.addTask { try SmallTrade.run("keygen k\(round)", in: folder).status } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [0, 2])
        }
    }

    /// A file that comes while a command works, which saw none when it began, is somebody else's: each command waits here for what it reads.
    @Test(arguments: [
        ("commit circuit --data pipe -o new --opening other", "t.csv"), ("commit circuit --data pipe -o other --opening new", "t.csv"),
        ("\(SmallTrade.agree) --commitment c.json --param least=50% --expires 2099-12-31 --source pipe -o new", "clinic.key.pub"),
        ("ceremony powers contribute p0.ptau --entropy pipe -o new", "t.csv"),
    ])
    func whatComesMeanwhileIsNotWrittenOver(command: String, input: String) throws {
        let folder = try SmallTrade.folder()
        try SmallTrade.must("ceremony powers new 2 -o p0.ptau", in: folder)
        let (pipe, content) = (folder.path("pipe"), try folder.bytes(input))
        try #require(mkfifo(pipe, 0o600) == 0)
        DispatchQueue.global().async {
            var descriptor: Int32 = -1
            // There is a reader once the command has looked for its output.
            for _ in 0..<3000 where descriptor < 0 {
                descriptor = open(pipe, O_WRONLY | O_NONBLOCK)
                if descriptor < 0 { usleep(10_000) }
            }
            try? folder.write([1], to: "new")
            _ = content.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            close(descriptor)
        }
        let result = try SmallTrade.run(command, in: folder)
        #expect(result.status == 2 && result.complaints.contains("another process has made it meanwhile"), "\(result)")
        #expect(try folder.bytes("new") == [1])
    }

    /// Longer than anything that is read: what it is not is said by how it begins.
    @Test func aLongFileOfAnotherKindIsNotRead() throws {
        let folder = try SmallTrade.folder()
        try folder.write([], to: "long")
        try #require(truncate(folder.path("long"), 9 << 30) == 0)
        for (command, words) in [
            ("audit long", "does not begin with"), ("setup long k.zkey", "does not begin with"),
            ("inspect long", "no file that assay knows"),
            ("audit circuit --check long", "long: "),
        ] {
            let result = try SmallTrade.run(command, in: folder)
            #expect(result.status == 2 && result.complaints.contains(words), "\(result)")
            #expect(!result.complaints.contains("longer than"), "\(result)")
        }
    }

    @Test func whereAFileCannotBeIsSaidBeforeTheWork() throws {
        let folder = try SmallTrade.folder()
        for (name, words) in [("none/k", "there is no folder none"), ("circuit", "circuit is a folder"), ("/dev/null", "no ordinary file")]
        {
            let result = try SmallTrade.run("keygen \(name)", in: folder)
            #expect(result.status == 2 && result.complaints.contains(words), "\(result)")
        }
        let empty = try Command.run(["keygen", ""], in: folder)
        #expect(empty.status == 2 && empty.complaints.contains("name of a file to write is empty"), "\(empty)")
        for words in [["new", ""], ["compile", "small.assay", "-o", ""]] {
            let folderless = try Command.run(words, in: folder)
            #expect(folderless.status == 2 && folderless.complaints.contains("name of a folder to write into is empty"), "\(folderless)")
        }
        let long = try SmallTrade.run("keygen \(String(repeating: "k", count: 300))", in: folder)
        #expect(long.status == 2 && long.complaints.contains("kkk: cannot ") && !long.complaints.contains(".tmp"), "\(long)")
    }
}
