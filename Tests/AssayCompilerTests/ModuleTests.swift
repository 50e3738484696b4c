// SPDX-License-Identifier: Apache-2.0
import AssayData
import AssaySyntax
import Testing

@testable import AssayCompiler

/// Programs that import functions.
@Suite struct ModuleTests {
    static let checks = """
        assay 1
        module "Checks"

        function ends_with(readings: rows, value: number in readings, digit: 0 .. 9) =
            share of remainder(value, 10) = digit in readings otherwise 0%
        """

    static func source(_ text: String, _ name: String = "t.assay") throws -> SourceFile { try SourceFile(name: name, text: text) }

    static func library(_ modules: [String: [String]]) throws -> ModuleLibrary {
        let sources = try modules.mapValues { try $0.map { try source($0, "m.assay") } }
        return ModuleLibrary { sources[$0] ?? [] }
    }

    static func digest(_ text: String) throws -> String { try #require(try source(text).moduleDigest).hexadecimal }

    /// A program that uses `ends_with` of the module `quality.checks`.
    static func program(_ imports: String, _ use: String = "checks.ends_with(readings, systolic, 0)") -> String {
        """
        assay 1
        algorithm "T"
        \(imports)
        record Reading { systolic: 0 .. 309 mmHg }
        data readings: at most 4 of Reading
        publish zeros = \(use) as 0.00 .. 1.00 rounded half up
        """
    }

    private static func codes(_ text: String, _ modules: [String: [String]]) throws -> [String] {
        Compiler.check(try source(text), modules: try library(modules)).diagnostics.map(\.code)
    }

    @Test func functionsOfAModuleAreCalledByItsName() throws {
        let text = Self.program("import quality.checks \"\(try Self.digest(Self.checks))\"")
        let result = Compiler.check(try Self.source(text), modules: try Self.library(["quality.checks": [Self.checks]]))
        let program = try #require(result.program)
        #expect(result.diagnostics.isEmpty)
        #expect(program.modules.map(\.name) == ["quality.checks"])
        let rows = try DataSet(schema: program.dataSets[0].schema, rows: [[120], [131], [140], [0]])
        #expect(try program.run(dataSets: [rows], parameters: []).outputs.map(\.raw) == [75])
    }

    /// The digest is that of the layout, so that spaces do not matter; of several modules it says which.
    @Test func theDigestSaysWhichModuleIsMeant() throws {
        let other = Self.checks.replacing("= digit", with: "!= digit")
        let spaced = Self.checks.replacing("\n    share", with: "   share")
        let text = Self.program("import quality.checks \"\(try Self.digest(Self.checks))\"")
        for modules in [[other, Self.checks], [Self.checks, other], [spaced]] {
            #expect(try Self.codes(text, ["quality.checks": modules]) == [])
        }
        #expect(try Self.codes(text, ["quality.checks": [other]]).contains("A0222"))
        let digests = try [Self.checks, other].map { try Self.digest($0) }
        #expect(digests[0] != digests[1])
    }

    @Test func anImportWithoutDigestSaysWhatToWrite() throws {
        let text = Self.program("import quality.checks")
        let result = Compiler.check(try Self.source(text), modules: try Self.library(["quality.checks": [Self.checks]]))
        let fault = try #require(result.diagnostics.first)
        let edit = try #require(fault.fix?.edit)
        #expect(fault.code == "A0222")
        #expect(CheckCase.apply([edit], to: text) == Self.program("import quality.checks \"\(try Self.digest(Self.checks))\""))
    }

    @Test func whatModulesCannotBeIsReported() throws {
        let pinned = Self.program("import quality.checks \"\(try Self.digest(Self.checks))\"")
        #expect(try Self.codes(pinned, [:]).first == "A0221")
        let faulty = Self.checks.replacing("remainder(value, 10)", with: "remainder(valu, 10)")
        #expect(try Self.codes(Self.program("import a.b \"\(try Self.digest(faulty))\""), ["a.b": [faulty]]).first == "A0223")
        let unreadable = Self.checks.replacing("= digit", with: "=")
        #expect(try Self.codes(Self.program("import a.b"), ["a.b": [unreadable]]).first == "A0223")
        let algorithm = Self.checks.replacing("module", with: "algorithm")
        #expect(try Self.codes(Self.program("import a.b \"\(try Self.digest(algorithm))\""), ["a.b": [algorithm]]).first == "A0223")
        let stray = Self.checks + "\nlet a = 1\n"
        #expect(try Self.codes(Self.program("import a.b \"\(try Self.digest(stray))\""), ["a.b": [stray]]).first == "A0223")
        #expect(Compiler.checkModule(try Self.source(stray)).map(\.code) == ["A0224"])
        #expect(Compiler.check(try Self.source(Self.checks)).diagnostics.map(\.code).contains("A0224"))
        #expect(
            try Self.codes(pinned.replacing("checks.ends_with(readings, systolic, 0)", with: "checks"), ["quality.checks": [Self.checks]])
                .contains("A0223"))
        #expect(try Self.codes(pinned.replacing("ends_with", with: "begins_with"), ["quality.checks": [Self.checks]]).contains("A0201"))
    }

    /// No chain of digests can close, but the text of a module may still name itself.
    @Test func noModuleReadsItself() throws {
        let itself = "assay 1\nmodule \"M\"\nimport a.b \"\(String(repeating: "0", count: 64))\"\n\nfunction f(a: number) = a\n"
        #expect(try Self.codes(Self.program("import a.b \"\(try Self.digest(itself))\""), ["a.b": [itself]]).first == "A0223")
    }

    /// What a module imports counts as used; its own functions only can be called.
    @Test func modulesImportModules() throws {
        let outer = """
            assay 1
            module "Outer"
            import quality.checks "\(try Self.digest(Self.checks))"

            function zeros(readings: rows, value: number in readings) = checks.ends_with(readings, value, 0)
            """
        let modules = ["quality.checks": [Self.checks], "a.outer": [outer]]
        let text = Self.program("import a.outer \"\(try Self.digest(outer))\"", "outer.zeros(readings, systolic)")
        let result = Compiler.check(try Self.source(text), modules: try Self.library(modules))
        #expect(result.diagnostics.map(\.code) == [])
        #expect(Set(try #require(result.program).modules.map(\.name)) == ["quality.checks", "a.outer"])
        #expect(
            try Self.codes(text.replacing("outer.zeros(readings, systolic)", with: "checks.ends_with(readings, systolic, 0)"), modules)
                .contains("A0201"))
    }

    /// A module is there for many programs; only one of which nothing is used is worth a word.
    @Test func unusedFunctionsOfModulesAreNoFault() throws {
        let more = Self.checks + "\n\nfunction other(a: number) = a + 1\n"
        let modules = ["quality.checks": [more], "a.b": [Self.checks]]
        let used = try "import quality.checks \"\(Self.digest(more))\""
        #expect(try Self.codes(Self.program(used), modules) == [])
        #expect(try Self.codes(Self.program(used + "\nimport a.b \"\(Self.digest(Self.checks))\""), modules) == ["A0208"])
    }

    /// The digest of a program covers its modules, by the digests that it states.
    @Test func theProgramsDigestCoversItsModules() throws {
        let other = Self.checks.replacing("= digit", with: "!= digit")
        let programs = try [Self.checks, other].map { module in
            let text = Self.program("import quality.checks \"\(try Self.digest(module))\"")
            return try #require(Compiler.check(try Self.source(text), modules: try Self.library(["quality.checks": [module]])).program)
        }
        #expect(programs[0].sourceDigest != programs[1].sourceDigest)
    }
}
