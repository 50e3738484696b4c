// SPDX-License-Identifier: Apache-2.0

/// A source with numbered markers, `❶` to `❿`, at the places where a test expects something.
///
/// ```swift
/// let marked = MarkedText("let a = ❶b")
/// marked.text          // "let a = b"
/// marked.offset(of: 1) // 8
/// ```
public struct MarkedText: Sendable {
    /// The text without the markers.
    public let text: String
    private let offsets: [Int: Int]

    public init(_ marked: String) {
        var text = ""
        var offsets: [Int: Int] = [:]
        for character in marked {
            if let marker = Self.number(of: character) {
                offsets[marker] = text.utf8.count
            } else {
                text.append(character)
            }
        }
        self.text = text
        self.offsets = offsets
    }

    /// The markers that occur, rising.
    public var markers: [Int] { offsets.keys.sorted() }

    /// The UTF-8 offset in `text` of a marker; `nil` when it does not occur.
    public func offset(of marker: Int) -> Int? { offsets[marker] }

    private static func number(of character: Character) -> Int? {
        guard let value = character.unicodeScalars.first?.value, (0x2776...0x277f).contains(value) else { return nil }
        return Int(value) - 0x2775
    }
}
