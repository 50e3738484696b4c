// SPDX-License-Identifier: Apache-2.0
@testable import AssaySyntax

/// Random tests and properties.
extension RandomProgram {
    mutating func test() -> TestSyntax {
        let isRefused = pick(0...4) == 0
        let refused = ExpectationSyntax(kind: .refused(by: maybe { $0.expression(3) }), span: Self.nowhere)
        return TestSyntax(
            title: "Random “test” (2)", titleSpan: Self.nowhere, givens: list(0...3) { $0.given() },
            expectations: isRefused ? [refused] : list(1...3) { $0.expectation() }, span: Self.nowhere)
    }

    mutating func property() -> PropertySyntax {
        PropertySyntax(
            title: "p", titleSpan: Self.nowhere, changes: list(1...3) { $0.change() }, expectations: list(1...3) { $0.expectation() },
            span: Self.nowhere)
    }

    private mutating func given() -> GivenSyntax {
        let value: GivenSyntax.Value =
            switch pick(0...2) {
            case 0: .constant(constant())
            case 1:
                .file(
                    FileName(text: "a table (3).csv", span: Self.nowhere),
                    columns: flip() ? FileName(text: "a map.json", span: Self.nowhere) : nil)
            default: .rows(list(0...3) { RowSyntax(cells: $0.list(1...4) { $0.cell() }, span: Self.nowhere) })
            }
        return GivenSyntax(name: name(), value: value, span: Self.nowhere)
    }

    private mutating func cell() -> CellSyntax { pick(0...3) == 0 ? .missing(Self.nowhere) : .constant(constant()) }

    private mutating func change() -> ChangeSyntax {
        let verb = ChangeSyntax.Verb.allCases[pick(0...ChangeSyntax.Verb.allCases.count - 1)]
        return ChangeSyntax(
            verb: verb, verbSpan: Self.nowhere, field: verb.changesValue ? maybe { $0.name() } : nil, subject: name(),
            value: verb == .change ? maybe { $0.cell() } : nil, span: Self.nowhere)
    }

    private mutating func expectation() -> ExpectationSyntax {
        let operations = BinaryOperator.allCases.filter(\.isComparison)
        let kind: ExpectationSyntax.Kind =
            switch pick(0...5) {
            case 0: .comparison(name(), operations[pick(0...operations.count - 1)], constant())
            case 1: .range(name(), lower: constant(), upper: constant())
            case 2: .same(name())
            case 3: .bound(name(), isUpper: flip())
            case 4: .accepted
            default: .refused(by: nil)
            }
        return ExpectationSyntax(kind: kind, span: Self.nowhere)
    }
}
