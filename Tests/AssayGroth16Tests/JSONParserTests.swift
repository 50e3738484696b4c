// SPDX-License-Identifier: Apache-2.0
import AssayConstraints
import Testing

@testable import AssayGroth16

@Suite struct JSONParserTests {
    static func parse(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8), as: .proof) }

    @Test(
        arguments: [
            ("null", .null), (" true\n", .bool(true)), ("false", .bool(false)), ("0", .number("0")), ("-12.50e+3", .number("-12.50e+3")),
            ("\"a\"", .string("a")), ("[]", .array([])), ("[1, [2]]", .array([.number("1"), .array([.number("2")])])),
            ("{}", .object([:])), ("{\"a\" : {\"b\":null}}", .object(["a": .object(["b": .null])])),
            ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", .string("\"\\/\u{8}\u{c}\n\r\t")), ("\"\\u00e9\\uD83D\\uDE00é\"", .string("é😀é")),
        ] as [(String, JSONValue)])
    func values(text: String, value: JSONValue) throws { #expect(try Self.parse(text) == value) }

    @Test(arguments: [
        "", " ", "nul", "True", "01", "1.", ".5", "-", "+1", "1e", "1 2", "[1", "[1,]", "[,1]", "[1 2]", "{", "{\"a\"}", "{\"a\":}",
        "{a:1}",
        "{\"a\":1,}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "\"", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\ud800\"", "\"\\ud800\\u0041\"",
        "\"\\udc00\"", "\"\n\"", "'a'", "// c\n1", "\u{feff}1", "[1]x", "NaN", "\"\\u+123\"",
    ])
    func refusals(text: String) {
        let error = #expect(throws: FormatError.self) { try Self.parse(text) }
        #expect(error?.kind == .malformed && error?.place.offset != nil)
    }

    @Test func aMemberStandsOnce() {
        for text in ["{\"a\":1,\"a\":1}", "{\"a\":1,\"b\":2,\"\\u0061\":3}", "[{\"x\":{\"a\":1,\"a\":2}}]"] {
            #expect(throws: FormatError.self) { try Self.parse(text) }
        }
    }

    /// Equal only after Unicode normalisation: two members for most readers, so refuse rather than guess.
    @Test func namesThatLookAlike() {
        #expect(throws: FormatError.self) { try Self.parse("{\"\\u00e9\":1,\"e\\u0301\":2}") }
    }

    @Test func invalidUTF8() {
        for bytes in [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe2, 0x82]] as [[UInt8]] {
            #expect(throws: FormatError.self) { try JSONParser.parse([0x22] + bytes + [0x22], as: .proof) }
        }
    }

    @Test func deepNestingIsRefusedNotFollowed() throws {
        func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        #expect(throws: Never.self) { try Self.parse(nested(JSONParser.greatestDepth)) }
        #expect(throws: FormatError.self) { try Self.parse(nested(JSONParser.greatestDepth + 1)) }
        #expect(throws: FormatError.self) { try Self.parse(String(repeating: "[", count: 16_000)) }
        #expect(throws: FormatError.self) { try Self.parse(String(repeating: "{\"a\":", count: 3_000)) }
    }
}
