// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayData
import AssayLibrary
import AssaySyntax
import AssayTestSupport
import Testing

@testable import AssayCompiler

/// What a call of each library function costs, to the constraint: the formula in its comment, which `docs/library.md` shows.
///
/// A cost is what `assay inspect --costs` shows for the line `let value = CALL`, where CALL is the first example of the function, in the
/// program that `docs/library.md` shows; and what it shows more for the fields of the record than without that line.
@Suite struct LibraryCostTests {
    struct Cost: Sendable, CustomTestStringConvertible {
        let module: String
        let function: String
        let call: String
        let isCondition: Bool
        let formula: String

        var testDescription: String { "\(module).\(function): \(formula)" }
    }

    /// The first example of each function, with the formula below the examples.
    static let costs: [Cost] = LibraryModule.all.flatMap { module in
        var costs: [Cost] = []
        var (call, result, formula) = ("", "", "")
        for line in String(decoding: module.bytes, as: UTF8.self).split(separator: "\n") {
            if call.isEmpty, let match = line.firstMatch(of: /^\/\/ example: (.*) gives (.*)$/) {
                (call, result) = (String(match.1), String(match.2))
            } else if let match = line.firstMatch(of: /^\/\/ cost: (.*)$/) {
                formula = String(match.1)
            } else if let match = line.firstMatch(of: /^function (\w+)/) {
                let isCondition = ["yes", "no"].contains(result)
                costs.append(
                    Cost(module: module.name, function: String(match.1), call: call, isCondition: isCondition, formula: formula))
                (call, result, formula) = ("", "", "")
            }
        }
        return costs
    }

    /// The program around a call, the same without it, and the number of the line that has it.
    static func program(_ cost: Cost, rows: Int) throws -> (text: String, without: String, line: Int) {
        let page = try BookBlock.all(in: "docs/library.md").filter { $0.kind == "assay-part" }.map(\.text)
        try #require(page.count == 2)
        let module = try #require(LibraryModule.all.first { $0.name == cost.module })
        let digest = try #require(try LibraryTests.source(module).moduleDigest).hexadecimal
        let prefix = cost.module.split(separator: ".").last ?? ""
        var text = page[0].replacing("at most 168", with: "at most \(rows)")
        if cost.call.contains("usable") { text += page[1] }
        let without = text + "publish result = count in \(cost.call.contains("usable") ? "usable" : "readings") as 0 .. \(rows)\n"
        text += "import \(cost.module) \"\(digest)\"\nlet value = \(prefix).\(cost.call)\n"
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
        let limits = "as -1000 .. 1000 rounded half up"
        text += cost.isCondition ? "publish result = value\n" : "publish result = max(min(value, 1000), -1000) \(limits)\n"
        return (text, without, line)
    }

    /// The constraints of a call: those of its line, and what fields cost more that are cut where the call compares them.
    static func constraints(_ cost: Cost, rows: Int) throws -> Int {
        let (text, without, line) = try program(cost, rows: rows)
        let (with, plain) = (try Trial(text, modules: LibraryTests.modules).compiled, try Trial(without).compiled)
        func constraints(_ compiled: CompiledCircuit<BN254.Fr>, _ lines: Range<Int>) -> Int {
            compiled.costPerLine.reduce(0) { $0 + (lines.contains($1.line) ? $1.constraints : 0) }
        }
        let fields = 1..<(text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.hasPrefix("data ") } ?? 0) + 1
        return constraints(with, line..<line + 1) + constraints(with, fields) - constraints(plain, fields)
    }

    @Test func everyFunctionHasAFormula() {
        #expect(Self.costs.count == 72)
        for cost in Self.costs { #expect(!cost.formula.isEmpty && !cost.call.isEmpty, "\(cost.function)") }
    }

    /// At two sizes, one of which no formula was made with.
    @Test(arguments: costs) func formulaHoldsToTheConstraint(cost: Cost) throws {
        for rows in [21, 70] {
            let found = try Self.constraints(cost, rows: rows)
            #expect(try CostFormula(cost.formula, rows: rows).value == found, "\(rows) rows: \(found)")
        }
    }

    @Test func formulasAreRead() throws {
        #expect(try CostFormula("8 * rows + 20 * bits(rows) - 3", rows: 21).value == 168 + 100 - 3)
        #expect(try CostFormula("bits((3 * rows + 3) / 4)", rows: 21).value == 5)
        #expect(try CostFormula("rows * (2 + bits(2 * rows - 2))", rows: 5).value == 5 * 6)
        #expect(throws: CostFormula.Unreadable.self) { try CostFormula("rows rows", rows: 1) }
        #expect(throws: CostFormula.Unreadable.self) { try CostFormula("log(rows)", rows: 1) }
    }
}

/// A formula of `rows`, whole numbers, `+`, `-`, `*`, `/` rounded down, parentheses, and `bits(x)`, the binary digits of a number that is not negative.
struct CostFormula {
    struct Unreadable: Error {}

    let value: Int
    private var words: [String]
    private let rows: Int

    init(_ text: String, rows: Int) throws {
        var reader = CostFormula(words: text.matches(of: /\w+|[^\s\w]/).map { String($0.0) }.reversed(), rows: rows)
        let value = try reader.sum()
        guard reader.words.isEmpty else { throw Unreadable() }
        self.init(words: [], rows: rows, value: value)
    }

    private init(words: [String], rows: Int, value: Int = 0) { (self.words, self.rows, self.value) = (words, rows, value) }

    private mutating func sum() throws -> Int {
        var result = try product()
        while let sign = words.last, ["+", "-"].contains(sign) {
            words.removeLast()
            let next = try product()
            result += sign == "+" ? next : -next
        }
        return result
    }

    private mutating func product() throws -> Int {
        var result = try factor()
        while let sign = words.last, ["*", "/"].contains(sign) {
            words.removeLast()
            let next = try factor()
            guard sign == "*" || next > 0 else { throw Unreadable() }
            result = sign == "*" ? result * next : result / next
        }
        return result
    }

    private mutating func factor() throws -> Int {
        guard let word = words.popLast() else { throw Unreadable() }
        switch word {
        case "rows": return rows
        case "(": return try closed()
        case "bits":
            guard words.popLast() == "(" else { throw Unreadable() }
            let number = try closed()
            return Int.bitWidth - max(number, 0).leadingZeroBitCount
        default:
            guard let number = Int(word) else { throw Unreadable() }
            return number
        }
    }

    private mutating func closed() throws -> Int {
        let result = try sum()
        guard words.popLast() == ")" else { throw Unreadable() }
        return result
    }
}
