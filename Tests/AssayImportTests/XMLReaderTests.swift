// SPDX-License-Identifier: Apache-2.0
import AssayFormats
@testable import AssayImport
import AssayTestSupport
import Testing

@Suite struct XMLReaderTests {
    /// Start tags as `name a=value;b=value`, ends as `/`.
    static func tags(_ text: [UInt8], names: [String] = [], limits: XMLLimits = XMLLimits()) throws(XMLFault) -> [String] {
        var reader = try XMLReader(BytesInMemory(text), limits: limits)
        var tags: [String] = []
        while true {
            switch try reader.next() {
            case .done: return tags
            case .end: tags.append("/")
            case .start:
                let values = names.compactMap { name in
                    reader.attributes.value(of: Array(name.utf8)).map { "\(name)=\(String(decoding: $0, as: UTF8.self))" }
                }
                tags.append(([reader.elementName] + values).joined(separator: " "))
            }
        }
    }

    private func tags(_ text: String, names: [String] = ["a", "b"]) throws -> [String] { try Self.tags(Array(text.utf8), names: names) }

    private func fault(_ text: String, limits: XMLLimits = XMLLimits()) throws -> XMLFault {
        try #require(throws: XMLFault.self) { try Self.tags(Array(text.utf8), limits: limits) }
    }

    @Test func elementsAndAttributes() throws {
        #expect(try tags("<r><x a='1' b=\"2\"/>text<y>\n</y ></r>\n") == ["r", "x a=1 b=2", "/", "y", "/", "/"])
        #expect(
            try tags("\u{feff}<?xml version=\"1.0\" encoding='utf-8'?>\n<!-- <a> --><r a = \"é\"><?p <x>?></r><!--z-->") == ["r a=é", "/"])
        #expect(try tags("<r a='\"&lt;&gt;&amp;&quot;&apos;&#65;&#x42;' b='1\n2\t3'/>") == ["r a=\"<>&\"'AB b=1 2 3", "/"])
        #expect(try tags("<r><![CDATA[<x>]]>&amp;</r>") == ["r", "/"])
        #expect(try tags("<a.b-c:d_é/>") == ["a.b-c:d_é", "/"])
    }

    @Test func declarationsThatArePassedOver() throws {
        let doctype =
            "<!DOCTYPE r [\n<!-- it's \"a\" > comment -->\n<!ELEMENT r ((x|y)*)>\n<!ATTLIST r a CDATA #REQUIRED\n b (c|d) #IMPLIED>\n<?p ?>\n]>"
        #expect(try tags("<?xml version='1.0'?>\(doctype)<r/>") == ["r", "/"])
        #expect(try tags("<!DOCTYPE r><r/>") == ["r", "/"])
    }

    static let refused: [(String, String)] = [
        ("<!DOCTYPE r [<!ENTITY a \"b\">]><r/>", "a declaration of an entity"),
        ("<!DOCTYPE r [<!ENTITY % a \"b\">]><r/>", "a declaration of an entity"),
        ("<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><r>&a;</r>", "a declaration of an entity"),
        ("<!DOCTYPE r [%a;]><r/>", "a declaration of an entity"),
        ("<!DOCTYPE r [<!NOTATION a SYSTEM \"b\">]><r/>", "a declaration of an entity"),
        ("<!DOCTYPE r [<!ELEMENT r %a;>]><r/>", "a declaration of an entity"),
        ("<!DOCTYPE r [<!ATTLIST r a CDATA \"1\">]><r/>", "a default value of an attribute"),
        ("<!DOCTYPE r SYSTEM \"x.dtd\"><r/>", "a document type that stands in another file"),
        ("<!DOCTYPE r PUBLIC \"x\" \"y\" []><r/>", "a document type that stands in another file"),
        ("<!DOCTYPE r [<!OTHER>]><r/>", "no XML: a declaration of no known kind"),
        ("<!DOCTYPE r [x]><r/>", "no XML: a declaration is expected"),
        ("<!DOCTYPE r []<r/>", "no XML: a document type without an end"),
        ("<r/><!DOCTYPE r []>", "no XML: a declaration behind the first element"),
        ("<!DOCTYPE r []><!DOCTYPE r []><r/>", "no XML: a declaration behind the first element"),
        ("<r>&a;</r>", "an entity that XML itself does not know"), ("<r a='&a;'/>", "an entity that XML itself does not know"),
        ("<r>&#0;</r>", "an entity that XML itself does not know"), ("<r>&#xd800;</r>", "an entity that XML itself does not know"),
        ("<r>&#x110000;</r>", "an entity that XML itself does not know"), ("<r>&#+65;</r>", "an entity that XML itself does not know"),
        ("<r>&#xFFFE;</r>", "an entity that XML itself does not know"), ("<r>& </r>", "an entity that XML itself does not know"),
        ("<r>&#;</r>", "an entity that XML itself does not know"), ("<r>&#000000000065;</r>", "an entity that XML itself does not know"),
        ("<?xml " + String(repeating: "x", count: 300) + "?><r/>", "no XML: an XML declaration without an end"),
        ("<?xml version='1.0' encoding='ISO-8859-1'?><r/>", "the encoding \"iso-8859-1\""),
        ("\n<?xml version='1.0'?>", "no XML: an XML declaration that is not at the start"),
        ("<?xml version='1.0'", "no XML: an XML declaration without an end"),
        ("", "no element"), ("   ", "no element"), ("text", "text outside of the outermost element"),
        ("<r/>text", "text outside of the outermost element"),
        ("&amp;<r/>", "text outside of the outermost element"), ("<r/><r/>", "a second outermost element"),
        ("<r>", "the file ends inside of <r>"), ("<r><x></x>", "the file ends inside of <r>"),
        ("<r></x></r>", "no XML: </x> closes nothing that is open"),
        ("</r>", "no XML: </r> closes nothing that is open"), ("<r><x></r></x>", "no XML: </r> closes nothing that is open"),
        ("<r a='1' a='2'/>", "no XML: the attribute a stands twice in one tag"),
        ("<r a='1'b='2'/>", "no XML: a tag goes on without a space"),
        ("<r a/>", "no XML: an attribute without a value"), ("<r a=1/>", "no XML: a value without quotation marks"),
        ("<r a='<'/>", "no XML: a value without an end"),
        ("<r a='1", "no XML: a value without an end"), ("<r / >", "no XML: a slash inside of a tag"),
        ("<1/>", "no XML: a name is expected"),
        ("<r></r x>", "no XML: an end tag without an end"), ("<![CDATA[x]]><r/>", "no XML: text outside of the outermost element"),
        ("<r><![CDATA[x]]</r>", "no XML: ]]> is missing"), ("<r><!-- </r>", "no XML: --> is missing"),
        ("<r><!- x --></r>", "no XML: -- is expected"),
        ("<r><? x?></r>", "no XML: a name is expected"), ("\u{ef}", "no XML: a name is expected"),
    ]

    @Test(arguments: refused) func isRefused(text: String, cause: String) throws {
        let found = text == "\u{ef}" ? try fault("<\u{1}") : try fault(text)
        #expect(found.cause == cause)
        #expect(!found.fix.isEmpty)
    }

    @Test func bytesThatAreNotUTF8() throws {
        let found = try #require(throws: XMLFault.self) { try Self.tags([0xef, 0x00]) }
        #expect(found.cause == "bytes that are not UTF-8")
    }

    /// Ten entities of ten of the one before would be ten thousand million letters: refused at the first declaration, in line 3.
    @Test func aBombIsRefusedWhereItBegins() throws {
        var text = "<?xml version='1.0'?>\n<!DOCTYPE r [\n<!ENTITY a0 'aaaaaaaaaa'>\n"
        for i in 1..<10 { text += "<!ENTITY a\(i) '" + String(repeating: "&a\(i - 1);", count: 10) + "'>\n" }
        let found = try fault(text + "]><r>&a9;</r>")
        #expect(found.cause == "a declaration of an entity" && found.line == 3)
    }

    @Test func everyBoundHolds() throws {
        let limits = XMLLimits(depth: 3, nameByteCount: 8, attributeCount: 2, valueByteCount: 10, declarationByteCount: 40, elementCount: 4)
        func holds(_ text: String, _ broken: String, _ cause: String) throws {
            _ = try Self.tags(Array(text.utf8), limits: limits)
            #expect(try fault(broken, limits: limits).cause == cause)
        }
        try holds("<r><x><y/></x></r>", "<r><x><y><z/></y></x></r>", "more than 3 elements inside each other")
        try holds("<abcdefgh/>", "<abcdefghi/>", "a name of more than 8 bytes")
        try holds("<r a='' b=''/>", "<r a='' b='' c=''/>", "more than 2 attributes of one element")
        try holds("<r a='01234' b='56789'/>", "<r a='01234' b='567890'/>", "more than 10 bytes in the attributes of one element")
        try holds("<r a='&#65;123456789'/>", "<r a='0123456789&#65;'/>", "more than 10 bytes in the attributes of one element")
        try holds("<r><a/><a/><a/></r>", "<r><a/><a/><a/><a/></r>", "more than 4 elements")
        let long = String(repeating: "x", count: 40)
        try holds(
            "<!DOCTYPE r [<!ELEMENT r ANY>]><r/>", "<!DOCTYPE r [<!ELEMENT r \(long)>]><r/>",
            "too many declarations before the first element")
        #expect(try fault("<!DOCTYPE r [<!-- \(long) -->]><r/>", limits: limits).cause == "too many declarations before the first element")
    }

    /// Wherever the pieces in which a text is read are cut, it says the same.
    @Test func piecesMayEndAnywhere() throws {
        let tail = "<r a=\"1 &amp; 2\" b='x'>text &lt; <![CDATA[ ]] ]]> <!-- - -- --><x/><y>\n</y></r>"
        let expected = try Self.tags(Array(tail.utf8), names: ["a", "b"])
        for cut in 0..<tail.utf8.count {
            let blank = [UInt8](repeating: 0x20, count: XMLInput.pieceByteCount - cut)
            #expect(try Self.tags(blank + Array(tail.utf8), names: ["a", "b"]) == expected)
        }
    }

    @Test func linesAreCounted() throws {
        #expect(try fault("<r>\n\n<x a='\n'\n>\n</y>").line == 6)
    }

    @Test func tenThousandMutations() throws {
        var generator = SeededGenerator()
        let original = Array(
            "<?xml version=\"1.0\"?><!DOCTYPE r [<!ATTLIST r a CDATA #IMPLIED>]><r a=\"1&amp;\"><x b='2'/><!-- c --><y>t</y></r>".utf8)
        for _ in 0..<10_000 {
            let text = Mutation.mutate(original, using: &generator)
            let tags = (try? Self.tags(text)) ?? []
            #expect(tags.count <= text.count, "\(generator)")
        }
    }
}
