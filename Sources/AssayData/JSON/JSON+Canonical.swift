// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto

extension JSON {
    /// The canonical form of RFC 8785 (JCS): one byte sequence for each value. This is what digests and signatures are over.
    public var canonicalBytes: [UInt8] {
        var writer = JSONWriter(indentation: nil)
        writer.write(self, level: 0)
        return writer.bytes
    }

    /// A form for people: two spaces of indentation, keys in canonical order, a line feed at the end.
    public var prettyBytes: [UInt8] {
        var writer = JSONWriter(indentation: 2)
        writer.write(self, level: 0)
        return writer.bytes + [0x0a]
    }

    /// SHA-256 of the canonical form.
    public var digest: Digest { Digest(of: canonicalBytes) }
}

private struct JSONWriter {
    /// Spaces a level; `nil` for the canonical form.
    let indentation: Int?
    var bytes: [UInt8] = []

    init(indentation: Int?) { self.indentation = indentation }

    mutating func write(_ value: JSON, level: Int) {
        switch value {
        case .null: append("null")
        case .bool(let flag): append(flag ? "true" : "false")
        case .integer(let number): append(String(number))
        case .string(let text): write(string: text)
        case .array(let elements):
            list("[", "]", elements, level) { writer, element in writer.write(element, level: level + 1) }
        case .object(let members):
            // RFC 8785, section 3.2.3: keys are sorted by their UTF-16 code units.
            let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
            list("{", "}", sorted, level) { writer, member in
                writer.write(string: member.key)
                writer.append(writer.indentation == nil ? ":" : ": ")
                writer.write(member.value, level: level + 1)
            }
        }
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
            case 0..<0x20: append("\\u00" + Hexadecimal.string([byte]))
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
