// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import AssaySyntax

/// The text of an open file as its editor has it, saved or not.
struct TextDocument: Hashable, Sendable {
    let uri: String
    private(set) var version: Int
    private(set) var bytes: [UInt8]
    private(set) var lines: LineTable

    /// The longest text that is kept: four times the longest program.
    static let byteLimit = 4 * SourceFile.maximumByteCount

    init(uri: String, version: Int, text: String) throws(RPCError) {
        self.uri = uri
        self.version = version
        bytes = Array(text.utf8)
        lines = LineTable(bytes)
        try checkLength()
    }

    /// Applies the changes of one `textDocument/didChange`, each to the text that the one before left.
    mutating func apply(_ changes: [JSON], version: Int) throws(RPCError) {
        var changed = self
        for change in changes {
            let text = try change.string("text")
            if change["range"] == nil || change["range"] == .null {
                changed.bytes = Array(text.utf8)
            } else {
                let span = changed.lines.span(of: try TextRange(change["range"]))
                changed.bytes.replaceSubrange(span.start..<span.end, with: text.utf8)
            }
            try changed.checkLength()
            changed.lines = LineTable(changed.bytes)
        }
        changed.version = version
        self = changed
    }

    private func checkLength() throws(RPCError) {
        guard bytes.count > Self.byteLimit else { return }
        throw RPCError(.invalidParams, "a text of \(bytes.count) bytes; at most \(Self.byteLimit) are kept")
    }
}
