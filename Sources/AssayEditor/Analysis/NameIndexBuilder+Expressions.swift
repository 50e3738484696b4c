// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

extension NameIndexBuilder {
    /// Where an expression stands; it decides what the name of a field means.
    struct Place {
        enum Scope {
            case plain
            /// Inside `of …` or `where …`; the record is `nil` when it is not known.
            case row(record: Int?)
            case rule(row: Int, record: Int?)
            case group(record: Int?)
        }

        var scope: Scope
        /// The names of the function at hand; `nil` outside of functions.
        var locals: [String: Int]?
        /// The choice that a label belongs to here, where that is known.
        var choice: Choice?

        static let plain = Place(scope: .plain)

        func with(_ scope: Scope) -> Place { Place(scope: scope, locals: locals) }

        func expecting(_ choice: Choice?) -> Place { Place(scope: scope, locals: locals, choice: choice) }
    }

    /// A set of rows.
    struct Rows {
        var record: Int?
        var isGroups = false
    }

    mutating func walk(_ syntax: ExpressionSyntax, _ place: Place) {
        switch syntax.kind {
        case .name(let name): use(name, place)
        case .member(let row, let field): member(field, of: row, place)
        case .call(let name, let arguments): _ = call(name, arguments, place)
        case .aggregation(let it):
            let inside = place.with(scope(of: walkRows(it.rows, place)))
            if let number = it.place { walk(number, place) }
            if let operand = it.operand { walk(operand, inside) }
            if let second = it.second { walk(second, inside) }
        case .filter, .consecutive, .groups: _ = walkRows(syntax, place)
        case .parenthesized(let inner), .previous(let inner): walk(inner, place)
        case .binary(let operation, _, let left, let right) where operation == .equal || operation == .notEqual:
            walk(left, place.expecting(choice(of: right, place)))
            walk(right, place.expecting(choice(of: left, place)))
        case .conditional(let branches, let last):
            let values = place.expecting(place.choice ?? choice(of: syntax, place))
            for branch in branches {
                walk(branch.condition, place.expecting(nil))
                walk(branch.value, values)
            }
            walk(last, values)
        case .otherwise(let value, let fallback):
            let values = place.expecting(place.choice ?? choice(of: syntax, place))
            for each in [value, fallback] { walk(each, values) }
        case .steps(let it):
            walk(it.value, place.expecting(nil))
            let keys = choice(of: it.value, place)
            for point in it.points { for constant in [point.key, point.value] { use(constant, of: keys) } }
        case .bands(let it):
            walk(it.value, place.expecting(nil))
            _ = declare(it.bands.map(\.label) + [it.last], in: syntax.span)
        default: for child in syntax.kind.children { walk(child, place.expecting(nil)) }
        }
    }

    mutating func use(_ constant: ConstantSyntax, of choice: Choice?) {
        if case .label(let name) = constant, globals[name.text] != nil { use(name, Place.plain.expecting(choice)) }
    }

    /// A bare name. Fields of the row at hand come first; no other name can be the same.
    mutating func use(_ name: NameSyntax, _ place: Place) {
        guard let symbol = symbol(name.text, place) else { return }
        if symbols[symbol].kind == .label { refer(name, toLabel: symbol, of: place.choice) } else { refer(name.span, to: symbol) }
    }

    func symbol(_ name: String, _ place: Place) -> Int? {
        if let locals = place.locals {
            if let local = locals[name] { return local }
            return globals[name].flatMap { symbols[$0].kind == .function || symbols[$0].kind == .label ? $0 : nil }
        }
        switch place.scope {
        case .row(let record?): return fields[record]?[name] ?? globals[name]
        case .row(nil): return globals[name] ?? onlyField(name)
        case .rule(let row, _) where symbols[row].name == name: return row
        case .plain, .rule, .group: return globals[name]
        }
    }

    /// The field of this name when only one record has one.
    func onlyField(_ name: String) -> Int? {
        let found = fields.values.compactMap { $0[name] }
        return found.count == 1 ? found[0] : nil
    }

    private mutating func member(_ field: NameSyntax, of row: NameSyntax, _ place: Place) {
        guard case .rule(let symbol, let record) = place.scope, symbols[symbol].name == row.text else { return }
        refer(row.span, to: symbol)
        let known = record.map { fields[$0]?[field.text] } ?? onlyField(field.text)
        if let known { refer(field.span, to: known) }
    }

    // MARK: Calls

    /// Gives the rows that are passed for the first parameter that takes rows.
    private mutating func call(_ name: NameSyntax, _ arguments: [ExpressionSyntax], _ place: Place) -> Rows? {
        callee(name, place)
        guard let shape = shapes[name.text] else {
            for argument in arguments { walk(argument, place) }
            return nil
        }
        var given: [Int: Rows] = [:]
        let choices = choicesOfParameters[name.text] ?? []
        for (index, argument) in arguments.enumerated() {
            let place = place.expecting(index < choices.count ? choices[index] : nil)
            if index < shape.isRows.count, shape.isRows[index] {
                given[index] = walkRows(argument, place)
            } else if index < shape.rowsOf.count, let owner = shape.rowsOf[index] {
                walk(argument, place.with(scope(of: given[owner] ?? Rows())).expecting(place.choice))
            } else {
                walk(argument, place)
            }
        }
        guard let result = shape.result else { return nil }
        var rows = result.parameter.flatMap { given[$0] } ?? Rows()
        rows.isGroups = rows.isGroups || result.isGroups
        return rows
    }

    private mutating func callee(_ name: NameSyntax, _ place: Place) {
        let parts = name.text.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return use(name, Place(scope: .plain, locals: place.locals)) }
        // A call that is not written in one piece has no place for its parts.
        guard name.span.length == name.text.utf8.count, let symbol = globals[parts[0]], symbols[symbol].kind == .module else { return }
        let middle = name.span.start + parts[0].utf8.count
        refer(Span(name.span.start, middle), to: symbol)
        externals.append(.init(span: Span(middle + 1, name.span.end), module: modulePath(parts[0]), function: parts[1]))
    }

    // MARK: Rows

    /// Whether an expression is written as a set of rows.
    func isRows(_ syntax: ExpressionSyntax) -> Bool {
        switch syntax.unparenthesized.kind {
        case .filter, .consecutive, .groups: true
        case .name(let name): globals[name.text].map { [.data, .rows].contains(symbols[$0].kind) } ?? false
        case .call(let name, _): shapes[name.text]?.result != nil
        default: false
        }
    }

    mutating func walkRows(_ syntax: ExpressionSyntax, _ place: Place) -> Rows {
        switch syntax.kind {
        case .parenthesized(let inner): return walkRows(inner, place)
        case .name(let name): return rows(named: name, place)
        case .filter(let base, let condition):
            let rows = walkRows(base, place)
            walk(condition, place.with(scope(of: rows)))
            return rows
        case .consecutive(let base): return walkRows(base, place)
        case .groups(let base, let key, _):
            let rows = walkRows(base, place)
            walk(key, place.with(scope(of: rows)))
            return Rows(record: rows.record, isGroups: true)
        case .call(let name, let arguments): return call(name, arguments, place) ?? Rows()
        default:
            walk(syntax, place)
            return Rows()
        }
    }

    private mutating func rows(named name: NameSyntax, _ place: Place) -> Rows {
        if name.text == "group", case .group(let record) = place.scope { return Rows(record: record) }
        use(name, place.with(.plain))
        guard place.locals == nil, let symbol = globals[name.text] else { return Rows() }
        return Rows(record: records[symbol], isGroups: groups.contains(name.text))
    }

    private func scope(of rows: Rows) -> Place.Scope { rows.isGroups ? .group(record: rows.record) : .row(record: rows.record) }
}
