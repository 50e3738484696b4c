// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCompiler
import AssayConstraints
import AssayData
import AssayExplain
import AssaySyntax
import AssayTestSupport
import Foundation
import Testing

/// Where the constraints of a program come from.
@Suite struct CostTests {
    static func tree(_ program: CheckedProgram) -> CostTree {
        let circuit = program.compiled(for: BN254.Fr.self, curve: BN254.name)
        return CostTree(circuit.origins.costs, choices: program.encodingChoices(for: BN254.Fr.self), program.source)
    }

    static let head = """
        assay 1
        algorithm "T"
        record R {
            a: 0 .. 309
            b: 0 .. 9
        }
        data d: at most 20 of R

        """

    static func tree(_ lines: String) throws -> CostTree { tree(try Samples.checked(head + lines)) }

    @Test(arguments: ["bp-diary", "bp-category", "two-arm"]) func theSumsAreThoseOfTheCircuit(name: String) throws {
        let program = try Samples.shipped(name)
        let circuit = program.compiled(for: BN254.Fr.self, curve: BN254.name)
        let tree = Self.tree(program)
        #expect(tree.constraints == circuit.interface.constraintCount)
        #expect(tree.declarations.reduce(0) { $0 + $1.constraints } == tree.constraints)
    }

    /// Noting how things are made changes no constraint.
    @Test func choicesAreThoseOfTheCompiler() throws {
        let tree = try Self.tree(
            """
            let m = median of a in d otherwise 0
            let w = count in d where a in 60 .. 260
            let e = count in d where a + b in 120 .. 129
            publish mm = m as 0 .. 309 rounded half up
            publish ww = w / 7 as 0 .. 3 rounded down
            publish ee = e as 0 .. 20
            publish least = min of a in d otherwise 0 as 0 .. 309
            publish sums = max of (sum of a in group) in d by b otherwise 0 as 0 .. 6180
            """)
        let sentences = tree.declarations.flatMap(\.lines).flatMap(\.choices).map(\.sentence)
        try Samples.expectGolden(sentences.joined(separator: "\n") + "\n", "choices.txt")
    }

    /// Of the ways that are compared the cheapest was taken, and it costs what was foretold.
    @Test(arguments: ["a + b in 60 .. 260", "a + b in 120 .. 129", "a + b in 1 .. 317"]) func theCheapestWayIsTaken(test: String) throws {
        let tree = try Self.tree("publish n = count in d where \(test) as 0 .. 20")
        let choice = try #require(tree.declarations.flatMap(\.lines).flatMap(\.choices).first { $0.choice.what.contains("within") })
        #expect(choice.count == 20 && choice.choice.others.count == 1)
        for other in choice.choice.others { #expect(choice.cost <= other.cost) }
        let line = try #require(tree.declarations.last?.lines.first)
        #expect(line.gadgets.first { $0.name.hasPrefix("within") }?.constraints == 20 * choice.cost)
    }

    @Test func changesAreByDeclarationAndLine() throws {
        let old = try Self.tree(
            "let w =\n    count in d where remainder(a, 7) > 3\npublish n = w as 0 .. 20\npublish gone = sum of a in d as 0 .. 6180")
        let new = try Self.tree("let w =\n    count in d where a + b in 60 .. 260\npublish n = w as 0 .. 20\npublish more = w > 3")
        let changes = new.changes(from: old)
        #expect(changes.map(\.label).contains("let w") && changes.map(\.label).contains("publish more"))
        #expect(changes.reduce(0) { $0 + ($1.isLine ? 0 : $1.difference) } == new.constraints - old.constraints)
        #expect(new.changes(from: new) == [])
        #expect(new.comparison(with: old).last?.contains("all of it") == true)
    }

    /// The picture is well-formed, names everything once, and escapes what comes from the program.
    @Test func theChartIsWellFormed() throws {
        let program = try Samples.checked(
            Self.head.replacing("\"T\"", with: "\"<T> & 'x'\"") + "publish n = count in d where a > 3 and a < 200 as 0 .. 20\n")
        let svg = CostChart(Self.tree(program), title: program.algorithm).svg
        let parser = XMLCheck(svg)
        #expect(parser.isWellFormed)
        #expect(parser.titles.count == parser.boxes + 1)
        #expect(!svg.contains("<T>") && svg.contains("&lt;T&gt; &amp; &#39;x&#39;"))
        #expect(!svg.contains("<script") && !svg.contains("href"))
    }
}

/// Whether every element is closed where it should be; small, since Foundation's reader of XML is a module of its own.
struct XMLCheck {
    private(set) var isWellFormed = true
    private(set) var titles: [Substring] = []
    private(set) var boxes = 0

    init(_ text: String) {
        var open: [Substring] = []
        for match in text.matches(of: /<(\/?)([a-z]+)((?:\s+[a-zA-Z0-9-]+="[^"<]*")*)\s*(\/?)>|<([^?])/) {
            guard let name = match.2 else {
                isWellFormed = false
                continue
            }
            if name == "g" && match.1 == "" { boxes += 1 }
            if match.1 == "/" {
                if open.popLast() != name { isWellFormed = false }
            } else if match.4 != "/" {
                open.append(name)
            }
        }
        if !open.isEmpty { isWellFormed = false }
        if text.contains(/&(?!amp;|lt;|gt;|quot;|#39;)/) { isWellFormed = false }
        titles = text.matches(of: /<title>([^<]*)<\/title>/).map { $0.1 }
    }
}
