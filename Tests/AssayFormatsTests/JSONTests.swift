// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import AssayTestSupport
import Testing

@Suite struct JSONTests {
    private func parse(_ text: String, limits: JSON.Limits = .init()) throws -> JSON {
        try JSON(parsing: Array(text.utf8), limits: limits)
    }

    private func canonical(_ text: String) throws -> String {
        String(decoding: try parse(text).canonicalBytes, as: UTF8.self)
    }

    /// The sorting example of RFC 8785, section 3.2.3.
    @Test func keysAreSortedByCodeUnits() throws {
        let text = #"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}"#
        #expect(try canonical(text) == "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\u{fb33}\":3}")
    }

    /// The string of RFC 8785, section 3.2.2.
    @Test func stringsAreEscapedAsLittleAsPossible() throws {
        let text = #"{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/\u007f"}"#
        #expect(try canonical(text) == "{\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u{7f}\"}")
    }

    @Test(
        arguments: [
            ("null", .null), (" true\n", true), ("false", false), ("0", 0), ("-12", -12), ("\"a\"", "a"), ("[]", []),
            ("[1, [2]]", [1, [2]]),
            ("{}", [:]), ("{\"a\" : {\"b\":null}}", ["a": ["b": .null]]),
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u00e9\uD83D\uDE00é""#, "é😀é"),
        ] as [(String, JSON)])
    func values(text: String, value: JSON) throws { #expect(try parse(text) == value) }

    @Test func scalarsAndSpace() throws {
        #expect(try canonical(" [ 0 , -12 , true , false , null , \"\" , { } , [ ] ]\n") == #"[0,-12,true,false,null,"",{},[]]"#)
        #expect(try parse("9007199254740991") == .integer(9_007_199_254_740_991))
    }

    @Test(arguments: [
        "", " ", "{", "[", "[1", "[1,", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{a:1}",
        "{1:1}", "[1 2]", "nul", "True",
        "01", "1.", "1e", "-12.50e+3", "-", "-0", "+1", "1.0", "1e3", "1E3", ".5", "0x1", "9007199254740992", "-9007199254740992",
        "99999999999999999999999",
        "\"", "\"\\", "\"\\u12\"", "\"\\u12g4\"", "\"\\u+123\"", "\"\\x41\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"",
        "\"\u{1}\"", "\"a\nb\"",
        "[{\"x\":{\"a\":1,\"a\":2}}]", "[1]x", "// c\n1",
        "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":1}", "{\"é\":1,\"e\u{301}\":1}", "1 1", "[] []", "\u{feff}[]", "'a'", "[1]//", "NaN",
    ])
    func refused(text: String) {
        #expect(throws: JSONError.self) { try parse(text) }
    }

    @Test func invalidUTF8IsRefused() {
        for bytes: [UInt8] in [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xc3]] {
            #expect(throws: JSONError.self) { try JSON(parsing: [0x22] + bytes + [0x22]) }
        }
    }

    @Test func limitsHold() throws {
        let deep = String(repeating: "[", count: 33) + String(repeating: "]", count: 33)
        #expect(throws: JSONError.self) { try parse(deep) }
        #expect(try parse(String(deep.dropFirst().dropLast())).kind == "an array")
        #expect(throws: JSONError.self) { try parse("[1,2]", limits: .init(byteCount: 4)) }
        #expect(throws: JSONError.self) { try parse(String(repeating: "[", count: 1_000_000)) }
        #expect(throws: JSONError.self) { try parse(String(repeating: "{\"a\":", count: 3_000)) }
    }

    @Test func faultsNameTheirPlace() throws {
        let error = try #require(throws: JSONError.self) { try parse("{\n  \"a\": 1,\n  \"a\": 2\n}") }
        #expect(error.description == "line 3, column 3: the key \"a\" stands twice in one object")
    }

    @Test func aNameInAMessageIsPrintable() throws {
        let error = try #require(throws: JSONError.self) { try parse(#"{"\u001b[2J":1,"\u001b[2J":2}"#) }
        #expect(error.problem == "the key \"\u{fffd}[2J\" stands twice in one object")
    }

    @Test func layoutsHoldTheSameValue() throws {
        let value: JSON = ["b": [1, []], "a": ["d": true, "c": [:]], "e": "x"]
        #expect(
            String(decoding: value.prettyBytes, as: UTF8.self).hasPrefix("{\n  \"a\": {\n    \"c\": {},\n    \"d\": true\n  },\n  \"b\": [")
        )
        let layout = JSON.Layout(indentation: 1, memberOrder: ["e", "d", "b"])
        let ordered = "{\n \"e\": \"x\",\n \"b\": [\n  1,\n  []\n ],\n \"a\": {\n  \"d\": true,\n  \"c\": {}\n }\n}"
        #expect(String(decoding: value.bytes(layout), as: UTF8.self) == ordered)
        for bytes in [value.prettyBytes, value.canonicalBytes, value.bytes(layout)] { #expect(try JSON(parsing: bytes) == value) }
    }

    /// Whatever comes in, the outcome is a typed error or a value that is stable under writing and reading.
    @Test func tenThousandMutations() throws {
        var generator = SeededGenerator()
        let original = Array(
            #"{"record":"Reading","capacity":3,"fields":[{"lo":-5,"unit":"mmHg","labels":["é","\u00e9\n"]},null,true]}"#.utf8)
        for _ in 0..<10_000 {
            let bytes = Mutation.mutate(original, using: &generator)
            guard let value = try? JSON(parsing: bytes) else { continue }
            let canonical = value.canonicalBytes
            #expect(try JSON(parsing: canonical).canonicalBytes == canonical, "\(generator)")
        }
    }

    @Test func aSecretStaysInItsBytes() throws {
        let bytes = Array(#"{"a":{"salt":"no"},"salt" : "ab12","z":1}"#.utf8)
        let (value, range) = try JSON.parse(bytes, secret: "salt")
        #expect(value == ["a": ["salt": "no"], "salt": "", "z": 1])
        #expect(range.map { String(decoding: bytes[$0], as: UTF8.self) } == "ab12")
        #expect(try JSON.parse(bytes, secret: "none").secretRange == nil)
        #expect(try JSON.parse(Array(#"{"s":""}"#.utf8), secret: "s").secretRange?.isEmpty == true)
        for text in [#"{"s":"a\u0041"}"#, #"{"s":1}"#, #"{"s":"a"#, "{\"s\":\"a\n\"}", #"{"s":"a","s":"b"}"#] {
            #expect(throws: JSONError.self) { try JSON.parse(Array(text.utf8), secret: "s") }
        }
    }
}
