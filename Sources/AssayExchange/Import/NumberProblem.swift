// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

extension CellReader.Problem {
    /// Why a text is no number: what it looks like, and what to do about exactly that.
    static func notANumber(_ text: String, decimalMark: Character) -> Self {
        if text.contains(where: { $0.isNumber && !$0.isASCII }) {
            return Self(cause: "digits that are not 0 to 9", fix: "Type the number with the digits 0 to 9")
        }
        if let mark = text.first(where: { ",.".contains($0) && $0 != decimalMark }) { return wrongMark(mark, decimalMark: decimalMark) }
        guard let first = text.first else { return anything }
        if first == "+" { return Self(cause: "a plus sign before the number", fix: "Write the number without it") }
        let rest = text.drop { $0.isASCII && ($0.isNumber || $0 == decimalMark || $0 == "-") }
        guard rest.count < text.count, let next = rest.first else { return anything }
        if isExponent(rest) { return Self(cause: "a power of ten", fix: "Write the number out: 1e2 is 100") }
        if next == "%" { return Self(cause: "a percent sign, and the field holds no percentages", fix: "Write the number alone") }
        if next.isWhitespace, rest.contains(where: \.isNumber) {
            return Self(cause: "a space inside the number", fix: "Write the digits without spaces")
        }
        return Self(
            cause: "\"\(PrintableText.of(String(trimmed(String(rest)))))\" stands behind the number",
            fix: "Write the number alone; another unit than the field's is named with \"unit\" in the column map")
    }

    private static let anything = Self(cause: "not a number", fix: "Write digits with at most one decimal mark, such as 36.6")

    private static func isExponent(_ rest: Substring) -> Bool {
        guard let sign = rest.first, sign == "e" || sign == "E" else { return false }
        let power = rest.dropFirst().drop { $0 == "-" || $0 == "+" }
        return !power.isEmpty && power.allSatisfy(\.isNumber)
    }

    private static func wrongMark(_ mark: Character, decimalMark: Character) -> Self {
        let name = mark == "," ? "comma" : "point"
        return decimalMark == ","
            ? Self(
                cause: "a \(name) in a number, and the column map says that decimals follow a comma",
                fix:
                    "Take out points between thousands (1234,5); or, where the point stands before decimals, take \"decimal\" out of the map"
            )
            : Self(
                cause: "a \(name) in a number, and decimals follow a point",
                fix: "Take out commas between thousands (1234.5); or, where the comma stands before decimals, "
                    + "set { \"*\": { \"decimal\": \",\" } } in the column map")
    }
}
