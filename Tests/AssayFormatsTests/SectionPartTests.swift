// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import AssayTestSupport
import Testing

/// Parts of sections, and of files that are being written.
@Suite struct SectionPartTests {
    static func container() -> [UInt8] {
        var writer = BinaryContainerWriter(format: "test", version: 1)
        writer.append(section: 3, Array(0..<100))
        return writer.finish()
    }

    @Test func partsOfASectionAreRead() throws {
        let scratch = try ScratchFolder()
        try scratch.write(Self.container(), to: "file")
        let files = [
            try BinaryContainer(Self.container(), format: "test", versions: 1...1),
            try BinaryContainer(FileReader(scratch.path("file")), format: "test", versions: 1...1),
        ]
        for file in files {
            for range in [0..<100, 0..<0, 17..<42, 99..<100, 100..<100] {
                var reader = try file.reader(section: 3, "numbers", part: range)
                #expect(try Array(reader.readBytes(range.count)) == Array(UInt8(range.lowerBound)..<UInt8(range.upperBound)))
                try reader.finish()
            }
            for range in [0..<101, 100..<101, -1..<3] {
                let error = #expect(throws: FormatError.self) { try file.reader(section: 3, "numbers", part: range) }
                #expect(error?.kind == .truncated && error?.place.section == 3)
            }
            #expect(throws: FormatError.self) { try file.reader(section: 4, "nothing", part: 0..<0) }
        }
    }

    @Test func aNewFileIsReadWhileItIsWritten() throws {
        let scratch = try ScratchFolder()
        try AtomicFile.write(to: scratch.path("new")) { (file) throws(FileError) in
            try file.write([1, 2, 3, 4])
            let middle = try file.read(1..<3)
            try file.write(middle + [5])
        }
        #expect(try scratch.bytes("new") == [1, 2, 3, 4, 2, 3, 5])
        #expect(throws: FileError.self) {
            try AtomicFile.write(to: scratch.path("other")) { (file) throws(FileError) in _ = try file.read(0..<1) }
        }
        #expect(try scratch.names() == ["new"])
    }
}
