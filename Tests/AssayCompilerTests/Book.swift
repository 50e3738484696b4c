// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// A fenced block of a document.
struct BookBlock: Sendable, CustomTestStringConvertible {
    /// What stands after the fence: `assay`, `assay-error A0302`, `assay-fragment`.
    let kind: String
    let text: String
    /// Line of the fence, from 1.
    let line: Int

    var testDescription: String { "\(kind), line \(line)" }

    /// All blocks of a document of the repository.
    static func all(in path: String) throws -> [BookBlock] {
        var blocks: [BookBlock] = []
        var open: (kind: String, line: Int, lines: [String])?
        for (index, line) in try Repository.text(path).components(separatedBy: "\n").enumerated() {
            if let block = open {
                if line.hasPrefix("```") {
                    blocks.append(BookBlock(kind: block.kind, text: block.lines.joined(separator: "\n") + "\n", line: block.line))
                    open = nil
                } else {
                    open?.lines.append(line)
                }
            } else if line.hasPrefix("```") {
                open = (String(line.dropFirst(3)), index + 1, [])
            }
        }
        return blocks
    }
}
