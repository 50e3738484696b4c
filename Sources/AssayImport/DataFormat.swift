// SPDX-License-Identifier: Apache-2.0
public import AssayExchange

/// What a file of data is, told by its first bytes and never by its name.
public enum DataFormat: Hashable, Sendable {
    /// A table of separated values.
    case table
    /// Records of FHIR or Open mHealth: the text begins as JSON.
    case json
    /// An export of Apple Health: the text begins as XML.
    case xml

    /// Bytes that tell the formats apart.
    public static let startByteCount = 4096

    /// The format of the file that begins with `start`; throws for an archive, whose content nobody can see without unpacking it.
    public init(start: [UInt8], file: String) throws(ImportFailure) {
        if let archive = Self.archive(start) {
            throw ImportFailure(file, "\(archive)", fix: "Unpack it and give the file inside; Apple Health's is called export.xml")
        }
        let text = start.starts(with: [0xef, 0xbb, 0xbf]) ? start.dropFirst(3) : start[...]
        switch text.first(where: { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }) {
        case UInt8(ascii: "{"), UInt8(ascii: "["): self = .json
        case UInt8(ascii: "<"): self = .xml
        default: self = .table
        }
    }

    private static func archive(_ start: [UInt8]) -> String? {
        if start.starts(with: Array("PK".utf8) + [3, 4]) || start.starts(with: Array("PK".utf8) + [5, 6]) {
            return "this is a ZIP archive"
        }
        return start.starts(with: [0x1f, 0x8b]) ? "this is compressed (gzip)" : nil
    }
}

extension ImportFailure {
    /// One issue, which ends the reading of a file.
    init(_ file: String, at place: ImportPlace = ImportPlace(), _ cause: String, fix: String) {
        self.init()
        add(ImportIssue(file: file, at: place, cause: cause, fix: fix))
    }
}
