// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange
internal import AssayFormats

/// Failures as they are said: for people on standard error, and for scripts on standard output, too.
enum Report {
    static func failure(_ failure: CommandFailure, asJSON: Bool) {
        if asJSON { Terminal.result(Answer(json: ["error": failure.json]).text(asJSON: true)) }
        Terminal.note("error: \(PrintableText.lines(failure.message).joined(separator: "\n"))")
        if let help = failure.help { Terminal.note("help: \(PrintableText.line(help))") }
    }

    static func failure(_ failure: ImportFailure, asJSON: Bool) {
        if asJSON { Terminal.result(Answer(json: ["issues": .array(failure.issues.map(\.json))]).text(asJSON: true)) }
        let lines = PrintableText.lines(failure.description).joined(separator: "\n")
        Terminal.note("error: the table cannot be used; nothing was imported\n\(lines)")
    }
}
