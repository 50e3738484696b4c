// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// `assay explain`, and where costs come from.
@Suite struct ExplainTests {
    @Test func aProgramIsExplained() throws {
        let folder = try SmallTrade.folder()
        let shown = try SmallTrade.must("explain small.assay", in: folder).output
        #expect(shown.hasPrefix("# Small\n") && shown.contains("### Output `mean_systolic` (line 13)"), "\(shown)")
        try SmallTrade.must("explain small.assay -o small.md", in: folder)
        #expect(String(decoding: try folder.bytes("small.md"), as: UTF8.self) == shown)
        let again = try SmallTrade.run("explain small.assay -o small.md", in: folder)
        #expect(again.status == 2 && again.complaints.contains("small.md exists already"), "\(again)")
        let digest = try SmallTrade.must("inspect circuit --json", in: folder).json["interface"] as? [String: Any]
        #expect(shown.contains(digest?["circuitDigest"] as? String ?? "none"))
    }

    @Test func thePageForABrowserIsOneFile() throws {
        let folder = try SmallTrade.folder()
        let written = try SmallTrade.must("explain small.assay --html -o small.html --json", in: folder).json
        let page = String(decoding: try folder.bytes("small.html"), as: UTF8.self)
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("<h1>Small</h1>"))
        #expect(written["format"] as? String == "html" && (written["digest"] as? String)?.count == 64, "\(written)")
    }

    @Test func aProgramIsNotWrittenOver() throws {
        let folder = try SmallTrade.folder()
        let result = try SmallTrade.run("explain small.assay -o small.assay --force", in: folder)
        #expect(result.status == 2 && result.complaints.contains("is read by the same command"), "\(result)")
    }

    @Test func aMessageIsExplained() throws {
        let folder = try ScratchFolder()
        let page = try SmallTrade.must("explain a0405", in: folder).output
        #expect(page.hasPrefix("# A0405: ") && page.contains("warning[A0405]: ") && page.contains("## Instead"), "\(page)")
        let unknown = try SmallTrade.run("explain A0504", in: folder)
        #expect(unknown.status == 2 && unknown.complaints.contains("there is no message with the code A0504"), "\(unknown)")
        #expect(unknown.complaints.contains("did you mean A0503?"), "\(unknown)")
        let retired = try SmallTrade.run("explain A0126", in: folder)
        #expect(retired.status == 2 && retired.complaints.contains("A0126 is not given any more"), "\(retired)")
    }

    @Test func aModuleIsExplained() throws {
        let folder = try ScratchFolder()
        try folder.write(Array("assay 1\nmodule \"Twice\"\nfunction twice(a: number) = 2 * a\n".utf8), to: "twice.assay")
        let page = try SmallTrade.must("explain twice.assay", in: folder).output
        #expect(page.hasPrefix("# Twice\n") && page.contains("It gives 2 × `a`.") && page.contains("twice(a) = 2 · a"), "\(page)")
        try folder.write(Array("assay 1\nmodule \"Twice\"\nfunction twice(a: number) = 2 * b\n".utf8), to: "faulty.assay")
        let faulty = try SmallTrade.run("explain faulty.assay", in: folder)
        #expect(faulty.status == 2 && faulty.complaints.contains("A0201"), "\(faulty)")
    }

    /// A file counts before a code; what is neither is a file that is not there.
    @Test func filesAreToldFromCodes() throws {
        let folder = try ScratchFolder()
        try folder.write(Array("assay 1\nalgorithm \"T\"\n".utf8), to: "A0405")
        let file = try SmallTrade.run("explain A0405", in: folder)
        #expect(file.status == 2 && file.complaints.contains("A0501"), "\(file)")
        let missing = try SmallTrade.run("explain diary.assay", in: folder)
        #expect(missing.status == 2 && missing.complaints.contains("diary.assay"), "\(missing)")
    }

    @Test(arguments: ["explain", "explain small.assay --pages p", "explain --pages p --html"]) func usage(command: String) throws {
        #expect(try SmallTrade.run(command, in: ScratchFolder()).status == 64)
    }

    /// The command says once where one reads on, and scripts get the page of each message.
    @Test func messagesSayWhereOneReadsOn() throws {
        let folder = try ScratchFolder()
        let text = "assay 1\nalgorithm \"T\"\nrecord R { a: 0 .. 9 }\ndata d: at most 3 of R\npublish n = b + c as 0 .. 9\n"
        try folder.write(Array(text.utf8), to: "t.assay")
        let people = try SmallTrade.run("check t.assay", in: folder).complaints
        #expect(
            people.components(separatedBy: "assay explain").count == 2 && people.contains("more about it: assay explain A0201"), "\(people)"
        )
        let scripts = try SmallTrade.run("check t.assay --json", in: folder)
        let first = (scripts.json["diagnostics"] as? [[String: Any]])?.first
        #expect(first?["page"] as? String == "diagnostics/A0201.md" && !scripts.output.contains("assay explain"), "\(scripts)")
    }

    // MARK: Costs

    @Test func costsAreCompared() throws {
        let folder = try SmallTrade.folder()
        let same = try SmallTrade.must("inspect small.assay --diff circuit --json", in: folder).json
        #expect((same["changes"] as? [Any])?.isEmpty == true && same["before"] as? Int == same["constraints"] as? Int, "\(same)")
        try SmallTrade.change("systolic > 140", to: "(remainder(systolic, 7) > 3)", in: "small.assay", folder)
        let shown = try SmallTrade.must("inspect small.assay --diff circuit", in: folder).output
        #expect(shown.contains("  let high\n") && shown.contains("all of it"), "\(shown)")
    }

    @Test func aBudgetIsKept() throws {
        let folder = try SmallTrade.folder()
        let total = try #require(SmallTrade.must("inspect circuit --costs --json", in: folder).json["constraints"] as? Int)
        func judge(_ budget: String) throws -> Command.Result {
            try folder.write(Array(budget.utf8), to: "budget.json")
            return try SmallTrade.run("inspect circuit --budget budget.json", in: folder)
        }
        #expect(try judge("{\"total\": \(total), \"declarations\": {\"let high\": 1000}}").status == 0)
        let over = try judge("{\"total\": \(total - 1)}")
        #expect(over.status == 1 && over.output.contains("the whole costs \(total), which is more than \(total - 1)"), "\(over)")
        let line = try judge("{\"declarations\": {\"let high\": 1}}")
        #expect(line.status == 1 && line.output.contains("let high costs "), "\(line)")
        let number = try judge("{\"lines\": {\"6\": 1}}")
        #expect(number.status == 1 && number.output.contains("line 6 costs "), "\(number)")
        let unknown = try judge("{\"declarations\": {\"let hihg\": 1}}")
        #expect(unknown.status == 2 && unknown.complaints.contains("no declaration let hihg"), "\(unknown)")
        for broken in ["[]", "{\"all\": 3}", "{\"total\": -1}", "{\"total\": \"3\"}", "{", "{\"lines\": {\"x\": 1}}"] {
            #expect(try judge(broken).status == 2, "\(broken)")
        }
    }

    @Test func costsAreDrawn() throws {
        let folder = try SmallTrade.folder()
        try SmallTrade.must("inspect circuit --svg costs.svg", in: folder)
        let drawing = String(decoding: try folder.bytes("costs.svg"), as: UTF8.self)
        #expect(drawing.contains("<svg xmlns=") && drawing.contains("let high"), "\(drawing)")
        #expect(try SmallTrade.run("inspect circuit --svg costs.svg", in: folder).status == 2)
        #expect(try SmallTrade.run("inspect key.zkey --svg other.svg", in: folder).status == 2)
    }
}
