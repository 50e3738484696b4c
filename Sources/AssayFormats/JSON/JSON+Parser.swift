// SPDX-License-Identifier: Apache-2.0

extension JSON {
    /// How much a document may hold before it is refused.
    public struct Limits: Sendable {
        /// Bytes of the whole document.
        public var byteCount: Int
        /// Arrays and objects inside each other.
        public var depth: Int

        public init(byteCount: Int = 8 << 20, depth: Int = 32) {
            self.byteCount = byteCount
            self.depth = depth
        }
    }

    /// Reads one document strictly (RFC 8259, narrowed).
    ///
    /// Refused, besides what is no JSON: a byte order mark, invalid UTF-8, equal keys in an object (also keys that differ
    /// only in Unicode normalisation), lone surrogates, fractions and exponents, `-0`, integers beyond ±(2⁵³ − 1), anything
    /// after the value, and documents over the limits.
    public init(parsing bytes: [UInt8], limits: Limits = Limits()) throws(JSONError) {
        self = try Self.parse(bytes, limits: limits, secret: nil).value
    }

    /// Reads a document one of whose members is a secret: the string `secret` of the outermost object is left empty in the value, and its place in
    /// `bytes` is told instead, so that it never becomes a `String`, which nobody can wipe.
    ///
    /// The secret must be written without escapes. `secretRange` is `nil` when there is no such member.
    public static func parse(
        _ bytes: [UInt8], limits: Limits = Limits(), secret: String?
    ) throws(JSONError) -> (value: JSON, secretRange: Range<Int>?) {
        guard bytes.count <= limits.byteCount else {
            throw JSONError(place: "", problem: "\(bytes.count) bytes of JSON; at most \(limits.byteCount) are read")
        }
        var parser = JSONParser(bytes: bytes, depthLeft: limits.depth, secret: secret)
        return (try parser.document(), parser.secretRange)
    }
}

/// A recursive-descent reader over the bytes of one document.
struct JSONParser {
    let bytes: [UInt8]
    var offset = 0
    var depthLeft: Int
    /// Where reading stops.
    var end: Int
    /// Whether numbers that are not whole are kept, as ``JSON/decimal(_:)``, and not refused.
    private let keepsDecimals: Bool
    /// What is left of the depth within the outermost container.
    private let outermost: Int
    private let secret: String?
    private(set) var secretRange: Range<Int>?

    init(bytes: [UInt8], depthLeft: Int, secret: String? = nil, keepsDecimals: Bool = false) {
        self.bytes = bytes
        self.depthLeft = depthLeft
        self.keepsDecimals = keepsDecimals
        end = bytes.count
        outermost = depthLeft - 1
        self.secret = secret
    }

    mutating func document() throws(JSONError) -> JSON {
        let value = try value()
        skipSpace()
        guard offset == end else { throw fault("the document goes on after its value; remove what follows") }
        return value
    }

    mutating func value() throws(JSONError) -> JSON {
        skipSpace()
        guard let byte = peek else { throw fault("the document ends where a value is expected") }
        switch byte {
        case UInt8(ascii: "{"): return try nested { parser throws(JSONError) in try parser.object() }
        case UInt8(ascii: "["): return try nested { parser throws(JSONError) in try parser.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw fault("a JSON value is expected here")
        }
    }

    private mutating func nested(_ body: (inout JSONParser) throws(JSONError) -> JSON) throws(JSONError) -> JSON {
        guard depthLeft > 0 else { throw fault("arrays and objects are nested too deeply") }
        depthLeft -= 1
        let value = try body(&self)
        depthLeft += 1
        return value
    }

    // MARK: Containers

    private mutating func object() throws(JSONError) -> JSON {
        offset += 1
        var members: [String: JSON] = [:]
        if try closes(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            let (key, start) = try key()
            guard members[key] == nil else { throw repeated(key, at: start) }
            try colon()
            members[key] = depthLeft == outermost && key == secret ? try secretText() : try value()
        } while try goesOn(until: UInt8(ascii: "}"))
        return .object(members)
    }

    /// The next key of an object, and where it begins.
    mutating func key() throws(JSONError) -> (text: String, start: Int) {
        skipSpace()
        guard peek == UInt8(ascii: "\"") else { throw fault("a key in quotation marks is expected here") }
        let start = offset
        return (try string(), start)
    }

    func repeated(_ key: String, at start: Int) -> JSONError {
        fault("the key \"\(PrintableText.of(key))\" stands twice in one object", at: start)
    }

    mutating func colon() throws(JSONError) {
        skipSpace()
        guard take(UInt8(ascii: ":")) else { throw fault("a colon is expected after the key") }
    }

    private mutating func array() throws(JSONError) -> JSON {
        offset += 1
        var elements: [JSON] = []
        if try closes(UInt8(ascii: "]")) { return .array(elements) }
        repeat { elements.append(try value()) } while try goesOn(until: UInt8(ascii: "]"))
        return .array(elements)
    }

    mutating func closes(_ end: UInt8) throws(JSONError) -> Bool {
        skipSpace()
        return take(end)
    }

    mutating func goesOn(until end: UInt8) throws(JSONError) -> Bool {
        skipSpace()
        if take(UInt8(ascii: ",")) { return true }
        guard take(end) else { throw fault("a comma or \"\(Character(Unicode.Scalar(end)))\" is expected here") }
        return false
    }

    // MARK: Scalars

    private mutating func word(_ text: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        let expected = Array(text.description.utf8)
        guard bytes[offset..<end].starts(with: expected) else { throw fault("a JSON value is expected here") }
        offset += expected.count
        return value
    }

    private mutating func number() throws(JSONError) -> JSON {
        let start = offset
        _ = take(UInt8(ascii: "-"))
        let digits = offset
        skipDigits()
        let leadingZero = offset - digits > 1 && bytes[digits] == UInt8(ascii: "0")
        let isInteger = offset > digits && !leadingZero
        if let byte = peek, [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(byte) {
            guard keepsDecimals else { throw fault("numbers must be whole; write decimals as strings", at: start) }
            guard isInteger, skipFraction(), skipExponent() else { throw fault("this is not a JSON number", at: start) }
            return .decimal(text(from: start))
        }
        let text = text(from: start)
        guard isInteger, keepsDecimals || text != "-0" else { throw fault("this is not a JSON integer", at: start) }
        if let value = Int(text), text != "-0", JSON.exactIntegers.contains(value) { return .integer(value) }
        guard keepsDecimals else { throw fault("the number \(text.prefix(40)) is too large; write it as a string", at: start) }
        return .decimal(text)
    }

    /// A point with digits after it, if there is one; false when the digits are missing.
    private mutating func skipFraction() -> Bool {
        guard take(UInt8(ascii: ".")) else { return true }
        return skipDigits() > 0
    }

    /// A power of ten, if there is one; false when its digits are missing.
    private mutating func skipExponent() -> Bool {
        guard take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) else { return true }
        _ = take(UInt8(ascii: "-")) || take(UInt8(ascii: "+"))
        return skipDigits() > 0
    }

    @discardableResult
    private mutating func skipDigits() -> Int {
        let start = offset
        while let byte = peek, isDigit(byte) { offset += 1 }
        return offset - start
    }

    private func text(from start: Int) -> String { String(decoding: bytes[start..<offset], as: UTF8.self) }

    private mutating func string() throws(JSONError) -> String {
        let start = offset
        offset += 1
        var text: [UInt8] = []
        while true {
            guard let byte = peek else { throw fault("this string has no end", at: start) }
            offset += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw fault("this string is not valid UTF-8", at: start)
                }
                return string
            case UInt8(ascii: "\\"): text += try escape()
            case 0..<0x20: throw fault("control characters in strings must be escaped", at: offset - 1)
            default: text.append(byte)
            }
        }
    }

    /// Passes over a string without copying it.
    private mutating func secretText() throws(JSONError) -> JSON {
        skipSpace()
        guard take(UInt8(ascii: "\"")) else { throw fault("a string is expected here") }
        let start = offset
        while let byte = peek, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { offset += 1 }
        secretRange = start..<offset
        guard take(UInt8(ascii: "\"")) else { throw fault("a plain string without escapes is expected here") }
        return .string("")
    }

    /// The UTF-8 bytes of the escape whose backslash was just read.
    private mutating func escape() throws(JSONError) -> [UInt8] {
        let start = offset - 1
        guard let letter = peek else { throw fault("this string has no end", at: start) }
        offset += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "u"): return Array(try scalar(from: start).utf8)
        default: throw fault("this escape is not one of JSON's", at: start)
        }
    }

    private mutating func scalar(from start: Int) throws(JSONError) -> String {
        let first = try codeUnit(from: start)
        if let scalar = Unicode.Scalar(first) { return String(scalar) }
        guard UTF16.isLeadSurrogate(first), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw fault("this escape is half of a surrogate pair", at: start)
        }
        let second = try codeUnit(from: start)
        guard UTF16.isTrailSurrogate(second) else { throw fault("this escape is half of a surrogate pair", at: start) }
        return String(decoding: [first, second], as: UTF16.self)
    }

    private mutating func codeUnit(from start: Int) throws(JSONError) -> UInt16 {
        let digits = bytes[offset..<end].prefix(4)
        let isHexadecimal = digits.count == 4 && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        guard isHexadecimal, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw fault("\\u needs four hexadecimal digits", at: start)
        }
        offset += 4
        return unit
    }

    // MARK: Bytes

    var peek: UInt8? { offset < end ? bytes[offset] : nil }

    mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        offset += 1
        return true
    }

    mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { offset += 1 }
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    func fault(_ problem: String, at place: Int? = nil) -> JSONError {
        let before = bytes[..<(place ?? offset)]
        let line = before.count { $0 == 0x0a } + 1
        let column = before.count - (before.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0) + 1
        return JSONError(place: "line \(line), column \(column)", problem: problem)
    }
}
