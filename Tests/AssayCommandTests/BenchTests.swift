// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// What the benchmarks print, never how long they take.
@Suite struct BenchTests {
    /// One run of the given suites, as measurements by name.
    func measure(_ arguments: [String]) throws -> [String: [String: Any]] {
        let result = try Command.run(["bench", "--runs", "1", "--quiet", "--json"] + arguments, in: ScratchFolder())
        #expect(result.status == 0, "\(result)")
        let list = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]] ?? []
        return Dictionary(list.map { ($0["name"] as? String ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    }

    @Test func everySuiteMeasuresWhatItsNameSays() throws {
        let found = try measure([
            "field", "msm", "ntt", "pairing", "compile", "witness", "prove", "load", "setup", "ceremony", "verify", "batch", "--size",
            "2^7",
        ])
        for name in [
            "field/bn254/2^7/fp-multiply", "field/bn254/2^7/fr-invert", "msm/bn254/2^7/g1-dense", "msm/bn254/2^7/g2-dense",
            "ntt/bn254/2^7/forward", "ntt/bn254/2^7/quotient", "pairing/bn254/1/product", "pairing/bn254/4/prepared",
            "compile/bn254/2^7/parse", "compile/bn254/2^7/eliminate", "compile/bn254/2^7/write", "compile/bn254/2^7/whole",
            "witness/bn254/2^7/diary", "witness/bn254/2^7/bits", "witness/bn254/2^7/hashes", "prove/bn254/2^7/dense",
            "load/bn254/2^7/dense/zkey", "load/bn254/2^7/dense/prepared",
            "setup/bn254/2^7/dense", "ceremony/bn254/2^7/init", "ceremony/bn254/2^7/contribute", "ceremony/bn254/2^7/verify-5",
            "verify/bn254/1", "batch/bn254/128",
        ] {
            let measurement = try #require(found[name], "\(name) is missing in \(found.keys.sorted())")
            #expect(
                measurement["cpu_ms"] is Double && measurement["wall_ms"] is Double && measurement["peak_mb"] is Double, "\(measurement)")
            #expect(measurement["runs"] as? Int == 1 && measurement["backend"] is String, "\(measurement)")
        }
    }

    /// The edits of a run, each with its parts, and what is done beside them.
    @Test func theEditorIsMeasuredEditByEdit() throws {
        let found = try measure(["editor", "--size", "2^6"])
        for part in ["diagnostics", "hover", "inlay", "edit"] {
            let measurement = try #require(found["editor/2^6/\(part)"], "\(found.keys.sorted())")
            #expect(measurement["runs"] as? Int == 200 && measurement["wall_max_ms"] is Double, "\(measurement)")
            #expect((measurement["cpu_max_ms"] as? Double ?? 0) >= (measurement["cpu_ms"] as? Double ?? 1), "\(measurement)")
        }
        #expect((found["editor/2^6/beside/costs"]?["constraints"] as? Int ?? 0) > 1000)
    }

    @Test func sizesDensitiesThreadsAndKernelsAreTheUsers() throws {
        let found = try measure([
            "prove", "msm", "--size", "2^5..2^6,128", "--density", "100", "--density", "20", "--threads", "1", "--backend", "portable",
        ])
        let sizes = ["2^5", "2^6", "2^7"]
        let expected = sizes.flatMap { size in
            ["dense", "20%"].flatMap { ["prove/bn254/\(size)/\($0)", "msm/bn254/\(size)/g1-\($0)", "msm/bn254/\(size)/g2-\($0)"] }
        }
        #expect(Set(found.keys) == Set(expected))
        #expect(found.values.allSatisfy { $0["threads"] as? Int == 1 && $0["backend"] as? String == "portable" })
    }

    @Test(arguments: [
        ["--size", "2^3"], ["--size", "2^25"], ["--size", "100"], ["--size", "2^8..2^6"], ["--size", ""], ["--density", "101"],
        ["--threads", "0"], ["--backend", "gpu"], ["--curve", "p256"],
    ])
    func wrongOptionsAreUsageErrors(_ options: [String]) throws {
        let result = try Command.run(["bench", "field"] + options, in: ScratchFolder())
        #expect(result.status == 64, "\(result)")
    }

    /// A small algorithm is not charged with the memory of the large one before it.
    @Test func eachAlgorithmHasAProcessOfItsOwn() throws {
        let folder = try SmallTrade.folder()
        for (name, rows) in [("large", 2000), ("small", 8)] {
            try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
            let program = SmallTrade.program.replacing("at most 8", with: "at most \(rows)").replacing("3 .. 6", with: "3 .. \(rows)")
            try folder.write(Array(program.utf8), to: "\(name)/algorithm.assay")
            try folder.write(Array(SmallTrade.table.utf8), to: "\(name)/t.csv")
            let cases = #"{"cases":[{"data":{"readings":"t.csv"},"parameters":{"least":"50%"}}]}"#
            try folder.write(Array(cases.utf8), to: "\(name)/cases.json")
        }
        let result = try Command.run(["bench", "large", "small", "--runs", "1", "--quiet", "--json"], in: folder)
        let list = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]], "\(result)")
        let peaks = Dictionary(uniqueKeysWithValues: list.map { ($0["name"] as? String ?? "", $0["peak_mb"] as? Double ?? 0) })
        let (large, small) = (try #require(peaks["large/verify"]), try #require(peaks["small/verify"]))
        #expect(small > 0 && small < large, "\(peaks)")
        for stage in ["compile", "audit", "certificate", "setup", "witness", "prove"] {
            #expect(peaks["small/\(stage)"] ?? 0 > 0, "\(stage) is missing in \(peaks.keys)")
        }
        // Time for each constraint, of which there are as many as the circuit has.
        let audit = try #require(list.first { $0["name"] as? String == "small/audit" })
        #expect((audit["items"] as? Int).map { $0 > 100 && $0 == audit["constraints"] as? Int } ?? false, "\(audit)")
        let shown = try Command.run(["bench", "large", "small", "--runs", "1", "--quiet"], in: folder)
        #expect(shown.output.contains("\nlarge: ") && shown.output.contains("\nsmall: "), "\(shown)")
    }

    @Test func anUnknownSuiteIsNamedWithThoseThereAre() throws {
        let result = try Command.run(["bench", "speed"], in: ScratchFolder())
        #expect(result.status == 2 && result.complaints.contains("speed") && result.complaints.contains("pairing"), "\(result)")
    }
}
