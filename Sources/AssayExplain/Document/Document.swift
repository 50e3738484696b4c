// SPDX-License-Identifier: Apache-2.0

/// A page for people, apart from how it is written down: as Markdown, or as HTML for a browser and a printer.
public struct Document: Hashable, Sendable {
    /// One piece of a page.
    public enum Block: Hashable, Sendable {
        /// A heading, of level 1 for the page itself.
        case heading(Int, Phrase)
        /// Running text.
        case paragraph(Phrase)
        /// Points, one below the other.
        case list([Phrase])
        /// Rows and columns under a heading each.
        case table([String], [[Phrase]])
        /// Lines that are shown as they are; the second says in which language they are.
        case code(String, language: String)
    }

    /// What a browser shows as the name of the page.
    public let title: String
    /// From top to bottom.
    public var blocks: [Block]

    /// A page.
    public init(title: String, blocks: [Block]) {
        self.title = title
        self.blocks = blocks
    }
}
