// SPDX-License-Identifier: Apache-2.0
import AssaySyntax
import AssayTestSupport
import Testing

/// Every fault of expressions, each at its place.
enum ExpressionCases {
    static let conditions = [
        DiagnosticCase("let a = 1 +❶\nlet b = 2", "A0152"),
        DiagnosticCase("let a =❶", "A0152"),
        DiagnosticCase("let a = ❶)", "A0152"),
        DiagnosticCase("let a = 1 * ❶and b", "A0152"),
        DiagnosticCase("let a = b ❶c", "A0153"),
        DiagnosticCase("let a = b ❶5", "A0153"),
        DiagnosticCase("let a = 5 ❶(b + c)", "A0153"),
        DiagnosticCase("require a and b ❶or c", "A0154"),
        DiagnosticCase("require a or b ❶and c and d", "A0154"),
        DiagnosticCase("require ❶60 <= x <= 260", "A0155", fixed: "require x in 60 .. 260"),
        DiagnosticCase("require ❶260 >= x >= 60", "A0155", fixed: "require x in 60 .. 260"),
        DiagnosticCase("require ❶60 < x < 260", "A0155"),
        DiagnosticCase("require ❶a = b = c", "A0155"),
        DiagnosticCase("require ❶a in 1 .. 2 in 3 .. 4", "A0155"),
        DiagnosticCase("let n = count in r where ❶day > 1 >= 12", "A0155"),
        DiagnosticCase("require a ❶not in 1 .. 2", "A0156"),
        DiagnosticCase("require a ❶= missing", "A0157", fixed: "require a is missing"),
        DiagnosticCase("require a ❶!= missing", "A0157", fixed: "require a is present"),
        DiagnosticCase("require a ❶is not missing", "A0157", fixed: "require a is present"),
        DiagnosticCase("require a ❶is not present", "A0157", fixed: "require a is missing"),
        DiagnosticCase("require a is ❶5", "A0157"),
        DiagnosticCase("require a ❶in usable", "A0158"),
        DiagnosticCase("require a ❶in 5", "A0158"),
        DiagnosticCase("let a = 60 ❶.. 260", "A0158"),
        DiagnosticCase("let a = share of ❶b in 1 .. 2 in r", "A0159", fixed: "let a = share of (b in 1 .. 2) in r"),
        DiagnosticCase("let a = share of ❶b in -1 .. 2 and c in r", "A0159", fixed: "let a = share of (b in -1 .. 2) and c in r"),
    ]

    static let clauses = [
        DiagnosticCase("let a = b + c ❶otherwise 0", "A0160"),
        DiagnosticCase("let a = b * c ❶rounded half up", "A0160"),
        DiagnosticCase("let a = -b ❶otherwise 0", "A0160"),
        DiagnosticCase("let a = b * c / d ❶otherwise 0", "A0160"),
        DiagnosticCase("let a = ❶b / c otherwise 0 + 1", "A0160", fixed: "let a = (b / c otherwise 0) + 1"),
        DiagnosticCase("let a = ❶b rounded half up * 2", "A0160", fixed: "let a = (b rounded half up) * 2"),
        DiagnosticCase("let a = mean of b in r where c > 1 ❶otherwise 0", "A0160"),
        DiagnosticCase("let a = b > 1 ❶otherwise 0", "A0161"),
        DiagnosticCase("let a = b is present ❶otherwise 0", "A0160"),
        DiagnosticCase("let a = 5 ❶otherwise 0", "A0161"),
        DiagnosticCase("let a = b rounded❶\nlet c = 1", "A0162", fixed: "let a = b rounded half up\nlet c = 1"),
        DiagnosticCase("let a = b rounded ❶to 2 decimals", "A0162"),
        DiagnosticCase("let a = b rounded ❶half-up", "A0162", fixed: "let a = b rounded half up"),
        DiagnosticCase("let a = b rounded ❶half down to 1 decimal", "A0162"),
        DiagnosticCase("let a = b rounded ❶nearest", "A0162", fixed: "let a = b rounded half up"),
        DiagnosticCase("let a = b rounded ❶dwon", "A0162", fixed: "let a = b rounded down"),
        DiagnosticCase("let a = ❶round(b, 2)", "A0162"),
        DiagnosticCase("let a = b rounded up to ❶two decimals", "A0163"),
        DiagnosticCase("let a = b rounded up to ❶13 decimals", "A0163"),
        DiagnosticCase("let a = b rounded up to 2 ❶places", "A0163", fixed: "let a = b rounded up to 2 decimals"),
        DiagnosticCase("let a = b rounded up to 2❶", "A0163", fixed: "let a = b rounded up to 2 decimals"),
    ]

    static let forms = [
        DiagnosticCase("let a = when b > 1: 2❶", "A0164", fixed: "let a = when b > 1: 2 else 0"),
        DiagnosticCase("let a = when b > 1: 2 else when b > 0: 1❶\nlet c = 1", "A0164"),
        DiagnosticCase("let a = 1 ❶else 2", "A0164"),
        DiagnosticCase("let a = when b: 1 ❶elif c: 2 else 3", "A0164", fixed: "let a = when b: 1 else when c: 2 else 3"),
        DiagnosticCase("let a = when b: 1 else❶: 2", "A0164", fixed: "let a = when b: 1 else 2"),
        DiagnosticCase("let a = when b ❶then 1 else 2", "A0164", fixed: "let a = when b : 1 else 2"),
        DiagnosticCase("let a = when b ❶1 else 2", "A0134", fixed: "let a = when b :1 else 2"),
        DiagnosticCase("let a = ❶if b: 1 else ❷if c: 2 else 3", "A0165", "A0165", fixed: "let a = when b: 1 else when c: 2 else 3"),
        DiagnosticCase("let a = ❶if(b > 1❷, 2, 3)", "A0165", "A0175"),
        DiagnosticCase("let a = 1 + ❶when b: 1 else 2", "A0166"),
        DiagnosticCase("let a = when b: ❶when c: 1 else 2 else 3", "A0166"),
        DiagnosticCase("let a = ❶share in r", "A0167"),
        DiagnosticCase("let a = mean of b ❶r", "A0168"),
        DiagnosticCase("let a = mean of b❶\nlet c = 1", "A0168"),
        DiagnosticCase("let a = mean of b ❶from r", "A0168", fixed: "let a = mean of b in r"),
        DiagnosticCase("let a = share of r ❶where b > 1", "A0168"),
        DiagnosticCase("let a = count❶\nlet b = 1", "A0168"),
        DiagnosticCase("let a = count in ❶5", "A0168"),
        DiagnosticCase("let a = count ❶of r", "A0169", fixed: "let a = count in r"),
        DiagnosticCase("let a = count ❶of b > 1 in r", "A0169"),
        DiagnosticCase("let a = ❶count(r)", "A0170", fixed: "let a = count in r"),
        DiagnosticCase("let a = ❶mean(b)", "A0170"),
        DiagnosticCase("let a = ❶sum(b) in r", "A0170"),
        DiagnosticCase("let a = ❶count(b > 1) in r", "A0170"),
        DiagnosticCase("let a = ❶average of b in r", "A0171", fixed: "let a = mean of b in r"),
        DiagnosticCase("let a = ❶mode of b in r", "A0171"),
        DiagnosticCase("let a = ❶men of b in r", "A0171", fixed: "let a = mean of b in r"),
        DiagnosticCase("let a = r where b ❶where c", "A0172", fixed: "let a = r where b and c"),
        DiagnosticCase("let a = 5 + b ❶where c", "A0172"),
        DiagnosticCase("let a = b ❶^ 2", "A0173"),
        DiagnosticCase("let a = ❶+b", "A0173", fixed: "let a = b"),
        DiagnosticCase("let a = ❶--b", "A0173"),
        DiagnosticCase("require a = ❶\"morning\"", "A0174"),
        DiagnosticCase("let a = r.b❶.c", "A0175"),
        DiagnosticCase("let a = (b❶, c)", "A0175"),
        DiagnosticCase("let a = row n ❶- 1 of b in r", "A0189"),
        DiagnosticCase("let a = row ❶of b in r", "A0189"),
        DiagnosticCase("let a = row 3 ❶mmHg of b in r", "A0189"),
        DiagnosticCase("let a = percentile ❶120 of b in r", "A0176"),
        DiagnosticCase("let a = percentile ❶0 of b in r", "A0176"),
        DiagnosticCase("let a = percentile ❶50% of b in r", "A0176"),
        DiagnosticCase("let a = percentile ❶0.125 of b in r", "A0176"),
        DiagnosticCase("let a = percentile ❶of b in r", "A0176"),
        DiagnosticCase("let a = slope of b ❶in r", "A0177"),
        DiagnosticCase("let a = correlation of b ❶against c in r", "A0177"),
        DiagnosticCase("let a = curve(b❶, 1 -> 2)", "A0178"),
        DiagnosticCase("let a = table(b: 1❶: 2)", "A0178"),
        DiagnosticCase("let a = bands(b: good from 5❶)", "A0179"),
        DiagnosticCase("let a = bands(b: ❶poor below)", "A0179"),
        DiagnosticCase("let a = bands(b: good ❶above 5, poor below)", "A0179"),
        DiagnosticCase("let a = weighted(❶b: 60, c: 40)", "A0180"),
        DiagnosticCase("let a = weighted(❶60%: b, 40: c)", "A0180"),
        DiagnosticCase("let a = weighted(60 ❶b)", "A0180"),
        DiagnosticCase("let a = curve(b: ❶(1) -> 2)", "A0181"),
    ]
}

@Suite struct ExpressionDiagnosticTests {
    /// No advice turns one statistic into another.
    @Test(arguments: ["mode", "mid", "range", "iqr", "skew", "Entropy", "quantile", "cv"])
    func aStatisticIsNeverReplacedByAnother(word: String) throws {
        let found = try Samples.parse(Samples.head + "let a = \(word) of b in r").diagnostics
        #expect(found.map(\.code) == ["A0171"])
        #expect(found.first?.message == "there is no `\(word)`")
        #expect(found.first?.fix?.edit == nil)
    }

    @Test(arguments: ExpressionCases.conditions + ExpressionCases.clauses + ExpressionCases.forms)
    func faultIsReportedAtItsPlace(_ it: DiagnosticCase) throws {
        try expectDiagnostics(it)
    }

    @Test(arguments: [
        String(repeating: "(", count: 60) + "1" + String(repeating: ")", count: 60), String(repeating: "not ", count: 60) + "a",
        String(repeating: "1 + ", count: 300) + "1", String(repeating: "a and ", count: 300) + "a",
    ])
    func depthIsBounded(expression: String) throws {
        #expect(try Samples.parse(Samples.head + "let a = \(expression)\nlet b = 1").diagnostics.map(\.code) == ["A0150"])
    }

    @Test(arguments: [
        String(repeating: "(", count: 40) + "1" + String(repeating: ")", count: 40), String(repeating: "1 + ", count: 190) + "1",
    ])
    func whatPeopleWriteIsNotTooDeep(expression: String) throws {
        #expect(try Samples.parse(Samples.head + "let a = \(expression)").diagnostics.isEmpty)
    }
}

@Suite struct CatalogueTests {
    /// Codes that other tests give: files that cannot be read, faults without end, and depth.
    private static let elsewhere: Set<String> = ["A0101", "A0102", "A0103", "A0150", "A0151"]

    @Test func everyCodeHasACase() {
        let cases =
            LexicalCases.all + ProgramCases.heads + ProgramCases.declarations + ProgramCases.types + ExpressionCases.conditions
            + ExpressionCases.clauses + ExpressionCases.forms + BlockCases.all
        let tested = Self.elsewhere.union(cases.flatMap(\.codes))
        let codes = LexicalCode.allCases.map(\.rawValue) + StructureCode.allCases.map(\.rawValue) + ExpressionCode.allCases.map(\.rawValue)
        #expect(Set(codes).count == codes.count)
        #expect(Set(codes).symmetricDifference(tested) == [])
    }
}
