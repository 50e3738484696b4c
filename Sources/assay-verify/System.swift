// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif
internal import AssayExchange
internal import AssayFormats

/// What the program asks of the operating system, apart from reading the files that it is given.
enum System {
    /// A crash writes nothing; a reader that has gone is no fault.
    static func leaveNoCore() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        signal(SIGPIPE, SIG_IGN)
    }

    static func now() throws(Failure) -> Timestamp {
        guard let now = Timestamp(secondsSince1970: time(nil)) else {
            throw Failure(.unusable, "this machine's clock is outside 1970 .. 9999")
        }
        return now
    }

    /// Prints the answer and ends; a verdict that cannot be written is none.
    static func end(with answer: Answer, asJSON: Bool) -> Never {
        let code = write(answer.text(asJSON: asJSON), to: STDOUT_FILENO)
        guard code == 0 else {
            note("error: standard output: cannot write: \(String(cString: strerror(code)))")
            exit(Status.unusable.rawValue)
        }
        exit(answer.status.rawValue)
    }

    static func end(with failure: Failure, asJSON: Bool) -> Never {
        if asJSON { _ = write(String(decoding: failure.json.prettyBytes, as: UTF8.self), to: STDOUT_FILENO) }
        note("error: \(PrintableText.lines(failure.message).joined(separator: "\n"))")
        if let help = failure.help { note("help: \(PrintableText.line(help))") }
        exit(failure.status.rawValue)
    }

    /// A line on standard error.
    static func note(_ text: String) { _ = write(text + "\n", to: STDERR_FILENO) }

    /// 0 when the text was written, or nobody reads it any more; else the `errno` of the system.
    private static func write(_ text: String, to descriptor: Int32) -> Int32 {
        let code = Array(text.utf8).withUnsafeBytes { Descriptor.write($0, to: descriptor) }
        return code == EPIPE ? 0 : code
    }
}
