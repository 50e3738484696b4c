// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

/// What goes to standard output, and the status with which the process ends.
struct Answer {
    var lines: [String]
    var json: [String: JSON] = [:]
    var status = Status.valid

    init(_ lines: [String]) { self.lines = lines }

    init(_ verdict: Verdict, end: String? = nil) {
        lines = verdict.lines + (end.map { [$0] } ?? [])
        json = verdict.json
        status = verdict.holds ? .valid : .invalid
    }

    func text(asJSON: Bool) -> String {
        guard asJSON, !json.isEmpty else { return lines.joined(separator: "\n") + "\n" }
        return String(decoding: JSON.object(json).prettyBytes, as: UTF8.self)
    }
}

/// The exit codes of `assay`.
enum Status: Int32 {
    case valid = 0
    case invalid = 1
    case unusable = 2
    case usage = 64
}

/// An end without a verdict.
struct Failure: Error {
    let status: Status
    let message: String
    let help: String?
    let code: RefusalCode?

    init(_ status: Status, _ message: String, help: String? = nil, code: RefusalCode? = nil) {
        self.status = status
        self.message = message
        self.help = help
        self.code = code
    }

    init(_ file: UnusableFile) { self.init(.unusable, file.message, help: file.help, code: file.code) }

    static func usage(_ message: String) -> Failure { Failure(.usage, message, help: "assay-verify --help says what there is") }

    var json: JSON {
        var members: [String: JSON] = ["message": .string(message), "status": .integer(Int(status.rawValue))]
        if let help { members["help"] = .string(help) }
        if let code { members["code"] = .string(code.rawValue) }
        return ["error": .object(members)]
    }
}
