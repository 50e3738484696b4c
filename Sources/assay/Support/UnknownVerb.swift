// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayExchange

/// A verb that does not exist, noticed before the argument parser counts the words that follow it.
enum UnknownVerb {
    /// Throws when the first of `words` can only be meant as a verb of `command`, and is none.
    static func check(_ words: ArraySlice<String>, in command: any ParsableCommand.Type) throws {
        let verbs = command.configuration.subcommands
        guard let word = words.first, !word.hasPrefix("-"), word != "help", !verbs.isEmpty else { return }
        if let verb = verbs.first(where: { $0.configuration.commandName == word }) { return try check(words.dropFirst(), in: verb) }
        let names = verbs.compactMap { $0.configuration.commandName }
        let nearest = Suggestion.nearest(to: word, among: names).map { "did you mean \($0)?" }
        let list = names.joined(separator: ", ")
        throw CommandFailure(
            status: .usage, message: "there is no verb \(word)" + (nearest.map { "; " + $0 } ?? ""), help: "the verbs are \(list)")
    }
}
