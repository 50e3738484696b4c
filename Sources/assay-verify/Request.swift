// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange

/// What the command line asks for. The words are those of `assay verify`.
///
/// Read by hand: swift-argument-parser brings FoundationEssentials, which is larger than all the rest of this program.
struct Request {
    enum Task {
        case help
        case version
        case receipt(String)
        case proofs(key: String, [(signals: String, proof: String)])
    }

    let task: Task
    private(set) var moment: Timestamp?
    private(set) var takesSinglePartyKeys = false
    private(set) var asJSON = false

    /// - Throws: ``Failure`` with the status of a usage error for words that mean nothing.
    init(_ arguments: [String]) throws(Failure) {
        var files: [String] = []
        var rest = arguments[...]
        var endsOptions = false
        var answer: Task?
        while let word = rest.popFirst() {
            guard !endsOptions, word.hasPrefix("-"), word != "-" else {
                files.append(word)
                continue
            }
            switch word {
            case "--": endsOptions = true
            case "-h", "--help": answer = answer ?? .help
            case "--version": answer = answer ?? .version
            case "--json": asJSON = true
            case "--quiet": break
            case "--unsafe": takesSinglePartyKeys = true
            case "--at":
                guard let text = rest.popFirst() else { throw .usage("--at needs a moment, such as 2026-12-31") }
                moment = try Self.moment(text)
            default:
                guard word.hasPrefix("--at=") else { throw .usage("there is no option \(word)") }
                moment = try Self.moment(String(word.dropFirst(5)))
            }
        }
        task = if let answer { answer } else { try Self.task(files) }
    }

    var singlePartyKeys: SinglePartyKeys { takesSinglePartyKeys ? .warn : .refuse }

    private static func task(_ files: [String]) throws(Failure) -> Task {
        if files.count == 1 { return .receipt(files[0]) }
        guard files.count >= 3, !files.count.isMultiple(of: 2) else {
            throw .usage(
                "give a receipt, or a verifying key, the public signals and the proof, in this order; each proof after its public signals")
        }
        return .proofs(key: files[0], stride(from: 1, to: files.count, by: 2).map { (files[$0], files[$0 + 1]) })
    }

    /// A time, or the last second of a date.
    private static func moment(_ text: String) throws(Failure) -> Timestamp {
        guard let moment = Timestamp(text) ?? Timestamp("\(text)T23:59:59Z") else {
            throw Failure(
                .unusable, "\"\(text)\" is no date", help: "write 2026-12-31, or 2026-12-31T18:00:00Z for a moment of the day (UTC)")
        }
        return moment
    }

    static let help = """
        Check a receipt, or bare proofs, offline.

        assay-verify RECEIPT [--at MOMENT] [--unsafe]
        assay-verify VERIFICATION_KEY PUBLIC PROOF [PUBLIC PROOF ...] [--unsafe]

          --at MOMENT  check for this moment instead of now: a date, or a time such as 2026-11-22T18:00:00Z
          --unsafe     take a key that one party made alone, to try things out: that party could forge proofs
          --json       print one JSON object on standard output, for scripts
          --version    print the version

        The same checks, messages and exit codes as assay verify: 0 when everything holds, 1 when something does not, 2 when a file
        cannot be used, 64 when the command line is none. Nothing is fetched, nothing is written.
        """
}
