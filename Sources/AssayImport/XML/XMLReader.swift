// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// Reads XML 1.0 in UTF-8 from element to element, in memory of a fixed size however long the text is.
///
/// It reads what one program writes for another: elements with attributes. Text between tags is passed over. Whatever makes a text
/// stand for more than is in it is refused: entity declarations, other files, default values of attributes. The declarations of
/// elements and attribute lists are passed over, since the export of Apple Health begins with them.
///
/// Foundation's `XMLParser` was tried for this (Swift 6.3 on Linux). It needs no more memory for a longer file, but an attribute list
/// without default values, as Apple writes them, ends the process, and entity declarations go by without a word to the delegate.
struct XMLReader {
    enum Token { case start, end, done }

    private let limits: XMLLimits
    var input: XMLInput
    private var names = XMLNames()
    /// The bytes of the names and values of the attributes of the last start tag.
    var attributes = XMLAttributes()
    private var elementCount = 0
    private var endsAtOnce = false
    private var hasDoctype = false
    /// Where the text begins, after a byte order mark.
    private let start: Int

    init(_ source: any ByteSource, limits: XMLLimits = XMLLimits()) throws(XMLFault) {
        self.limits = limits
        input = XMLInput(source)
        if try input.peek() == 0xef {
            guard try input.take() == 0xef, try input.take() == 0xbb, try input.take() == 0xbf else {
                throw XMLFault(line: 1, cause: "bytes that are not UTF-8", fix: "Save the file as UTF-8")
            }
        }
        start = input.offset
    }

    /// Elements that are open, the one of the last start tag included.
    var depth: Int { names.count }

    /// Whether the innermost open element has this name.
    func isElement(_ name: String) -> Bool { names.top.elementsEqual(name.utf8) }

    /// The name of the innermost open element.
    var elementName: String { String(decoding: names.top, as: UTF8.self) }

    /// Goes on to the next tag. An element without content starts and ends.
    mutating func next() throws(XMLFault) -> Token {
        if endsAtOnce {
            endsAtOnce = false
            names.pop()
            return .end
        }
        while true {
            try skipText()
            guard try input.take() != nil else { return try done() }
            switch try input.peek() {
            case UInt8(ascii: "/"): return try endTag()
            case UInt8(ascii: "!"): try exclamation()
            case UInt8(ascii: "?"): try instruction()
            default: return try startTag()
            }
        }
    }

    private mutating func done() throws(XMLFault) -> Token {
        guard depth == 0 else {
            throw fault("the file ends inside of <\(shown(names.top))>", "Export or copy it again: its end is missing")
        }
        guard elementCount > 0 else { throw fault("no element", "Give a file that has something in it") }
        return .done
    }

    private mutating func skipText() throws(XMLFault) {
        while true {
            let hasText = try input.skipText()
            let isReference = try input.peek() == UInt8(ascii: "&")
            guard depth > 0 || !(hasText || isReference) else { throw fault("text outside of the outermost element", "Take it out") }
            guard isReference else { return }
            _ = try reference()
        }
    }

    // MARK: Tags

    private mutating func startTag() throws(XMLFault) -> Token {
        guard depth > 0 || elementCount == 0 else { throw fault("a second outermost element", "Make a file of each") }
        guard depth < limits.depth else {
            throw fault("more than \(limits.depth) elements inside each other", "Nothing in health records is so deep")
        }
        elementCount += 1
        guard elementCount <= limits.elementCount else { throw fault("more than \(limits.elementCount) elements", "Split the file") }
        names.push(try name())
        attributes.removeAll()
        while true {
            let hasSpace = try input.skipSpace()
            switch try input.peek() {
            case UInt8(ascii: ">"):
                _ = try input.take()
                return .start
            case UInt8(ascii: "/"):
                _ = try input.take()
                guard try input.take(UInt8(ascii: ">")) else { throw malformed("a slash inside of a tag") }
                endsAtOnce = true
                return .start
            default:
                guard hasSpace else { throw malformed("a tag goes on without a space") }
                try attribute()
            }
        }
    }

    private mutating func endTag() throws(XMLFault) -> Token {
        _ = try input.take()
        let name = try name()
        guard depth > 0, names.top.elementsEqual(name) else { throw malformed("</\(shown(name[...]))> closes nothing that is open") }
        _ = try input.skipSpace()
        guard try input.take(UInt8(ascii: ">")) else { throw malformed("an end tag without an end") }
        names.pop()
        return .end
    }

    private mutating func attribute() throws(XMLFault) {
        guard attributes.count < limits.attributeCount else {
            throw fault("more than \(limits.attributeCount) attributes of one element", "No record has so many")
        }
        let name = try name()
        guard !attributes.contains(name) else { throw malformed("the attribute \(shown(name[...])) stands twice in one tag") }
        _ = try input.skipSpace()
        guard try input.take(UInt8(ascii: "=")) else { throw malformed("an attribute without a value") }
        _ = try input.skipSpace()
        guard let mark = try input.take(), mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") else {
            throw malformed("a value without quotation marks")
        }
        attributes.begin(name)
        repeat {
            try input.takeRun(into: &attributes.bytes, limit: limits.valueByteCount) { byte in
                byte != mark && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<") && (byte == 0x20 || !isXMLSpace(byte))
            }
            guard attributes.valueByteCount <= limits.valueByteCount else {
                throw fault("more than \(limits.valueByteCount) bytes in the attributes of one element", "No record has so many")
            }
        } while try !endOfValue(mark)
        attributes.end()
    }

    /// Takes the byte that interrupts a value; true when it is the mark that ends it.
    private mutating func endOfValue(_ mark: UInt8) throws(XMLFault) -> Bool {
        guard let byte = try input.peek(), byte != UInt8(ascii: "<") else { throw malformed("a value without an end") }
        if byte == UInt8(ascii: "&") {
            attributes.bytes += try reference()
            return false
        }
        guard isXMLSpace(byte), byte != 0x20 else { return try input.take(mark) }
        _ = try input.take()
        // Section 3.3.3: white space in a value is a space.
        attributes.bytes.append(0x20)
        return false
    }

    /// A name of an element or attribute. Of other scripts, any letter is taken for one.
    mutating func name() throws(XMLFault) -> [UInt8] {
        var name: [UInt8] = []
        guard let first = try input.peek(), isNameStart(first) else { throw malformed("a name is expected") }
        try input.takeRun(into: &name, limit: limits.nameByteCount + 1) { byte in
            isNameStart(byte) || 0x30...0x39 ~= byte || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        }
        guard name.count <= limits.nameByteCount else {
            throw fault("a name of more than \(limits.nameByteCount) bytes", "No record has one")
        }
        return name
    }

    // MARK: Everything else that begins with a bracket

    private mutating func exclamation() throws(XMLFault) {
        _ = try input.take()
        if try input.peek() == UInt8(ascii: "-") { return try comment() }
        if try input.peek() == UInt8(ascii: "[") {
            guard depth > 0 else { throw malformed("text outside of the outermost element") }
            try expect("[CDATA[")
            return try skip(past: "]]>")
        }
        guard depth == 0, elementCount == 0, !hasDoctype else { throw malformed("a declaration behind the first element") }
        hasDoctype = true
        try doctype(limit: limits.declarationByteCount)
    }

    mutating func comment() throws(XMLFault) {
        try expect("--")
        try skip(past: "-->")
    }

    mutating func instruction() throws(XMLFault) {
        let isFirst = input.offset == start + 1
        _ = try input.take()
        let target = try name()
        guard target.elementsEqual("xml".utf8) else { return try skip(past: "?>") }
        guard isFirst else { throw malformed("an XML declaration that is not at the start") }
        try checkDeclaration()
    }

    /// The rest of `<?xml …?>`, whose encoding has to be UTF-8.
    private mutating func checkDeclaration() throws(XMLFault) {
        var text: [UInt8] = []
        while let byte = try input.take(), byte != UInt8(ascii: ">"), text.count < 256 { text.append(byte) }
        let words = String(decoding: text, as: UTF8.self).lowercased()
        guard words.hasSuffix("?") else { throw malformed("an XML declaration without an end") }
        guard let name = words.firstRange(of: "encoding") else { return }
        let value = words[name.upperBound...].split { "=\"' ?".contains($0) }.first ?? ""
        guard value == "utf-8" || value == "us-ascii" else {
            throw fault("the encoding \"\(PrintableText.of(value))\"", "Save the file as UTF-8")
        }
    }

    // MARK: Words

    mutating func expect(_ text: String) throws(XMLFault) {
        for byte in text.utf8 {
            guard try input.take(byte) else { throw malformed("\(text) is expected") }
        }
    }

    /// Passes over everything up to `text`, and it.
    mutating func skip(past text: String) throws(XMLFault) {
        let wanted = Array(text.utf8)
        var last: [UInt8] = []
        while last != wanted {
            guard let byte = try input.take() else { throw malformed("\(text) is missing") }
            if last.count == wanted.count { last.removeFirst() }
            last.append(byte)
        }
    }

    func fault(_ cause: String, _ fix: String) -> XMLFault { XMLFault(line: input.line, cause: cause, fix: fix) }

    func malformed(_ cause: String) -> XMLFault { fault("no XML: \(cause)", "Export or copy the file again") }

    private func shown(_ name: some Collection<UInt8>) -> String { PrintableText.of(String(decoding: name, as: UTF8.self)) }
}

/// Whether a name may begin with this byte.
private func isNameStart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7a, 0x41...0x5a, UInt8(ascii: "_"), UInt8(ascii: ":"), 0x80...: true
    default: false
    }
}
