// SPDX-License-Identifier: Apache-2.0
import AssayCompiler
import AssayFormats
import AssaySyntax
import AssayTestSupport
import Testing

@testable import AssayEditor

/// Programs whose ranges are checked beside the answers.
@Suite struct LongProgramTests {
    static let text =
        Texts.diary
        + (0..<120).map {
            "let part_\($0) = share of systolic > \(100 + $0) in usable otherwise 0%\npublish p_\($0) = part_\($0) as 0% .. 100% rounded down\n"
        }.joined()

    /// What there is to say about a text in the end.
    static func final(_ text: String) throws -> [Diagnostic] {
        Compiler.check(try SourceFile(name: "t.assay", text: text), modules: Desk.environment().modules("")).diagnostics
    }

    static func place(_ text: String, in desk: Desk) throws -> TextPosition {
        LineTable(Array(desk.text.utf8)).position(of: try FeatureTests.offset(text, in: desk.text))
    }

    /// The fault of a range is said once the ranges are known; faults of names and types at once.
    @Test func rangesFollow() throws {
        let desk = Desk(Self.text.replacing("p_7 = part_7 as 0% .. 100%", with: "p_7 = part_7 as 0% .. 90%"))
        #expect(
            try #require(Compiler.checkTypes(Parser.parse(try SourceFile(name: "t", text: desk.text))).program).operationCount
                > Analysis.atOnce)
        #expect(desk.codes == [])
        let at = try FeatureTests.offset("part_7 = share", in: desk.text)
        #expect(
            try desk.ask("textDocument/hover", at: at).get()["contents"]?["value"]?.text?.contains("its range being worked out") == true)
        desk.finish()
        #expect(desk.codes == (try Self.final(desk.text)).map(\.code) && desk.codes.count == 1)
        let place = try Self.place("part_9 = share", in: desk)
        desk.replace(place, TextPosition(line: place.line, character: place.character + 4), by: "prt")
        desk.work()
        #expect(desk.codes.contains("A0201"))
    }

    /// What was said about a declaration that has not changed stays while the others are looked at again, at its new place.
    @Test func messagesOfUnchangedDeclarationsStay() throws {
        let desk = Desk(Self.text.replacing("p_7 = part_7 as 0% .. 100%", with: "p_7 = part_7 as 0% .. 90%"))
        desk.finish()
        let before = try #require(desk.diagnostics.first)
        let place = try Self.place("let part_3 ", in: desk)
        desk.replace(place, place, by: "// 😀\n")
        desk.work()
        #expect(desk.codes == [before["code"]?.text ?? ""])
        #expect(try desk.text(desk.diagnostics[0]["range"]) == "0% .. 90%")
        desk.finish()
        #expect(desk.codes.count == 1)
        // The declaration itself has changed: nothing is said about its range until it is known.
        let fault = try Self.place("0% .. 90%", in: desk)
        desk.replace(
            TextPosition(line: fault.line, character: fault.character + 6), TextPosition(line: fault.line, character: fault.character + 8),
            by: "100")
        desk.work()
        #expect(desk.codes == [])
        desk.finish()
        #expect(desk.codes == [])
    }

    /// A fault of a range is no reason against a new name.
    @Test func namesOfLongProgramsCanBeChanged() throws {
        let desk = Desk(Self.text.replacing("p_7 = part_7 as 0% .. 100%", with: "p_7 = part_7 as 0% .. 90%"))
        desk.finish()
        let edit = try NavigationTests.rename(desk, "part_7", to: "seventh").get()
        #expect(edit["changes"]?[Desk.uri]?.elements.count == 2)
    }

    /// What comes late, about a text that has changed since, is dropped.
    @Test func lateFindingsAreDropped() throws {
        let desk = Desk(Self.text.replacing("p_7 = part_7 as 0% .. 100%", with: "p_7 = part_7 as 0% .. 90%"))
        let job = try desk.job()
        let place = try Self.place("0% .. 90%", in: desk)
        desk.replace(
            TextPosition(line: place.line, character: place.character + 6), TextPosition(line: place.line, character: place.character + 8),
            by: "100")
        #expect(desk.take(job.run()) == [])
        desk.work()
        desk.finish()
        #expect(desk.codes == [])
    }

    @Test func afterRandomEditsAllIsAsInAFreshText() throws {
        var generator = SeededGenerator()
        print("\(#function): \(generator)")
        let desk = Desk(Self.text)
        for step in 0..<4 {
            if step % 3 == 2 { desk.replaceAll(by: Self.text) }
            for _ in 0..<3 { RandomEditTests.type(desk, &generator) }
            desk.work()
            desk.finish()
            let final = (try? Self.final(desk.text)) ?? []
            if !desk.text.utf8.contains(0) { #expect(desk.codes == final.map(\.code), "\(generator), step \(step)") }
            let fresh = Desk(desk.text)
            fresh.finish()
            #expect(try RandomEditTests.everything(desk) == RandomEditTests.everything(fresh), "\(generator), step \(step)")
        }
    }
}
