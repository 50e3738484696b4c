// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// The names in tests and properties.
extension NameIndexBuilder {
    mutating func walk(_ test: TestSyntax) {
        for given in test.givens {
            use(given.name, .plain)
            switch given.value {
            case .constant(let constant): use(constant, of: choice(of: given.name))
            case .rows(let rows): for row in rows { use(row.cells, ofRows: given.name) }
            case .file: break
            }
        }
        for expectation in test.expectations { walk(expectation) }
    }

    mutating func walk(_ property: PropertySyntax) {
        for change in property.changes {
            use(change.subject, .plain)
            if let field = change.field { refer(field, ofRows: change.subject) }
            if let value = change.value { use(value, of: choice(of: change)) }
        }
        for expectation in property.expectations { walk(expectation) }
    }

    private mutating func walk(_ expectation: ExpectationSyntax) {
        switch expectation.kind {
        case .comparison(let name, _, let value):
            use(name, .plain)
            use(value, of: choice(of: name))
        case .range(let name, let lower, let upper):
            use(name, .plain)
            use(lower, of: nil)
            use(upper, of: nil)
        case .same(let name), .bound(let name, _): use(name, .plain)
        case .refused(let condition?): walk(condition, .plain)
        case .accepted, .refused(nil): break
        }
    }

    /// A field of the rows that a name stands for.
    private mutating func refer(_ field: NameSyntax, ofRows rows: NameSyntax) {
        guard let symbol = globals[rows.text], let record = records[symbol], let found = fields[record]?[field.text] else { return }
        refer(field.span, to: found)
    }

    /// The cells of a row, each of which belongs to a field.
    private mutating func use(_ cells: [CellSyntax], ofRows rows: NameSyntax) {
        let order = globals[rows.text].flatMap { records[$0] }.flatMap { fieldOrder[$0] } ?? []
        for (index, cell) in cells.enumerated() { use(cell, of: index < order.count ? choiceOf[order[index]] : nil) }
    }

    private mutating func use(_ cell: CellSyntax, of choice: Choice?) {
        if case .constant(let constant) = cell { use(constant, of: choice) }
    }

    private func choice(of name: NameSyntax) -> Choice? { globals[name.text].flatMap { choiceOf[$0] } }

    private func choice(of change: ChangeSyntax) -> Choice? {
        guard let field = change.field else { return choice(of: change.subject) }
        return globals[change.subject.text].flatMap { records[$0] }.flatMap { fields[$0]?[field.text] }.flatMap { choiceOf[$0] }
    }
}
