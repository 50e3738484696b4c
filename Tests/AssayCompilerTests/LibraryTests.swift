// SPDX-License-Identifier: Apache-2.0
import AssayData
import AssayLibrary
import AssaySyntax
import AssayTestSupport
import Foundation
import Testing

@testable import AssayCompiler

/// The modules that come with the release: each function has an example, and the example gives what it says.
@Suite struct LibraryTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let module: String
        let function: String
        let call: String
        let result: String

        var testDescription: String { "\(module).\(call)" }
    }

    static let modules = ModuleLibrary { name in
        LibraryModule.all.filter { $0.name == name }.compactMap { try? SourceFile(name: "\(name).assay", bytes: $0.bytes) }
    }

    static func source(_ module: LibraryModule) throws -> SourceFile { try SourceFile(name: "\(module.name).assay", bytes: module.bytes) }

    /// A module, and the digest by which programs import it.
    static func pinned(_ name: String) throws -> (module: LibraryModule, digest: String) {
        let module = try #require(LibraryModule.all.first { $0.name == name })
        return (module, try #require(try source(module).moduleDigest).hexadecimal)
    }

    /// The examples in the comments of a module, each with the function below it.
    static func examples(_ module: LibraryModule) -> [Example] {
        var examples: [Example] = []
        var open: [(call: String, result: String)] = []
        for line in String(decoding: module.bytes, as: UTF8.self).split(separator: "\n") {
            if let match = line.firstMatch(of: /^\/\/ example: (.*) gives (.*)$/) {
                open.append((String(match.1), String(match.2)))
            } else if let match = line.firstMatch(of: /^function (\w+)/) {
                examples += open.map { Example(module: module.name, function: String(match.1), call: $0.call, result: $0.result) }
                open = []
            }
        }
        return examples
    }

    /// The files of the folder are those that the list names, and nothing is left out.
    @Test func allModulesAreListed() throws {
        let folder = "Sources/AssayLibrary/Modules"
        let files = try FileManager.default.subpathsOfDirectory(atPath: Repository.root.appending(path: folder).path).filter {
            $0.hasSuffix(".assay")
        }
        let names = files.map { $0.dropLast(".assay".count).split(separator: "/").joined(separator: ".") }
        #expect(Set(names) == Set(LibraryModule.all.map(\.name)))
        for module in LibraryModule.all {
            let file = "\(folder)/\(module.name.split(separator: ".").joined(separator: "/")).assay"
            #expect(try Repository.text(file) == String(decoding: module.bytes, as: UTF8.self))
        }
    }

    @Test(arguments: LibraryModule.all)
    func moduleIsWellFormed(module: LibraryModule) throws {
        let source = try Self.source(module)
        #expect(Compiler.checkModule(source, modules: Self.modules).map(\.message) == [])
        #expect(Formatter.format(Parser.parse(source).tree) == source.text(source.span))
    }

    @Test(arguments: LibraryModule.all)
    func everyFunctionHasAnExample(module: LibraryModule) throws {
        let tree = Parser.parse(try Self.source(module)).tree
        let functions = tree.declarations.compactMap { if case .function(let it) = $0 { it.name.text } else { nil } }
        #expect(Set(Self.examples(module).map(\.function)) == Set(functions))
    }

    /// On the five readings of the language reference.
    @Test(arguments: LibraryModule.all.flatMap { examples($0) })
    func exampleGivesWhatItSays(example: Example) throws {
        let digest = try Self.pinned(example.module).digest
        let prefix = example.module.split(separator: ".").last ?? ""
        // A module may be called like a `let` of that program.
        let first = try #require(BookTests.blocks.first { $0.kind == "assay" }).text.replacing("completeness", with: "kept")
        let text = first + "import \(example.module) \"\(digest)\"\nlet value_here = \(prefix).\(example.call)\n"
        let source = try SourceFile(name: "example.assay", text: text)
        let result = Compiler.check(source, modules: Self.modules)
        let errors = result.diagnostics.filter { $0.severity == .error }
        let program = try #require(result.program, "\(DiagnosticRenderer().render(errors, in: source))")
        let rows = try DataSet(schema: program.dataSets[0].schema, rows: BookTests.readings)
        let report = try program.run(dataSets: [rows], parameters: [75])
        let value = try #require(report.values.first { $0.name == "value_here" })
        #expect(BookTests.text(value, like: example.result) == example.result)
    }

    /// A hundred points between two whole numbers, and beyond both ends: the comment says how far off the straight lines are at most.
    @Test func theLogisticCurveIsAsCloseAsItSays() throws {
        let (module, digest) = try Self.pinned("quality.points")
        let comment = try #require(
            String(decoding: module.bytes, as: UTF8.self).firstMatch(of: /\/\/ The logistic curve .* off by at most ([0-9.]+)%/))
        let trial = try Trial(
            """
            assay 1
            algorithm "Logistic"
            import quality.points "\(digest)"
            param x: -9.00 .. 9.00
            publish value = points.logistic(x) as 0.000000 .. 1.000000 rounded half even
            """, modules: Self.modules)
        let errors = try (-900...900).map { hundredths in
            let raw = try #require(try trial.run([], parameters: [hundredths]).outputs.first?.raw)
            return abs(Double(raw) / 10_000 - 100 / (1 + exp(-Double(hundredths) / 100)))
        }
        let (largest, said) = (try #require(errors.max()), try #require(Double(comment.1)))
        #expect(largest <= said && largest > said - 0.15, "off by \(largest)%, where the comment says \(said)%")
    }

    /// What the comments say of the edges: a reach of 0, no deviations, and a straight line that falls. Values are in ten-thousandths.
    @Test(
        arguments: [
            ("consistency", "within_limits_share(rows, a, b, p)", [[5, 3]], 0, 0),
            ("consistency", "within_limits_share(rows, a, b, p)", [[5, 3], [6, 4]], 0, 10000),
            ("consistency", "explained_share(rows, a, 0 - b)", [[0, 0], [500, 700], [1000, 985]], 0, 9447),
            ("consistency", "explained_share(rows, a, b)", [[0, 0], [500, 700], [1000, 985]], 0, 9447),
            ("points", "in_target(max of a in rows otherwise 0, 2 mmHg, 3 mmHg, p * 1 mmHg)", [[1, 0]], 0, 0),
            ("points", "in_target(max of a in rows otherwise 0, 2 mmHg, 3 mmHg, p * 1 mmHg)", [[3, 0]], 0, 10000),
            ("points", "in_target(max of a in rows otherwise 0, 2 mmHg, 3 mmHg, p * 1 mmHg)", [[4, 0]], 2, 5000),
        ] as [(String, String, [[Int?]], Int, Int)])
    func edges(module: String, call: String, rows: [[Int?]], parameter: Int, value: Int) throws {
        let digest = try Self.pinned("quality.\(module)").digest
        let trial = try Trial(
            """
            assay 1
            algorithm "Edges"
            import quality.\(module) "\(digest)"
            record Row {
                a: 0 .. 1000 mmHg
                b: 0 .. 1000 mmHg
            }
            data rows: at most 3 of Row
            param p: 0 .. 9
            publish value = \(module).\(call) as 0.0000 .. 1.0000 rounded down
            """, modules: Self.modules)
        #expect(try trial.run([rows], parameters: [parameter]).outputs.map(\.raw) == [value])
    }
}
