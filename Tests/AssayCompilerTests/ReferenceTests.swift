// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayData
import AssaySyntax
import AssayTestSupport
import Foundation
import Testing

@testable import AssayCompiler

/// The reference algorithms: short, in plain words, without a warning, and right by an independent script.
@Suite struct ReferenceTests {
    /// What each costs; `circuits/README.md` says the same.
    static let constraints: KeyValuePairs = [
        "home-protocol": 1_751, "short-protocol": 1_430, "typed-by-hand": 5_000, "two-arm-trend": 7_867, "weekday-weekend": 4_441,
        "morning-surge": 1_766,
        "stress-activity": 4_581, "variability": 5_071, "sessions": 5_053, "outliers": 8_910, "regular-times": 4_303, "sodium": 2_210,
    ]

    /// Each algorithm, compiled once for all tests.
    static let compiled: [String: (trial: Trial, circuit: CompiledCircuit<BN254.Fr>)] = {
        var all: [String: (Trial, CompiledCircuit<BN254.Fr>)] = [:]
        for algorithm in ShippedCase.references {
            let text = try? Repository.text("circuits/\(algorithm)/algorithm.assay")
            guard let text, let trial = try? Trial(text, modules: LibraryTests.modules) else { continue }
            all[algorithm] = (trial, trial.compiled)
        }
        return all
    }()

    static let cases = (try? ShippedCase.all(of: ShippedCase.references)) ?? []

    @Test func everyFolderIsListed() throws {
        let folder = Repository.root.appending(path: "circuits/reference").path
        let found = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(found.map { "reference/\($0)" } == ShippedCase.references.sorted())
        #expect(Self.constraints.map { "reference/\($0.key)" } == ShippedCase.references)
        #expect(found.count >= 12 && Self.compiled.count == found.count && Self.cases.count > 2 * found.count)
    }

    @Test(arguments: ShippedCase.references) func isShortAndPlain(algorithm: String) throws {
        let text = try Repository.text("circuits/\(algorithm)/algorithm.assay")
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().count <= 25)
        #expect(Formatter.format(Parser.parse(try SourceFile(name: "a.assay", text: text)).tree) == text)
        let strange = ["proof", "circuit", "hash", "commit", "field element", "constraint", "witness", "snark", "secret", "crypt"]
        for word in strange { #expect(!text.lowercased().contains(word)) }
        #expect(try #require(Self.compiled[algorithm]).trial.diagnostics.map(\.message) == [])
    }

    @Test func costs() throws {
        let page = try Repository.text("circuits/README.md")
        for (name, constraints) in Self.constraints {
            let compiled = try #require(Self.compiled["reference/\(name)"]).circuit
            #expect(compiled.interface.constraintCount == constraints, "\(name)")
            #expect(compiled.costPerLine.map(\.constraints).reduce(0, +) == compiled.interface.constraintCount)
            #expect(compiled.r1cs.untouchedPublicWires == [])
            let row = page.split(separator: "\n").first { $0.hasPrefix("| [\(name)](reference/\(name)/algorithm.assay) |") }
            #expect(row?.hasSuffix("| \(CircomSuiteTests.grouped(constraints)) |") == true, "\(name)")
        }
    }

    @Test(arguments: cases) func interpreterAndCircuitAgreeWithTheScript(shipped: ShippedCase) throws {
        let (trial, compiled) = try #require(Self.compiled[shipped.algorithm])
        try ShippedTests.check(shipped, trial, compiled)
    }
}
