// SPDX-License-Identifier: Apache-2.0

extension JSON {
    /// How a value is laid out as text.
    public struct Layout: Sendable {
        /// Spaces a level; `nil` puts everything on one line without spaces.
        public var indentation: Int?
        /// Names of members that stand first in every object, in this order; the others follow in canonical order.
        public var memberOrder: [String]

        public init(indentation: Int? = nil, memberOrder: [String] = []) {
            self.indentation = indentation
            self.memberOrder = memberOrder
        }
    }

    /// The text of the value as UTF-8, without a line feed at its end.
    public func bytes(_ layout: Layout) -> [UInt8] {
        var writer = JSONWriter(layout)
        writer.write(self, level: 0)
        return writer.bytes
    }

    /// The canonical form of RFC 8785 (JCS): one byte sequence for each value. This is what digests and signatures are over.
    public var canonicalBytes: [UInt8] { bytes(Layout()) }

    /// A form for people: two spaces of indentation, keys in canonical order, a line feed at the end.
    public var prettyBytes: [UInt8] { bytes(Layout(indentation: 2)) + [0x0a] }
}

private struct JSONWriter {
    let indentation: Int?
    /// The place of each member that has one.
    let ranks: [String: Int]
    var bytes: [UInt8] = []

    init(_ layout: JSON.Layout) {
        indentation = layout.indentation
        ranks = Dictionary(layout.memberOrder.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    mutating func write(_ value: JSON, level: Int) {
        switch value {
        case .null: append("null")
        case .bool(let flag): append(flag ? "true" : "false")
        case .integer(let number): append(String(number))
        case .decimal(let text): append(text)
        case .string(let text): write(string: text)
        case .array(let elements):
            list("[", "]", elements, level) { writer, element in writer.write(element, level: level + 1) }
        case .object(let members):
            list("{", "}", members.sorted { precedes($0.key, $1.key) }, level) { writer, member in
                writer.write(string: member.key)
                writer.append(writer.indentation == nil ? ":" : ": ")
                writer.write(member.value, level: level + 1)
            }
        }
    }

    /// RFC 8785, section 3.2.3: keys are sorted by their UTF-16 code units, except for those whose place is given.
    private func precedes(_ a: String, _ b: String) -> Bool {
        let (rankOfA, rankOfB) = (ranks[a, default: .max], ranks[b, default: .max])
        return rankOfA == rankOfB ? a.utf16.lexicographicallyPrecedes(b.utf16) : rankOfA < rankOfB
    }

    private mutating func list<Element>(
        _ open: String, _ close: String, _ elements: [Element], _ level: Int, _ body: (inout JSONWriter, Element) -> Void
    ) {
        append(open)
        for (i, element) in elements.enumerated() {
            if i > 0 { append(",") }
            newLine(level + 1)
            body(&self, element)
        }
        if !elements.isEmpty { newLine(level) }
        append(close)
    }

    /// RFC 8785, section 3.2.2.2: the short escapes where JSON has one, `\u00xx` for other controls, everything else as it is.
    private mutating func write(string text: String) {
        append("\"")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): append("\\\"")
            case UInt8(ascii: "\\"): append("\\\\")
            case 8: append("\\b")
            case 9: append("\\t")
            case 10: append("\\n")
            case 12: append("\\f")
            case 13: append("\\r")
            case 0..<0x20: append((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16))
            default: bytes.append(byte)
            }
        }
        append("\"")
    }

    private mutating func newLine(_ level: Int) {
        guard let indentation else { return }
        append("\n" + String(repeating: " ", count: indentation * level))
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
