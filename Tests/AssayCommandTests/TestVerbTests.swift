// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

@testable import AssayCompiler
@testable import assay

/// `assay test`: what it says, and how it ends.
@Suite struct TestVerbTests {
    static let program = """
        assay 1
        algorithm "T"
        record Reading { day: 1 .. 9 pulse: 0 .. 254 bpm or missing }
        data readings: at most 5 of Reading
        publish late = count in readings where day > 5 as 0 .. 5
        publish quiet = any of pulse is missing in readings

        """

    static let holds = """
        test "one late" { readings = [ (1, 60) (9, missing) ] expect late = 1 expect quiet = yes }
        property "order" { shuffle readings expect same late }

        """

    private static func folder(_ blocks: String, name: String = "a.assay", program: String = program) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try folder.write(Array((program + blocks).utf8), to: name)
        return folder
    }

    private static func run(_ command: String, in folder: ScratchFolder) throws -> Command.Result {
        try SmallTrade.run("test " + command, in: folder)
    }

    @Test func whatHoldsPasses() throws {
        let result = try Self.run("a.assay --seed 5 --cases 12 --quiet", in: Self.folder(Self.holds))
        #expect(result.status == 0 && result.complaints.isEmpty, "\(result)")
        #expect(
            result.output == """
                a.assay: 2 passed
                  passed  test "one late"
                  passed  property "order", tried on 12 cases
                seed 5: --seed 5 makes the same data again

                """)
    }

    @Test func whatFailsIsShownWithItsData() throws {
        let blocks = "test \"two late\" {\n    readings = [ (1, 60) (9, missing) ]\n    expect late = 2\n}\n"
        let property = "property \"day\" { change day of readings expect same late }\n"
        let result = try Self.run("a.assay --seed 5", in: Self.folder(blocks + property))
        #expect(result.status == 1, "\(result)")
        #expect(result.output.hasPrefix("a.assay: 0 passed, 2 failed\n  FAILED  test \"two late\"\n"), "\(result)")
        #expect(result.output.contains("\n    a.assay:9: expected late = 2; late is 1\n"), "\(result)")
        #expect(result.output.contains("\n    a.assay:11: expected same late; late goes from "), "\(result)")
        let lines = result.output.split(separator: "\n").map(String.init)
        let start = try #require(lines.firstIndex(of: "    the smallest data found that breaks it:"))
        #expect(lines[start + 1] == "        readings = [" && lines[start + 3] == "        ]", "\(result)")
        #expect(lines[start + 4] == "    and after the change:", "\(result)")
        #expect(["        readings = [", "            (1, 0)", "        ]"].allSatisfy(lines.contains), "\(result)")
    }

    @Test func theSameSeedSaysTheSame() throws {
        let folder = try Self.folder("property \"day\" { change pulse of readings expect same quiet }\n")
        let results = try (0..<2).map { _ in try Self.run("a.assay --seed 77", in: folder) }
        #expect(results[0].status == 1 && results[0].output == results[1].output, "\(results)")
        let drawn = try Self.run("a.assay --json", in: folder)
        let seed = try #require(drawn.json["seed"] as? String)
        #expect(try Self.run("a.assay --json --seed \(seed)", in: folder).output == drawn.output)
    }

    @Test func scriptsGetItAll() throws {
        let folder = try Self.folder(Self.holds + "test \"none\" { readings = [] expect late = 1 }\n")
        let result = try Self.run("a.assay --json --seed 9", in: folder)
        #expect(result.status == 1 && result.json["passed"] as? Bool == false && result.json["seed"] as? String == "9", "\(result)")
        let program = try #require((result.json["programs"] as? [[String: Any]])?.first)
        let results = try #require(program["results"] as? [[String: Any]])
        #expect(program["file"] as? String == "a.assay" && results.count == 3)
        #expect(results.map { $0["kind"] as? String } == ["test", "test", "property"])
        #expect(results.map { $0["passed"] as? Bool } == [true, false, true])
        let failure = try #require((results[1]["failures"] as? [[String: Any]])?.first)
        #expect(failure["line"] as? Int == 9 && failure["expected"] as? String == "late = 1" && failure["found"] as? String == "late is 0")
    }

    /// Every program of a folder is tried; a module is passed over, and an error in one program does not hide the others.
    @Test func foldersAreSearched() throws {
        let folder = try Self.folder(Self.holds)
        try FileManager.default.createDirectory(at: folder.url.appending(path: "b/c"), withIntermediateDirectories: true)
        try folder.write(Array(Self.program.utf8), to: "b/none.assay")
        try folder.write(Array("assay 1\nmodule \"M\"\nfunction f(a: number) = a\n".utf8), to: "b/c/m.assay")
        try folder.write(Array((Self.program + "test \"x\" { readings = [] expect late = 6 }").utf8), to: "b/c/wrong.assay")
        let result = try Self.run(". --cases 3", in: folder)
        #expect(result.status == 2 && result.complaints.contains("error[A0413]"), "\(result)")
        #expect(result.output.contains("./a.assay: 2 passed\n"), "\(result)")
        #expect(result.output.contains("./b/none.assay: no tests and no properties\n"), "\(result)")
        #expect(result.output.contains("./b/c/wrong.assay: not run: the program has errors\n"), "\(result)")
        #expect(!result.output.contains("m.assay"), "\(result)")
        let module = try Self.run("b/c/m.assay", in: folder)
        #expect(module.status == 0 && module.output.hasPrefix("b/c/m.assay: a module;"), "\(module)")
        try FileManager.default.createDirectory(at: folder.url.appending(path: "empty"), withIntermediateDirectories: true)
        #expect(try Self.run("empty", in: folder).status == 2)
    }

    @Test func tablesStandBesideTheProgram() throws {
        let folder = try ScratchFolder()
        try FileManager.default.createDirectory(at: folder.url.appending(path: "p/tables"), withIntermediateDirectories: true)
        let block = "test \"a table\" { readings from \"tables/t.csv\" expect late = 1 }\n"
        try folder.write(Array((Self.program + block).utf8), to: "p/a.assay")
        let missing = try Self.run("p", in: folder)
        #expect(missing.status == 2 && missing.complaints.contains("p/tables/t.csv"), "\(missing)")
        try folder.write(Array("pulse,day\n,9\n60,1\n".utf8), to: "p/tables/t.csv")
        #expect(try Self.run("p", in: folder).status == 0)
        try folder.write(Array("pulse,day\n,9\n60,7\n".utf8), to: "p/tables/t.csv")
        #expect(try Self.run("p", in: folder).status == 1)
        try folder.write(Array("pulse,day\n,99\n".utf8), to: "p/tables/t.csv")
        #expect(try Self.run("p", in: folder).status == 2)
    }

    /// A table of an instrument, whose columns bear other names.
    @Test func tablesComeWithAColumnMap() throws {
        let folder = try ScratchFolder()
        try FileManager.default.createDirectory(at: folder.url.appending(path: "p"), withIntermediateDirectories: true)
        let block = "test \"a table\" { readings from \"t.csv\" columns \"t.json\" expect late = 1 }\n"
        try folder.write(Array((Self.program + block).utf8), to: "p/a.assay")
        try folder.write(Array("Puls,day\n,9\n60,1\n".utf8), to: "p/t.csv")
        let missing = try Self.run("p", in: folder)
        #expect(missing.status == 2 && missing.complaints.contains("p/t.json"), "\(missing)")
        try folder.write(Array(#"{"pulse": {"column": "Puls"}}"#.utf8), to: "p/t.json")
        let result = try Self.run("p", in: folder)
        #expect(result.status == 0, "\(result)")
    }

    /// Interpreter and circuit that differ are our fault: all that it takes to look into it is said.
    @Test func aDifferenceIsAnInternalError() {
        let error = Disagreement(interpreter: "score 1", circuit: "score 2", data: ["readings = []"])
        let failure = CommandFailure(error, path: "a.assay", seed: 9)
        #expect(failure.status == .internalError)
        #expect(["a.assay", "score 1", "score 2", "readings = []"].allSatisfy(failure.message.contains))
        #expect(failure.help?.contains("--seed 9") == true)
    }

    @Test(arguments: ["a.assay --cases 0", "a.assay --cases -4", "a.assay --seed x", ""]) func usageErrors(_ command: String) throws {
        #expect(try Self.run(command, in: Self.folder(Self.holds)).status == 64)
    }

    /// The program that `assay new` starts with is laid out, has no warnings, and passes.
    @Test func aNewProgramPasses() throws {
        let folder = try ScratchFolder()
        #expect(try SmallTrade.run("new first", in: folder).status == 0)
        let check = try SmallTrade.run("check first/algorithm.assay", in: folder)
        #expect(check.status == 0 && check.complaints.isEmpty, "\(check)")
        #expect(try SmallTrade.run("format --check first/algorithm.assay", in: folder).status == 0)
        let result = try Self.run("first --cases 10", in: folder)
        #expect(result.status == 0 && result.output.hasPrefix("first/algorithm.assay: 2 passed\n"), "\(result)")
    }
}
