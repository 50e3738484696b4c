// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayData
internal import AssayExchange
internal import AssayFormats

/// One verb of the command line: it does its work, returns its answer, and leaves printing and exit codes to `run()`.
protocol Verb: ParsableCommand {
    var output: OutputOptions { get }
    func perform() throws -> Answer
}

/// The options that every verb has.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print one JSON object on standard output, for scripts.")
    var json = false

    @Flag(help: "Say nothing on standard error but errors and warnings.")
    var quiet = false
}

extension Verb {
    mutating func run() throws {
        let answer: Answer
        do {
            answer = try perform()
        } catch let refusal as DataRefusal {
            answer = refusal.answer
        } catch let failure as CommandFailure {
            Report.failure(failure, asJSON: output.json)
            throw failure.status.code
        } catch let failure as ProgramFailure {
            if output.json { Terminal.result(Answer(json: ["valid": false, "diagnostics": failure.json]).text(asJSON: true)) }
            Terminal.note(failure.text)
            throw ExitStatus.unusable.code
        } catch let failure as ImportFailure {
            Report.failure(failure, asJSON: output.json)
            throw ExitStatus.unusable.code
        } catch {
            let failure = CommandFailure(error)
            Report.failure(failure, asJSON: output.json)
            throw failure.status.code
        }
        let text = answer.text(asJSON: output.json)
        if !text.isEmpty, let reason = Terminal.result(text) {
            Terminal.note("error: standard output: cannot write: \(reason)")
            throw ExitStatus.unusable.code
        }
        if answer.status != .valid { throw answer.status.code }
    }

    /// A remark on standard error that `--quiet` silences.
    func remark(_ text: String) {
        if !output.quiet { Terminal.note(text) }
    }

    /// Runs long work under a progress display that is gone when it ends.
    func withProgress<R>(_ body: (TerminalProgress) throws -> R) rethrows -> R {
        let progress = TerminalProgress(quiet: output.quiet)
        defer { progress.finish() }
        return try body(progress)
    }
}
