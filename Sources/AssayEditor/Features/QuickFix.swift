// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssaySyntax

/// An edit that mends what a message is about.
struct QuickFix: Hashable, Sendable {
    /// What it does, as a command.
    let title: String
    let edit: Diagnostic.Edit
    /// Whether the message itself advises exactly this.
    let isPreferred: Bool

    /// The edits for a message: the one that it carries, or where it only gives advice in words those that follow from the text.
    static func all(for diagnostic: Diagnostic, in tree: SyntaxTree) -> [QuickFix] {
        if let fix = diagnostic.fix, let edit = fix.edit { return [QuickFix(title: fix.message, edit: edit, isPreferred: true)] }
        return QuickFixReader(diagnostic: diagnostic, tree: tree).fixes
    }
}

/// Finds edits for messages whose advice is in words only.
private struct QuickFixReader {
    let diagnostic: Diagnostic
    let tree: SyntaxTree

    private var source: SourceFile { tree.source }
    private var span: Span { diagnostic.span }
    private var text: String { source.text(span) }

    var fixes: [QuickFix] {
        switch diagnostic.code {
        case LexicalCode.decimalComma.rawValue: comma
        case LexicalCode.malformedNumber.rawValue: number
        case LexicalCode.invisibleCharacter.rawValue: spaces
        case StructureCode.orMissing.rawValue where ["optional", "nullable"].contains(text): [fix("or missing", "write `or missing`")]
        case StructureCode.badRange.rawValue: turnedRange
        case StructureCode.publishForm.rawValue: decimals
        case StructureCode.leftover.rawValue where [",", ";"].contains(text): [fix("", "remove it")]
        case ExpressionCode.misplacedText.rawValue: label
        case NameCode.unusedName.rawValue, NameCode.unusedField.rawValue: removal
        default: []
        }
    }

    private func fix(_ replacement: String, _ title: String, at place: Span? = nil) -> QuickFix {
        QuickFix(title: title, edit: Diagnostic.Edit(span: place ?? span, replacement: replacement), isPreferred: false)
    }

    /// `1,500` is a decimal or a number with a separator; only its author knows.
    private var comma: [QuickFix] {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return [] }
        return ["\(parts[0])\(parts[1])", "\(parts[0]).\(parts[1])"].map { fix($0, "write `\($0)`") }
    }

    /// Of spaces of one kind the first one is reported; all of them are replaced, from the first to the last.
    private var spaces: [QuickFix] {
        let rest = source.text(Span(span.start, source.bytes.count))
        guard !text.isEmpty, let last = rest.ranges(of: text).last else { return [] }
        let end = span.start + rest.utf8.distance(from: rest.startIndex, to: last.upperBound)
        let whole = Span(span.start, end)
        return [fix(source.text(whole).replacing(text, with: " "), "replace them all by plain spaces", at: whole)]
    }

    private var number: [QuickFix] {
        let plain = text.filter { $0 != "_" && $0 != "'" }
        if plain != text, plain.allSatisfy(\.isASCIIDigit) { return [fix(plain, "write `\(plain)`")] }
        return Self.written(text).map { [fix($0, "write `\($0)`")] } ?? []
    }

    /// A number with an exponent, written out: `1e6` is `1000000`, `1.5E-3` is `0.0015`.
    private static func written(_ text: String) -> String? {
        let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
        guard parts.count == 2, let exponent = Int(parts[1]), exponent.magnitude <= 18 else { return nil }
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard mantissa.count <= 2, mantissa.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }) else { return nil }
        let fraction = mantissa.count == 2 ? String(mantissa[1]) : ""
        var digits = String(mantissa[0]) + fraction
        var point = mantissa[0].count + exponent
        if point <= 0 {
            digits = String(repeating: "0", count: 1 - point) + digits
            point = 1
        }
        if point > digits.count { digits += String(repeating: "0", count: point - digits.count) }
        let whole = String(digits.prefix(point).drop { $0 == "0" })
        let rest = String(digits.dropFirst(point).reversed().drop { $0 == "0" }.reversed())
        return (whole.isEmpty ? "0" : whole) + (rest.isEmpty ? "" : "." + rest)
    }

    /// `"morning"` is `morning`, if that can be a label.
    private var label: [QuickFix] {
        let name = text.filter { $0 != "\"" }
        guard name.first?.isLetter == true, name.utf8.allSatisfy({ $0.isNameByte }) else { return [] }
        return [fix(name, "write `\(name)`")]
    }

    /// `100 .. 0` is `0 .. 100`.
    private var turnedRange: [QuickFix] {
        guard let middle = text.firstRange(of: "..") else { return [] }
        let words = text[middle.upperBound...].drop(while: \.isWhitespace)
        let upper = words.prefix { !$0.isWhitespace }
        let lower = text[..<middle.lowerBound].filter { !$0.isWhitespace }
        guard let low = Double(lower.filter { $0 != "%" }), let high = Double(upper.filter { $0 != "%" }), low > high else { return [] }
        let turned = "\(upper) .. \(lower)\(words.dropFirst(upper.count))"
        return [fix(turned, "write `\(turned)`")]
    }

    /// `rounded half up to 2 decimals` of an output, which has the decimals of its range.
    private var decimals: [QuickFix] {
        guard text.hasPrefix("rounded"), let end = text.firstRange(of: " to ")?.lowerBound else { return [] }
        let kept = String(text[..<end])
        return [fix(kept, "write `\(kept)`")]
    }

    /// Of something that nothing uses, when it has its lines to itself.
    private var removal: [QuickFix] {
        var declared = tree.declarations.map { (name: $0.name?.span, whole: $0.span) }
        for case .record(let record) in tree.declarations where record.fields.count > 1 {
            declared += record.fields.map { (name: $0.name.span, whole: $0.span) }
        }
        guard let whole = declared.first(where: { $0.name == span })?.whole, !text.contains(where: \.isNewline) else { return [] }
        let (first, last) = (source.lineNumber(of: whole.start), source.lineNumber(of: max(whole.start, whole.end - 1)))
        let before = source.text(Span(source.line(first).start, whole.start))
        let after = source.text(Span(whole.end, source.line(last).end))
        guard before.allSatisfy(\.isWhitespace), after.allSatisfy(\.isWhitespace) else { return [] }
        let end = last < source.lineCount ? source.line(last + 1).start : source.line(last).end
        return [fix("", "remove `\(text)`", at: Span(source.line(first).start, end))]
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension UInt8 {
    fileprivate var isNameByte: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5a).contains(self) || (0x61...0x7a).contains(self) || self == 0x5f
    }
}
