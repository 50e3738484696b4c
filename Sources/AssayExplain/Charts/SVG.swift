// SPDX-License-Identifier: Apache-2.0

/// What all pictures need.
enum SVG {
    /// Text that means nothing but itself; signs that XML does not allow are left out.
    static func escaped(_ text: String) -> String {
        Document.escapedHTML(String(text.unicodeScalars.filter { $0 == "\n" || $0.value >= 0x20 && $0.value & 0xfffe != 0xfffe }))
    }

    /// What is shown where the pointer rests; nothing where there is nothing to say.
    static func title(_ text: String?) -> String { text.map { "<title>\(escaped($0))</title>" } ?? "" }

    /// A number with one decimal at most.
    static func tenths(_ number: Double) -> String {
        guard abs(number) < 1e15 else { return "0" }
        let tenths = Int((number * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let rest = abs(tenths) % 10
        return "\(sign)\(abs(tenths) / 10)" + (rest == 0 ? "" : ".\(rest)")
    }
}
