// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// Every relative link of the documents leads to a file, and to a heading where it names one.
@Suite struct LinkTests {
    /// The heading anchors of a Markdown text, made as the common renderers make them.
    static func anchors(of text: String) -> Set<String> {
        Set(
            outsideFences(text).compactMap { line in
                guard let heading = line.prefixMatch(of: /#{1,6}\s+(.*)/)?.1 else { return nil }
                return heading.lowercased().replacing(" ", with: "-").filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            })
    }

    static func outsideFences(_ text: String) -> [Substring] {
        var inside = false
        return text.split(separator: "\n").filter { line in
            guard line.hasPrefix("```") else { return !inside }
            inside.toggle()
            return false
        }
    }

    /// The targets of `[text](target)`, those with a scheme left out.
    static func links(of text: String) -> [String] {
        outsideFences(text).flatMap { line in
            line.replacing(/`[^`]*`/, with: "").matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
        }.filter { !$0.contains("://") && !$0.hasPrefix("mailto:") }
    }

    static func faults(of page: SourceFile) -> [String] {
        links(of: page.text).compactMap { link in
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let folder = page.path.split(separator: "/").dropLast().joined(separator: "/")
            let target = parts[0].isEmpty ? page.path : folder.isEmpty ? parts[0] : "\(folder)/\(parts[0])"
            guard target == page.path || FileManager.default.fileExists(atPath: Repository.root.appending(path: target).path) else {
                return "\(page.path): no file \(link)"
            }
            guard parts.count == 2 else { return nil }
            let text = target == page.path ? page.text : (try? Repository.text(target)) ?? ""
            return anchors(of: text).contains(parts[1]) ? nil : "\(page.path): no heading \(link)"
        }
    }

    @Test func everyRelativeLinkLeadsSomewhere() throws {
        let top = try FileManager.default.contentsOfDirectory(atPath: Repository.root.path).filter { $0.hasSuffix(".md") }
        let pages = try top.sorted().map { SourceFile(path: $0, text: try Repository.text($0)) }
        let below = try ["docs", "circuits", "vectors", "Tests"].flatMap { try SourceFile.all(under: $0, suffixes: [".md"]) }
        for page in pages + below { #expect(Self.faults(of: page) == []) }
    }

    @Test(arguments: [
        ("[a](nowhere.md)", 1), ("[a](Package.swift)", 0), ("[a](#here)\n# Here\n", 0), ("[a](#there)\n# Here\n", 1),
        ("[a](https://example.org/x)", 0), ("`[a](nowhere.md)`", 0), ("```\n[a](nowhere.md)\n```", 0),
    ])
    func deadLinksAreFound(text: String, count: Int) {
        #expect(Self.faults(of: SourceFile(path: "new.md", text: text)).count == count)
    }
}
