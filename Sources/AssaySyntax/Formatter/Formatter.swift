// SPDX-License-Identifier: Apache-2.0

/// Lays a program out in the one usual way: a declaration a line when it fits into 100 columns, fields one below the
/// other with their ranges in one column, at most one empty line in a row. Comments stay where they are, parentheses too.
///
/// Formatting a formatted program changes nothing, and a formatted program has the same tree as before. The layout belongs
/// to the edition: digests of programs are taken over it, so a change here changes the digest of every program.
public struct Formatter {
    let source: SourceFile
    private var comments: ArraySlice<CommentSyntax>
    /// Where in the source the last thing that was laid out ends.
    private var previousEnd: Int?

    /// The usual layout of a program without errors. Of a tree with errors only what could be read is laid out, so do not
    /// write that over its source.
    public static func format(_ tree: SyntaxTree) -> String {
        var formatter = Formatter(tree)
        return LayoutPrinter.print(formatter.layout(of: tree))
    }

    private init(_ tree: SyntaxTree) {
        self.init(source: tree.source, comments: tree.comments)
    }

    init(source: SourceFile, comments: [CommentSyntax]) {
        self.source = source
        self.comments = comments[...]
    }

    private mutating func layout(of tree: SyntaxTree) -> Layout {
        var parts: [Layout] = []
        if let edition = tree.edition {
            parts += [startOfItem(edition.span), .text("assay \(edition.number)")]
            endItem(edition.span)
        }
        if let algorithm = tree.algorithm {
            parts += [startOfItem(algorithm.span), .text("\(algorithm.isModule ? "module" : "algorithm") \"\(algorithm.title)\"")]
            endItem(algorithm.span)
        }
        var (standsApart, wasImport) = (true, false)
        for declaration in tree.declarations {
            let (isBraced, isImport) = (declaration.isBraced, declaration.isImport)
            parts += [
                startOfItem(declaration.span, standsApart: standsApart || isBraced || wasImport && !isImport), layout(of: declaration),
            ]
            endItem(declaration.span)
            (standsApart, wasImport) = (isBraced, isImport)
        }
        parts.append(startOfItem(source.span.after))
        return .sequence(parts)
    }

    // MARK: Items: what starts on a line of its own

    /// What stands before an item: the comment that follows the item before, an empty line if the source has one or the
    /// item stands apart, and comments on lines of their own.
    mutating func startOfItem(_ span: Span, standsApart: Bool = false) -> Layout {
        var parts: [Layout] = []
        if let comment = nextComment(before: span.start, onOwnLine: false) { parts.append(layout(of: comment)) }
        if standsApart { parts.append(.blankLine) }
        while let comment = nextComment(before: span.start) {
            parts += [emptyLine(before: comment.span.start), .ownComment(comment.text)]
            endItem(comment.span)
        }
        parts += [emptyLine(before: span.start), .hardLine]
        return .sequence(parts)
    }

    /// The next item is the first in braces: no empty line stands before it.
    mutating func startItems() {
        previousEnd = nil
    }

    mutating func endItem(_ span: Span) {
        previousEnd = span.end
    }

    /// An empty line if the source has one between the last thing laid out and `offset`.
    private func emptyLine(before offset: Int) -> Layout {
        guard let previousEnd, source.lineNumber(of: offset) - source.lineNumber(of: previousEnd) > 1 else { return [] }
        return .blankLine
    }

    // MARK: Comments

    private mutating func nextComment(before offset: Int, onOwnLine: Bool? = nil) -> CommentSyntax? {
        guard let first = comments.first, first.span.start <= offset, onOwnLine.map({ $0 == first.isOnOwnLine }) ?? true else { return nil }
        return comments.popFirst()
    }

    private mutating func layout(of comment: CommentSyntax) -> Layout {
        defer { previousEnd = comment.span.end }
        return comment.isOnOwnLine ? .ownComment(comment.text) : .trailingComment(comment.text)
    }

    /// The comments that stand before `offset` and were not laid out yet.
    mutating func comments(before offset: Int) -> Layout {
        var parts: [Layout] = []
        while let comment = nextComment(before: offset) { parts.append(layout(of: comment)) }
        return .sequence(parts)
    }

    /// A token of the source with the comments that stand before it.
    mutating func token(_ text: String, at offset: Int) -> Layout {
        [comments(before: offset), .text(text)]
    }
}

extension DeclarationSyntax {
    /// Whether it stands apart, as records, tests and properties do.
    fileprivate var isBraced: Bool {
        switch self {
        case .record, .test, .property: true
        default: false
        }
    }

    fileprivate var isImport: Bool { if case .import = self { true } else { false } }
}
