// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// The names in tests and properties.
extension NameIndexBuilder {
    mutating func walk(_ test: TestSyntax) {
        for given in test.givens {
            use(given.name, .plain)
            switch given.value {
            case .constant(let constant): use(constant)
            case .rows(let rows): for cell in rows.flatMap(\.cells) { use(cell) }
            case .file: break
            }
        }
        for expectation in test.expectations { walk(expectation) }
    }

    mutating func walk(_ property: PropertySyntax) {
        for change in property.changes {
            use(change.subject, .plain)
            if let field = change.field { refer(field, ofRows: change.subject) }
            if let value = change.value { use(value) }
        }
        for expectation in property.expectations { walk(expectation) }
    }

    private mutating func walk(_ expectation: ExpectationSyntax) {
        switch expectation.kind {
        case .comparison(let name, _, let value):
            use(name, .plain)
            use(value)
        case .range(let name, let lower, let upper):
            use(name, .plain)
            use(lower)
            use(upper)
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

    private mutating func use(_ cell: CellSyntax) {
        if case .constant(let constant) = cell { use(constant) }
    }
}
