// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser

struct LanguageServerVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "language-server",
        abstract: "Answer an editor: messages while one types, hovers, costs by line, completion, renaming.",
        discussion: """
            Speaks the Language Server Protocol 3.17 on standard input and output; an editor starts it and ends it. How to set up
            VS Code, Neovim, Emacs and Helix is in docs/editor.md. Ends with 0 after `shutdown` and `exit`, with 1 when its editor is
            gone without them, and with 2 when what comes in is not the protocol.

            Example: assay language-server
            """)

    @Flag(help: "Speak on standard input and output; nothing else is offered, and editors that say so are not refused.")
    var stdio = false

    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        let status = try EditorSession().run()
        return Answer(status: status == 0 ? .valid : .invalid)
    }
}
