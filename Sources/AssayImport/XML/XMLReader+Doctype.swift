// SPDX-License-Identifier: Apache-2.0

extension XMLReader {
    /// `DOCTYPE NAME [ … ]>`. What may stand in it is passed over: declarations of elements and of attribute lists without default
    /// values, comments and instructions. Everything that would make the text stand for more is refused.
    mutating func doctype(limit: Int) throws(XMLFault) {
        let start = input.offset
        try expect("DOCTYPE")
        _ = try input.skipSpace()
        _ = try name()
        _ = try input.skipSpace()
        if try input.take(UInt8(ascii: ">")) { return }
        guard try input.take(UInt8(ascii: "[")) else {
            throw fault("a document type that stands in another file", "Nothing but the file itself is read; take the declaration out")
        }
        while true {
            _ = try input.skipSpace()
            if try input.take(UInt8(ascii: "]")) { break }
            try declaration(until: start + limit)
        }
        _ = try input.skipSpace()
        guard try input.take(UInt8(ascii: ">")) else { throw malformed("a document type without an end") }
    }

    private mutating func declaration(until end: Int) throws(XMLFault) {
        guard try !input.take(UInt8(ascii: "%")) else { throw noEntities }
        guard try input.take(UInt8(ascii: "<")) else { throw malformed("a declaration is expected") }
        if try input.peek() == UInt8(ascii: "?") {
            try instruction()
        } else {
            try expect("!")
            if try input.peek() == UInt8(ascii: "-") {
                try comment()
            } else {
                try markup(until: end)
            }
        }
        guard input.offset <= end else { throw fault("too many declarations before the first element", "No export has so many") }
    }

    private mutating func markup(until end: Int) throws(XMLFault) {
        let keyword = try name()
        guard !keyword.elementsEqual("ENTITY".utf8), !keyword.elementsEqual("NOTATION".utf8) else { throw noEntities }
        guard keyword.elementsEqual("ELEMENT".utf8) || keyword.elementsEqual("ATTLIST".utf8) else {
            throw malformed("a declaration of no known kind")
        }
        while let byte = try input.take(), byte != UInt8(ascii: ">") {
            guard byte != UInt8(ascii: "\""), byte != UInt8(ascii: "'") else {
                throw fault("a default value of an attribute", "Records must say themselves what they hold; take the declaration out")
            }
            guard byte != UInt8(ascii: "%"), byte != UInt8(ascii: "<") else { throw noEntities }
            guard input.offset <= end else { return }
        }
    }

    private var noEntities: XMLFault {
        fault("a declaration of an entity", "Entities are not read: they can stand for other files and for any amount of text; take it out")
    }

    /// What a reference stands for: one of the five of XML, or a character by its number (sections 4.1 and 4.6).
    mutating func reference() throws(XMLFault) -> [UInt8] {
        _ = try input.take()
        var name: [UInt8] = []
        while let byte = try input.take(), byte != UInt8(ascii: ";") {
            guard name.count < 10 else { throw noReference }
            name.append(byte)
        }
        switch String(decoding: name, as: UTF8.self) {
        case "amp": return [UInt8(ascii: "&")]
        case "lt": return [UInt8(ascii: "<")]
        case "gt": return [UInt8(ascii: ">")]
        case "quot": return [UInt8(ascii: "\"")]
        case "apos": return [UInt8(ascii: "'")]
        default: return try character(name)
        }
    }

    private func character(_ name: [UInt8]) throws(XMLFault) -> [UInt8] {
        let isHexadecimal = name.starts(with: "#x".utf8)
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        guard name.first == UInt8(ascii: "#"), let first = digits.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-"),
            let number = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10),
            let scalar = Unicode.Scalar(number), number >= 0x20 || [9, 10, 13].contains(number), number & 0xfffe != 0xfffe
        else { throw noReference }
        return Array(String(scalar).utf8)
    }

    private var noReference: XMLFault { fault("an entity that XML itself does not know", "Write the text that it stands for") }
}
