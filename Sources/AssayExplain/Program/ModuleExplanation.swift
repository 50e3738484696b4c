// SPDX-License-Identifier: Apache-2.0
public import AssayCompiler
public import AssayData
public import AssaySyntax

/// The functions of a module in plain English and formulas: what one reads before one pins it.
///
/// Everything is taken from the text in its usual layout, so that the same module gives the same page on every machine.
public struct ModuleExplanation {
    private let digest: Digest
    private let text: ProgramText

    /// - Parameters:
    ///   - source: a module without faults.
    ///   - digest: what an import of it states.
    ///   - modules: where the modules are that it imports itself.
    public init(_ source: SourceFile, digest: Digest, modules: ModuleLibrary) {
        self.digest = digest
        text = ProgramText(module: source, modules)
    }

    /// The page.
    public var document: Document {
        let title = text.tree.algorithm?.title ?? ""
        let imports = text.tree.imports.map { [.text("Imports \($0.module) (SHA-256)"), .code($0.digest ?? "any")] as [Phrase] }
        let head: [Document.Block] = [
            .heading(1, .text(title)),
            .paragraph(
                """
                What the functions of this module give, in words and in formulas. A program that imports it by the digest below \
                relies on exactly this. Lines are those of the module in its usual layout, which stands at the end.
                """),
            .table(["", ""], [["Module (SHA-256 of its usual layout)", .code(digest.hexadecimal)]] + imports),
        ]
        let whole: [Document.Block] = [
            .heading(2, "The module"), .paragraph("In its usual layout; its digest stands at the top of this page."),
            .code(text.tree.source.text(text.tree.source.span), language: "assay"),
        ]
        return Document(title: title, blocks: head + text.functionBlocks + ProgramText.exactness + text.notation + whole)
    }
}
