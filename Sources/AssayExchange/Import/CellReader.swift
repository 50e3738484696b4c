// SPDX-License-Identifier: Apache-2.0
internal import AssayData

/// Turns the cells of one column into raw values of one field.
struct CellReader: Sendable {
    /// Why a cell has no value of the field, and what to do.
    struct Problem: Error, Hashable {
        let cause: String
        let fix: String
    }

    /// What the cells of a column mean.
    enum Meaning: Sendable {
        case number(UnitConversion?, decimalMark: Character, rounding: Rounding?)
        /// Raw values by cell text.
        case labels([String: Int])
        case days(DatePattern, first: First)
        case minutes(DatePattern, first: First)
    }

    /// The date that has the lowest value of the field, and how the column map writes it.
    struct First: Sendable {
        let moment: DatePattern.Moment
        let text: String
    }

    let field: Schema.Field
    let missing: Set<String>
    let meaning: Meaning

    /// The raw value of a cell, `nil` when it is missing. Spaces around the text do not count.
    func raw(_ cell: String) throws(Problem) -> Int? {
        let text = trimmed(cell)
        if text.isEmpty || missing.contains(text) { return try missingValue(text) }
        let raw = try present(text)
        if let problem = field.problem(with: raw) {
            throw Problem(
                cause: problem, fix: "Correct the value or take the row out; only the author of the algorithm can widen the range")
        }
        return raw
    }

    /// The same whatever the field's range; `nil` where nothing can be read.
    func unchecked(_ cell: String) -> Int? { try? present(trimmed(cell)) }

    private func missingValue(_ text: String) throws(Problem) -> Int? {
        guard !field.optional else { return nil }
        let what = text.isEmpty ? "the cell is empty" : "\"\(printable(text))\" means that the value is missing"
        throw Problem(
            cause: "\(what), and \"\(field.name)\" has no \"or missing\"",
            fix: "Fill in the cell or take the row out; only the author of the algorithm can let it accept missing values")
    }

    private func present(_ text: String) throws(Problem) -> Int {
        switch meaning {
        case .number(let conversion, let decimalMark, let rounding): try number(text, conversion, decimalMark, rounding)
        case .labels(let values): try label(text, values)
        case .days(let pattern, let first): try moment(text, pattern, first) { $0.days(since: first.moment) }
        case .minutes(let pattern, let first): try moment(text, pattern, first) { $0.minutes(since: first.moment) }
        }
    }

    private func number(
        _ text: String, _ conversion: UnitConversion?, _ decimalMark: Character, _ rounding: Rounding?
    ) throws(Problem) -> Int {
        if text.last == "%", let percentage = percentage(text.dropLast(), decimalMark) { return percentage }
        let notANumber = Problem.notANumber(text, decimalMark: decimalMark)
        guard decimalMark == "." || !text.contains("." as Character) else { throw notANumber }
        let plain = decimalMark == "." ? text : String(text.map { $0 == decimalMark ? "." : $0 })
        do throws(ExactDecimal.Failure) {
            // Most columns need no more than this.
            if conversion == nil, rounding == nil { return try ExactDecimal.parse(plain, scale: field.scale) }
        } catch {
            throw problem(with: error, notANumber)
        }
        return try converted(try rational(plain, notANumber), conversion, rounding)
    }

    private func rational(_ text: String, _ notANumber: Problem) throws(Problem) -> Rational {
        do {
            return try Rational(decimal: text)
        } catch {
            throw error == .notANumber ? notANumber : Problem(cause: error.description, fix: "Write the number with fewer digits")
        }
    }

    private func problem(with failure: ExactDecimal.Failure, _ notANumber: Problem) -> Problem {
        switch failure {
        case .notANumber: notANumber
        case .tooManyDecimals: tooFine(converted: false)
        case .tooLarge: tooLarge
        }
    }

    private func converted(_ value: Rational, _ conversion: UnitConversion?, _ rounding: Rounding?) throws(Problem) -> Int {
        guard let value = conversion.map({ $0(value) }) ?? value,
            let scaled = value * Rational(integer: ExactDecimal.power(field.scale))
        else { throw tooLarge }
        if let raw = scaled.integer(rounding) { return raw }
        throw rounding == nil && scaled.denominator != 1 ? tooFine(converted: conversion != nil) : tooLarge
    }

    private var tooLarge: Problem { Problem(cause: "too large a number", fix: "Correct the value") }

    /// `80%` for a plain number with two decimals or more is 0.80; `nil` when the field cannot hold it so.
    private func percentage(_ text: Substring, _ decimalMark: Character) -> Int? {
        guard field.unit.isEmpty, field.scale >= 2, decimalMark == "." || !text.contains("." as Character) else { return nil }
        let plain = String(text.map { $0 == decimalMark ? "." : $0 })
        return try? ExactDecimal.parse(trimmed(plain), scale: field.scale - 2)
    }

    private func tooFine(converted: Bool) -> Problem {
        let what = converted ? "in \(field.unit) this" : "this"
        let decimals = field.scale == 0 ? "is no whole number" : "has more decimals than \"\(field.name)\" (\(field.scale))"
        return Problem(
            cause: "\(what) \(decimals)",
            fix: "Say in the column map how to round, such as \"\(field.name)\": { \"rounded\": \"half up\" }")
    }

    private func label(_ text: String, _ values: [String: Int]) throws(Problem) -> Int {
        if let raw = values[text] { return raw }
        let known = values.keys.sorted()
        let hint = Suggestion.nearest(to: text, among: known).map { "Did you mean \"\($0)\"? " } ?? ""
        throw Problem(
            cause: "not one of \(known.joined(separator: ", "))",
            fix: hint + "Correct the cell, or map it to a label with \"labels\" in the column map")
    }

    private func moment(
        _ text: String, _ pattern: DatePattern, _ first: First, _ distance: (DatePattern.Moment) -> Int
    ) throws(Problem) -> Int {
        guard let moment = pattern.moment(text) else {
            throw Problem(cause: "no date of the form \(pattern.text)", fix: "Correct the cell, or the pattern \"date\" in the column map")
        }
        let steps = distance(moment)
        guard steps >= 0 else {
            throw Problem(
                cause: "before \(field.name) \(field.text(field.lo)), which is \(printable(first.text))",
                fix: "Correct the date or take the row out, or set \"first\" in the column map to the earliest date")
        }
        let (raw, overflow) = steps.addingReportingOverflow(field.lo)
        guard !overflow, raw <= field.hi else {
            throw Problem(
                cause:
                    "\(field.name) \(overflow ? "far" : field.text(raw)) counted from \(printable(first.text)); the last is \(field.text(field.hi))",
                fix: "Correct the date or take the row out; only the author of the algorithm can widen the range")
        }
        return raw
    }
}

/// Without the spaces and tabs around it.
func trimmed(_ text: String) -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(text[first...last])
}
