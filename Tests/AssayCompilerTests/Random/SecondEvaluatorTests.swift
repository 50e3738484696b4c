// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayData
import AssaySyntax
import AssayTestSupport
import Foundation
import Testing

@testable import AssayCompiler

/// What programs mean, by a second evaluator: it was written from the language reference, in exact fractions, and shares nothing with the
/// compiler, not even a parser (`Tests/Peers/random_programs.py`). It writes random programs and data together with what must come out.
///
/// `ASSAY_RANDOM_PROGRAMS` sets how many, `ASSAY_RANDOM_FIRST` from which seed on; a failure prints the seed.
@Suite struct SecondEvaluatorTests {
    struct Trade: Decodable {
        var source: String
        var rows: [[String: String?]]
        var parameters: [String: String]
        var outputs: [String: String]?
        /// The line of the first `require` that does not hold.
        var refusedAt: Int?
    }

    static let count = ProcessInfo.processInfo.environment["ASSAY_RANDOM_PROGRAMS"].flatMap(Int.init) ?? 200
    /// What the writer of the programs cannot foresee: numbers too long, fractions with a denominator for each row, a `require` that
    /// never holds, and, seldom, a range that the compiler knows less closely than simple interval arithmetic does.
    static let unforeseen: Set<String> = ["A0401", "A0404", "A0407", "A0408"]

    static let first = ProcessInfo.processInfo.environment["ASSAY_RANDOM_FIRST"].flatMap(Int.init) ?? .random(in: 1...1_000_000_000)
    static let batches = 2

    @Test(.needsPeers, arguments: 0..<batches) func meansWhatTheSecondEvaluatorSays(batch: Int) throws {
        let count = max(1, Self.count / Self.batches)
        let seed = Self.first + batch * count
        let answer = try Peer.run("random_programs", [String(seed), String(count)])
        try #require(answer.status == 0, "\(answer.complaints)")
        let trades = try JSONDecoder().decode([Trade].self, from: Data(answer.output))
        let tried = try trades.enumerated().count { index, trade in
            try compare(trade, inCircuit: index % 20 == 0, "seed \(seed + index)\n\(trade.source)")
        }
        #expect(tried > count * 2 / 3)
    }

    /// Whether the program was one to compare.
    func compare(_ trade: Trade, inCircuit: Bool, _ note: String) throws -> Bool {
        let result = Compiler.check(try SourceFile(name: "random.assay", text: trade.source))
        let errors = result.diagnostics.filter { $0.severity == .error }.map(\.code)
        if !errors.isEmpty, Self.unforeseen.isSuperset(of: errors) { return false }
        let trial = try #require(Trial(result), "\(note)")
        #expect(throws: Never.self, "\(note)") { try compare(trade, trial, inCircuit, note) }
        return true
    }

    func compare(_ trade: Trade, _ trial: Trial, _ inCircuit: Bool, _ note: String) throws {
        let rows = try trial.program.dataSets.map { try Self.rawRows(trade.rows, $0.schema) }
        let parameters = try trial.program.parameters.map { try #require($0.raw(trade.parameters[$0.name] ?? "")) }
        let report = try trial.run(rows, parameters: parameters)
        #expect(report.refusal?.line == trade.refusedAt, "\(note)")
        let witness = inCircuit ? try Self.witness(trial, rows, parameters) : nil
        guard let expected = trade.outputs else {
            if inCircuit { #expect(witness == nil, "the circuit accepts what is refused\n\(note)") }
            return
        }
        let values = zip(trial.program.outputs, report.outputs).map { ($0.name, $0.text($1.raw)) }
        #expect(Dictionary(uniqueKeysWithValues: values) == expected, "\(note)")
        guard inCircuit else { return }
        let signals = try #require(witness, "\(note)").dropFirst().prefix(values.count)
        #expect(Array(signals) == report.outputs.map { BN254.Fr($0.raw) }, "\(note)")
    }

    /// The witness of the whole circuit; `nil` when it refuses the data.
    static func witness(_ trial: Trial, _ rows: [[[Int?]]], _ parameters: [Int]) throws -> [BN254.Fr]? {
        let inputs = try trial.inputs(rows, parameters: parameters)
        return try? trial.circuit.witness(inputs)
    }

    static func rawRows(_ rows: [[String: String?]], _ schema: Schema) throws -> [[Int?]] {
        try rows.map { row in
            try schema.fields.map { field -> Int? in
                guard let text = row[field.name] ?? nil else { return nil }
                return try field.labels.firstIndex(of: text) ?? ExactDecimal.parse(text, scale: field.scale)
            }
        }
    }
}
