// SPDX-License-Identifier: Apache-2.0

extension DiagnosticPage {
    /// The page: what it is about, why, an example with its message, and what to write instead.
    public var document: Document {
        let heading: Phrase = "\(text: code): " + Phrase(marked: about)
        var blocks: [Document.Block] = [.heading(1, heading), .paragraph(Phrase(marked: why)), .heading(2, "For example")]
        blocks += Self.shown(faulty)
        blocks += [.paragraph("gives"), .code(faulty.messages(code), language: "text"), .heading(2, "Instead")]
        blocks += Self.shown(mended)
        blocks.append(.paragraph(inShort))
        if faulty.hasBase || mended.hasBase { blocks += Self.surroundings }
        return Document(title: heading.plain, blocks: blocks)
    }

    private var inShort: Phrase {
        let place: Phrase = example.isEmpty ? "In short: " : "In short, in place of " + Phrase(marked: example) + ": "
        return place + Phrase(marked: instead) + "."
    }

    private static func shown(_ sample: SampleProgram) -> [Document.Block] {
        if let words = sample.words { return [.paragraph(Phrase(marked: words))] }
        return sample.lines.map { [.code($0, language: "assay")] } ?? []
    }

    private static var surroundings: [Document.Block] {
        [
            .heading(2, "The program around it"),
            .paragraph("The lines above stand in place of the dots."),
            .code(SampleProgram.base.before + "…\n" + SampleProgram.base.after, language: "assay"),
        ]
    }

    /// The list of all codes, `docs/diagnostics.md`.
    public static var list: Document {
        var blocks: [Document.Block] = [
            .heading(1, "Messages of the compiler"),
            .paragraph(
                """
                Every message has a code that never changes. This page lists them all: what each is about, a line that gives it, and what to write \
                instead. Each code leads to a page with an example and its message; \(code: "assay explain A0405") shows the same page.
                """),
            .paragraph(
                """
                How a message is laid out says the \(Phrase([.link("language reference", to: "language.md#how-to-read-a-message")])). \(code: "--json") \
                prints the same for machines.
                """),
        ]
        var (area, section) = ("", "")
        for page in all {
            if page.place.area != area { blocks.append(.heading(2, "\(text: page.place.area): \(text: page.place.title)")) }
            let isNewSection = page.place.section != section || page.place.area != area
            if isNewSection, !page.place.section.isEmpty { blocks.append(.heading(3, .text(page.place.section))) }
            if isNewSection { blocks.append(.table(["code", "about", "for example", "instead"], rows(in: page.place))) }
            (area, section) = (page.place.area, page.place.section)
        }
        for (code, about) in retired.sorted(by: { $0.key < $1.key }) {
            blocks.append(.paragraph("\(text: code) is not given any more; it was about " + Phrase(marked: about) + "."))
        }
        return Document(title: "Messages of the compiler", blocks: blocks)
    }

    private static func rows(in place: Place) -> [[Phrase]] {
        all.filter { $0.place == place }.map { page in
            [
                Phrase([.link(page.code, to: page.file)]), Phrase(marked: page.about), Phrase(marked: page.example),
                Phrase(marked: page.instead),
            ]
        }
    }
}

extension Phrase {
    /// Words in which backticks set parts of programs apart.
    init(marked text: String) {
        let pieces = text.split(separator: "`", omittingEmptySubsequences: false)
        self.init(
            pieces.enumerated().compactMap { index, piece in
                piece.isEmpty ? nil : index % 2 == 0 ? .text(String(piece)) : .code(String(piece))
            })
    }

    /// The words alone.
    var plain: String {
        parts.map { part in
            switch part {
            case .text(let text), .code(let text), .strong(let text), .link(let text, _): text
            }
        }.joined()
    }
}
