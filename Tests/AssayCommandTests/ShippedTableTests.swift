// SPDX-License-Identifier: Apache-2.0
import AssayCompiler
import AssayData
import AssayExchange
import AssaySyntax
import AssayTestSupport
import Testing

/// The shipped tables, read by the real import: every case of `circuits/*/cases.json` comes out as the independent script says, also
/// through the column map, and the tables that must be refused are refused at their places.
@Suite struct ShippedTableTests {
    static let cases = (try? ShippedCase.all()) ?? []

    @Test func casesAreThere() { #expect(Self.cases.count > 10) }

    @Test(arguments: cases) func comesOutAsExpected(shipped: ShippedCase) throws {
        let program = try Self.program(shipped)
        let tables: [DataSet]
        do throws(ImportFailure) {
            tables = try Self.tables(shipped, program)
        } catch {
            return expect(error, shipped)
        }
        let parameters = try program.parameters.map { try #require($0.raw(shipped.parameters[$0.name] ?? "")) }
        let report = try program.run(dataSets: tables, parameters: parameters)
        let outputs = zip(program.outputs, report.outputs).map { ($0.name, $0.text($1.raw)) }
        switch shipped.expectation {
        case .outputs(let expected): #expect(Dictionary(uniqueKeysWithValues: outputs) == expected)
        case .requirement(let line): #expect(report.refusal?.line == line)
        case .columns, .cells: Issue.record("the table should be refused")
        }
    }

    func expect(_ failure: ImportFailure, _ shipped: ShippedCase) {
        switch shipped.expectation {
        case .columns(let missing, let unknown):
            #expect(failure.issues.map(\.column) == missing)
            #expect(zip(failure.issues, unknown).allSatisfy { issue, name in issue.fix.contains("Did you mean \"\(name)\"?") })
        case .cells(let cells):
            let found = failure.issues.map { ShippedCase.Cell(row: $0.row ?? 0, column: $0.column ?? "", value: $0.value ?? "") }
            #expect(found == cells)
            #expect(failure.issues.allSatisfy { $0.line == $0.row.map { $0 + 1 } && !$0.cause.isEmpty && !$0.fix.isEmpty })
        case .outputs, .requirement: Issue.record("refused: \(failure)")
        }
    }

    static func program(_ shipped: ShippedCase) throws -> CheckedProgram {
        let source = try SourceFile(name: shipped.programPath, text: Repository.text(shipped.programPath))
        return try #require(Compiler.check(source).program)
    }

    static func tables(_ shipped: ShippedCase, _ program: CheckedProgram) throws(ImportFailure) -> [DataSet] {
        var tables: [DataSet] = []
        for input in program.dataSets {
            let file = shipped.tables[input.name] ?? ""
            let map = shipped.columnMaps[input.name].flatMap { try? ColumnMap(parsing: Repository.bytes($0)) } ?? ColumnMap()
            let bytes = (try? Repository.bytes(file)) ?? []
            tables.append(try DataImport.dataSet(from: bytes, file: file, schema: input.schema, map: map))
        }
        return tables
    }
}
