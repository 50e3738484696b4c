// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayData
import AssayTestSupport
import Foundation
import Testing

@testable import AssayCompiler

/// The reference algorithms beside the same computations in circom (`Tests/Peers/circom/suite`): the same outputs, and fewer constraints.
///
/// `docs/circom.md` has the table; `scripts/compare-circom` makes it.
@Suite struct CircomSuiteTests {
    struct Made: Decodable {
        struct Case: Decodable {
            var name: String
            var rows: [[Int?]]
            var agrees: Bool
            var outputs: [Int]?
        }

        var name: String
        var constraints: Int
        var sources: String
        var cases: [Case]
    }

    struct Pinned: Decodable {
        var constraints: Int
        /// SHA-256 of the circom source and all parts that it may include.
        var sources: String
    }

    static let pinned = try? JSONDecoder().decode(
        [String: Pinned].self, from: Data(Repository.text("Tests/Peers/circom/suite/counts.json").utf8))

    /// Those that are compiled again in every run; the others are held by the digests of their sources.
    static let compiledAgain = ["home-protocol", "morning-surge", "sodium"]

    /// The counts that are kept are those of the sources that are here.
    @Test func countsAreOfTheseSources() throws {
        let pinned = try #require(Self.pinned)
        #expect(Set(pinned.keys) == Set(ReferenceTests.constraints.map(\.key)))
        let folder = "Tests/Peers/circom/suite"
        let parts = try FileManager.default.contentsOfDirectory(atPath: Repository.root.appending(path: "\(folder)/parts").path).sorted()
        let shared = try parts.filter { $0.hasSuffix(".circom") }.flatMap { try Repository.bytes("\(folder)/parts/\($0)") }
        for (name, counts) in pinned {
            #expect(try Digest(of: Repository.bytes("\(folder)/\(name).circom") + shared).hexadecimal == counts.sources, "\(name)")
        }
    }

    @Test func tableSaysBothCounts() throws {
        let (pinned, page) = (try #require(Self.pinned), try Repository.text("docs/circom.md"))
        var (theirs, ours) = (0, 0)
        for (name, constraints) in ReferenceTests.constraints {
            let circom = try #require(pinned[name]).constraints
            (theirs, ours) = (theirs + circom, ours + constraints)
            #expect(constraints < circom, "\(name)")
            #expect(page.contains(Self.row(name, constraints, circom)), "\(Self.row(name, constraints, circom))")
        }
        #expect(page.contains(Self.row("together", ours, theirs)), "\(Self.row("together", ours, theirs))")
    }

    /// The same for circom as one writes it down without tuning: `plain/order.circom` takes the place of a part, and comparisons have 32 or 64 bits.
    @Test func plainCountsAreOfTheseSourcesAndInTheTable() throws {
        let plain = try JSONDecoder().decode(
            [String: Pinned].self, from: Data(Repository.text("Tests/Peers/circom/plain/counts.json").utf8))
        let (pinned, page) = (try #require(Self.pinned), try Repository.text("docs/circom.md"))
        #expect(Set(plain.keys) == Set(pinned.keys))
        let folder = "Tests/Peers/circom/suite"
        let parts = try FileManager.default.contentsOfDirectory(atPath: Repository.root.appending(path: "\(folder)/parts").path).sorted()
        let shared = try parts.filter { $0.hasSuffix(".circom") }.flatMap { try Repository.bytes("\(folder)/parts/\($0)") }
        let swapped = try Repository.bytes("Tests/Peers/circom/plain/order.circom")
        var (ours, careful, theirs) = (0, 0, 0)
        for (name, constraints) in ReferenceTests.constraints {
            let (twin, counts) = (try #require(pinned[name]).constraints, try #require(plain[name]))
            #expect(
                try Digest(of: Repository.bytes("\(folder)/\(name).circom") + shared + swapped).hexadecimal == counts.sources, "\(name)")
            (ours, careful, theirs) = (ours + constraints, careful + twin, theirs + counts.constraints)
            #expect(page.contains(Self.row(name, constraints, twin) + Self.cells(constraints, counts.constraints)), "\(name)")
        }
        #expect(page.contains(Self.row("together", ours, careful) + Self.cells(ours, theirs)))
    }

    /// circom, our interpreter and our constraints give the same on the shipped tables and on random ones.
    @Test(.needsPeers, arguments: compiledAgain) func bothGiveTheSame(name: String) throws {
        let (trial, compiled) = try #require(ReferenceTests.compiled["reference/\(name)"])
        let answer = try Peer.run("circom_suite", ["--random", "12", "--seed", "2", name])
        try #require(answer.status == 0, "\(answer.complaints)")
        let made = try #require(try JSONDecoder().decode([Made].self, from: Data(answer.output)).first)
        let kept = Self.pinned?[name]
        #expect(made.constraints == kept?.constraints && made.sources == kept?.sources)
        #expect(made.cases.count { $0.outputs != nil } > 3 && made.cases.count { $0.outputs == nil } > 0)
        for each in made.cases {
            #expect(each.agrees, "\(each.name)")
            let report = try trial.run([each.rows])
            let ours = report.refusal == nil ? report.outputs.map(\.raw) : nil
            #expect(ours == each.outputs, "\(each.name)")
            let inputs = try trial.inputs([each.rows])
            let witness = Result { () throws(WitnessError) in try compiled.circuit.witness(inputs) }
            let publics = (try? witness.get()).map { Array(compiled.r1cs.publicSignals($0).prefix(report.outputs.count)) }
            #expect(publics == each.outputs?.map { BN254.Fr($0) }, "\(each.name)")
        }
    }

    /// What a line of the table goes on with for another circom program.
    static func cells(_ ours: Int, _ theirs: Int) -> String {
        let tenths = (20 * theirs + ours) / (2 * ours)
        return " \(grouped(theirs)) | \(tenths / 10).\(tenths % 10) |"
    }

    /// A line of the table.
    static func row(_ name: String, _ ours: Int, _ theirs: Int) -> String {
        let tenths = (20 * theirs + ours) / (2 * ours)
        return "| \(name) | \(grouped(ours)) | \(grouped(theirs)) | \(tenths / 10).\(tenths % 10) |"
    }

    /// 12345 as 12,345.
    static func grouped(_ number: Int) -> String {
        number < 1000 ? "\(number)" : "\(number / 1000)," + String("\(1000 + number % 1000)".dropFirst())
    }
}
