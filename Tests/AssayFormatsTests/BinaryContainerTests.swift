// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import AssayTestSupport
import Testing

@Suite struct BinaryContainerTests {
    static let sample: [UInt8] = {
        var writer = BinaryContainerWriter(format: "test", version: 1)
        writer.append(section: 2, [1, 2, 3, 4])
        writer.append(section: 1, [])
        return writer.finish()
    }()

    func kind(_ bytes: [UInt8]) -> FormatError.Kind? {
        #expect(throws: FormatError.self) { try BinaryContainer(bytes, format: "test", versions: 1...1) }?.kind
    }

    @Test func sectionsAreFoundInAnyOrder() throws {
        let container = try BinaryContainer(Self.sample, format: "test", versions: 1...1)
        #expect(container.sections == [1, 2])
        var reader = try container.reader(section: 2, "four bytes", length: 4)
        #expect(try reader.readUInt32() == 0x0403_0201)
        try reader.finish()
        #expect(throws: FormatError.self) { try reader.readUInt8() }
    }

    @Test func missingAndMisshapenSectionsAreRefused() throws {
        let container = try BinaryContainer(Self.sample, format: "test", versions: 1...1)
        #expect(#expect(throws: FormatError.self) { try container.reader(section: 3, "more") }?.kind == .missingSection)
        let error = #expect(throws: FormatError.self) { try container.reader(section: 2, "five bytes", length: 5) }
        #expect(error?.kind == .wrongLength)
        #expect(error?.description == "test, section 2, offset 24: five bytes should take 5 bytes and takes 4")
        var reader = try container.reader(section: 2, "four bytes")
        _ = try reader.readUInt8()
        #expect(#expect(throws: FormatError.self) { try reader.finish() }?.kind == .trailingBytes)
    }

    @Test func headersThatLieAreRefused() {
        var wrong = Self.sample
        wrong[0] = 0
        #expect(kind(wrong) == .wrongMagic)
        wrong = Self.sample
        wrong[4] = 2
        #expect(kind(wrong) == .unsupportedVersion)
        wrong = Self.sample
        wrong[11] = 0x7f
        #expect(kind(wrong) == .outOfRange)
        wrong = Self.sample
        wrong[28] = 2
        #expect(kind(wrong) == .duplicateSection)
        wrong = Self.sample
        wrong[23] = 0xff
        #expect(kind(wrong) == .truncated)
        #expect(kind(Self.sample + [0]) == .trailingBytes)
        for length in 0..<Self.sample.count { #expect(kind(Array(Self.sample[..<length])) != nil) }
    }

    @Test func countsBeyondTheFileAreRefusedBeforeAnythingIsAllocated() throws {
        var reader = ByteReader([255, 255, 255, 255, 0], format: "test")
        let error = #expect(throws: FormatError.self) { try reader.readCount(of: "terms", elementSize: 36) }
        #expect(error?.kind == .outOfRange)
        #expect(error?.place.offset == 0)
    }

    @Test func textMustBeUnicode() throws {
        var bytes: [UInt8] = []
        bytes.appendText("Blutdruck – früh")
        var reader = ByteReader(bytes, format: "test")
        #expect(try reader.readText() == "Blutdruck – früh")
        var broken = ByteReader([1, 0, 0, 0, 0xff], format: "test")
        #expect(#expect(throws: FormatError.self) { try broken.readText() }?.kind == .malformed)
    }
}
