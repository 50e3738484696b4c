// SPDX-License-Identifier: Apache-2.0

/// A whole program as written, with the place of everything in it.
///
/// The parser returns a tree for every source, also for one with errors: then some parts are `invalid` or left out, and
/// at least one error is among the diagnostics.
public struct SyntaxTree: Hashable, Sendable {
    /// The text that the tree was read from; all places in the tree are in it.
    public let source: SourceFile
    /// `assay 1`; `nil` when missing or unreadable.
    public let edition: EditionSyntax?
    /// `algorithm "…"`; `nil` when missing or unreadable.
    public let algorithm: AlgorithmSyntax?
    /// In source order; those that could not be read are left out.
    public let declarations: [DeclarationSyntax]
    /// All comments, in source order.
    public let comments: [CommentSyntax]
}

/// `assay 1`
public struct EditionSyntax: Hashable, Sendable {
    /// The edition's number; not necessarily a known one.
    public let number: Int
    /// Where it stands.
    public let span: Span

    /// The editions that this release reads.
    public static let known = [1]
}

/// `algorithm "Home blood-pressure diary"`, or `module "…"` at the head of a file of functions.
public struct AlgorithmSyntax: Hashable, Sendable {
    /// Whether the file holds functions for others.
    public let isModule: Bool
    /// The text between the quotes.
    public let title: String
    /// The title with its quotes.
    public let titleSpan: Span
    /// Where it stands.
    public let span: Span
}

/// `// text`, from the slashes to the end of the line.
public struct CommentSyntax: Hashable, Sendable {
    /// With the slashes, without the line's end and the spaces before it.
    public let text: String
    /// Where it stands.
    public let span: Span
    /// Whether nothing but spaces stands before it on its line.
    public let isOnOwnLine: Bool
}
