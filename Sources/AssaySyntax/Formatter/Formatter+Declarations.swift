// SPDX-License-Identifier: Apache-2.0

extension Formatter {
    mutating func layout(of declaration: DeclarationSyntax) -> Layout {
        switch declaration {
        case .import(let it): layout(of: it)
        case .record(let it): layout(of: it)
        case .data(let it): layout(of: it)
        case .param(let it): ["param ", name(it.name), ": ", layout(of: it.type)]
        case .rule(let it): layout(of: it)
        case .function(let it): layout(of: it)
        case .let(let it): layout(of: it)
        case .require(let it): ["require ", .group(.indented(layout(of: it.condition)))]
        case .publish(let it): layout(of: it)
        case .test(let it): layout(of: it)
        case .property(let it): layout(of: it)
        }
    }

    private mutating func layout(of it: ImportSyntax) -> Layout {
        var parts: [Layout] = ["import "]
        for (index, part) in it.path.enumerated() { parts += index == 0 ? [name(part)] : [".", name(part)] }
        if let digest = it.digest, let span = it.digestSpan { parts += [" ", token("\"\(digest)\"", at: span.start)] }
        return .sequence(parts)
    }

    private mutating func layout(of data: DataSyntax) -> Layout {
        let head: Layout = ["data ", name(data.name), ": at most ", number(data.capacity), " of ", name(data.record)]
        guard let order = data.order else { return head }
        let word = token(order.isStrict ? "strictly increasing by " : "increasing by ", at: order.span.start)
        return .group(head, ",", .indented(.line, word, name(order.field)))
    }

    private mutating func layout(of rule: RuleSyntax) -> Layout {
        var head: [Layout] = ["rule ", name(rule.name), "(", name(rule.row)]
        if let record = rule.record { head += [": ", name(record)] }
        return .group(.sequence(head), ") =", .indented(.line, .group(layout(of: rule.body))))
    }

    mutating func layout(of binding: LetSyntax) -> Layout {
        var head: [Layout] = ["let ", name(binding.name)]
        if let type = binding.type { head += [": ", layout(of: type)] }
        return .group(.sequence(head), " =", .indented(.line, .group(layout(of: binding.value))))
    }

    private mutating func layout(of output: PublishSyntax) -> Layout {
        let head: Layout = ["publish ", name(output.name)]
        let value = output.value.map { [" =", .indented(.line, .group(layout(of: $0)))] as Layout }
        guard let type = output.type else { return .group(head, value ?? []) }
        let range: Layout = [
            .line, "as ", layout(of: type), output.rounding.map { token(" rounded \($0.mode.rawValue)", at: $0.span.start) } ?? [],
        ]
        return .group(head, value ?? [], .indented(range))
    }

    // MARK: Records

    private mutating func layout(of record: RecordSyntax) -> Layout {
        let head: Layout = ["record ", name(record.name), " {"]
        endItem(record.name.span)
        let column = Self.column(of: record.fields)
        let fields = record.fields.map { field in [startOfItem(field.span), layout(of: field, column: column)] as Layout }
        let last = comments(before: record.span.end - 1)
        return [head, .indented(.hardLine, .sequence(fields), last), .hardLine, "}"]
    }

    private mutating func layout(of field: FieldSyntax, column: Int) -> Layout {
        let label = field.name.text + ":"
        let padding = String(repeating: " ", count: max(1, column - label.utf8.count))
        defer { endItem(field.span) }
        return [token(label + padding, at: field.name.span.start), layout(of: field.type), field.isOptional ? " or missing" : []]
    }

    /// Names longer than this do not push the other fields' ranges to the right.
    private static let longestAligned = 24

    private static func column(of fields: [FieldSyntax]) -> Int {
        let lengths = fields.map { $0.name.text.utf8.count + 2 }
        return lengths.filter { $0 <= longestAligned + 2 }.max() ?? 0
    }

    // MARK: Types, names, numbers, units

    mutating func layout(of type: TypeSyntax) -> Layout {
        switch type.kind {
        case .range(let range): [number(range.lower), " .. ", number(range.upper), .text(range.unit.map { " " + Self.text(of: $0) } ?? "")]
        case .choices(let labels): choices(labels)
        case .invalid: .text(source.text(type.span))
        }
    }

    private mutating func choices(_ labels: [NameSyntax]) -> Layout {
        var parts: [Layout] = []
        for label in labels { parts += parts.isEmpty ? [name(label)] : [" | ", name(label)] }
        return .sequence(parts)
    }

    mutating func name(_ name: NameSyntax) -> Layout {
        token(name.text, at: name.span.start)
    }

    mutating func number(_ number: NumberSyntax, unit: UnitSyntax? = nil) -> Layout {
        token(number.text + (unit.map { " " + Self.text(of: $0) } ?? ""), at: number.span.start)
    }

    private static func text(of unit: UnitSyntax) -> String {
        unit.factors.enumerated().map { index, factor in
            let sign = index == 0 ? "" : factor.power < 0 ? "/" : "*"
            return sign + factor.name.text + (abs(factor.power) == 1 ? "" : "^\(abs(factor.power))")
        }.joined()
    }
}

extension NumberSyntax {
    /// The number as it is written: `-0.50`, `5%`.
    public var text: String {
        let digits = String(significand.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        let whole = padded.dropLast(scale)
        let fraction = scale == 0 ? "" : "." + padded.suffix(scale)
        return (significand < 0 ? "-" : "") + whole + fraction + (isPercent ? "%" : "")
    }
}
