// SPDX-License-Identifier: Apache-2.0

/// `test` and `property`: a line for each thing that is given, changed or expected, and for each row.
extension Formatter {
    mutating func layout(of test: TestSyntax) -> Layout {
        startItems()
        var lines: [Layout] = []
        for given in test.givens {
            lines += [startOfItem(given.span), layout(of: given)]
            endItem(given.span)
        }
        lines += expectations(test.expectations)
        return block(.text("test \"\(test.title)\" {"), lines, closing: "}", test.span)
    }

    mutating func layout(of property: PropertySyntax) -> Layout {
        startItems()
        var lines: [Layout] = []
        for change in property.changes {
            lines += [startOfItem(change.span), layout(of: change)]
            endItem(change.span)
        }
        lines += expectations(property.expectations)
        return block(.text("property \"\(property.title)\" {"), lines, closing: "}", property.span)
    }

    /// Lines between an opening and a closing sign, of which the latter ends `span`.
    private mutating func block(_ head: Layout, _ lines: [Layout], closing: Layout, _ span: Span) -> Layout {
        let last = comments(before: span.end - 1)
        return [head, .indented(.hardLine, .sequence(lines), last), .hardLine, closing]
    }

    // MARK: What is given

    private mutating func layout(of given: GivenSyntax) -> Layout {
        switch given.value {
        case .constant(let value): return [name(given.name), " = ", constant(value)]
        case .file(let file, let columns):
            let table: Layout = [name(given.name), " from ", token("\"\(file.text)\"", at: file.span.start)]
            guard let columns else { return table }
            return [table, " columns ", token("\"\(columns.text)\"", at: columns.span.start)]
        case .rows(let rows):
            let head: Layout = [name(given.name), " = ["]
            guard !rows.isEmpty else { return [head, comments(before: given.span.end - 1), "]"] }
            startItems()
            var lines: [Layout] = []
            for row in rows {
                lines += [startOfItem(row.span), layout(of: row)]
                endItem(row.span)
            }
            return block(head, lines, closing: "]", given.span)
        }
    }

    private mutating func layout(of row: RowSyntax) -> Layout {
        var cells: [Layout] = []
        for item in row.cells { cells.append(cell(item)) }
        return .group("(", .indented(Self.list(cells)), ")")
    }

    private mutating func cell(_ cell: CellSyntax) -> Layout {
        switch cell {
        case .constant(let value): constant(value)
        case .missing(let span): token("missing", at: span.start)
        }
    }

    // MARK: What is changed and expected

    private mutating func layout(of change: ChangeSyntax) -> Layout {
        let words = ([change.verb.rawValue] + change.verb.rowWords).joined(separator: " ") + " "
        var parts: [Layout] = [token(words, at: change.verbSpan.start)]
        if let field = change.field { parts += [name(field), " of "] }
        parts.append(name(change.subject))
        if let value = change.value { parts += [" to ", cell(value)] }
        return .sequence(parts)
    }

    private mutating func expectations(_ expectations: [ExpectationSyntax]) -> [Layout] {
        var lines: [Layout] = []
        for expectation in expectations {
            lines += [startOfItem(expectation.span), "expect ", layout(of: expectation.kind)]
            endItem(expectation.span)
        }
        return lines
    }

    private mutating func layout(of kind: ExpectationSyntax.Kind) -> Layout {
        switch kind {
        case .comparison(let output, let operation, let value):
            [name(output), " ", .text(operation.rawValue), " ", constant(value)]
        case .range(let output, let lower, let upper): [name(output), " in ", constant(lower), " .. ", constant(upper)]
        case .same(let output): ["same ", name(output)]
        case .bound(let output, let isUpper): [name(output), isUpper ? " not higher" : " not lower"]
        case .accepted: "accepted"
        case .refused(nil): "refused"
        case .refused(let condition?): ["refused by ", .group(.indented(layout(of: condition)))]
        }
    }
}

extension Formatter {
    /// An expression as it is usually laid out, without comments: two are equal when people would read them as the same.
    public static func text(of expression: ExpressionSyntax, in source: SourceFile) -> String {
        var formatter = Formatter(source: source, comments: [])
        return LayoutPrinter.print(formatter.layout(of: expression))
    }
}
