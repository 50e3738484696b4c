// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// What there is to say about one code of a diagnostic: what it is about, why, a program that gives it, and one that does not.
///
/// The texts are those of the folder `Pages`, which the build puts into the code; `docs/diagnostics.md`, the pages beside it and
/// `assay explain CODE` are made of them. Messages are not among them: they are what the compiler says about the example.
public struct DiagnosticPage: Hashable, Sendable {
    /// A chapter of the list, such as `A02: names`, and perhaps a section of it.
    public struct Place: Hashable, Sendable {
        /// `A02`
        public let area: String
        /// `names`
        public let title: String
        /// `The file's head and declarations`; empty where the chapter has no sections.
        public let section: String
    }

    /// `A0405`
    public let code: String
    /// Where it stands in the list.
    public let place: Place
    /// What it is about, as a noun; words in backticks are parts of programs, here and below.
    public let about: String
    /// Lines that give it, in short; may be empty.
    public let example: String
    /// What to write in their place, in short.
    public let instead: String
    /// Why it is a fault.
    public let why: String
    /// A program that gives it.
    public let faulty: SampleProgram
    /// The same, put right.
    public let mended: SampleProgram

    /// All of them, in the order of the list.
    public static let all: [DiagnosticPage] = {
        let texts = [
            PackageResources.written_txt, PackageResources.names_txt, PackageResources.kinds_txt, PackageResources.ranges_txt,
            PackageResources.published_txt,
        ]
        return texts.flatMap { PageReader.pages(of: String(decoding: $0, as: UTF8.self)) }
    }()

    /// Codes that were given once and never will be again, with what they were about.
    public static let retired = ["A0126": "words of a later edition, which `test` and `property` were"]

    /// The page of a code, in capital or small letters; `nil` when there is no such code.
    public static func of(_ code: String) -> DiagnosticPage? { all.first { $0.code == code.uppercased() } }

    /// The code that was perhaps meant: of those that differ in one sign, or else of all, the one with the nearest number.
    public static func nearest(to code: String) -> String? {
        guard let number = Int(code.filter(\.isNumber)) else { return nil }
        func distance(_ code: String) -> Int { abs((Int(code.dropFirst()) ?? 0) - number) }
        let codes = all.map(\.code).sorted { (distance($0), $0) < (distance($1), $1) }
        return codes.first { Suggestion.nearest(to: code, in: [$0]) != nil } ?? codes.first
    }

    /// The file of the page, beside the list.
    public var file: String { "diagnostics/\(code).md" }
}

/// Reads the pages from their text. Each line starts with a word that says what it is; indented lines are those of a program.
private struct PageReader {
    private var place = (area: "", title: "", section: "")
    private var entries: [String: String] = [:]
    private var block = ""
    private var pages: [DiagnosticPage] = []

    static func pages(of text: String) -> [DiagnosticPage] {
        var reader = PageReader()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { reader.read(line) }
        reader.finishPage()
        return reader.pages
    }

    private mutating func read(_ line: Substring) {
        if line.hasPrefix("    ") { return entries[block, default: ""] += line.dropFirst(4) + "\n" }
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        guard let word = parts.first else { return }
        let rest = parts.count > 1 ? parts[1] : ""
        switch word {
        case "area":
            finishPage()
            place = (String(rest.prefix(3)), String(rest.dropFirst(4)), "")
        case "section":
            finishPage()
            place.section = rest
        case "code":
            finishPage()
            entries["code"] = rest
        case "bad", "good": block = word
        default: entries[word] = rest
        }
    }

    private mutating func finishPage() {
        defer { (entries, block) = ([:], "") }
        guard let code = entries["code"] else { return }
        func text(_ key: String) -> String { entries[key] ?? "" }
        pages.append(
            DiagnosticPage(
                code: code, place: .init(area: place.area, title: place.title, section: place.section), about: text("about"),
                example: text("example"), instead: text("instead"), why: text("why"), faulty: sample("bad"), mended: sample("good")))
    }

    private func sample(_ key: String) -> SampleProgram {
        if let made = entries["\(key)-made"].flatMap(SampleProgram.Made.init) { return SampleProgram(.made(made)) }
        return SampleProgram(.lines(entries[key] ?? ""))
    }
}
