// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssaySyntax

/// What closes the page.
extension Explanation {
    var wholeText: [Document.Block] {
        [
            .heading(2, "The program"),
            .paragraph("In its usual layout; its digest stands at the top of this page."),
            .code(program.canonicalSource, language: "assay"),
        ]
    }

    var signatures: [Document.Block] {
        [
            .heading(2, "Agreed"),
            .table(["", "buyer", "seller"], [["name", "", ""], ["date", "", ""], ["signature", "", ""]]),
        ]
    }
}
