// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation

/// A file of the repository as the house checks read it.
struct SourceFile: Sendable, CustomStringConvertible {
    /// The path from the repository's root, with `/`.
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    /// The target of a file under `Sources/` or `Sandbox/Sources/`.
    var room: String { String(path.split(separator: "/").drop { $0 != "Sources" }.dropFirst().first ?? "") }
    /// Whether it belongs to what is shipped.
    var isSource: Bool { path.hasPrefix("Sources/") || path.contains("/Sources/") }
    var description: String { path }

    /// Every file below `folder` whose name ends in one of `suffixes`, in path order; hidden folders are left out.
    static func all(under folder: String, suffixes: [String]) throws -> [SourceFile] {
        let top = Repository.root.appending(path: folder)
        let names = FileManager.default.enumerator(atPath: top.path)?.compactMap { $0 as? String } ?? []
        return try names.sorted().filter { name in
            !name.hasPrefix(".") && !name.contains("/.") && suffixes.contains { name.hasSuffix($0) }
        }.map { name in
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            return SourceFile(path: path, text: try Repository.text(path))
        }
    }
}
