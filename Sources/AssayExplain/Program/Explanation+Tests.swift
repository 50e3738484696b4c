// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// What the program says by itself that it must do.
extension Explanation {
    var tests: [Document.Block] {
        let blocks = text.tree.declarations.flatMap { declaration -> [Document.Block] in
            switch declaration {
            case .test(let it): test(it)
            case .property(let it): property(it)
            case .import, .record, .data, .param, .rule, .function, .let, .require, .publish: []
            }
        }
        guard !blocks.isEmpty else { return [] }
        let intro: Phrase =
            "The author says what must come out; \(code: "assay test") tries it. This is part of the agreed text, and no part of the circuit."
        return [.heading(2, "Tests and properties"), .paragraph(intro)] + blocks
    }

    private func test(_ it: TestSyntax) -> [Document.Block] {
        let given = it.givens.map { "Given \($0.phrase(in: source))." as Phrase }
        return [title("Test", it.title, it.span), .list(given + it.expectations.map { $0.phrase(in: source) })]
    }

    private func property(_ it: PropertySyntax) -> [Document.Block] {
        let changes = it.changes.map { "For any data that are accepted: \(code: source.text($0.span))." as Phrase }
        return [title("Property", it.title, it.span), .list(changes + it.expectations.map { $0.phrase(in: source) })]
    }

    private func title(_ kind: String, _ title: String, _ span: Span) -> Document.Block {
        .heading(3, "\(text: kind): \(text: title) (line \(source.lineNumber(of: span.start)))")
    }
}

extension GivenSyntax {
    fileprivate func phrase(in source: SourceFile) -> Phrase {
        switch value {
        case .constant(let constant): "\(code: name.text) = \(text: source.text(constant.span))"
        case .rows(let rows):
            rows.isEmpty ? "no rows of \(code: name.text)" : "\(rows.count) rows of \(code: name.text), in line \(line(source))"
        case .file(let file, nil): "the rows of \(code: name.text) in the table \(code: file.text)"
        case .file(let file, let columns?):
            "the rows of \(code: name.text) in the table \(code: file.text), with the column map \(code: columns.text)"
        }
    }

    private func line(_ source: SourceFile) -> Int { source.lineNumber(of: span.start) }
}

extension ExpectationSyntax {
    fileprivate func phrase(in source: SourceFile) -> Phrase {
        switch kind {
        case .comparison, .range: "Then \(code: condition(in: source))."
        case .same(let name): "Then \(code: name.text) stays the same."
        case .bound(let name, let isUpper): "Then \(code: name.text) gets no \(text: isUpper ? "higher" : "lower")."
        case .accepted: "Then the data are accepted."
        case .refused(let condition):
            condition.map { "Then the data are refused, since it does not hold that \(Wording(source: source).say($0))." }
                ?? "Then the data are refused."
        }
    }

    /// What follows `expect`.
    private func condition(in source: SourceFile) -> String {
        source.text(span).drop { $0 != " " }.drop { $0 == " " }.reduce(into: "") { $0.append($1) }
    }
}
