// SPDX-License-Identifier: Apache-2.0

/// Text that came out of a file, made safe to print.
///
/// A title or a cell may hold characters that move the cursor, colour the terminal, or turn the direction of the text, so that a report
/// says something else than it holds. They are replaced; long text is cut.
public enum PrintableText {
    /// At most `limit` characters of `text`, each that is not printable replaced by U+FFFD, and `…` when it was cut.
    public static func of(_ text: some StringProtocol, limit: Int = 40) -> String {
        let scalars = text.unicodeScalars.prefix(limit + 1)
        let shown = scalars.prefix(limit).map { $0.isPrintable ? Character($0) : "\u{fffd}" }
        return String(shown) + (scalars.count > limit ? "…" : "")
    }

    /// All of `text` as one line: every character that is not printable is replaced, a line break too, but a tab by four spaces.
    public static func line(_ text: some StringProtocol) -> String {
        text.unicodeScalars.reduce(into: "") { line, scalar in
            line += scalar == "\t" ? "    " : scalar.isPrintable ? String(scalar) : "\u{fffd}"
        }
    }

    /// All of `text`, line by line.
    public static func lines(_ text: String) -> [String] {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
    }
}

extension Unicode.Scalar {
    /// Whether it shows as what it is: no control, formatting or unassigned character.
    public var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
        default: true
        }
    }
}
