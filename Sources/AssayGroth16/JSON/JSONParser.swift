// SPDX-License-Identifier: Apache-2.0
internal import AssayConstraints

/// A strict reader of JSON text (RFC 8259): one value, nothing after it, valid UTF-8, no member name twice in one object.
struct JSONParser {
    /// Deeper than any file read here; keeps hostile nesting from exhausting the stack.
    static let greatestDepth = 32

    private let bytes: [UInt8]
    private let artefact: Artefact
    private var position = 0

    /// Parses a whole file.
    ///
    /// - Throws: ``FormatError`` with the offset where the text stops being one JSON value.
    static func parse(_ bytes: [UInt8], as artefact: Artefact) throws(FormatError) -> JSONValue {
        guard bytes.count <= artefact.greatestByteCount else {
            throw artefact.error(.tooLarge, "the file has \(bytes.count) bytes, more than the \(artefact.greatestByteCount) that are read")
        }
        var parser = JSONParser(bytes: bytes, artefact: artefact)
        parser.skipSpace()
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.position == bytes.count else { throw parser.failure("nothing more may follow the value") }
        return value
    }

    private init(bytes: [UInt8], artefact: Artefact) {
        self.bytes = bytes
        self.artefact = artefact
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func failure(_ reason: String) -> FormatError {
        artefact.error(.malformed, offset: position, reason, advice: "the file is not JSON as it should be")
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(FormatError) -> JSONValue {
        guard depth < Self.greatestDepth else { throw failure("values are nested more than \(Self.greatestDepth) deep") }
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw failure("the file ends where a value should be")
        default: return .number(try number())
        }
    }

    private mutating func word(_ text: StaticString, _ value: JSONValue) throws(FormatError) -> JSONValue {
        let letters = Array(text.description.utf8)
        guard bytes[position...].starts(with: letters) else { throw failure("no JSON value starts like this") }
        position += letters.count
        return value
    }

    private mutating func array(depth: Int) throws(FormatError) -> JSONValue {
        position += 1
        var elements: [JSONValue] = []
        skipSpace()
        if take("]") { return .array(elements) }
        repeat {
            skipSpace()
            elements.append(try value(depth: depth + 1))
            skipSpace()
        } while take(",")
        guard take("]") else { throw failure("an array goes on with , or ends with ]") }
        return .array(elements)
    }

    private mutating func object(depth: Int) throws(FormatError) -> JSONValue {
        position += 1
        var members: [String: JSONValue] = [:]
        skipSpace()
        if take("}") { return .object(members) }
        repeat {
            let (name, member) = try member(depth: depth)
            guard members.updateValue(member, forKey: name) == nil else {
                throw failure("the member \"\(name)\" stands twice in one object; readers would disagree on its value")
            }
        } while take(",")
        guard take("}") else { throw failure("an object goes on with , or ends with }") }
        return .object(members)
    }

    private mutating func member(depth: Int) throws(FormatError) -> (String, JSONValue) {
        skipSpace()
        guard next == UInt8(ascii: "\"") else { throw failure("a member starts with its name in quotation marks") }
        let name = try string()
        skipSpace()
        guard take(":") else { throw failure("a colon belongs between a member's name and its value") }
        skipSpace()
        let member = try value(depth: depth + 1)
        skipSpace()
        return (name, member)
    }

    /// `-? (0 | 1-9 digits) (. digits)? ((e|E) (+|-)? digits)?`, kept as text.
    private mutating func number() throws(FormatError) -> String {
        let start = position
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() throws(FormatError) {
        let start = position
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > start else { throw failure("a digit should be here") }
    }
}

// MARK: Strings

extension JSONParser {
    private mutating func string() throws(FormatError) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else { throw failure("the string before this is not UTF-8") }
                return string
            case UInt8(ascii: "\\"): text += try escape().utf8
            case 0..<0x20: throw failure("control characters in a string are written as escapes")
            default: text.append(byte)
            }
        }
        throw failure("the file ends inside a string")
    }

    private mutating func escape() throws(FormatError) -> String {
        guard let byte = next else { throw failure("the file ends inside a string") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(UnicodeScalar(byte))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw failure("no such escape in a JSON string")
        }
    }

    /// One scalar, from one `\u` escape or from a pair of surrogates.
    private mutating func unicodeEscape() throws(FormatError) -> String {
        var units = [try hexUnit()]
        if UTF16.isLeadSurrogate(units[0]), take("\\") {
            guard take("u") else { throw failure("half a surrogate pair") }
            units.append(try hexUnit())
        }
        guard let text = String(validating: units, as: UTF16.self) else { throw failure("half a surrogate pair") }
        return text
    }

    private mutating func hexUnit() throws(FormatError) -> UInt16 {
        guard position + 4 <= bytes.count else { throw failure("the file ends inside a string") }
        var unit: UInt16 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
                throw failure("four hexadecimal digits belong after \\u")
            }
            unit = unit << 4 | UInt16(digit)
        }
        position += 4
        return unit
    }
}
