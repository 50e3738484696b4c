// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import AssayTestSupport
import Testing

@Suite struct JSONElementsTests {
    /// Pieces as text: `line document path value`; a document's members follow `document`.
    static func pieces(_ text: String, limits: JSONElements.Limits = .init()) throws(JSONError) -> [String] {
        var elements = JSONElements(Array(text.utf8), member: "entry", limits: limits)
        var pieces: [String] = []
        while let piece = try elements.next() {
            switch piece {
            case .element(let json, let place): pieces.append("\(place.line) \(place.document) \(place.path) \(Self.text(json))")
            case .document(let members, let place):
                pieces.append("\(place.line) \(place.document) document \(Self.text(.object(members)))")
            }
        }
        return pieces
    }

    private static func text(_ json: JSON) -> String { String(decoding: json.canonicalBytes, as: UTF8.self) }

    private func only(_ text: String) throws -> JSON? {
        var elements = JSONElements(Array(text.utf8), member: "")
        guard case .element(let json, _)? = try elements.next() else { return nil }
        return json
    }

    private func fault(_ text: String, limits: JSONElements.Limits = .init()) throws -> JSONError {
        try #require(throws: JSONError.self) { try Self.pieces(text, limits: limits) }
    }

    @Test func elementsComeOneByOne() throws {
        #expect(try Self.pieces("[1,\n {\"a\": [2]}]") == ["1 0 [0] 1", "2 0 [1] {\"a\":[2]}"])
        #expect(try Self.pieces("[]") == [])
        #expect(try Self.pieces("") == [])
        #expect(
            try Self.pieces("{\"x\": 1,\n\"entry\": [3,\n4], \"y\": {}}")
                == ["2 0 entry[0] 3", "3 0 entry[1] 4", "1 0 document {\"x\":1,\"y\":{}}"])
        #expect(try Self.pieces("{\"entry\": []}") == ["1 0 document {}"])
        #expect(try Self.pieces("{\"entry\": 5}") == ["1 0 document {\"entry\":5}"])
    }

    @Test func documentsFollowEachOtherLineByLine() throws {
        #expect(
            try Self.pieces("{\"a\":1}\n\n{\"b\":2}\r\n[3]\n")
                == ["1 0 document {\"a\":1}", "3 1 document {\"b\":2}", "4 2 [0] 3"])
        #expect(try fault("{} {}").problem.contains("a line each"))
        #expect(try fault("[1][2]").problem.contains("a line each"))
    }

    @Test func aByteOrderMarkIsSkipped() throws { #expect(try Self.pieces("\u{feff}[1]") == ["1 0 [0] 1"]) }

    /// A number keeps every digit that it was written with.
    @Test(arguments: [
        "120.0", "0.10", "-0", "-0.0", "1e3", "1.5E-7", "12345678901234567890", "0.1234567890123456789012345", "9007199254740992",
    ])
    func decimalsKeepTheirText(number: String) throws {
        let json = try #require(try only("[\(number)]"))
        #expect(json == .decimal(number))
        #expect(String(decoding: json.canonicalBytes, as: UTF8.self) == number)
    }

    @Test func wholeNumbersAreIntegers() throws {
        #expect(try only("[120]") == .integer(120))
    }

    @Test(arguments: ["1.", "1e", "1e+", ".5", "01", "01.5", "-", "+1", "1.e2", "0x1", "1.5.2", "NaN"])
    func noNumbers(text: String) throws { _ = try fault("[\(text)]") }

    @Test(arguments: [
        "{\"a\":1,\"a\":2}", "{\"entry\":[1],\"entry\":[2]}", "{\"entry\":[1],\"entry\":2}", "{\"entry\":2,\"entry\":[1]}", "[1,]", "[1 2]",
        "{\"entry\":[1}", "{\"entry\":[1]", "[", "{", "5", "\"a\"", "{\"a\"}", "{\"entry\":[1],}",
    ])
    func noDocuments(text: String) throws { _ = try fault(text) }

    @Test func aPieceIsBounded() throws {
        let limits = JSONElements.Limits(elementByteCount: 20, depth: 4)
        #expect(try Self.pieces("[\"0123456789\",\"0123456789\"]", limits: limits).count == 2)
        for long in ["\"0123456789012345678\"", "[1,2,3,4,5,6,7,8,9,10]", "123456789012345678901"] {
            #expect(try fault("[\(long)]", limits: limits).problem == "more than 20 bytes in one piece of the document")
        }
        #expect(try fault("{\"a\":\"012345678\",\"b\":\"012345678\"}", limits: limits).problem.hasPrefix("more than 20 bytes"))
        #expect(try Self.pieces("[[[[]]]]", limits: limits).count == 1)
        #expect(try fault("[[[[[]]]]]", limits: limits).problem == "arrays and objects are nested too deeply")
        #expect(try fault("{\"entry\":[[[[]]]]}", limits: limits).problem == "arrays and objects are nested too deeply")
    }

    @Test func placesOfFaults() throws {
        #expect(try fault("[1,\n x]").place == "line 2, column 2")
        #expect(try fault("{\"a\":1,\n\"a\":2}").place == "line 2, column 1")
    }

    @Test func tenThousandMutations() throws {
        var generator = SeededGenerator()
        let original = Array("{\"type\":\"x\",\"entry\":[{\"a\":1.50},[2,-3e1]],\"b\":null}\n[1,2]\n".utf8)
        for _ in 0..<10_000 {
            let text = Mutation.mutate(original, using: &generator)
            var elements = JSONElements(text, member: "entry", limits: .init(elementByteCount: 64, depth: 5))
            var count = 0
            while (try? elements.next()) != nil { count += 1 }
            #expect(count <= text.count, "\(generator)")
        }
    }
}
